import { type Duty, isOpenTo, type Lane, mayLeaveAt, stillHolds } from './duties.ts'
import type { Call } from './facts.ts'
import { conclude, lane as newLane, personOf, type State, shown } from './state.ts'

/** A text message was handed over: whatever the answer, it counts for that day. */
export function count(state: State, { at, id, to }: Call): void {
  const day = dayOf(state, at)
  state.texts.set(day, (state.texts.get(day) ?? new Map<number, string>()).set(id, to))
}

/**
 * Whether a text message is beyond those of its day: to its number, or in all. What visitors cause has half of the day's,
 * rounded up, so that nobody uses up the reminders'.
 */
export function isSpent(state: State, duty: Duty, { channel }: Lane, at: number, own?: number): boolean {
  if (channel !== 'sms') return false
  const texts = [...(state.texts.get(dayOf(state, at)) ?? [])].filter(([id]) => id !== own)
  const { textsADay, textsToNumber } = state.rules
  const answers = !duty.byStaff && ['confirmation', 'moved', 'cancelled'].includes(duty.kind)
  const to = duty.visits[0]?.ways.sms
  const toNumber = texts.filter(([, number]) => number === to).length
  return texts.length >= (answers ? Math.ceil(textsADay / 2) : textsADay) || toNumber >= textsToNumber
}

/** What could have left by text message and is beyond the day's goes by e-mail, where there is an address. */
export function spend(state: State, email: string, at: number): void {
  for (const duty of state.duties) {
    const lane = duty.lanes.find(({ channel, state: is }) => channel === 'sms' && is === 'open')
    const [head] = duty.visits
    if (!lane || !head || duty.withdrawn || head.ways.email !== email) continue
    const waits = lane.from > at || lane.putOffUntil > at || !mayLeaveAt(duty, 'sms', at, state.rules)
    const holds = duty.visits.some((visit) => stillHolds(duty, visit))
    const open = isOpenTo(duty.kind, head, 'sms', personOf(state, head.patient), state.stopped, state.rules)
    if (waits || !holds || !open || !isSpent(state, duty, lane, at)) continue
    lane.state = 'refused'
    goOtherWay(duty, lane, at)
    conclude(state, duty)
  }
}

/** What one channel refuses for good goes by the other, once (never what may have arrived). */
export function goOtherWay(duty: Duty, { channel }: Lane, at: number): void {
  const other = channel === 'email' ? 'sms' : 'email'
  const there = duty.visits[0]?.ways[other] !== undefined
  if (!there || duty.usefulUntil <= at || duty.lanes.some((each) => each.channel === other)) return
  duty.lanes.push(newLane(other, at))
}

function dayOf(state: State, at: number): string {
  return shown(state, at).slice(0, 10)
}
