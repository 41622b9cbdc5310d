import { oracleOf } from '../oracle.ts'
import type { Random } from '../random.ts'
import { book, cancel, type Desk, handover, move, moveBack, present, undo } from './acts.ts'
import type { Channel, Rules } from './facts.ts'
import { follow } from './following-acts.ts'
import type { Fate, Gateways } from './gateways.ts'
import { type House, openHouse } from './house.ts'
import { addPeople } from './people.ts'
import { repeat } from './series-acts.ts'
import { nextDate } from './times.ts'
import { bookOnline, cancelOnline, moveOnline, stopOnline } from './web.ts'

export interface Month {
  readonly rules: Rules
  /** The first local date. */
  readonly from: string
  readonly days: number
  readonly bookingsADay: number
  readonly random: Random
  /** How much of what is done is about series, beside the usual (0 to 1). */
  readonly series?: number
  /** Nothing but good luck: no fault, no outage and no restart. */
  readonly calm?: boolean
  /** Spoils the gateways: so the oracle itself is tried. */
  readonly tamper?: Tamper
}

export type Tamper = (made: Gateways, house: () => House) => Gateways

/** What goes wrong on one day, in seconds of true time. */
interface Trouble {
  readonly down: Readonly<Record<Channel | 'process', readonly [number, number]>>
  /** By how much the clock is wrong, and when. */
  readonly skew: { readonly by: number; readonly from: number; readonly until: number }
  /** How often a gateway has a bad moment. */
  readonly faults: number
}

const never: readonly [number, number] = [0, 0]
/** The timetable beats every half minute. */
const step = 30
/** Then nobody does anything any more, and what is still to be said is said. */
const daysAfterwards = 16

/** Plays a month: whatever happens is in the facts of the house that comes back. */
export async function playMonth(month: Month): Promise<House> {
  const { rules, from, days, random, tamper } = month
  const clock = oracleOf(rules.timeZone)
  const begun = clock.instant(from, 0)
  const house: House = openHouse(rules, begun, (made) => (tamper ? tamper(made, () => house) : made))
  const patients = addPeople(house, Math.max(30, month.bookingsADay * 6), random)
  const desk: Desk = { house, patients, random, appointments: [] }
  const player = { month, desk, at: begun, trouble: noTrouble(), visitor: 0 }
  house.gateways.fateOf = (channel) => fateOf(player, channel)
  for (let day = 0; day < days + daysAfterwards; day++) await playDay(player, nextDate(from, day), day < days)
  return house
}

interface Player {
  readonly month: Month
  readonly desk: Desk
  /** True time; the house may take it for another. */
  at: number
  trouble: Trouble
  visitor: number
}

async function playDay(player: Player, date: string, busy: boolean): Promise<void> {
  const { month, desk } = player
  const { random, rules } = month
  const clock = oracleOf(rules.timeZone)
  const at = (minute: number): number => clock.instant(date, minute)
  player.trouble = busy && !month.calm ? troubleOn(random, at, rules) : noTrouble()
  const acts = busy ? Math.round(month.bookingsADay * 2.1) : 0
  const times = Array.from({ length: acts }, () => at(random.whole(480, 1065)) + random.whole(0, 59))
  const evening = Array.from({ length: Math.round(acts / 10) }, () => at(random.whole(1200, 1380)))
  const rounds = Array.from({ length: busy ? 48 : 6 }, (_, round) => at(round * (busy ? 30 : 240)))
  const moments = rules.moments.map(({ minute }) => at(minute))
  const all = [
    ...[...rounds, ...moments].map((time) => ({ time, act: undefined })),
    ...times.map((time) => ({ time, act: 'any' as const })),
    ...evening.map((time) => ({ time, act: 'patient' as const })),
  ].sort((one, other) => one.time - other.time)
  for (const { time, act } of all) {
    await passTo(player, time)
    if (isDown(player, 'process')) continue
    if (act) await actOnce(player, act)
    await desk.house.beat()
    // Twice a night, and now and then by day, somebody restarts the machine.
    if (!month.calm && busy && (time === at(240) || random.next() < 0.004)) await desk.house.restart()
  }
}

