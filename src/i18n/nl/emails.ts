import type { emails as original } from '../en/emails.ts'

export const emails: Readonly<Record<keyof typeof original, string>> = {
  'emails.subject.confirmation': 'Afspraak {date} {time} bij {practice}',
  'emails.subject.reminder': 'Herinnering: afspraak {date} {time} bij {practice}',
  'emails.greeting': 'Beste {first} {last},',
  'emails.greetingPlain': 'Hallo,',
  'emails.confirmation.own': 'Uw afspraak is op {date} van {from} tot {to}.',
  'emails.confirmation.other': 'De afspraak die u heeft gemaakt is op {date} van {from} tot {to}.',
  'emails.reminder.own': 'Een herinnering: u heeft een afspraak op {date} van {from} tot {to}.',
  'emails.reminder.other':
    'Een herinnering: de afspraak die u heeft gemaakt is op {date} van {from} tot {to}.',
  'emails.where': 'Waar',
  'emails.with': 'Bij',
  'emails.cannotCome': 'Kunt u niet komen? Bel {phone}.',
  'emails.cannotComeNoPhone': 'Kunt u niet komen? Laat het de praktijk weten.',
  'emails.signOff': 'Met vriendelijke groet,',
  'emails.why': 'U krijgt deze e-mail omdat uw adres is opgegeven toen de afspraak werd gemaakt.',
  'emails.unsubscribe': 'Geen herinneringen per e-mail meer',
}
