import { smsAddress } from '../lib/phone.ts'
import type { Channel } from '../messages/messages.ts'
import { nextReminderAt } from '../messages/reminder.ts'
import { channelsFor } from '../messages/ways.ts'
import type { Practice } from '../practice/practice.ts'
import { type Reader, unbroken } from './words.ts'

/** How whoever books can be reached. */
export interface Reach {
  /** By which messages are sent; none: nothing is. */
  readonly channels: readonly Channel[]
  readonly phone: boolean
}

/** `mail`: whether a mail server is set up. A phone is written to only where it is a mobile one (rule 5). */
export function reachOf(
  { messages }: Practice,
  mail: boolean,
  { email, phone }: { readonly email: string | null; readonly phone: string | null },
): Reach {
  const to = (address: string) => ({ address, unsubscribed: false, confirmed: false, shielded: false })
  const mobile = phone !== null && messages.sms.ready ? smsAddress(phone, messages.sms.countries) : undefined
  const ways = {
    ...(mail && email !== null ? { email: to(email) } : {}),
    ...(mobile === undefined ? {} : { sms: to(mobile) }),
  }
  // Not what the card prefers: the page is the same whoever it is (rule 1).
  const channels = channelsFor('confirmation', { ways, preferred: undefined }, messages)
  return { channels: channels.filter((channel) => channel !== 'none'), phone: phone !== null }
}

/** What happens after booking (E28): which message to look for, when the reminder comes, whom to phone. */
export function nextSteps(
  reader: Reader,
  { channels, phone }: Reach,
  at: {
    readonly startsAt: number
    readonly phone: string | null
    readonly notify: boolean
    readonly online: boolean
  },
  now: number,
): readonly string[] {
  const { t, format, practice } = reader
  const writes = channels.length > 0 && practice.messages.on && at.notify
  const reminderAt = nextReminderAt(at.startsAt, practice.messages, practice.zone, now)
  const [by = 'email', and] = channels
  const texts = writes && channels.includes('sms')
  return [
    ...(writes && practice.messages.confirmation ? [t(`booking.next.${and ? 'both' : by}`)] : []),
    ...(writes && practice.messages.reminder && reminderAt !== undefined
      ? [t('booking.next.reminder', { date: format.longDate(reminderAt) })]
      : []),
    ...(phone && !texts ? [t('booking.next.phone')] : []),
    ...(channels.length === 0 && !phone ? [t('booking.next.nothing')] : []),
    ...cannotCome(t, at.phone ?? '', writes && practice.messages.confirmation && at.online),
  ]
}

/** `link`: what they are sent leads to a page on which they can change it. */
function cannotCome(t: Reader['t'], given: string, link: boolean): readonly string[] {
  const phone = unbroken(given)
  if (link)
    return [phone === '' ? t('booking.next.cannotComeLink') : t('booking.next.cannotComeEither', { phone })]
  return phone === '' ? [] : [t('booking.next.cannotCome', { phone })]
}

/** What a number is asked for, for the hint below its field; `email`: an address is asked for, too. */
export function mobileHint({ t, practice: { messages } }: Reader, email: boolean): string {
  if (!messages.on || !messages.sms.ready)
    return email ? t('booking.details.mobileHint') : t('booking.details.mobileOnlyHint')
  if (!email) return t('booking.details.textsHint')
  return messages.channelPolicy === 'all'
    ? t('booking.details.textsTooHint')
    : t('booking.details.textsElseHint')
}
