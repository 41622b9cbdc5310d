import { count, goOtherWay, isSpent, segmentsOf, spend } from './budgets.ts'
import { type Duty, isOpenTo, type Lane, mayLeaveAt, planKey, stillHolds, type Visit } from './duties.ts'
import type { Call } from './facts.ts'
import { readMessage, type Said } from './reading.ts'
import { conclude, isWord, lane as newLane, owe, personOf, type State, shown } from './state.ts'

/** Something was handed to a gateway: what called for it, and what comes of the answer. */
export function called(state: State, call: Call): void {
  state.calls.push(call)
  const said = readMessage(call.text, call.channel, call.at, state.rules.timeZone)
  if (!said) {
    wrong(state, call, `"${call.text.slice(0, 60)}", which cannot be understood`)
    return
  }
  // What is beyond the day's text messages goes by e-mail at once.
  if (call.channel === 'email' && dutiesOf(state, call, said).length === 0) spend(state, call.to, call.at)
  const planned = dutiesOf(state, call, said)
  const duties = [...planned, ...addedOf(state, call, said, planned)]
  if (duties.length === 0) wrong(state, call, whyNot(state, call, said))
  else if (said.kind === 'reminder' && duties.length !== (said.count ?? 1))
    wrong(state, call, `a reminder of ${said.count ?? 1} visits where there are ${duties.length}`)
  for (const { duty, lane } of duties) {
    check(state, call, said, duty, lane)
    answer(state, call, duty, lane)
  }
  if (call.channel === 'sms') count(state, call)
  if (said.kind === 'reminder' && call.answer === 'taken') checkMerged(state, call, said, duties)
}

interface Open {
  readonly duty: Duty
  readonly lane: Lane
}

function dutiesOf(state: State, call: Call, said: Said): readonly Open[] {
  const mine = state.duties.flatMap((duty) => {
    const lane = duty.lanes.find((each) => each.channel === call.channel && each.state === 'open')
    const theirs = duty.visits.some(({ ways }) => ways[call.channel] === call.to)
    return lane && theirs && !duty.withdrawn && isOf(duty, said, call.at) ? [{ duty, lane }] : []
  })
  if (said.kind !== 'reminder') return mine.slice(0, 1)
  if (call.channel === 'email' || said.count === undefined)
    return mine.filter(({ duty }) => isNamed(duty, said))
  // A text names the first of several; the others are those of that day.
  const day = shown(state, said.starts[0] ?? 0).slice(0, 10)
  const all = mine.filter(
    ({ duty }) =>
      shown(state, duty.plan.startsAt).startsWith(day) &&
      duty.visits.every((visit) => stillHolds(duty, visit)) &&
      duty.usefulUntil > call.at,
  )
  return all.some(({ duty }) => isNamed(duty, said)) ? all : []
}

/** A reminder that says how many there are says what was added to the day since, too. */
function addedOf(
  state: State,
  call: Call,
  { kind, count = 1, starts }: Said,
  planned: readonly Open[],
): readonly Open[] {
  const [head] = planned
  const first = head?.duty.visits[0]
  if (!head || !first || kind !== 'reminder' || count < 2 || count <= planned.length) return []
  const { days } = head.duty
  const day = shown(state, head.duty.plan.startsAt).slice(0, 10)
  return [...state.visits.values()].flatMap((visit) => {
    const { plan, patient, ways, coming, present, notifies, reminded } = visit
    const had = reminded.get(planKey(plan)) ?? []
    const fits = patient === first.patient && ways[call.channel] === call.to && coming && present && notifies
    const isNew =
      !planned.some(({ duty }) => duty.visits.includes(visit)) && !had.some((each) => each.days === days)
    const named = call.channel === 'sms' || starts.includes(plan.startsAt)
    if (!fits || !isNew || !named || !shown(state, plan.startsAt).startsWith(day)) return []
    reminded.set(planKey(plan), [...had, { days: days ?? 0, made: call.at }])
    const about = { kind, visits: [visit], plan, from: call.at, usefulUntil: plan.startsAt - 3600 } as const
    const more = { byStaff: false, mustReach: false, ...(days === undefined ? {} : { days }) }
    const duty = owe(state, { ...about, ...more }, call.at)
    const lane = duty.lanes.find(({ channel }) => channel === call.channel) ?? newLane(call.channel, call.at)
    duty.lanes.splice(0, duty.lanes.length, lane)
    return [{ duty, lane }]
  })
}

function isNamed({ plan }: Duty, { starts }: Said): boolean {
  return starts.includes(plan.startsAt)
}

/** Whether a message is the one that says this. */
function isOf(duty: Duty, said: Said, at: number): boolean {
  if (!duty.kind.startsWith('series')) {
    if (said.kind === 'reminder') return duty.kind === 'reminder'
    return duty.kind === said.kind && isNamed(duty, said)
  }
  const starts = newsOf(duty, at)
  // Of one alone it is said as of any other.
  const alone = starts.length === 1 && said.count === undefined
  if (alone && (said.kind === 'confirmation' || said.kind === 'cancelled'))
    return (
      said.kind === (duty.kind === 'series' ? 'confirmation' : 'cancelled') && said.starts[0] === starts[0]
    )
  if (said.kind !== (isOnlyWith(duty, at) ? 'series-with' : duty.kind)) return false
  if (said.starts[0] !== starts[0] || (said.count ?? starts.length) !== starts.length) return false
  return said.starts.length === 1 || said.starts.every((start, index) => start === starts[index])
}

