import type { Block, Reason } from '../availability/model.ts'
import type { Judged, JudgedDay, JudgedTime } from '../availability/trail.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { contains } from '../lib/interval.ts'
import type { Case, Say, Saying, Stretch } from './why.ts'
import { blockWords } from './why-blocks.ts'
import { freedomWords } from './why-freedom.ts'
import { limitWords } from './why-limits.ts'
import { offeringWords } from './why-offering.ts'

const words: Readonly<Record<Reason['name'], Say>> = {
  ...offeringWords,
  ...blockWords,
  ...limitWords,
  ...freedomWords,
}

/** These are the same all day. */
const allDay = new Set<Reason['name']>([
  'calendar-inactive',
  'calendar-offline',
  'type-offline',
  'type-not-in-calendar',
  'location-offline',
  'own-bookings',
])

/** Every rule of a time in words, in the order of judging; those that have nothing to say left out. */
export function trailWords(
  of: Case,
  { trail, block }: JudgedTime,
  startsAt: EpochSeconds,
): readonly Saying[] {
  const found: Judged = { name: 'no-block', reasons: [] }
  const at = trail.findIndex(({ name }) => name === 'closed')
  const all = at < 0 ? trail : [...trail.slice(0, at), found, ...trail.slice(at)]
  return all.flatMap((rule) => ruleWords(of, rule, startsAt, block))
}

export interface DayWords {
  /** What keeps the whole day from being offered. */
  readonly whole: readonly Saying[]
  readonly stretches: readonly Stretch[]
}

/** A day in words: what is true of all of it once, the rest by stretch. */
export function dayWords(of: Case, day: JudgedDay, only: (block: Block) => boolean): DayWords {
  const stretches: Stretch[] = []
  let whole: readonly Saying[] = []
  for (const { startsAt, endsAt, reasons } of day.starts) {
    const block = day.blocks.find((each) => contains(each, startsAt))
    if (!block || !only(block)) continue
    const of1 = (list: readonly Reason[]) => list.flatMap((no) => words[no.name](of, { startsAt, block, no }))
    if (whole.length === 0) whole = unique(of1(reasons.filter(({ name }) => allDay.has(name))))
    const why = unique(of1(reasons.filter(({ name }) => !allDay.has(name))))
    append(stretches, { startsAt, endsAt, starts: 1, offered: reasons.length === 0, why })
  }
  return { whole, stretches }
}

function ruleWords(
  of: Case,
  { name, reasons }: Judged,
  startsAt: EpochSeconds,
  block: Block | undefined,
): readonly Saying[] {
  if (reasons.length === 0) return words[name](of, { startsAt, block, no: undefined })
  return unique(reasons.flatMap((no) => words[name](of, { startsAt, block, no })))
}

function append(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1)
  const same = last && last.endsAt === next.startsAt && last.offered === next.offered
  if (!same || textOf(last.why) !== textOf(next.why)) stretches.push(next)
  else stretches.splice(-1, 1, { ...last, endsAt: next.endsAt, starts: last.starts + 1 })
}

/** Two overlapping blocks may say the same. */
function unique(list: readonly Saying[]): readonly Saying[] {
  return list.filter((each, index) => list.findIndex((other) => other.text === each.text) === index)
}

function textOf(list: readonly Saying[]): string {
  return list.map(({ text }) => text).join('\n')
}
