/** The e-mails about a series of appointments (O8, O11, O12). */
export const seriesLetters = {
  'emails.series.pages': 'Each one has a page of its own.',
  'emails.series-cancelled.calendar': 'Open the attachment to take the appointments out of your calendar.',
  'emails.series-cancelled.list':
    '{count, plural, one {This date no longer stands:} other {These # dates no longer stand:}}',
  'emails.series-cancelled.other':
    'The recurring appointments you booked on {date} from {from} to {to} and the following ones are cancelled.',
  'emails.series-cancelled.own':
    'Your recurring appointments on {date} from {from} to {to} and the following ones are cancelled.',
  'emails.series-created.calendar': 'Open the attachment to put the appointments in your calendar.',
  'emails.series-created.list': '{count, plural, one {The date:} other {All # dates:}}',
  'emails.series-created.other':
    '{count, plural, one {The appointment you booked is on {date} from {from} to {to}.} other {The # recurring appointments you booked begin on {date} from {from} to {to}.}}',
  'emails.series-created.own':
    '{count, plural, one {Your appointment is on {date} from {from} to {to}.} other {You have # recurring appointments. The first is on {date} from {from} to {to}.}}',
  'emails.series-moved.calendar': 'Open the attachment to change the times in your calendar.',
  'emails.series-moved.list': '{count, plural, one {The new time:} other {The # new times:}}',
  'emails.series-moved.other':
    'The recurring appointments you booked from {wasDate} at {was} onwards have moved. The first is now on {date} from {from} to {to}.',
  'emails.series-moved.own':
    'Your recurring appointments from {wasDate} at {was} onwards have moved. The first is now on {date} from {from} to {to}.',
  'emails.series-with.other':
    'The recurring appointments you booked from {date} at {from} onwards are now with {name}.',
  'emails.series-with.otherUnnamed':
    'The recurring appointments you booked from {date} at {from} onwards are now with somebody else.',
  'emails.series-with.own': 'Your recurring appointments from {date} at {from} onwards are now with {name}.',
  'emails.series-with.ownUnnamed':
    'Your recurring appointments from {date} at {from} onwards are now with somebody else.',
  'emails.subject.series-cancelled': 'Cancelled: appointments from {date} {time}, {practice}',
  'emails.subject.series-created': 'Appointments from {date} {time}, {practice}',
  'emails.subject.series-moved': 'Moved: appointments from {date} {time}, {practice}',
  'messages.kind.series-cancelled': 'Cancelled from {when} onwards',
  'messages.kind.series-created': 'Series from {when}',
  'messages.kind.series-moved': 'Series moved, now from {when}',
} as const
