export const booking = {
  'booking.about.address': 'You come to this address:',
  'booking.about.price': 'Price:',

  'booking.booked.another': 'Book another appointment',
  'booking.booked.bring': 'Before you come',
  'booking.booked.calendar': 'Add to my calendar',
  'booking.booked.next': 'What happens next',
  'booking.booked.nothingElse': 'You do not need to do anything else before your visit.',
  'booking.booked.returning': 'In 30 seconds you go back to our website.',
  'booking.booked.stay': 'Stay here',
  'booking.booked.title': 'Your appointment is booked',
  'booking.booked.website': 'Back to our website',

  'booking.check.book': 'Book appointment',
  'booking.check.notProvided': 'Not provided',
  'booking.check.onceMore': 'That was quick. Please press “Book appointment” once more.',
  'booking.check.otherTime': 'Choose another time',
  'booking.check.title': 'Check and book',

  'booking.closed.closed.lead': 'You cannot make an appointment online at the moment.',
  'booking.closed.closed.phone':
    'You cannot make an appointment online at the moment. Phone us and we will find a time together.',
  'booking.closed.closed.title': 'Online booking is closed',
  'booking.closed.no-type.lead': 'There is nothing to book online at the moment.',
  'booking.closed.no-type.phone':
    'There is nothing to book online at the moment. Phone us and we will find a time together.',
  'booking.closed.no-type.title': 'Nothing to book online',

  'booking.details.birthDateHint': 'For example 27 3 1979',
  'booking.details.day': 'Day',
  'booking.details.eitherContact': 'How can we reach you? Give a mobile number, an e-mail address, or both.',
  'booking.details.emailHint': 'For messages about this appointment',
  'booking.details.leaveEmpty': 'Leave this empty',
  'booking.details.messageHint': 'We read this before your visit, not now',
  'booking.details.messageHintPhone': 'We read this before your visit, not now. Urgent? Phone {phone}',
  'booking.details.mobileHint': 'We phone only if something changes',
  'booking.details.mobileOnlyHint': 'We phone you if something changes. You get no e-mail or text message',
  'booking.details.month': 'Month',
  'booking.details.readTerms': 'Read the terms (opens a new window)',
  'booking.details.title': 'Your details',
  'booking.details.what': '{type} with {name}',
  'booking.details.year': 'Year',

  'booking.error.birthDate.day': 'Date of birth must include a day',
  'booking.error.birthDate.future': 'Date of birth must be in the past',
  'booking.error.birthDate.missing': 'Enter your date of birth',
  'booking.error.birthDate.month': 'Date of birth must include a month',
  'booking.error.birthDate.old': 'Check the year of your date of birth',
  'booking.error.birthDate.real': 'Date of birth must be a real date',
  'booking.error.birthDate.year': 'Date of birth must include a year',
  'booking.error.contact.missing': 'Enter your mobile number or your e-mail address',
  'booking.error.email.invalid': 'Enter an e-mail address like name@example.com',
  'booking.error.email.missing': 'Enter your e-mail address',
  'booking.error.firstName.long': 'Shorten your first name',
  'booking.error.firstName.missing': 'Enter your first name',
  'booking.error.from': 'Enter a date, day first, that exists',
  'booking.error.lastName.long': 'Shorten your last name',
  'booking.error.lastName.missing': 'Enter your last name',
  'booking.error.message.long': 'Message must be {max, number} characters or fewer',
  'booking.error.message.missing': 'Write a message to the practice',
  'booking.error.mobile.invalid': 'Enter a phone number with all its digits',
  'booking.error.mobile.missing': 'Enter your mobile number',
  'booking.error.terms.missing': 'Read the terms and tick the box to agree',

  'booking.field.birthDate': 'Date of birth',
  'booking.field.email': 'E-mail',
  'booking.field.firstName': 'First name',
  'booking.field.lastName': 'Last name',
  'booking.field.message': 'Message to the practice',
  'booking.field.mobile': 'Mobile number',
  'booking.field.name': 'Name',
  'booking.field.terms': 'I agree to the terms',

  'booking.hold.kept': 'We are keeping this time for you.',
  'booking.hold.lapsed': 'This time is still free. We keep it for you again when you continue.',
  'booking.hold.unkept': 'This time is free now. It is yours as soon as you have booked.',

  'booking.locations.title': 'Where would you like to come?',

  'booking.next.cannotCome': 'Can’t come? Phone {phone}.',
  'booking.next.email':
    'You will get a confirmation by e-mail. Look in your inbox, and in the folder for unwanted mail.',
  'booking.next.nothing': 'Write the time down: we have no way to reach you.',
  'booking.next.phone': 'We have your phone number and phone you if anything changes.',
  'booking.next.reminder': 'On {date} we send you a reminder.',

  'booking.notHere': 'Is what you need not here?',

  'booking.nothing.choices': 'These are your choices:',
  'booking.nothing.elsewhere': 'Soonest with {practitioner}',
  'booking.nothing.lead': 'All times with these choices are taken.',
  'booking.nothing.next': 'First free time with these choices',
  'booking.nothing.title': 'No free times online',

  'booking.over.lead':
    'We show the summary of a new appointment for one hour only. Your appointment itself has not changed.',
  'booking.over.title': 'This summary is no longer shown',

  'booking.practitioners.title': 'Who would you like to see?',

  'booking.price.free': 'free',

  'booking.refused.lead': 'Please phone us. We will find a time together.',
  'booking.refused.title': 'This cannot be booked online',

  'booking.summary.changes.location': 'the location',
  'booking.summary.changes.practitioner': 'the practitioner',
  'booking.summary.changes.time': 'the time',
  'booking.summary.changes.type': 'the kind of appointment',
  'booking.summary.minutes': '{minutes, plural, one {# minute} other {# minutes}}',
  'booking.summary.noPreference': 'No preference',
  'booking.summary.with': 'with {name}',

  'booking.taken.lead':
    'Someone else was just before you. We have kept everything you filled in. These times are close to it:',
  'booking.taken.leadNone': 'Someone else was just before you, and there is no other free time close to it.',
  'booking.taken.otherTimes': 'See all free times',
  'booking.taken.title': 'That time has just been taken',

  'booking.times.all': 'All {count, number} times',
  'booking.times.earlier': 'Earlier days',
  'booking.times.earliest': 'Earliest free time',
  'booking.times.from': 'Times from',
  'booking.times.fromHint': 'For example 27-3-2027',
  'booking.times.later': 'Later days',
  'booking.times.list': 'Free times',
  'booking.times.notHere': 'Is there no time that suits you?',
  'booking.times.otherDay': 'Another day',
  'booking.times.otherDayOrPractitioner': 'Another day or practitioner',
  'booking.times.part.afternoon': 'Afternoons',
  'booking.times.part.all': 'Whole day',
  'booking.times.part.morning': 'Mornings',
  'booking.times.parts': 'Part of the day',
  'booking.times.practitioner': 'With whom',
  'booking.times.show': 'Show times',
  'booking.times.title': 'Choose a time',

  'booking.types.title': 'What would you like an appointment for?',

  'booking.unavailable.book': 'See what you can book',
  'booking.unavailable.lead': 'What this link leads to is not offered online, or no longer.',
  'booking.unavailable.title': 'This cannot be booked online any more',

  'booking.wider.count':
    '{count, plural, one {# free time, on {first}} other {# free times, the first on {first}}}',
  'booking.wider.parts': 'See the whole day',
  'booking.wider.practitioners': 'See all practitioners',
} as const
