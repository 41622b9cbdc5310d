/** The e-mails to patients (look.md 6.2); never a treatment, an address or another person's name (rule 27). */
export const emails = {
  'emails.subject.confirmation': 'Appointment {date} {time}, {practice}',
  'emails.subject.reminder': 'Reminder: appointment {date} {time}, {practice}',
  'emails.greeting': 'Dear {first} {last},',
  'emails.greetingPlain': 'Hello,',
  'emails.confirmation.own': 'Your appointment is on {date} from {from} to {to}.',
  'emails.confirmation.other': 'The appointment you booked is on {date} from {from} to {to}.',
  'emails.reminder.own': 'A reminder: your appointment is on {date} from {from} to {to}.',
  'emails.reminder.other': 'A reminder: the appointment you booked is on {date} from {from} to {to}.',
  'emails.where': 'Where',
  'emails.with': 'With',
  'emails.cannotCome': "Can't come? Phone {phone}.",
  'emails.cannotComeNoPhone': "Can't come? Please tell the practice.",
  'emails.signOff': 'Kind regards,',
  'emails.why': 'You get this e-mail because your address was given when the appointment was made.',
  'emails.unsubscribe': 'Stop reminders by e-mail',
} as const
