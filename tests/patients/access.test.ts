import { beforeEach, describe, expect, it } from 'vitest'
import { recordLooks } from '../../src/patients/access.commands.ts'
import { findBrokenLink, listLookedAt } from '../../src/patients/access.queries.ts'
import { addBooking, addPatient } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import { plansOf } from '../helpers/plan.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice

beforeEach(() => {
  test = openApp()
  small = smallPractice(test.db)
})

const looks = (columns = 'view, patient_id', where = 'true') =>
  rows(test.db, `select ${columns} from access_log where ${where} order by id`)

describe('the access log', () => {
  it('has one row per patient shown in the agenda, and none again that day (rule 34)', async () => {
    const [one, other, later] = ['Ada A', 'Bea B', 'Cor C'].map((name) => addPatient(test.db, name))
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: [one ?? 0] })
    addBooking(test.db, small, { from: '10:00', to: '10:30', people: [other ?? 0] })
    addBooking(test.db, small, { from: '11:00', to: '11:30', people: [one ?? 0] })
    const desk = await signedIn(test, 'reception')
    await desk.visit('/staff/agenda?date=2027-01-25')
    await desk.visit('/staff/agenda?date=2027-01-25&quiet=1')
    const seen = [one, other].map((patient_id) => ({ view: 'agenda', patient_id }))
    expect(looks()).toEqual(seen)
    addBooking(test.db, small, { from: '13:00', to: '13:30', people: [later ?? 0] })
    await desk.visit('/staff/agenda?date=2027-01-25&quiet=1')
    expect(looks()).toEqual([...seen, { view: 'agenda', patient_id: later }])
  })

  it('is asked about today by its index alone, however many years it holds', () => {
    expect(plansOf(test.db, () => listLookedAt(test.db, 1, 'agenda', test.now))).toEqual([
      'SEARCH access_log USING COVERING INDEX access_log_user (user_id=? AND view=? AND at>?)',
      'USE TEMP B-TREE FOR DISTINCT',
    ])
  })

  it('begins anew the next day, and for every user', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    const visit = async (role: 'reception' | 'practitioner') =>
      (await signedIn(test, role)).visit('/staff/agenda?date=2027-01-25')
    await visit('reception')
    await visit('practitioner')
    test.now += 86_400
    await visit('reception')
    expect(looks('user_id, role')).toEqual([
      { user_id: 1, role: 'reception' },
      { user_id: 2, role: 'practitioner' },
      { user_id: 1, role: 'reception' },
    ])
  })

  it('has a row for every look at an appointment, with the request', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Ada A', 'Bea B'] })
    const desk = await signedIn(test, 'reception')
    await desk.visit('/staff/appointments/1')
    await desk.visit('/staff/appointments/1')
    const found = looks('view, patient_id, action, request_id', "view = 'appointment'")
    expect(found.map(({ patient_id }) => patient_id)).toEqual([1, 2, 1, 2])
    expect(found[0]).toMatchObject({ view: 'appointment', action: 'R' })
    expect(new Set(found.map(({ request_id }) => request_id)).size).toBe(2)
  })

  it('cannot be changed or shortened', () => {
    lookAt(1)
    expect(() => test.db.raw.exec("update access_log set role = 'owner'")).toThrow(
      'access-log-is-append-only',
    )
    expect(() => test.db.raw.exec('delete from access_log')).toThrow('access-log-is-append-only')
  })

  it('is a chain that begins with zeros and holds', () => {
    expect(findBrokenLink(test.db)).toBeUndefined()
    for (let id = 1; id <= 5; id++) lookAt(id)
    expect(findBrokenLink(test.db)).toBeUndefined()
    const [first, second] = rows(test.db, 'select hash, previous_hash from access_log order by id')
    expect(first?.previous_hash).toEqual(Buffer.alloc(32))
    expect(second?.previous_hash).toEqual(first?.hash)
  })

  it.each([
    ['a changed time', 'update access_log set at = at + 1 where id = 3', 3],
    ['another user', 'update access_log set user_id = null where id = 3', 3],
    ['another patient', 'update access_log set patient_id = 1 where id = 3', 3],
    ['a removed row', 'delete from access_log where id = 3', 4],
    ['a removed beginning', 'delete from access_log where id = 1', 2],
    ['two rows of one hash', 'update access_log set hash = previous_hash where id = 5', 5],
  ])('finds %s', (_what, sql, broken) => {
    for (let id = 1; id <= 5; id++) lookAt(id)
    openUp()
    test.db.raw.exec(sql)
    expect(findBrokenLink(test.db)).toBe(broken)
  })

  it('finds one flipped byte, whichever it is', () => {
    for (let id = 1; id <= 3; id++) lookAt(id)
    openUp()
    const change = test.db.raw.prepare('update access_log set hash = ? where id = 2')
    const [, row] = rows(test.db, 'select hash from access_log order by id')
    const hash = row?.hash
    if (!Buffer.isBuffer(hash)) throw new Error('no hash')
    for (let place = 0; place < hash.length; place++) {
      const flipped = Buffer.from(hash)
      flipped.writeUInt8(flipped.readUInt8(place) ^ 1, place)
      change.run(flipped)
      expect(findBrokenLink(test.db)).toBe(2)
    }
    change.run(hash)
    expect(findBrokenLink(test.db)).toBeUndefined()
  })
})

function lookAt(id: number): void {
  const patientId = addPatient(test.db, `Patient ${id}`)
  const look = { role: 'reception', view: 'agenda', action: 'R', requestId: `r${id}` } as const
  recordLooks(test.db, { ...look, user: user(), patientIds: [patientId] }, test.now + id)
}

function user(): number {
  const insert = `insert or ignore into staff_user (id, email, email_folded, name, role, password_hash, created_at)
    values (7, 'a', 'a', 'A', 'reception', '', 0)`
  test.db.raw.exec(insert)
  return 7
}

/** As somebody could who has the file. */
function openUp(): void {
  test.db.raw.exec('drop trigger access_log_is_not_edited; drop trigger access_log_is_not_deleted')
}
