import { type Duty, isOpenTo, type Lane, mayLeaveAt, stillHolds } from './duties.ts'
import type { Call } from './facts.ts'
import { conclude, lane as newLane, personOf, type State, shown } from './state.ts'

/** A text message was handed over: whatever the answer, its segments count for that day. */
export function count(state: State, { at, id, to, text }: Call): void {
  const day = dayOf(state, at)
  const texts = state.texts.get(day) ?? new Map<number, Text>()
  state.texts.set(day, texts.set(id, { to, segments: segmentsOf(text) }))
}

export interface Text {
  readonly to: string
  readonly segments: number
}

/** Of one that has not left nobody knows how long it would have been: two segments at most. */
const longest = { id: 0, segments: 2 }

/**
 * Whether a text message would go beyond those of its day: messages to its number, or segments in all. What visitors cause has half of the
 * day's, rounded up, so that nobody uses up the reminders'.
 */
export function isSpent(
  state: State,
  duty: Duty,
  { channel }: Lane,
  at: number,
  own: { readonly id: number; readonly segments: number } = longest,
): boolean {
  if (channel !== 'sms') return false
  const others = [...(state.texts.get(dayOf(state, at)) ?? [])].flatMap(([id, text]) =>
    id === own.id ? [] : [text],
  )
  const { textsADay, textsToNumber } = state.rules
  const answers = !duty.byStaff && ['confirmation', 'moved', 'cancelled'].includes(duty.kind)
  const share = answers ? Math.ceil(textsADay / 2) : textsADay
  const toNumber = others.filter(({ to }) => to === duty.visits[0]?.ways.sms)
  return sum(others) + own.segments > share || toNumber.length >= textsToNumber
}

function sum(texts: readonly Text[]): number {
  return texts.reduce((all, { segments }) => all + segments, 0)
}

const basic = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/

/** As a network bills it (GSM 03.38): 160 characters in one, 153 in each of several; 70 and 67 where any other is in it. */
export function segmentsOf(text: string): number {
  const plain = basic.test(text)
  const length = text.length + (plain ? (text.match(/[\^{}\\[~\]|€]/g) ?? []).length : 0)
  const [one, each] = plain ? [160, 153] : [70, 67]
  return length <= one ? 1 : Math.ceil(length / each)
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
