export const confirming = {
  'confirming.again': 'Send a new link',
  'confirming.because': '{line}: {why}',
  'confirming.failed': 'The link of {date} {time} did not arrive',
  'confirming.message': 'Message',
  'confirming.old': 'Link sent {date} {time}. Never confirmed, too old by now',
  'confirming.said.link-just-now':
    'No second link: the one to {to} is on its way, or left a moment ago. Try again in five minutes.',
  'confirming.said.link-over':
    'No link was sent to {to}. The contact has been confirmed already, or cannot be written to.',
  'confirming.said.link-patient-off': 'No link was sent to {to}. This patient gets no messages.',
  'confirming.said.link-practice-off': 'No link was sent to {to}. Messages are switched off in the settings.',
  'confirming.said.link-protected':
    'No link was sent to {to}. The identity is protected and e-mail is not ticked on the card.',
  'confirming.said.link-sent':
    'A link is on its way to {to}. The contact counts as confirmed once its owner presses the button behind it.',
  'confirming.said.link-unsubscribed':
    'No link was sent to {to}. Its owner has unsubscribed. Ask at the desk and choose “Read back to the patient”.',
  'confirming.said.link-waits':
    'The link to {to} waits. E-mails do not leave at the moment: no mail server is set up, or sending is paused.',
  'confirming.send': 'Send a link to confirm',
  'confirming.sent': 'Link sent {date} {time}, not confirmed yet',
  'confirming.skipped': 'The link of {date} {time} was not sent',
  'confirming.unknown': 'The link of {date} {time} may not have arrived',
  'confirming.waiting': 'Link asked for {date} {time}, not sent yet',
} as const
