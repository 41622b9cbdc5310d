import { describe, expect, it } from 'vitest'
import { setPresence } from '../../src/appointments/attendees.commands.ts'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { rows } from '../helpers/booking.ts'
import { bookAtDesk, type House, monday, openHouse } from '../visit/kit.ts'
import { openPost } from './desk.ts'

const grace = 10 * 60

interface One extends House {
  readonly attendeeId: number
  readonly appointmentId: number
}

function openOne(changes: Parameters<typeof bookAtDesk>[1] = {}): One {
  const house = openHouse({}, { selfService: true })
  return Object.assign(house, bookAtDesk(house, changes))
}

function version({ db, appointmentId }: One): number {
  return Number(rows(db, `select row_version from appointment where id = ${appointmentId}`)[0]?.row_version)
}

function set(one: One, present: boolean) {
  const { appointmentId, attendeeId } = one
  return setPresence(
    one.db,
    { appointmentId, attendeeId, present, version: version(one) },
    theSystem,
    one.now,
  )
}

/** What leaves after so many seconds, by its subject. */
async function sent(one: One, later = grace): Promise<readonly string[]> {
  one.now += later
  const post = openPost()
  await one.sender(post.gateway).tick()
  return post.mails.map(({ subject }) => subject)
}

const confirmed = 'Appointment Thu 28 Jan 11:00, Praktijk De Linde'
const off = 'Cancelled: appointment Thu 28 Jan 11:00, Praktijk De Linde'

describe('O18: who is taken out of an appointment that stands', () => {
  it('is told that it is off, after the grace, once, and hears nothing more of it', async () => {
    const one = openOne()
    expect(await sent(one)).toEqual([confirmed])
    expect(set(one, false).ok).toBe(true)
    expect(await sent(one, 60)).toEqual([])
    expect(await sent(one)).toEqual([off])
    expect(set(one, false).ok).toBe(true)
    one.now = monday + 86_400 + 3 * 3600
    planReminders(one.db, one.now)
    expect(await sent(one)).toEqual([])
  })

  it('is told nothing where nothing had been told, and nothing where it was taken back at once', async () => {
    const untold = openOne()
    set(untold, false)
    expect(await sent(untold)).toEqual([])
    const back = openOne()
    await sent(back)
    set(back, false)
    set(back, true)
    expect(await sent(back)).toEqual([])
  })

  it('is told that it is on again where they had heard that it is off, or nothing yet', async () => {
    const heard = openOne()
    await sent(heard)
    set(heard, false)
    await sent(heard)
    set(heard, true)
    expect(await sent(heard)).toEqual([confirmed])
    const nothing = openOne()
    set(nothing, false)
    set(nothing, true)
    expect(await sent(nothing)).toEqual([confirmed])
  })

  it('is still told where the appointment is cancelled for everybody meanwhile, and only once', async () => {
    const one = openOne()
    await sent(one)
    set(one, false)
    const how = { by: 'staff', reason: '', tell: true } as const
    const { appointmentId } = one
    expect(
      cancelByStaff(one.db, { appointmentId, version: version(one), ...how }, theSystem, one.now).ok,
    ).toBe(true)
    expect(await sent(one)).toEqual([off])
    expect(await sent(one, 3600)).toEqual([])
  })

  it('is not told of a cancellation that comes later: they had no part in it any more (gate not-present)', async () => {
    const one = openOne()
    await sent(one)
    set(one, false)
    await sent(one)
    const how = { by: 'staff', reason: '', tell: true } as const
    const { appointmentId } = one
    cancelByStaff(one.db, { appointmentId, version: version(one), ...how }, theSystem, one.now)
    expect(await sent(one)).toEqual([])
    expect(one.messages().at(-1)).toMatchObject({
      kind: 'cancelled',
      state: 'skipped',
      reason: 'not-present',
    })
  })

  it('stands on the call list where no message reaches them (rule 29)', () => {
    const one = openOne({ email: null, phone: '+31201234567' })
    set(one, false)
    const calls = rows(one.db, "select * from follow_up where category = 'to-phone' and closed_at is null")
    expect(calls).toMatchObject([{ appointment_id: one.appointmentId }])
  })
})
