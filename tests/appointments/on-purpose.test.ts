import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything } from '../helpers/booking.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
const day = 1_800_900_000

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
  test.db.raw.exec("insert into resource (id, kind, name) values (3, 'room', 'Room')")
})

const columns =
  'type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, booked_at, on_purpose'
const sql = (text: string) => void test.db.raw.exec(text)

/** Minutes of the day; returns the new id. */
function add(from: number, to: number, { calendar = 1, onPurpose = 0, or = '' } = {}): number {
  const values = `1, ${calendar}, 1, ${day + from * 60}, ${day + to * 60}, 'x', 'staff', 0, ${onPurpose}`
  return Number(
    test.db.raw.prepare(`insert ${or} into appointment (${columns}) values (${values})`).run()
      .lastInsertRowid,
  )
}

const taken = 'refused: slot-taken'
const cancelled = "status = 'cancelled', cancelled_at = 1"
const undone = "status = 'booked', cancelled_at = null"

/** Refused, with nothing changed. */
function refuses(act: () => unknown, reason = taken): void {
  const before = everything(test.db)
  expect(act).toThrow(reason)
  expect(everything(test.db)).toEqual(before)
}

describe('rule 18: double-booked on purpose', () => {
  it('may be laid over others; every unmarked one is refused against it, also after the one below has gone', () => {
    const below = add(60, 90)
    const above = add(60, 90, { onPurpose: 1 })
    sql(`update appointment set ${cancelled} where id = ${below}`)
    refuses(() => add(60, 90))
    const third = add(75, 80, { onPurpose: 1 })
    refuses(() => sql(`update appointment set on_purpose = 0 where id = ${third}`))
    sql(`update appointment set ${cancelled} where id >= ${above}`)
    add(60, 90)
  })

  it('in any order of booking, marking, moving, cancelling, undoing and reassigning, as an oracle says', () => {
    const step = fc.record({
      act: fc.constantFrom('add', 'add', 'move', 'cancel', 'undo', 'mark', 'unmark', 'reassign'),
      which: fc.nat(7),
      from: fc.nat(8),
      length: fc.integer({ min: 1, max: 4 }),
      calendar: fc.integer({ min: 1, max: 2 }),
      onPurpose: fc.nat(1),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        sql('savepoint a')
        const model = new Map<number, Model>()
        for (const each of steps) both(model, each)
        sql('rollback to a; release a')
      }),
      { numRuns: 120 },
    )
  })
})

interface Model {
  readonly from: number
  readonly to: number
  readonly calendar: number
  readonly onPurpose: number
  readonly live: boolean
}

interface Step {
  readonly act: string
  readonly which: number
  readonly from: number
  readonly length: number
  readonly calendar: number
  readonly onPurpose: number
}

/** Does the step in the database and, by comparing every pair, in the oracle; both must agree. */
function both(model: Map<number, Model>, step: Step): void {
  const id = [...model.keys()][step.which % Math.max(1, model.size)]
  const now = id === undefined ? undefined : model.get(id)
  const { from, calendar, onPurpose } = step
  const fresh = { from, to: from + step.length, calendar, onPurpose, live: true }
  if (step.act === 'add' || id === undefined || !now) {
    const allowed = fits(model, -1, fresh)
    const added = attempt(() => add(from, from + step.length, { calendar, onPurpose }))
    expect(added !== undefined).toBe(allowed)
    if (added !== undefined) model.set(added, fresh)
    return
  }
  const [next, change] = changed(step, now, fresh)
  const touches = JSON.stringify(next) !== JSON.stringify(now)
  const allowed = !touches || fits(model, id, next)
  expect(attempt(() => sql(`update appointment set ${change} where id = ${id}`) ?? 0) !== undefined).toBe(
    allowed,
  )
  if (allowed) model.set(id, next)
}

function changed(step: Step, now: Model, fresh: Model): [Model, string] {
  if (step.act === 'move')
    return [
      { ...now, from: fresh.from, to: fresh.to },
      `starts_at = ${day + fresh.from * 60}, ends_at = ${day + fresh.to * 60}`,
    ]
  if (step.act === 'cancel') return [{ ...now, live: false }, cancelled]
  if (step.act === 'undo') return [{ ...now, live: true }, undone]
  if (step.act === 'reassign')
    return [{ ...now, calendar: fresh.calendar }, `calendar_id = ${fresh.calendar}`]
  const onPurpose = step.act === 'mark' ? 1 : 0
  return [{ ...now, onPurpose }, `on_purpose = ${onPurpose}`]
}

/** Marked or cancelled rows fit everywhere; any other must meet no live row of its calendar. */
function fits(model: Map<number, Model>, id: number, row: Model): boolean {
  if (!row.live || row.onPurpose === 1) return true
  return ![...model].some(
    ([other, each]) =>
      other !== id && each.live && each.calendar === row.calendar && each.from < row.to && row.from < each.to,
  )
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch (error) {
    expect(String(error)).toContain(taken)
    return undefined
  }
}