/** Beats whenever something may be due, up to an instant of true time. */
async function passTo(player: Player, until: number): Promise<void> {
  const { house } = player.desk
  for (;;) {
    const due = nextDue(house)
    const skew = skewOf(player, player.at)
    const next =
      due === undefined ? Infinity : Math.ceil(Math.max(due - skew, player.at + step) / step) * step
    if (next >= until) break
    setTime(player, next)
    if (!isDown(player, 'process')) await house.beat()
    else break
  }
  setTime(player, until)
}

function setTime(player: Player, at: number): void {
  player.at = Math.max(player.at, at)
  player.desk.house.now = player.at + skewOf(player, player.at)
}

function nextDue({ db }: House): number | undefined {
  const due = db.raw.prepare("select min(due_at) from message where settled_at is null and state = 'waiting'")
  return due.pluck().get() === null ? undefined : Number(due.pluck().get())
}

async function actOnce(player: Player, who: 'any' | 'patient'): Promise<void> {
  const { desk, month } = player
  const dice = who === 'any' && month.random.next() < (month.series ?? 0) ? 1 : month.random.next()
  if (desk.appointments.length < 5 || (who === 'any' && dice < 0.36)) return book(desk)
  if (dice < 0.5 || (who === 'patient' && dice < 0.6)) return bookOnline(desk, player.visitor++)
  if (dice < 0.57 || (who === 'patient' && dice < 0.8)) return cancelOnline(desk)
  if (dice < 0.65 || (who === 'patient' && dice < 0.97)) return moveOnline(desk)
  if (dice < 0.66) return stopOnline(desk)
  const acts: readonly (readonly [number, (desk: Desk) => void])[] = [
    ...[[0.77, move] as const, [0.82, moveBack] as const, [0.89, cancel] as const],
    ...[[0.93, undo] as const, [0.95, present] as const, [0.97, handover] as const],
    ...[[1, ofSeries] as const],
  ]
  acts.find(([until]) => dice <= until)?.[1](desk)
}

/** Several appointments are made of one, or several of those are changed. */
function ofSeries(desk: Desk): void {
  const act = desk.random.pick([repeat, follow])
  act(desk)
}

function fateOf({ month, trouble, desk, at }: Player, channel: Channel): { fate: Fate; retryAfter?: number } {
  const { random } = month
  const [from, until] = trouble.down[channel]
  if (at >= from && at < until) return { fate: 'away' }
  if (random.next() >= trouble.faults || desk.appointments.length < 5) return { fate: 'taken' }
  const fates: readonly Fate[] = ['later', 'later', 'away', 'never', 'never', 'unclear', 'away']
  const ends: readonly Fate[] = ['kill-before-mark', 'kill-after-mark', 'stop-after-mark']
  const drawn = random.next() < 0.25 ? random.pick(ends) : random.pick(fates)
  // A text message is marked before its gateway hears of it.
  const fate = drawn === 'kill-before-mark' && channel === 'sms' ? 'kill-after-mark' : drawn
  // 429 with Retry-After.
  const asks = channel === 'sms' && fate === 'away' && random.next() < 0.7
  return asks ? { fate, retryAfter: random.whole(10, 900) } : { fate }
}

function troubleOn(random: Random, at: (minute: number) => number, { moments }: Rules): Trouble {
  const outage = (chance: number): readonly [number, number] => {
    if (random.next() >= chance) return never
    // Half of them lie over a moment of reminders.
    const moment = random.pick(moments).minute - random.whole(5, 90)
    const from = random.next() < 0.5 ? moment : random.whole(420, 1080)
    return [at(from), at(from + random.whole(60, 300))]
  }
  const by = random.next() < 0.25 ? random.whole(-3600, 3600) : 0
  return {
    down: { email: outage(0.15), sms: outage(0.15), process: outage(0.12) },
    skew: { by, from: at(60), until: at(random.whole(120, 300)) },
    faults: random.next() < 0.5 ? 0.06 : 0.01,
  }
}

function noTrouble(): Trouble {
  return { down: { email: never, sms: never, process: never }, skew: { by: 0, from: 0, until: 0 }, faults: 0 }
}

function isDown({ trouble, at }: Player, what: Channel | 'process'): boolean {
  const [from, until] = trouble.down[what]
  return at >= from && at < until
}

function skewOf({ trouble: { skew } }: Player, at: number): number {
  return at >= skew.from && at < skew.until ? skew.by : 0
}