/** What a letter about several names: what is over meanwhile is left out, and the rest stays. */
function newsOf(duty: Duty, at: number): readonly number[] {
  const news = newVisits(duty, at)
  if (duty.kind !== 'series-cancelled') return news.map(({ plan }) => plan.startsAt)
  return news.map((visit) => duty.parts.get(visit)?.was.startsAt ?? 0)
}

function newVisits(duty: Duty, at: number): readonly Visit[] {
  return duty.visits
    .filter((visit) => stillHolds(duty, visit) && visit.plan.startsAt > at)
    .sort((one, other) => one.plan.startsAt - other.plan.startsAt)
}

/** The times are the same, and somebody else is there. */
function isOnlyWith(duty: Duty, at: number): boolean {
  const [first] = newVisits(duty, at)
  const part = first && duty.parts.get(first)
  return duty.kind === 'series-moved' && part?.was.startsAt === part?.plan.startsAt
}

function check(state: State, call: Call, said: Said, duty: Duty, lane: Lane): void {
  const { rules, stopped } = state
  const about = `the ${duty.kind} about ${shown(state, duty.plan.startsAt)}`
  const [head] = duty.visits
  if (!head) return
  if (said.language !== head.language)
    wrong(state, call, `${about} in ${said.language}, and its reader reads ${head.language}`)
  if (isSpent(state, duty, lane, call.at, { id: call.id, segments: segmentsOf(call.text) }))
    wrong(state, call, `${about} beyond the text messages of a day`)
  if (call.at < lane.from) wrong(state, call, `${about} before ${shown(state, lane.from)}`)
  if (!duty.visits.some((visit) => stillHolds(duty, visit)))
    wrong(state, call, `${about}, which is no longer so`)
  if (duty.usefulUntil <= call.at) wrong(state, call, `${about}, too late to be of use`)
  if (!mayLeaveAt(duty, call.channel, call.at, rules)) wrong(state, call, `${about} at night`)
  if (!isOpenTo(duty.kind, head, call.channel, personOf(state, head.patient), stopped, rules))
    wrong(state, call, `${about}, which nobody there wants`)
}

function answer(state: State, call: Call, duty: Duty, lane: Lane): void {
  const mayHave = ['taken', 'unclear', 'lost'].includes(call.answer)
  if (mayHave && duty.kind !== 'reminder') for (const visit of duty.visits) visit.out = duty.takenOut
  if (call.answer === 'taken') {
    lane.state = 'arrived'
    duty.owed = false
    state.arrived[duty.kind] = (state.arrived[duty.kind] ?? 0) + 1
    if (isWord(duty.kind)) for (const visit of duty.visits) arrived(visit, call.at)
  } else if (call.answer === 'later') {
    lane.putOffUntil = call.at + Math.max(call.retryAfter, longestBackoff)
  } else if (call.answer === 'away') {
    state.troubled.add(call.channel)
    state.restUntil[call.channel] = Math.max(state.restUntil[call.channel], call.at + call.retryAfter)
    lane.putOffUntil = call.at + Math.max(call.retryAfter, 60)
  } else {
    lane.state = call.answer === 'never' ? 'refused' : 'unclear'
    if (lane.state === 'refused') goOtherWay(duty, lane, call.at)
    conclude(state, duty)
  }
}

/** What is put off comes again a quarter of an hour later at the most. */
const longestBackoff = 900

function arrived(visit: Visit, at: number): void {
  const key = planKey(visit.plan)
  const known = visit.words.get(key)
  visit.words.set(key, { made: known?.made ?? 0, arrived: at })
}

/** All of one day that was put into words at once is one message (O15, rule 30). */
function checkMerged(state: State, call: Call, said: Said, duties: readonly Open[]): void {
  const day = shown(state, said.starts[0] ?? 0).slice(0, 10)
  const [first] = duties
  if (!first) return
  const { patient } = first.duty.visits[0] ?? { patient: 0 }
  const key = [patient, call.channel, call.to, day, first.duty.days].join(' ')
  const made = state.mornings.get(key)
  if (made !== undefined && duties.some(({ duty }) => duty.made === made))
    wrong(state, call, `the reminders of ${day} in two messages`)
  state.mornings.set(key, first.duty.made)
}

function whyNot(state: State, call: Call, said: Said): string {
  const about = `a ${said.kind} about ${said.starts.map((at) => shown(state, at)).join(', ')}`
  const visit = [...state.visits.values()].find(
    ({ ways, plan }) => ways[call.channel] === call.to && said.starts.includes(plan.startsAt),
  )
  const why = !visit
    ? 'of whom no such visit is known'
    : !visit.coming && said.kind !== 'cancelled'
      ? 'whose visit is cancelled'
      : 'who had it already, or was never to get it'
  return `${about}, ${why}`
}

function wrong(state: State, call: Call, what: string): void {
  state.wrong.push(`${shown(state, call.at)} ${call.channel} to ${call.to}: ${what}`)
}
