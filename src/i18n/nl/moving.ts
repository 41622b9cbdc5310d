import type { moving as original } from '../en/moving.ts'

export const moving: Readonly<Record<keyof typeof original, string>> = {
  'emails.calendar.reassigned': 'Open de bijlage om uw agenda bij te werken.',
  'emails.movedFromPlace': 'Niet meer op {date} van {from} tot {to} bij {place}.',
  'emails.movedFromRange': 'Niet meer op {date} van {from} tot {to}.',
  'emails.reassigned.other':
    'De afspraak die u hebt gemaakt op {date} van {from} tot {to} is nu bij {name}. De tijd blijft hetzelfde.',
  'emails.reassigned.otherUnnamed':
    'De afspraak die u hebt gemaakt op {date} van {from} tot {to} is nu bij een collega. De tijd blijft hetzelfde.',
  'emails.reassigned.own':
    'Uw afspraak op {date} van {from} tot {to} is nu bij {name}. De tijd blijft hetzelfde.',
  'emails.reassigned.ownUnnamed':
    'Uw afspraak op {date} van {from} tot {to} is nu bij een collega. De tijd blijft hetzelfde.',
  'emails.subject.reassigned': 'Gewijzigd: afspraak {date} {time} bij {practice}',
  'messages.kind.reassigned': 'Andere behandelaar voor {when}',
  'messages.reason.by-choice': 'Medewerker koos om niets te versturen',
  'messages.reason.withdrawn': 'Teruggenomen voordat het vertrok',
}
