import type { emails as original } from '../en/emails.ts'

export const emails: Readonly<Record<keyof typeof original, string>> = {
  'emails.subject.confirmation': 'Time {date} kl. {time}, {practice}',
  'emails.subject.reminder': 'Påminnelse: time {date} kl. {time}, {practice}',
  'emails.greeting': 'Hei {first},',
  'emails.greetingPlain': 'Hei,',
  'emails.confirmation.own': 'Timen din er bestilt: {date} kl. {from}–{to}.',
  'emails.confirmation.other': 'Timen du bestilte er {date} kl. {from}–{to}.',
  'emails.reminder.own': 'En påminnelse: du har time {date} kl. {from}–{to}.',
  'emails.reminder.other': 'En påminnelse: timen du bestilte er {date} kl. {from}–{to}.',
  'emails.where': 'Sted',
  'emails.with': 'Hos',
  'emails.cannotCome': 'Kan du ikke komme? Ring {phone}.',
  'emails.cannotComeNoPhone': 'Kan du ikke komme? Gi beskjed til klinikken.',
  'emails.signOff': 'Vennlig hilsen',
  'emails.why': 'Du får denne e-posten fordi adressen din ble oppgitt da timen ble bestilt.',
  'emails.unsubscribe': 'Meld deg av påminnelser på e-post',
}
