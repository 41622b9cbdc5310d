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

/** Refused, with nothing changed. */
function refuses(act: () => unknown, reason = taken): void {
  const before = everything(test.db)
  expect(act).toThrow(reason)
  expect(everything(test.db)).toEqual(before)
}

describe('what an appointment occupies', () => {
  it('of a room as of a practitioner, and moves the room along', () => {
    const take = (id: number) =>
      sql(
        `insert into occupancy (appointment_id, resource_id, starts_at, ends_at) select id, 3, starts_at, ends_at from appointment where id = ${id}`,
      )
    const one = add(60, 90)
    const other = add(70, 100, { calendar: 2 })
    take(one)
    refuses(() => take(other))
    sql(`update appointment set starts_at = ${day}, ends_at = ${day + 1800} where id = ${one}`)
    take(other)
    refuses(() =>
      sql(`update appointment set starts_at = ${day + 3600}, ends_at = ${day + 5400} where id = ${one}`),
    )
  })

  it('and an occupancy that disagrees with its appointment, or leaves the practitioner free', () => {
    const id = add(60, 90)
    refuses(
      () => sql(`update occupancy set starts_at = ${day} where appointment_id = ${id}`),
      'occupancy-disagrees',
    )
    refuses(() => sql(`update occupancy set live = 0 where appointment_id = ${id}`), 'occupancy-disagrees')
    refuses(
      () =>
        sql(
          `insert into occupancy (appointment_id, resource_id, starts_at, ends_at) values (${id}, 3, 1, 2)`,
        ),
      'occupancy-disagrees',
    )
    refuses(() => sql(`delete from occupancy where appointment_id = ${id}`), 'occupancy-needed')
    refuses(() => sql(`delete from appointment where id = ${id}`), 'appointments-are-kept')
  })

  it('and an occupancy carried off to another resource, which would leave the practitioner free', () => {
    const id = add(60, 90)
    refuses(() => sql(`update occupancy set resource_id = 3 where appointment_id = ${id}`), 'refused')
  })

  it('and a calendar carried off to another resource, which would leave its practitioner free', () => {
    add(60, 90)
    refuses(() => sql('update calendar set resource_id = 3 where id = 1'), 'refused')
  })

  it('and an appointment replaced by its own number, which would leave its room behind', () => {
    const id = add(60, 90)
    sql(
      `insert into occupancy (appointment_id, resource_id, starts_at, ends_at) select id, 3, starts_at, ends_at from appointment`,
    )
    const values = `${id}, 1, 1, 1, ${day}, ${day + 1800}, 'x', 'staff', 0, 0`
    refuses(() => sql(`insert or replace into appointment (id, ${columns}) values (${values})`), 'refused')
  })
})
