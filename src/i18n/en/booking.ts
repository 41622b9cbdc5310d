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

  'booking.closed.again': 'Try again',
  'booking.closed.kept': 'What you filled in is kept on this page.',
  'booking.closed.closed.lead': 'You cannot make an appointment online at the moment.',
  'booking.closed.closed.phone':
    'You cannot make an appointment online at the moment. Phone us and we will find a time together.',
  'booking.closed.closed.title': 'Online booking is closed',
  'booking.closed.no-type.lead': 'There is nothing to book online at the moment.',
  'booking.closed.no-type.phone':
    'There is nothing to book online at the moment. Phone us and we will find a time together.',
  'booking.closed.no-type.title': 'Nothing to book online',

  'booking.hold.kept': 'We are keeping this time for you.',
  'booking.hold.lapsed': 'This time is still free. We keep it for you again when you continue.',
  'booking.hold.unkept': 'This time is free now. It is yours as soon as you have booked.',

  'booking.locations.title': 'Where would you like to come?',

  'booking.next.both': 'You will get a confirmation by e-mail and by text message.',
  'booking.next.cannotCome': 'Can’t come? Phone {phone}.',
  'booking.next.cannotComeEither': 'Can’t come? Use the link in the confirmation, or phone {phone}.',
  'booking.next.cannotComeLink': 'Can’t come? Use the link in the confirmation.',
  'booking.next.email':
    'You will get a confirmation by e-mail. Look in your inbox, and in the folder for unwanted mail.',
  'booking.next.nothing': 'Write the time down: we have no way to reach you.',
  'booking.next.phone': 'We have your phone number and phone you if anything changes.',
  'booking.next.reminder': 'On {date} we send you a reminder.',
  'booking.next.sms': 'You will get a confirmation by text message.',

  'booking.notHere': 'Is what you need not here?',

  'booking.nothing.choices': 'These are your choices:',
  'booking.nothing.elsewhere': 'Soonest with {practitioner}',
  'booking.nothing.lead': 'There is no free time online with these choices.',
  'booking.nothing.leadLater': 'There is no free time online in the days you asked for.',
  'booking.nothing.next': 'First free time with these choices',

  'booking.nothingCame.lead': 'Nothing was booked. Go back and press the button once more, or start again.',
  'booking.nothingCame.title': 'We did not receive your form',

  'booking.nothing.title': 'No free times online',

  'booking.over.lead':
    'We show the summary of a new appointment for one hour only. Your appointment itself has not changed.',
  'booking.over.title': 'This summary is no longer shown',

  'booking.practitioners.title': 'Who would you like to see?',

  'booking.price.free': 'free',

  'booking.refused.change': 'Change what you filled in',
  'booking.refused.lead': 'Please phone us. We will find a time together.',
  'booking.refused.title': 'This cannot be booked online',

  'booking.summary.changes.location': 'the location',
  'booking.summary.changes.practitioner': 'the practitioner',
  'booking.summary.changes.time': 'the time',
  'booking.summary.changes.type': 'the kind of appointment',
  'booking.summary.minutes': '{minutes, plural, one {# minute} other {# minutes}}',
  'booking.summary.noPreference': 'No preference',
  'booking.summary.with': 'with {name}',

  'booking.taken.taken.lead':
    'Someone else was just before you. We have kept everything you filled in. These times are close to it:',
  'booking.taken.more': 'More free times',
  'booking.taken.closed.title': 'We are closed on that day',
  'booking.taken.not.lead': 'Nothing was booked. These times are free:',
  'booking.taken.not.title': 'This time cannot be booked',
  'booking.taken.other.lead': 'What you filled in is kept.',
  'booking.taken.other.title': 'Choose another time',
  'booking.taken.leadNone': 'There is no other free time close to it.',
  'booking.taken.otherTimes': 'See all free times',
  'booking.taken.far.days':
    'Online booking opens {days, plural, =0 {on the day itself} one {# day ahead} other {# days ahead}}.',
  'booking.taken.far.hours': 'Online booking opens {hours, plural, one {# hour} other {# hours}} ahead.',
  'booking.taken.far.title': 'It is too early to book this time online',
  'booking.taken.past.title': 'This time is over',
  'booking.taken.soon.limit':
    'Online booking ends {hours, plural, one {# hour} other {# hours}} before the appointment.',
  'booking.taken.soon.title': 'It is too late to book this time online',
  'booking.taken.used.lead':
    'This form has made an appointment already. To book another one, choose a time; what you filled in is kept.',
  'booking.taken.used.receipt': 'See the appointment that was made',
  'booking.taken.used.title': 'You have already booked with this form',
  'booking.taken.taken.title': 'That time has just been taken',

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

  'booking.wider.count': '{count, plural, one {# free time on {first}} other {# free times on {first}}}',
  'booking.wider.parts': 'See the whole day',
  'booking.wider.practitioners': 'See all practitioners',

  'booking.wish.days': 'Which days suit you?',
  'booking.wish.daysHint': 'If you tick nothing, any day suits you',
  'booking.wish.lead': 'The practice looks at these answers when it plans its hours.',
  'booking.wish.link': 'Tell us which times would suit you',
  'booking.wish.need': 'Do you need an appointment?',
  'booking.wish.nobody': 'We store no name, so nobody can get back to you.',
  'booking.wish.nothing': 'This books nothing.',
  'booking.wish.part.afternoon': 'Afternoon, 12:00–17:00',
  'booking.wish.part.evening': 'Evening, after 17:00',
  'booking.wish.part.morning': 'Morning, before 12:00',
  'booking.wish.parts': 'Which part of the day?',
  'booking.wish.partsHint': 'If you tick nothing, any time suits you',
  'booking.wish.send': 'Tell the practice',
  'booking.wish.title': 'Which times would suit you?',

  'booking.wished.lead': 'The practice looks at such wishes when it plans its hours.',
  'booking.wished.nothing': 'No appointment was booked.',
  'booking.wished.times': 'Back to the free times',
  'booking.wished.title': 'Thank you',
} as const
