/** What somebody of the staff wants to hear of, and the e-mails about it (O3, J47, J48). */
export const staffMail = {
  'mail.booked': 'Somebody books',
  'mail.calendar': 'E-mail when someone else changes the calendar',
  'mail.calendar.hint':
    'What patients and colleagues do, never one’s own acts. Several changes within minutes come as one e-mail; what is put back is not mentioned. No patient is named.',
  'mail.cancelled': 'Somebody cancels',
  'mail.daily': 'List of the day by e-mail, at',
  'mail.daily.hint':
    'A time in the morning, such as 07:00; empty for no list. With the times only: e-mail is no safe place for names.',
  'mail.empty': 'Also on a working day without appointments',
  'mail.empty.hint': 'Never when closed or away.',
  'mail.moved': 'Somebody moves an appointment, or gives it to a colleague',
  'mail.scope': 'Appointments on the list',
  'mail.scope.all': 'Whole practice',
  'mail.scope.own': 'Own calendar',
  'messages.kind.staff-daily': 'List of the day, to staff',
  'staffMail.daily.lead':
    '{count, plural, =0 {No appointments on {date}.} one {One appointment on {date}:} other {# appointments on {date}:}}',
  'staffMail.daily.open': 'Open the day in the agenda',
  'staffMail.daily.print': 'Print the day',
  'staffMail.daily.subject':
    '{date}: {count, plural, =0 {no appointments} one {one appointment} other {# appointments}}, {practice}',
  'staffMail.daily.who': 'Who comes and what for is in the agenda, behind your password.',
  'staffMail.news.booked': 'Someone else has booked in your calendar: {date} from {from} to {to}.',
  'staffMail.news.cancelled':
    'Someone else has cancelled an appointment in your calendar: {date} from {from} to {to}.',
  'staffMail.news.left':
    'Someone else has given an appointment in your calendar to a colleague: {wasDate} from {wasFrom} to {wasTo}.',
  'staffMail.news.moved':
    'Someone else has moved an appointment in your calendar: from {wasDate} {wasFrom}–{wasTo} to {date} {from}–{to}.',
  'staffMail.news.open': 'Open it in the agenda',
  'staffMail.news.subject.booked': 'New in your calendar: {date} {time}, {practice}',
  'staffMail.news.subject.cancelled': 'Cancelled in your calendar: {date} {time}, {practice}',
  'staffMail.news.subject.left': 'No longer in your calendar: {date} {time}, {practice}',
  'staffMail.news.subject.moved': 'Moved in your calendar: now {date} {time}, {practice}',
  'staffMail.news.subject.several': '{count} changes in your calendar, {practice}',
  'staffMail.why': 'You get this because you asked for it. Switch it off under Your account.',
} as const
