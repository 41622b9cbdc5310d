import type { moments as original } from '../en/moments.ts'

export const moments: Readonly<Record<keyof typeof original, string>> = {
  'confirming.said.link-no-texts': 'Er is geen link naar {to} gestuurd. Er is geen sms-dienst ingesteld.',
  'emails.reminder-day.calendar': 'Open de bijlage om de afspraken in uw agenda te zetten.',
  'emails.reminder-day.line': '{from}–{to}, {place}',
  'emails.reminder-day.lineWith': '{from}–{to}, {place}, bij {name}',
  'emails.reminder-day.link.change': 'Deze afspraken bekijken, verzetten of annuleren',
  'emails.reminder-day.link.view': 'Deze afspraken bekijken',
  'emails.reminder-day.list': 'Alle {count}, op volgorde:',
  'emails.reminder-day.other':
    'De {count} afspraken die u heeft gemaakt zijn op {date}, de eerste om {from}.',
  'emails.reminder-day.own': 'U heeft {count} afspraken op {date}, de eerste om {from}.',
  'emails.subject.reminder-day': 'Herinnering: {count} afspraken {date} bij {practice}',
  'moments.contact.button': 'Ja, dit is mijn nummer',
  'moments.contact.done': 'Uw mobiele nummer is bevestigd',
  'moments.contact.lead':
    'Druk op de knop als de sms met deze link op uw eigen telefoon is gekomen. {practice} mag u daar dan over afspraken berichten.',
  'moments.contact.title': 'Bevestig uw mobiele nummer',
  'moments.error.half': 'Vul dagen en tijd allebei in, of laat allebei leeg',
  'moments.error.sameDay': 'Op die dag gaat al een andere herinnering weg',
  'moments.late':
    'De herinnering {days, plural, =0 {op de dag zelf} one {één dag van tevoren} other {# dagen van tevoren}} om {time} komt laat: voor een afspraak om {visit} gaat die {hours} uur van tevoren weg, en patiënten kunnen tot {limit} uur van tevoren online wijzigen.',
  'moments.reminder.hint':
    'Meerdere afspraken van één patiënt op één dag staan in één bericht. Wie geen bericht kan krijgen, komt op de bellijst. Sms-berichten gaan alleen weg op de tijden die bij “Sms” zijn ingesteld',
  'moments.reminder.none': 'Leeg: geen herinnering',
  'moments.reminder2.days': 'Tweede herinnering, dagen van tevoren',
  'moments.reminder2.time': 'Tweede herinnering, tijdstip',
  'moments.reminder3.days': 'Derde herinnering, dagen van tevoren',
  'moments.reminder3.time': 'Derde herinnering, tijdstip',
  'patients.said.messages-allowed': 'Berichten mogen daar weer heen.',
  'patients.said.messages-stopped':
    'Daar gaan geen herinneringen, oproepen, aanbiedingen en automatische berichten meer heen. Bevestigingen, wijzigingen en annuleringen nog wel.',
  'record.did.allowed-messages': 'Berichten naar een contactgegeven weer toegestaan',
  'record.did.stopped-messages': 'Herinneringen naar een contactgegeven gestopt',
  'stops.act.allow': 'Berichten weer toestaan',
  'stops.act.stop': 'Herinneringen hier stoppen',
  'stops.by.link': 'Door de ontvanger gestopt op {date}',
  'stops.by.staff': 'Gestopt op {date}, {name}',
  'stops.chip': 'geen herinneringen',
  'visit.day.cancelled': 'geannuleerd',
  'visit.day.over.cancelled.lead': 'Ze stonden gepland op {date}.',
  'visit.day.over.cancelled.title': 'Deze afspraken zijn geannuleerd',
  'visit.day.over.past.lead': 'Ze waren op {date}.',
  'visit.day.over.past.title': 'Deze afspraken zijn voorbij',
  'visit.day.past': 'voorbij',
  'visit.day.title': '{count, plural, one {Uw afspraak} other {Uw # afspraken}}',
  'visit.day.view': 'Meer hierover',
  'visit.texts.button': 'Geen sms-berichten meer',
  'visit.texts.here':
    'Met de knop stuurt de praktijk geen herinneringen aan deze afspraak meer per sms naar {number}.',
  'visit.texts.hereOnly':
    'Dit geldt alleen voor deze afspraak. Wilt u bij geen enkele afspraak meer een sms? Vraag het de praktijk.',
  'visit.texts.keeps':
    'U krijgt nog wel een sms als u zelf een afspraak maakt, verzet of annuleert, en als de praktijk een afspraak moet verzetten of annuleren.',
  'visit.texts.lead': 'Met de knop krijgt u geen herinneringen per sms meer van {practice}.',
  'visit.texts.press': 'Geen herinneringen per sms meer',
  'visit.texts.said': 'U krijgt geen herinneringen per sms meer. Uw afspraken blijven zoals ze zijn.',
  'visit.texts.stops':
    'Het stopt herinneringen, oproepen, aanbod van vrije tijden en automatische berichten van de praktijk naar {number}.',
  'visit.texts.title': 'Sms-berichten stoppen?',
}
