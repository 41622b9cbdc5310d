import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Desk } from './compose.ts'
import { openDayLink, takeOut } from './day.commands.ts'
import { listReminded } from './day.queries.ts'
import { dayNews } from './day.ts'
import { joinElse, joinMerged, splitReaders } from './day-join.commands.ts'
import { type Written, writeDayTo, writeTo } from './letter.ts'
import { visitLink } from './letter-parts.ts'
import type { Channel, Gate, Subject } from './messages.ts'

interface Reminder {
  readonly id: number
  readonly kind: 'reminder'
  readonly channel: Channel
  readonly usefulUntil: EpochSeconds
  readonly attendeeId: number
}

type Judged =
  | (Written & { readonly startsAt: EpochSeconds })
  | { readonly gate: Gate }
  /** Nothing is decided before this instant. */
  | { readonly waitUntil: EpochSeconds }

/**
 * Judges a reminder once more, each of its appointments by itself (O15, O22): what is for another reader goes by itself,
 * what was cancelled or moved meanwhile leaves it, what was added to the day comes in. One that is left alone has the usual
 * text, and several have the page about all of them.
 */
export function judgeReminder(
  desk: Desk & { readonly db: Db },
  message: Reminder,
  practice: Practice,
  now: EpochSeconds,
): Judged {
  const { id, channel } = message
  splitReaders(desk.db, message)
  const usefulUntil = joinMerged(desk.db, message, practice, now)
  const look = () =>
    dayNews(listReminded(desk.db, id), { channel, until: usefulUntil }, practice.messages, now)
  const planned = look()
  if (isSeveral(planned.list) && !planned.gate) {
    const waitUntil = joinElse(desk.db, { id, channel, usefulUntil }, planned.list, practice, now)
    if (waitUntil !== undefined) return { waitUntil }
  }
  const news = look()
  const { list, out, gate } = news
  const [head] = list
  if (!head) return { gate: out[0]?.gate ?? nobody(id) }
  takeOut(desk.db, id, news, now)
  if (gate) return { gate }
  const { startsAt } = head
  if (!isSeveral(list)) return { ...writeTo(desk, message, head, practice, now), startsAt }
  const token = dayToken(desk, list, channel, practice, now)
  return { ...writeDayTo(desk, { id, channel, list, token }, practice, now), startsAt }
}

function isSeveral(list: readonly Subject[]): list is readonly [Subject, ...Subject[]] {
  return list.length > 1
}

function nobody(id: number): never {
  throw new Error(`message ${id} is about nobody`)
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
