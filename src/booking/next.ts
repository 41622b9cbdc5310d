import { nextReminderAt } from '../messages/reminder.ts'
import { type Reader, unbroken } from './words.ts'

/** What happens after booking (E28): which message to look for, when the reminder comes, whom to phone. */
export function nextSteps(
  reader: Reader,
  reach: { readonly email: boolean; readonly phone: boolean },
  at: { readonly startsAt: number; readonly phone: string | null; readonly notify: boolean },
  now: number,
): readonly string[] {
  const { t, format, practice } = reader
  const writes = reach.email && practice.messages.on && at.notify
  const reminderAt = nextReminderAt(at.startsAt, practice.messages, practice.zone, now)
  return [
    ...(writes && practice.messages.confirmation ? [t('booking.next.email')] : []),
    ...(writes && practice.messages.reminder && reminderAt !== undefined
      ? [t('booking.next.reminder', { date: format.longDate(reminderAt) })]
      : []),
    ...(reach.phone ? [t('booking.next.phone')] : []),
    ...(!reach.email && !reach.phone ? [t('booking.next.nothing')] : []),
    ...(at.phone ? [t('booking.next.cannotCome', { phone: unbroken(at.phone) })] : []),
  ]
}
