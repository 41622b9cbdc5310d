import { describe, expect, it } from 'vitest'
import { bookByStaff, type StaffBooking } from '../../src/appointments/book-by-staff.commands.ts'
import { makeHold } from '../../src/appointments/hold.commands.ts'
import { parseStamp, zoneOf } from '../../src/lib/calendar.ts'
import { randomToken } from '../../src/lib/token.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { byUser, theSystem } from '../../src/practice/actor.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { findCalendar } from '../../src/staff/calendars.queries.ts'
import type { NewType } from '../../src/types/types.commands.ts'
import { findType } from '../../src/types/types.queries.ts'
import { openApp } from '../helpers/app.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const at = (stamp: string): number => parseStamp(stamp) ?? Number.NaN
const ten = at('2027-01-26T10:00+01:00')

async function open(type: Partial<NewType> = {}) {
  const test = openApp()
  const practice = smallPractice(test.db, {}, type)
  const ines = byUser(await addStaff(test.db, 'reception', test.now))
  const noor = { firstName: 'Noor', lastName: 'Bakker', birthDate: '1979-03-27', language: 'nl' as const }
  const patientId = registerPatient(test.db, { ...noor, origin: 'staff' }, test.now)
  const book = (changes: Partial<StaffBooking> = {}) => {
    const who = { patientId, email: 'noor@example.org', phone: '+31612345678', language: 'nl' as const }
    const place = { typeId: practice.consult, calendarId: practice.anna, locationId: practice.locationId }
    return bookByStaff(
      test.db,
      test.world.keys,
      { ...who, ...place, startsAt: ten, ...changes },
      ines,
      test.now,
    )
  }
  const get = (sql: string): unknown => test.db.raw.prepare(sql).get()
  return { test, practice, ines, book, get }
}

const taken = { ok: false, reason: 'slot-taken' }

describe('reception books for a patient', () => {
  it('with who booked it, in the history and the audit', async () => {
    const { ines, book, get } = await open()
    expect(book()).toEqual({ ok: true, value: { appointmentId: 1, attendeeId: 1 } })
    const booked = {
      origin: 'staff',
      self_booked: 0,
      booked_by: ines.userId,
      local_start: '2027-01-26T10:00+01:00',
    }
    expect(get('select * from appointment')).toMatchObject(booked)
    expect(get('select * from appointment_event')).toMatchObject({
      actor: 'staff',
      user_id: ines.userId,
      action: 'booked',
    })
    expect(get("select * from audit where object = 'appointment'")).toMatchObject({
      actor: 'staff',
      action: 'booked',
    })
  })

  it('and the patient is told', async () => {
    const { book, get } = await open()
    book()
    expect(get('select kind, channel, state from message')).toEqual({
      kind: 'confirmation',
      channel: 'email',
      state: 'waiting',
    })
  })

  it('also outside the blocks, off the grid and for a type that is not online', async () => {
    const { book } = await open({ online: false })
    expect(book({ startsAt: at('2027-01-30T19:10+01:00') }).ok).toBe(true)
  })

  it('but never a taken time', async () => {
    const { book } = await open()
    book()
    expect(book()).toEqual(taken)
    expect(book({ startsAt: ten + 600 })).toEqual(taken)
    expect(book({ startsAt: ten + 1800 }).ok).toBe(true)
  })

  it('nor inside the time that is kept free around another', async () => {
    const { book } = await open({ bufferAfter: 10 })
    book()
    expect(book({ startsAt: ten + 1800 })).toEqual(taken)
    expect(book({ startsAt: ten + 2400 }).ok).toBe(true)
  })

  it('nor with somebody who is away', async () => {
    const { test, practice, book } = await open()
    const resourceId = findCalendar(test.db, practice.anna)?.resourceId ?? 0
    addAbsence(
      test.db,
      { resourceId, startsAt: ten - 3600, endsAt: ten + 3600, reason: '' },
      theSystem,
      test.now,
    )
    expect(book()).toEqual(taken)
    expect(book({ calendarId: practice.selim }).ok).toBe(true)
  })

  it('nor without the room that the type needs', async () => {
    const { test, practice, book } = await open()
    const room = addResource(test.db, { kind: 'room', name: 'Room', locationId: null }, theSystem, test.now)
    test.db.raw.exec(`insert into type_need (type_id, name) values (${practice.consult}, 'Room')`)
    test.db.raw.exec(`insert into type_need_resource (need_id, resource_id) values (1, ${room})`)
    expect(book().ok).toBe(true)
    expect(book({ calendarId: practice.selim })).toEqual(taken)
  })

  it('over a time that a visitor holds', async () => {
    const { test, practice, book } = await open()
    const type = findType(test.db, practice.consult)
    const calendar = findCalendar(test.db, practice.anna)
    if (!type || !calendar) throw new Error('no practice')
    const { now } = test
    const wish = {
      type,
      calendars: [calendar],
      locationId: practice.locationId,
      zone: zoneOf('Europe/Amsterdam'),
      now,
    }
    const visitor = { visitorKey: Buffer.alloc(16), networkKey: Buffer.alloc(16), near: true }
    const hold = { wish, anyPractitioner: false, startsAt: ten, token: randomToken(), minutes: 10, visitor }
    expect(makeHold(test.db, hold, now).ok).toBe(true)
    expect(book().ok).toBe(true)
  })

  it('for a type and with a practitioner that there are', async () => {
    const { book } = await open()
    expect(book({ typeId: 99 })).toEqual({ ok: false, reason: 'not-offered' })
    expect(book({ calendarId: 99 })).toEqual({ ok: false, reason: 'not-offered' })
  })
})
