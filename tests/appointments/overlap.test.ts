import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything, rows } from '../helpers/booking.ts'
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

describe('the database refuses an overlap', () => {
  it.each([
    ['the same time', 60, 90],
    ['one that begins before it ends', 80, 110],
    ['one that ends after it begins', 30, 61],
    ['one inside it', 70, 80],
    ['one around it', 30, 120],
    ['one minute of it', 89, 90],
  ])('on insert: %s', (_, from, to) => {
    add(60, 90)
    refuses(() => add(from, to))
    for (const or of ['or replace', 'or ignore', 'or abort']) refuses(() => add(from, to, { or }))
  })

  it('and lets neighbours touch, other practitioners work, and cancelled ones be', () => {
    add(60, 90)
    add(30, 60)
    add(90, 120)
    add(60, 90, { calendar: 2 })
    sql(`update appointment set ${cancelled} where id = 1`)
    add(60, 90)
    expect(rows(test.db, 'select count(*) as n from occupancy where live = 1')).toEqual([{ n: 4 }])
  })

  it('of appointments of twenty-four hours, and refuses longer ones', () => {
    add(0, 1440)
    refuses(() => add(1439, 1450))
    add(1440, 1450)
    expect(() => add(3000, 3000 + 1441)).toThrow('CHECK')
    expect(() => add(10, 10)).toThrow('CHECK')
  })

  it('on update of the time, the length and both', () => {
    add(60, 90)
    const id = add(120, 150)
    for (const change of [
      `starts_at = ${day + 4800}, ends_at = ${day + 6600}`,
      `starts_at = ${day + 5100}`,
    ]) {
      refuses(() => sql(`update appointment set ${change} where id = ${id}`))
      refuses(() => sql(`update or ignore appointment set ${change} where id = ${id}`))
      refuses(() => sql(`update or replace appointment set ${change} where id = ${id}`))
    }
    sql(`update appointment set starts_at = ${day + 5400}, ends_at = ${day + 9000} where id = ${id}`)
    expect(rows(test.db, `select starts_at, ends_at from occupancy where appointment_id = ${id}`)).toEqual([
      { starts_at: day + 5400, ends_at: day + 9000 },
    ])
  })

  it('on undoing a cancellation', () => {
    const id = add(60, 90)
    sql(`update appointment set ${cancelled} where id = ${id}`)
    add(80, 100)
    refuses(() => sql(`update appointment set ${undone} where id = ${id}`))
    sql(`update appointment set ${cancelled} where id <> ${id}`)
    sql(`update appointment set ${undone} where id = ${id}`)
    expect(rows(test.db, `select live from occupancy where appointment_id = ${id}`)).toEqual([{ live: 1 }])
  })

  it('on handing it to another calendar, which then occupies that practitioner and no longer the first', () => {
    const id = add(60, 90)
    const other = add(80, 100, { calendar: 2 })
    refuses(() => sql(`update appointment set calendar_id = 2 where id = ${id}`))
    sql(`update appointment set ${cancelled} where id = ${other}`)
    sql(`update appointment set calendar_id = 2 where id = ${id}`)
    expect(rows(test.db, `select resource_id, live from occupancy where appointment_id = ${id}`)).toEqual([
      { resource_id: 2, live: 1 },
    ])
    add(60, 90)
    refuses(() => sql(`update appointment set ${undone} where id = ${other}`))
  })
})
