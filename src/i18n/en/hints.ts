export const hints = {
  'settings.hint.active':
    'Untick to retire the type. Nobody books it any more; booked appointments stay as they are',
  'settings.hint.address': 'Street and number, postal code and town, as patients should find it',
  'settings.hint.ageFilter':
    'Shown before the times, with the phone number. Patients are then asked for their birth date or number',
  'settings.hint.asksKnown': 'The visitor’s own answer. Always asked where not everybody may book',
  'settings.hint.blockFilter':
    'Patients book this type only in blocks of the kind below. Reception may book it anywhere',
  'settings.hint.buffer': 'Patients do not see this',
  'settings.hint.calendarOnline': 'Without this only staff book in this calendar',
  'settings.hint.clock': 'Write 9, 9:00 or 0900. Leave empty what is closed.',
  'settings.hint.confirmation': 'As soon as the appointment is made',
  'settings.hint.description': 'Under the name when booking, at most 500 characters. Never sent in a message',
  'settings.hint.frameOrigins': 'One address a line, such as https://www.example.org',
  'settings.hint.from': 'These hours replace the ones from that day on. Booked appointments stay as they are',
  'settings.hint.grid': '15 offers 9:00, 9:15, 9:30 and so on',
  'settings.hint.horizonDays': 'How far ahead patients may book. Empty: without a limit',
  'settings.hint.hours': 'Shown beside the phone number, such as Monday to Friday 8:00–17:00',
  'settings.hint.information': 'Shown to the patient before and after booking. Never sent in a message',
  'settings.hint.keepsBlock':
    'Online, these blocks then take only the types tied to them: all others can no longer be booked online in them. Reception may still book anything',
  'settings.hint.kind': 'What patients may book in a block depends on its kind',
  'settings.hint.kindVisibility':
    'As above: what type, practitioner or practice say. A choice here beats them all',
  'settings.hint.language': 'For patients whose own language is not offered',
  'settings.hint.leadHours': 'Until when patients may book. 0: until the last moment',
  'settings.hint.locations': 'None ticked: everywhere',
  'settings.hint.maxOwnBookings':
    'Appointments to come that one patient may have booked online. 0: none, nothing is offered. Empty: without a limit',
  'settings.hint.needs':
    'All needs must be met at the same time. To remove one, empty its name and its ticks',
  'settings.hint.notify': 'Confirmation and reminder. Without this patients get neither',
  'settings.hint.numbers':
    'Asked only where the number is asked above. Off by default. Numbers are stored encrypted',
  'settings.hint.offered': 'Patients may choose from',
  'settings.hint.password':
    'At least 12 characters. Three words that have nothing to do with each other are a good one',
  'settings.hint.phone': 'On every page, for whoever would rather phone',
  'settings.hint.places': 'How many patients fit into one appointment. More than 1 makes it a group',
  'settings.hint.portalOpen': 'Open this when practitioners, types and hours are ready',
  'settings.hint.practice': 'As patients know it',
  'settings.hint.practitionerInEmail': 'Leave it out if the name gives away what the visit is about',
  'settings.hint.practitionerName': 'As colleagues know them',
  'settings.hint.price': 'Empty shows no price',
  'settings.hint.profession': 'Such as GP, dentist, physiotherapist',
  'settings.hint.publicName': 'Empty: the name above',
  'settings.hint.releaseHours':
    'Such as 72, to keep times free until then. Empty: as soon as they are planned',
  'settings.hint.reminderDays': '0: on the day itself',
  'settings.hint.reminderTime': 'When reminders leave, such as 10:00',
  'settings.hint.rename': 'The name that staff see. Booked appointments keep their time and their people',
  'settings.hint.role': 'Owners change everything, reception runs the day, practitioners see the agenda',
  'settings.hint.signInEmail': 'To sign in with',
  'settings.hint.termsUrl': 'If given, patients tick that they agree',
  'settings.hint.typeHorizon': 'How far ahead patients may book. Empty: as above, now {above}',
  'settings.hint.typeLead':
    'Until when patients may book. 0: until the last moment. Empty: as above, now {above}',
  'settings.hint.typeMaxOwn':
    'Appointments to come that one patient may have booked online. 0: none, nothing is offered. Empty: as above, now {above}',
  'settings.hint.typeName': 'The name that staff see',
  'settings.hint.typeOnline': 'Staff may always book it',
  'settings.hint.typePublicName': 'Empty: the name that staff see',
  'settings.hint.typeVisibility': 'Which of the free times patients see. As above is now: {above}',
  'settings.hint.urgent': 'Shown where people choose a time',
  'settings.hint.visibility':
    'Which of the free times patients see. Types and kinds of block may have their own',
  'settings.hint.visitingAddress': 'Only if it is not at the location',
} as const
