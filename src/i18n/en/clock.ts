export const clock = {
  'clock.after': '{time}, the second time',
  'clock.appointments': 'Appointments on this day',
  'clock.before': '{time}, the first time',
  'clock.blocks': 'What the schedule does',
  'clock.blocks.none': 'Nobody has blocks on this day.',
  'clock.booked':
    '{count, plural, =0 {Nothing is booked.} one {# appointment is booked. It keeps the time that was promised.} other {# appointments are booked. They keep the times that were promised.}}',
  'clock.doubled':
    'At {to} the clock goes back to {from}. Between {from} and {to} it shows every minute twice; the day has {hours, number} hours.',
  'clock.lead':
    'The next changes of the clock in {zone}, played through your schedule, the appointments and the reminders as they are now.',
  'clock.length': 'Really lasts',
  'clock.longer': '{minutes} minutes, {difference} more than the clock says',
  'clock.minutes': '{minutes} minutes',
  'clock.missing':
    'At {from} the clock goes forward to {to}. The time between does not exist; the day has {hours, number} hours.',
  'clock.none': 'The clock does not change in {zone}: there is nothing to rehearse.',
  'clock.offered': 'What patients are offered in that hour',
  'clock.offered.none': 'Nothing between {from} and {to}.',
  'clock.reminder.count':
    '{count, plural, =0 {There are none to send so far.} one {So far # appointment gets one.} other {So far # appointments get one.}}',
  'clock.reminder.doubled':
    'Reminders for {date} leave at {time}. The clock shows that twice: they leave the first time, and only once.',
  'clock.reminder.missing':
    'Reminders for {date} are due at {due}, a time that does not exist: they leave at {time}.',
  'clock.reminder.off': 'Reminders are off.',
  'clock.reminder.same': 'Reminders for {date} leave at {time}, as on every other day.',
  'clock.reminders': 'Reminders that leave on this day',
  'clock.shorter': '{minutes} minutes, {difference} less than the clock says',
  'clock.title': 'When the clock changes',
} as const
