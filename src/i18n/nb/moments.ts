import type { moments as original } from '../en/moments.ts'

export const moments: Readonly<Record<keyof typeof original, string>> = {
  'confirming.said.link-no-texts': 'Ingen lenke ble sendt til {to}. Ingen SMS-tjeneste er satt opp.',
  'emails.reminder-day.calendar': 'Åpne vedlegget for å legge timene inn i kalenderen din.',
  'emails.reminder-day.line': '{from}–{to}, {place}',
  'emails.reminder-day.lineWith': '{from}–{to}, {place}, hos {name}',
  'emails.reminder-day.link.change': 'Se, endre eller avbestill disse timene',
  'emails.reminder-day.link.view': 'Se disse timene',
  'emails.reminder-day.list': 'Alle {count}, i rekkefølge:',
  'emails.reminder-day.other': 'De {count} timene du bestilte er {date}, den første kl. {from}.',
  'emails.reminder-day.own': 'Du har {count} timer {date}, den første kl. {from}.',
  'emails.subject.reminder-day': 'Påminnelse: {count} timer {date}, {practice}',
  'moments.contact.button': 'Ja, dette er nummeret mitt',
  'moments.contact.done': 'Mobilnummeret ditt er bekreftet',
  'moments.contact.lead':
    'Trykk på knappen hvis SMS-en med lenken kom til din egen telefon. {practice} kan da sende deg SMS om timer der.',
  'moments.contact.title': 'Bekreft mobilnummeret ditt',
  'moments.error.half': 'Fyll ut både dager og klokkeslett, eller la begge stå tomme',
  'moments.error.sameDay': 'En annen påminnelse sendes allerede den dagen',
  'moments.late':
    'Påminnelsen {days, plural, =0 {samme dag} one {én dag før} other {# dager før}} kl. {time} kommer sent: for en time kl. {visit} sendes den {hours, plural, one {# time} other {# timer}} før, og pasienter kan endre online frem til {limit, plural, one {# time} other {# timer}} før.',
  'moments.reminder.hint':
    'Flere timer samme dag for én pasient blir én melding. Den som ingen melding når, kommer på ringelisten. SMS-er sendes bare til tidene som er satt under «SMS»',
  'moments.reminder.none': 'Tomt: ingen slik påminnelse',
  'moments.reminder2.days': 'Andre påminnelse, dager før',
  'moments.reminder2.time': 'Andre påminnelse, klokkeslett',
  'moments.reminder3.days': 'Tredje påminnelse, dager før',
  'moments.reminder3.time': 'Tredje påminnelse, klokkeslett',
  'patients.said.messages-allowed': 'Meldinger kan sendes dit igjen.',
  'patients.said.messages-stopped':
    'Ingen påminnelser, innkallinger, tilbud og automatiske meldinger sendes dit lenger. Bekreftelser, endringer og avlysninger sendes fortsatt.',
  'record.did.allowed-messages': 'Meldinger til en kontaktopplysning tillatt igjen',
  'record.did.stopped-messages': 'Påminnelser til en kontaktopplysning stoppet',
  'stops.act.allow': 'Tillat meldinger igjen',
  'stops.act.stop': 'Stopp påminnelser hit',
  'stops.by.link': 'Stoppet av mottakeren {date}',
  'stops.by.staff': 'Stoppet {date}, {name}',
  'stops.chip': 'ingen påminnelser',
  'visit.day.cancelled': 'avbestilt',
  'visit.day.over.cancelled.lead': 'De var planlagt til {date}.',
  'visit.day.over.cancelled.title': 'Disse timene er avbestilt',
  'visit.day.over.past.lead': 'De var {date}.',
  'visit.day.over.past.title': 'Disse timene har vært',
  'visit.day.past': 'har vært',
  'visit.day.title': '{count, plural, one {Timen din hos oss} other {De # timene dine hos oss}}',
  'visit.day.view': 'Mer om timen',
  'visit.texts.button': 'Ingen flere SMS-er',
  'visit.texts.here':
    'Trykk på knappen, så sendes det ingen flere påminnelser om denne timen på SMS til {number}.',
  'visit.texts.hereOnly':
    'Det gjelder bare denne timen. Vil du slippe SMS for alle timene dine? Si fra til klinikken.',
  'visit.texts.keeps':
    'Vi sender fortsatt SMS hvis du selv bestiller, endrer eller avbestiller, og hvis klinikken må flytte eller avlyse en time.',
  'visit.texts.lead': 'Trykk på knappen for å slippe flere påminnelser på SMS fra {practice}.',
  'visit.texts.press': 'Ingen flere påminnelser på SMS',
  'visit.texts.said': 'Du får ingen flere påminnelser på SMS. Timene dine står som før.',
  'visit.texts.stops':
    'Det stopper påminnelser, innkallinger, tilbud om ledige timer og klinikkens automatiske meldinger til {number}.',
  'visit.texts.title': 'Vil du ikke ha flere SMS-er?',
}
