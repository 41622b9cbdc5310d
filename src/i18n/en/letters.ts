/** Letters and stops: what is said where words went another way, or are not wanted. */
export const letters = {
  'ledger.resend.goes.email': 'The same is about to leave by e-mail: the patient gets it twice.',
  'ledger.resend.goes.sms': 'The same is about to leave as a text message: the patient gets it twice.',
  'ledger.resend.otherway.email': 'The same left by e-mail on {when}: the patient gets it twice.',
  'ledger.resend.otherway.sms': 'The same left as a text message on {when}: the patient gets it twice.',
  'visit.asked.off': 'This appointment cannot go ahead.',
  'appointments.texts.stoppedNumber': 'Stopped for this number: no reminders by text message.',
  'visit.texts.off':
    'Reminders by text message are stopped. Would you like them again? Please ask the practice.',
  'software.alarm.ends': 'The access of {name} ends after {date}.',
  'software.alarm.more': 'Give it more time, or leave it',
  'software.ends': 'The access ends by itself after {date}. Another date gives it more time.',
  'software.trouble.ended': 'The access of the software had ended.',
  'software.trouble.not-readable':
    'The address, or the secret that signs, was kept with another key and cannot be read any more. Enter the address again.',
  'software.until': 'until {date}',
} as const
