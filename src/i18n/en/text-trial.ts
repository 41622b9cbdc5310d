/** Tests of the gateway for text messages, and the address at which it reports. */
export const textTrial = {
  'appointments.message.trial': 'Test text',
  'messages.kind.trial': 'Test text message',
  'sending.error.bareKey':
    "This is shown again to whoever opens the page. Write '{secret}' for the key, and enter the key itself in its own field",
  'sending.error.headerPlain':
    'A header takes plain letters, digits and signs only; so must what is filled in there',
  'sending.error.headerText': 'The message cannot stand in a header: it may have line breaks',
  'sending.error.hostPlain': 'Nothing can be filled in in the host',
  'sending.kind.trial': 'Test text',
  'sending.reports': 'Delivery reports',
  'sending.reports.carried':
    'The gateway is told with each message where to report whether it has arrived. Nothing is to be done.',
  'sending.reports.hint':
    'Has somebody seen the address who should not? With a new one the present one works for 24 hours more, so that reports under way arrive. Press once more, and it ends at once.',
  'sending.reports.older': 'The address before this one still works until {time}.',
  'sending.reports.renew': 'New address',
  'sending.reports.renewed': 'There is a new address for delivery reports.',
  'sending.test.ledger': 'See it in the list of messages',
  'sending.trouble.day-budget':
    'The test has not left: it would go beyond the segments that may leave in a day.',
  'sending.trouble.number-budget':
    'The test has not left: no more text messages may leave to this number today.',
}
