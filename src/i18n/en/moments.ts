/** When something is said: reminders, several appointments of one day, and who wants no more of them. */
export const moments = {
  'confirming.said.link-no-texts': 'No link was sent to {to}. No gateway for text messages is set up.',
  'emails.reminder-day.calendar': 'Open the attachment to put the appointments in your calendar.',
  'emails.reminder-day.line': '{from}–{to}, {place}',
  'emails.reminder-day.lineWith': '{from}–{to}, {place}, with {name}',
  'emails.reminder-day.link.change': 'See, change or cancel these appointments',
  'emails.reminder-day.link.view': 'See these appointments',
  'emails.reminder-day.list': 'All {count}, in order:',
  'emails.reminder-day.other': 'The {count} appointments you booked are on {date}, the first at {from}.',
  'emails.reminder-day.own': 'You have {count} appointments on {date}, the first at {from}.',
  'emails.subject.reminder-day': 'Reminder: {count} appointments {date}, {practice}',
  'moments.contact.button': 'Yes, this is my number',
  'moments.contact.done': 'Your mobile number is confirmed',
  'moments.contact.lead':
    'Press the button if the text message with this link came to your own phone. {practice} may then text you there about appointments.',
  'moments.contact.title': 'Confirm your mobile number',
  'moments.error.half': 'Fill in both the days and the time, or leave both empty',
  'moments.error.sameDay': 'Another reminder leaves on that day already',
  'moments.late':
    '{days, plural, =0 {The reminder on the day itself} one {The reminder one day before} other {The reminder # days before}} at {time} comes late: for a visit at {visit} it leaves {hours, plural, one {# hour} other {# hours}} before, and patients can change it online until {limit, plural, one {# hour} other {# hours}} before.',
  'moments.reminder.hint':
    'Several appointments of one patient on one day are one message. Whoever no message reaches is put on the list to be phoned. Text messages leave only at the hours set under “Text messages”',
  'moments.reminder.none': 'Empty: no such reminder',
  'moments.reminder2.days': 'Second reminder, days before',
  'moments.reminder2.time': 'Second reminder, time of day',
  'moments.reminder3.days': 'Third reminder, days before',
  'moments.reminder3.time': 'Third reminder, time of day',
  'patients.said.messages-allowed': 'Messages may be sent there again.',
  'patients.said.messages-stopped':
    'No reminders, recalls, offers and automatic messages are sent there any more. Confirmations, moves and cancellations still are.',
  'record.did.allowed-messages': 'Messages to a contact allowed again',
  'record.did.stopped-messages': 'Reminders to a contact stopped',
  'stops.act.allow': 'Allow messages again',
  'stops.act.stop': 'Stop reminders here',
  'stops.by.link': 'Stopped by the reader on {date}',
  'stops.by.staff': 'Stopped on {date}, {name}',
  'stops.chip': 'no reminders',
  'visit.day.cancelled': 'cancelled',
  'visit.day.over.cancelled.lead': 'They were planned for {date}.',
  'visit.day.over.cancelled.title': 'These appointments are cancelled',
  'visit.day.over.past.lead': 'They were on {date}.',
  'visit.day.over.past.title': 'These appointments are over',
  'visit.day.past': 'over',
  'visit.day.title': '{count, plural, one {Your appointment} other {Your # appointments}}',
  'visit.day.view': 'More about it',
  'visit.texts.button': 'No more text messages',
  'visit.texts.here':
    'Press the button to get no more reminders of this appointment by text message to {number}.',
  'visit.texts.hereOnly':
    'It is for this appointment alone. To stop them for every appointment, ask the practice.',
  'visit.texts.keeps':
    'We still text you if you book, move or cancel a time yourself, and if the practice has to move or cancel one.',
  'visit.texts.lead': 'Press the button to get no more reminders by text message from {practice}.',
  'visit.texts.said': 'You get no more reminders by text message. Your appointments stay as they are.',
  'visit.texts.stops':
    'It stops reminders, recalls, offers of free times and messages that the practice sends by itself to {number}.',
  'visit.texts.title': 'Stop text messages?',
} as const
