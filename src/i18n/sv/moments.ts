import type { moments as original } from '../en/moments.ts'

export const moments: Readonly<Record<keyof typeof original, string>> = {
  'confirming.said.link-no-texts': 'Ingen länk skickades till {to}. Ingen sms-tjänst är inställd.',
  'emails.reminder-day.calendar': 'Öppna bilagan om du vill lägga in tiderna i din kalender.',
  'emails.reminder-day.line': '{from}–{to}, {place}',
  'emails.reminder-day.lineWith': '{from}–{to}, {place}, hos {name}',
  'emails.reminder-day.link.change': 'Se, boka om eller avboka de här tiderna',
  'emails.reminder-day.link.view': 'Se de här tiderna',
  'emails.reminder-day.list': 'Alla {count}, i ordning:',
  'emails.reminder-day.other': 'De {count} tider som du bokade är {date}, den första kl. {from}.',
  'emails.reminder-day.own': 'Du har {count} tider {date}, den första kl. {from}.',
  'emails.subject.reminder-day': 'Påminnelse: {count} tider {date}, {practice}',
  'moments.contact.button': 'Ja, det är mitt nummer',
  'moments.contact.done': 'Ditt mobilnummer är bekräftat',
  'moments.contact.lead':
    'Tryck på knappen om sms:et med länken kom till din egen telefon. {practice} får då skicka sms om bokade tider dit.',
  'moments.contact.title': 'Bekräfta ditt mobilnummer',
  'moments.error.half': 'Fyll i både dagar och klockslag, eller lämna båda tomma',
  'moments.error.sameDay': 'En annan påminnelse skickas redan den dagen',
  'moments.late':
    'Påminnelsen {days, plural, =0 {samma dag} one {en dag före} other {# dagar före}} kl. {time} kommer sent: för en tid kl. {visit} skickas den {hours, plural, one {# timme} other {# timmar}} före, och patienter kan ändra på webben fram till {limit, plural, one {# timme} other {# timmar}} före.',
  'moments.reminder.hint':
    'Flera tider samma dag för en patient blir ett meddelande. Den som inget meddelande når hamnar på ringlistan. Sms skickas bara de tider som är inställda under ”Sms”',
  'moments.reminder.none': 'Tomt: ingen sådan påminnelse',
  'moments.reminder2.days': 'Andra påminnelsen, dagar före',
  'moments.reminder2.time': 'Andra påminnelsen, klockslag',
  'moments.reminder3.days': 'Tredje påminnelsen, dagar före',
  'moments.reminder3.time': 'Tredje påminnelsen, klockslag',
  'patients.said.messages-allowed': 'Meddelanden får skickas dit igen.',
  'patients.said.messages-stopped':
    'Inga påminnelser, kallelser, erbjudanden och automatiska meddelanden skickas dit längre. Bekräftelser, ombokningar och avbokningar skickas ändå.',
  'record.did.allowed-messages': 'Meddelanden till en kontaktuppgift tillåtna igen',
  'record.did.stopped-messages': 'Påminnelser till en kontaktuppgift stoppade',
  'stops.act.allow': 'Tillåt meddelanden igen',
  'stops.act.stop': 'Stoppa påminnelser hit',
  'stops.by.link': 'Stoppat av mottagaren {date}',
  'stops.by.staff': 'Stoppat {date}, {name}',
  'stops.chip': 'inga påminnelser',
  'visit.day.cancelled': 'avbokad',
  'visit.day.over.cancelled.lead': 'De var planerade till {date}.',
  'visit.day.over.cancelled.title': 'De här tiderna är avbokade',
  'visit.day.over.past.lead': 'De var {date}.',
  'visit.day.over.past.title': 'De här tiderna har varit',
  'visit.day.past': 'har varit',
  'visit.day.title': '{count, plural, one {Din tid hos oss} other {Dina # tider hos oss}}',
  'visit.day.view': 'Mer om tiden',
  'visit.texts.button': 'Inga fler sms',
  'visit.texts.here':
    'Tryck på knappen så skickas inga fler påminnelser om den här tiden via sms till {number}.',
  'visit.texts.hereOnly':
    'Det gäller bara den här tiden. Vill du slippa sms för alla dina tider? Säg till mottagningen.',
  'visit.texts.keeps':
    'Vi skickar ändå sms om du själv bokar, bokar om eller avbokar, och om mottagningen måste boka om eller avboka.',
  'visit.texts.lead': 'Tryck på knappen så får du inga fler påminnelser via sms från {practice}.',
  'visit.texts.press': 'Inga fler påminnelser via sms',
  'visit.texts.said': 'Du får inga fler påminnelser via sms. Dina tider ligger kvar.',
  'visit.texts.stops':
    'Det stoppar påminnelser, kallelser, erbjudanden om lediga tider och mottagningens automatiska meddelanden till {number}.',
  'visit.texts.title': 'Vill du inte få fler sms?',
}
