import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Desk } from './compose.ts'
import { openDayLink, takeOut } from './day.commands.ts'
import { listReminded } from './day.queries.ts'
import { dayNews } from './day.ts'
import { type Written, writeDayTo, writeTo } from './letter.ts'
import { visitLink } from './letter-parts.ts'
import type { Channel, Gate, Subject } from './messages.ts'

interface Reminder {
  readonly id: number
  readonly kind: 'reminder'
  readonly channel: Channel
  readonly usefulUntil: EpochSeconds
}

/**
 * Judges a reminder once more, each of its appointments by itself (O15, O22): what was cancelled or moved meanwhile leaves
 * it, one that is left alone has the usual text, and several have the page about all of them.
 */
export function judgeReminder(
  desk: Desk & { readonly db: Db },
  message: Reminder,
  practice: Practice,
  now: EpochSeconds,
): (Written & { readonly startsAt: EpochSeconds }) | { readonly gate: Gate } {
  const { id, channel, usefulUntil } = message
  const news = dayNews(listReminded(desk.db, id), { channel, until: usefulUntil }, practice.messages, now)
  const [head, ...others] = news.list
  if (!head) {
    const gate = news.out[0]?.gate
    if (!gate) throw new Error(`message ${id} is about nobody`)
    return { gate }
  }
  takeOut(desk.db, id, news, now)
  if (news.gate) return { gate: news.gate }
  if (others.length === 0) return { ...writeTo(desk, message, head, practice, now), startsAt: head.startsAt }
  const list = [head, ...others] as const
  const token = dayToken(desk, list, channel, practice, now)
  return { ...writeDayTo(desk, { id, channel, list, token }, practice, now), startsAt: head.startsAt }
}

/** Of the page about all of them; '' where none of them has a page. */
function dayToken(
  desk: Desk & { readonly db: Db },
  list: readonly [Subject, ...Subject[]],
  channel: Channel,
  { zone }: Practice,
  now: EpochSeconds,
): string {
  const head = list.find((each) => visitLink(desk, each) !== '')
  if (!head) return ''
  const { date } = zone.local(head.startsAt)
  return openDayLink(desk.db, desk.keys, head, { channel, date }, now)
}
