import type { EpochSeconds } from '../lib/calendar.ts'
import type { MessageSettings } from '../practice/practice.ts'
import { failingGate, usefulUntil } from './gates.ts'
import type { Gate, Subject } from './messages.ts'
import type { Sending } from './ways.ts'

/** One appointment that a reminder is for, with the version that it was queued for. */
export interface Reminded {
  readonly subject: Subject
  readonly version: number
}

/** What of a reminder stands: the appointments that it is for, soonest first, and those that it is not for any more. */
export interface DayNews {
  readonly list: readonly Subject[]
  readonly out: readonly { readonly subject: Subject; readonly gate: Gate }[]
  /** Why the rest does not leave either; it is the same for all of them. */
  readonly gate: Gate | undefined
}

/** What one appointment fails by itself, whatever becomes of the others of that day. */
const ownGates: readonly Gate[] = [
  'type-off',
  'cancelled',
  'outdated',
  'too-late',
  'not-present',
  'withdrawn',
  'unsubscribed',
]

/** How a reminder is judged: the channel that it goes by, and when the next one says the same. */
interface Judging {
  readonly channel: Sending
  readonly until: EpochSeconds | undefined
}

/** Judges every appointment of a reminder by itself (O14, O15): what does not count is left out, and the rest stays. */
export function dayNews(
  entries: readonly Reminded[],
  { channel, until }: Judging,
  settings: MessageSettings,
  now: EpochSeconds,
): DayNews {
  const judged = entries
    .toSorted((one, other) => one.subject.startsAt - other.subject.startsAt)
    .map(({ subject, version }) => {
      const announced = { kind: 'reminder', channel, scheduleVersion: version } as const
      const last = dayUsefulUntil([subject], until)
      return { subject, gate: failingGate({ ...announced, usefulUntil: last }, subject, settings, now) }
    })
  const list = judged.filter(({ gate }) => !isOut(gate))
  return {
    list: list.map(({ subject }) => subject),
    out: judged.flatMap(({ subject, gate }) => (gate && isOut(gate) ? [{ subject, gate }] : [])),
    gate: list.find(({ gate }) => gate !== undefined)?.gate,
  }
}

function isOut(gate: Gate | undefined): boolean {
  return gate !== undefined && ownGates.includes(gate)
}

/** Until when a reminder of several appointments helps: an hour before the last of them, or until the next one says it. */
export function dayUsefulUntil(list: readonly Subject[], nextAt: EpochSeconds | undefined): EpochSeconds {
  const last = Math.max(...list.map(({ startsAt }) => usefulUntil('reminder', startsAt)))
  return Math.min(last, nextAt ?? last)
}
