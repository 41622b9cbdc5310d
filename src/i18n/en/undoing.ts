/** What was stopped and is wanted again, and the way back to the appointments of a day. */
export const undoing = {
  'appointments.event.texts-allowed': 'Reminders by text message allowed again',
  'appointments.event.texts-stopped': 'Reminders by text message stopped',
  'appointments.texts.allow': 'Allow text messages again',
  'desk.said.texts-already': 'They were allowed already.',
  'desk.said.texts': 'Reminders by text message are allowed again for this appointment.',
  'appointments.texts.stopped':
    'Stopped by the patient: no reminders by text message about this appointment.',
  'messages.again.button': 'Get these e-mails again',
  'messages.again.said': 'You get these e-mails again',
  'messages.again.saidLead': 'Reminders and the like reach you by e-mail again.',
  'moments.lateText':
    'As a text message {days, plural, =0 {the reminder on the day itself} one {the reminder one day before} other {the reminder # days before}} at {time} leaves only at {leaves}: {hours, plural, one {# hour} other {# hours}} before a visit at {visit}, and patients can change it online until {limit, plural, one {# hour} other {# hours}} before.',
  'visit.asked': 'This appointment cannot go ahead. Please choose another time.',
  'visit.day.back': 'All your appointments of this day',
  'visit.texts.again': 'Text messages again',
  'visit.texts.againHere':
    'They are stopped for this appointment. Press the button and {practice} reminds you of it by text message to {number} again.',
  'visit.texts.againLead':
    'They are stopped. Press the button and {practice} sends reminders and the like by text message to {number} again.',
  'visit.texts.againTitle': 'Get text messages again?',
  'visit.texts.saidAgain': 'You get reminders by text message again.',
  'visit.texts.saidHere':
    'You get no more reminders about this appointment by text message. The appointment stays as it is.',
} as const
