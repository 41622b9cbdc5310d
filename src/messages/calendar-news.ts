import type { EpochSeconds } from '../lib/calendar.ts'
import type { MailWishes } from '../staff/mail-wishes.ts'
import type { Gate } from './messages.ts'
import { isSameTimeAndPlace, type Plan } from './plan.ts'

/** What happened in somebody's calendar; `left`: it went to somebody else's. */
export type NewsWord = 'booked' | 'moved' | 'left' | 'cancelled'

/** One appointment that whose calendar it is has to hear of. */
export interface NewsItem {
  readonly appointmentId: number
  /** How it stood in their calendar as far as they know; null: it was not there. */
  readonly told: Plan | null
  /** How it stands in their calendar; null: it is not there. */
  readonly now: Plan | null
  /** It takes place nowhere any more. */
  readonly cancelled: boolean
}

/** The word that takes the reader from what they knew to how it stands, whatever happened in between; none: as it was. */
export function newsWord({ told, now, cancelled }: NewsItem): NewsWord | undefined {
  if (told === null) return now ? 'booked' : undefined
  if (now === null) return cancelled ? 'cancelled' : 'left'
  return isSameTimeAndPlace(told, now) ? undefined : 'moved'
}

export function wantsNews(wishes: MailWishes, word: NewsWord): boolean {
  if (word === 'booked') return wishes.mailOnBooking
  return word === 'cancelled' ? wishes.mailOnCancel : wishes.mailOnMove
}

export interface News extends NewsItem {
  readonly word: NewsWord
}

/** What is still worth saying, soonest first; undefined words, what was not asked for and what has begun are left out. */
export function newsWorthTelling(
  items: readonly NewsItem[],
  wishes: MailWishes,
  now: EpochSeconds,
): readonly News[] {
  return items
    .flatMap((item) => {
      const word = newsWord(item)
      return word && wantsNews(wishes, word) && lastStart(item) > now ? [{ ...item, word }] : []
    })
    .toSorted((one, other) => shownPlan(one).startsAt - shownPlan(other).startsAt)
}

/** Why nothing of it is said. */
export function whyNoNews(items: readonly NewsItem[], wishes: MailWishes, now: EpochSeconds): Gate {
  const { mailOnBooking, mailOnMove, mailOnCancel } = wishes
  if (!(mailOnBooking || mailOnMove || mailOnCancel)) return 'not-wanted'
  const changed = items.filter((item) => newsWord(item))
  if (changed.some((item) => lastStart(item) > now)) return 'not-wanted'
  if (changed.length > 0) return 'too-late'
  return items.some(({ cancelled }) => cancelled) ? 'cancelled' : 'withdrawn'
}

/** The time that a line is about: where it stands, else where it stood. */
export function shownPlan({ told, now }: NewsItem): Plan {
  const plan = now ?? told
  if (!plan) throw new Error('news of nothing')
  return plan
}

/** From then on it helps nobody. */
export function lastStart({ told, now }: Pick<NewsItem, 'told' | 'now'>): EpochSeconds {
  return Math.max(told?.startsAt ?? 0, now?.startsAt ?? 0)
}
