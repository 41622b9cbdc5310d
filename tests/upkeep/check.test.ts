import { beforeEach, describe, expect, it } from 'vitest'
import { listFaults } from '../../src/upkeep/check.queries.ts'
import { addBooking, addPatient } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { effortOf } from '../helpers/effort.ts'
import { plansOf } from '../helpers/plan.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice

beforeEach(() => {
  test = openApp()
  small = smallPractice(test.db)
})

const faults = () => listFaults(test.db, test.now)

/** As only somebody with the file could: without the triggers and without looking at references. */
function plant(...statements: readonly string[]): void {
  const triggers = test.db.raw
    .prepare<[], string>("select name from sqlite_schema where type = 'trigger' and tbl_name <> 'audit'")
    .pluck()
    .all()
  test.db.raw.pragma('foreign_keys = OFF')
  for (const name of triggers) test.db.raw.exec(`drop trigger ${name}`)
  for (const statement of statements) test.db.raw.exec(statement)
}

describe('check', () => {
  it('finds nothing in a practice at work', () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    addBooking(test.db, small, { from: '09:30', to: '10:00' })
    addBooking(test.db, small, { from: '09:00', to: '10:00', calendarId: small.selim })
    expect(faults()).toEqual([])
  })

  it.each([
    ['one that begins within another', '09:10', '09:40'],
    ['one within another', '09:10', '09:20'],
    ['one around another', '08:45', '09:45'],
    ['one at the same time', '09:00', '09:30'],
    ['one that ends within another', '08:45', '09:05'],
  ])('names the two appointments of an overlap once: %s', (_what, from, to) => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    addBooking(test.db, small, { from: '14:00', to: '14:30' })
    const [startsAt, endsAt] = [from, to].map((time) => Date.parse(`2027-01-25T${time}+01:00`) / 1000)
    plant(`update occupancy set starts_at = ${startsAt}, ends_at = ${endsAt} where appointment_id = 2`)
    expect(faults()).toHaveLength(1)
    expect(faults()[0]).toMatch(/^appointments (1 and 2|2 and 1) overlap$/)
  })

  it('lets be what overlaps on purpose or was cancelled', () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    addBooking(test.db, small, { from: '09:00', to: '09:30', onPurpose: true })
    addBooking(test.db, small, { from: '09:00', to: '09:30', status: 'cancelled' })
    expect(faults()).toEqual([])
  })

  it('finds a changed row of the access log', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Ada A'] })
    await (await signedIn(test, 'reception')).visit('/staff/appointments/1')
    expect(faults()).toEqual([])
    plant("update access_log set view = 'nothing' where id = 1")
    expect(faults()).toEqual(['the access log was changed at or before row 1'])
  })

  it('finds a row that belongs to nothing', () => {
    addPatient(test.db, 'Ada A')
    plant("insert into follow_up (id, category, patient_id, opened_at) values (9, 'other', 77, 0)")
    expect(faults()).toEqual(['a row of follow_up (9) belongs to nothing'])
  })

  it('finds a future appointment whose promise the clock no longer keeps', () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    plant("update appointment set local_start = '2027-01-25T08:00+02:00'")
    expect(faults()).toEqual([
      'appointment 1 was promised for 2027-01-25T08:00+02:00, which is another instant now',
    ])
  })

  it('asks the index for each appointment’s own stretch', () => {
    const steps = plansOf(test.db, faults).filter((step) => / other /.test(` ${step} `))
    expect(steps).toEqual([
      'SEARCH other USING INDEX occupancy_live (resource_id=? AND starts_at>? AND starts_at<?)',
    ])
  })

  it('takes 250 000 appointments in its stride', () => {
    plant(
      `with recursive n (id) as (select 1 union all select id + 1 from n where id < 250000)
       insert into occupancy (appointment_id, resource_id, starts_at, ends_at)
       select id, id % 2 + 1, 1600000000 + id / 2 * 1800, 1600001800 + id / 2 * 1800 from n`,
      'drop table appointment',
      'create table appointment (id integer primary key, starts_at, local_start, cancelled_at)',
      'insert into appointment select appointment_id, 0, null, null from occupancy',
      'update occupancy set ends_at = ends_at + 1 where appointment_id = 100000',
    )
    const effort = effortOf(() => expect(faults()).toEqual(['appointments 100000 and 100002 overlap']))
    expect(effort).toBeLessThan(5000)
  })
})
