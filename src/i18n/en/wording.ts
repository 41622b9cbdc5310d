/** What messages say, and what the practice says before and after them (O30). */
export const wording = {
  'wording.title': 'What messages say',
  'wording.lead':
    'Every message that patients get, word for word, with an example. Before and after it you can say something of your own, for each kind, channel and language.',
  'wording.never':
    'A message never holds an address or a treatment, and a text message nobody’s name. Patients find the rest on the page behind the link.',
  'wording.column.kind': 'Message',
  'wording.column.email': 'E-mail',
  'wording.column.sms': 'Text message',
  'wording.open.email': '{kind} by e-mail',
  'wording.open.sms': '{kind} by text message',
  'wording.own': 'Your words in: {languages}',
  'wording.kind.cancelled': 'Cancelled',
  'wording.kind.confirm-contact': 'Question whether a contact is right',
  'wording.kind.confirmation': 'Confirmation',
  'wording.kind.dialogue': 'Automatic message',
  'wording.kind.moved': 'Moved',
  'wording.kind.propose': 'Choose another time',
  'wording.kind.reassigned': 'Now with a colleague',
  'wording.kind.reminder': 'Reminder',
  'wording.kind.reminder-day': 'Reminder of several on one day',
  'wording.kind.series-cancelled': 'Series cancelled',
  'wording.kind.series-created': 'Series made',
  'wording.kind.series-moved': 'Series moved',
  'wording.back': 'All messages',
  'wording.field.before': 'Before the message ({language})',
  'wording.field.after': 'After the message ({language})',
  'wording.hint.known':
    'Empty: nothing is added. You can use {known}, which are filled in when the message leaves',
  'wording.fixed.contact':
    'Nothing can be added to this message: it asks whether an address or a number is right, so that a stranger may well read it. Until the answer is there it says who asks, and nothing more.',
  'wording.fixed.dialogue':
    'These are the words around the notice. What you have to say itself is read on the page behind the link:',
  'wording.languages': 'Example in another language',
  'wording.fixed.day': 'It has the words of the reminder:',
  'wording.look': 'See the example',
  'wording.example': 'Example: {language}',
  'wording.example.dark': 'In a dark mail program',
  'wording.example.light': 'In a light mail program',
  'wording.example.note': 'Names, times and links are made up; nothing is sent.',
  'wording.example.link': 'Where patients can change it online',
  'wording.example.phone': 'Where they have to phone',
  'wording.example.plain': 'Where mail programs show text only',
  'wording.size':
    '{characters, plural, one {# character} other {# characters}} in {encoding}, {segments, plural, one {# segment} other {# segments}}',
  'wording.room': 'Room for {count, plural, one {# more character} other {# more characters}}',
  'wording.cost': 'costs {cost}',
  'wording.noCost': 'no price is set',
  'wording.beyond': 'Not in GSM-7: {letters}. With them a segment holds 70 characters instead of 160.',
  'wording.long':
    'The practice’s name and its address on the web together have {count} characters. With at most {most} every text message fits into one segment; beyond that some take two.',
  'wording.missing':
    'You say something in other languages, but not in: {languages}. To messages in these nothing is added.',
  'wording.error.placeholder': '{unknown} is not known here. You can use {known}',
  'wording.error.address':
    'This holds the address of {location}. An address never stands in a message: patients find it behind the link',
  'wording.warn.address':
    '“{field}” seems to hold an address. No address belongs in a message: patients find it behind the link.',
  'wording.warn.type':
    '“{field}” says “{name}”, as an appointment type is called. What somebody comes for belongs in no message.',
  'wording.warn.place': 'The location “{name}” stands in messages, and its name looks like an address.',
  'wording.warn.placeType':
    'The location “{name}” stands in messages, and its name says “{type}”, as an appointment type is called.',
  'wording.warn.here':
    'This name looks like an address. It stands in messages, where no address belongs: a name such as “South” is enough.',
} as const
