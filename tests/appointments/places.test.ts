import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything, noor, rows, toBooked } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
const sql = (text: string) => void test.db.raw.exec(text)

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
  sql(`insert into patient (id, first_name, last_name, first_folded, last_folded, created_at) values (1, 'A', 'B', 'a', 'b', 0);
    insert into appointment (id, type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, places, booked_at)
    values (1, 1, 1, 1, 1800900000, 1800903600, 'x', 'staff', 2, 0), (2, 1, 2, 1, 1800900000, 1800903600, 'x', 'staff', 1, 0)`)
})

const join = (appointment = 1, or = '') =>
  sql(`insert ${or} into attendee (appointment_id, patient_id) values (${appointment}, 1)`)

function refuses(act: () => unknown, reason: string): void {
  const before = everything(test.db)
  expect(act).toThrow(reason)
  expect(everything(test.db)).toEqual(before)
}

describe('rule 10: places', () => {
  it('one too many is refused on insert, OR REPLACE and OR IGNORE', () => {
    join()
    join()
    for (const or of ['', 'or replace', 'or ignore']) refuses(() => join(1, or), 'refused: places-taken')
  })

  it('a cancellation frees one; undoing it is refused when it has been taken', () => {
    join()
    join()
    sql('update attendee set cancelled_at = 1 where id = 1')
    join()
    refuses(() => sql('update attendee set cancelled_at = null where id = 1'), 'refused: places-taken')
    sql('update attendee set cancelled_at = 1 where id = 3')
    sql('update attendee set cancelled_at = null where id = 1')
  })

  it('an attendee moved to a full session is refused', () => {
    join(2)
    join(1)
    refuses(
      () => sql('update attendee set appointment_id = 2 where appointment_id = 1'),
      'refused: places-taken',
    )
  })

  it('places cannot be made fewer than the people in them', () => {
    join()
    join()
    refuses(() => sql('update appointment set places = 1 where id = 1'), 'refused: places-taken')
    sql('update appointment set places = 3 where id = 1')
    join()
  })
})

describe('history', () => {
  it.each([
    ["update appointment_event set action = 'moved'", 'history-is-append-only'],
    ['delete from appointment_event', 'history-is-append-only'],
    ["update audit set action = 'nothing'", 'audit-is-append-only'],
    ['delete from audit', 'audit-is-append-only'],
    ['update or ignore audit set at = 0', 'audit-is-append-only'],
    ['update or replace appointment_event set at = 0', 'history-is-append-only'],
  ])('is appended, never edited: %s', async (change, reason) => {
    await toBooked(test, openBrowser(test), noor)
    refuses(() => sql(change), `refused: ${reason}`)
  })

  it.each(['appointment_event', 'audit'])(
    'is not replaced either, by a row with the number of an older one: %s',
    async (table) => {
      await toBooked(test, openBrowser(test), noor)
      const [first] = rows(test.db, `select * from ${table} order by id limit 1`)
      refuses(
        () => sql(`insert or replace into ${table} select * from ${table} where id = ${first?.id}`),
        'append-only',
      )
    },
  )
})
