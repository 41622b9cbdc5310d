/** Moving and cancelling by staff, the clipboard, the call list, and what patients are told of it. */
export const moving = {
  'emails.calendar.reassigned': 'Open the attachment to update your calendar.',
  'emails.movedFromPlace': 'No longer on {date} from {from} to {to} at {place}.',
  'emails.movedFromRange': 'No longer on {date} from {from} to {to}.',
  'emails.reassigned.other':
    'The visit you booked on {date} from {from} to {to} is now with {name}. The time stays the same.',
  'emails.reassigned.otherUnnamed':
    'The visit you booked on {date} from {from} to {to} is now with a colleague. The time stays the same.',
  'emails.reassigned.own':
    'Your visit on {date} from {from} to {to} is now with {name}. The time stays the same.',
  'emails.reassigned.ownUnnamed':
    'Your visit on {date} from {from} to {to} is now with a colleague. The time stays the same.',
  'emails.subject.reassigned': 'Changed: appointment {date} {time}, {practice}',
  'messages.kind.reassigned': 'New practitioner for {when}',
  'messages.reason.by-choice': 'Staff chose not to send it',
  'messages.reason.withdrawn': 'Taken back before it left',
} as const
