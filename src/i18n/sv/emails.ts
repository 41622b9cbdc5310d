import type { emails as original } from '../en/emails.ts'

export const emails: Readonly<Record<keyof typeof original, string>> = {
  'emails.subject.confirmation': 'Tid {date} kl. {time}, {practice}',
  'emails.subject.reminder': 'Påminnelse: tid {date} kl. {time}, {practice}',
  'emails.greeting': 'Hej {first},',
  'emails.greetingPlain': 'Hej!',
  'emails.confirmation.own': 'Din tid är bokad {date} kl. {from}–{to}.',
  'emails.confirmation.other': 'Tiden som du bokade är {date} kl. {from}–{to}.',
  'emails.reminder.own': 'En påminnelse: du har en tid {date} kl. {from}–{to}.',
  'emails.reminder.other': 'En påminnelse: tiden som du bokade är {date} kl. {from}–{to}.',
  'emails.where': 'Plats',
  'emails.with': 'Hos',
  'emails.cannotCome': 'Har du fått förhinder? Ring {phone}.',
  'emails.cannotComeNoPhone': 'Har du fått förhinder? Hör av dig till mottagningen.',
  'emails.signOff': 'Vänliga hälsningar',
  'emails.why': 'Du får det här mejlet eftersom din adress angavs när tiden bokades.',
  'emails.unsubscribe': 'Avsluta påminnelser via e-post',
}
