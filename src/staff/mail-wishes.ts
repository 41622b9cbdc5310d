import { clock } from '../lib/clock.ts'

export const dailyScopes = ['own', 'all'] as const
export type DailyScope = (typeof dailyScopes)[number]

/** Which e-mails about the book somebody of the staff wants (O3, J47, J48); all of it is off at first. */
export interface MailWishes {
  /** When somebody else books, moves or cancels in a calendar of theirs. */
  readonly mailOnBooking: boolean
  readonly mailOnMove: boolean
  readonly mailOnCancel: boolean
  /** When the list of the day leaves, in minutes since midnight; undefined: never. */
  readonly dailyMinute: number | undefined
  /** Of their own calendars, or of everybody's. */
  readonly dailyScope: DailyScope
  /** Also on a working day without any appointment. */
  readonly dailyEmpty: boolean
}

/** As the fields of a form show them. */
export function mailValues(wishes: MailWishes): Readonly<Record<string, string>> {
  const { dailyMinute, dailyScope } = wishes
  const tick = (on: boolean) => (on ? 'yes' : '')
  return {
    mailOnBooking: tick(wishes.mailOnBooking),
    mailOnMove: tick(wishes.mailOnMove),
    mailOnCancel: tick(wishes.mailOnCancel),
    dailyMinute: dailyMinute === undefined ? '' : clock(dailyMinute),
    dailyScope,
    dailyEmpty: tick(wishes.dailyEmpty),
  }
}

/** An empty tick sends nothing: what a form with these fields did not send was not ticked. */
export const untickedMail = { mailOnBooking: '', mailOnMove: '', mailOnCancel: '', dailyEmpty: '' }

/** As the table keeps them; `before` is the time of the list until now. */
export function mailColumns(wishes: MailWishes, before: number | null | undefined, now: number) {
  const { dailyMinute = null, dailyScope } = wishes
  const bit = (on: boolean) => (on ? 1 : 0)
  return {
    mail_on_booking: bit(wishes.mailOnBooking),
    mail_on_move: bit(wishes.mailOnMove),
    mail_on_cancel: bit(wishes.mailOnCancel),
    daily_minute: dailyMinute,
    daily_scope: dailyScope,
    daily_empty: bit(wishes.dailyEmpty),
    ...(dailyMinute === (before ?? null) ? {} : { daily_since: now }),
  } as const
}
