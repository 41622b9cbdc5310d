/** What a change of a series says to its patients, and which one it is (O12). */
export const telling = {
  'appointments.event.absent': 'Set as not taking part',
  'appointments.event.present': 'Set as taking part again',
  'desk.said.added': 'One more person comes to this appointment.',
  'telling.cancel': 'Cancel the appointments from {when} on',
  'telling.following': 'Change the series from {when} on',
  'telling.move': 'Move the appointments from {when} on',
  'telling.repeat': 'Repeat the appointment of {when}',
  'telling.unseen':
    'With this choice the patient reads something else. Nothing was done yet: please read the message below and press once more.',
} as const
