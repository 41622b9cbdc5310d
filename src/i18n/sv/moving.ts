import type { moving as original } from '../en/moving.ts'

export const moving: Readonly<Record<keyof typeof original, string>> = {
  'emails.calendar.reassigned': 'Öppna bilagan för att uppdatera din kalender.',
  'emails.movedFromPlace': 'Inte längre {date} kl. {from}–{to} på {place}.',
  'emails.movedFromRange': 'Inte längre {date} kl. {from}–{to}.',
  'emails.reassigned.other': 'Tiden du bokade {date} kl. {from}–{to} är nu hos {name}. Tiden är densamma.',
  'emails.reassigned.otherUnnamed':
    'Tiden du bokade {date} kl. {from}–{to} är nu hos en kollega. Tiden är densamma.',
  'emails.reassigned.own': 'Din tid {date} kl. {from}–{to} är nu hos {name}. Tiden är densamma.',
  'emails.reassigned.ownUnnamed': 'Din tid {date} kl. {from}–{to} är nu hos en kollega. Tiden är densamma.',
  'emails.subject.reassigned': 'Ändrad: tid {date} kl. {time}, {practice}',
  'messages.kind.reassigned': 'Ny behandlare för {when}',
  'messages.reason.by-choice': 'Personalen valde att inte skicka',
  'messages.reason.withdrawn': 'Återtaget innan det skickades',
}
