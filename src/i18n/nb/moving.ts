import type { moving as original } from '../en/moving.ts'

export const moving: Readonly<Record<keyof typeof original, string>> = {
  'emails.calendar.reassigned': 'Åpne vedlegget for å oppdatere kalenderen din.',
  'emails.movedFromPlace': 'Ikke lenger {date} kl. {from}–{to} ved {place}.',
  'emails.movedFromRange': 'Ikke lenger {date} kl. {from}–{to}.',
  'emails.reassigned.other':
    'Timen du bestilte {date} kl. {from}–{to} er nå hos {name}. Tidspunktet er det samme.',
  'emails.reassigned.otherUnnamed':
    'Timen du bestilte {date} kl. {from}–{to} er nå hos en kollega. Tidspunktet er det samme.',
  'emails.reassigned.own': 'Timen din {date} kl. {from}–{to} er nå hos {name}. Tidspunktet er det samme.',
  'emails.reassigned.ownUnnamed':
    'Timen din {date} kl. {from}–{to} er nå hos en kollega. Tidspunktet er det samme.',
  'emails.subject.reassigned': 'Endret: time {date} kl. {time}, {practice}',
  'messages.kind.reassigned': 'Ny behandler for {when}',
  'messages.reason.by-choice': 'Personalet valgte å ikke sende',
  'messages.reason.withdrawn': 'Trukket tilbake før den gikk',
}
