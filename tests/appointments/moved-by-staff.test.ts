import { beforeEach, describe, expect, it } from 'vitest'
import { cancelByStaff, type StaffCancellation } from '../../src/appointments/cancel-by-staff.commands.ts'
import { moveByStaff, type StaffMove } from '../../src/appointments/move-by-staff.commands.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { rows } from '../helpers/booking.ts'
import { at, openPost } from '../messages/desk.ts'
import { appointment, type Booked, bookAtDesk, type House, history, openHouse } from '../visit/kit.ts'

let house: House
let booked: Booked
const thursday = (time: string) => at('2027-01-28', time)
const friday = (time: string) => at('2027-01-29', time)

/** Booked by the practice, and the confirmation has left. */
beforeEach(async () => {
  house = openHouse()
  booked = bookAtDesk(house)
  house.now += 300
  await house.sender(openPost().gateway).tick()
})

function move(startsAt: number, changes: Partial<StaffMove> = {}) {
  const { calendar_id, location_id, row_version } = appointment(house, booked.appointmentId)
  const seat = { calendarId: Number(calendar_id), locationId: Number(location_id) }
  const endsAt = startsAt + 1800
  const rest = { onPurpose: false, version: Number(row_version), tell: true }
  return moveByStaff(
    house.db,
    { appointmentId: booked.appointmentId, startsAt, endsAt, ...seat, ...rest, ...changes },
    theSystem,
    house.now,
  )
}

function cancel(changes: Partial<StaffCancellation> = {}) {
  const version = Number(appointment(house, booked.appointmentId).row_version)
  const by = 'staff' as const
  const cancellation = {
    appointmentId: booked.appointmentId,
    by,
    reason: '',
    version,
    tell: true,
    ...changes,
  }
  return cancelByStaff(house.db, cancellation, theSystem, house.now)
}

const undo = () => undoChange(house.db, booked.appointmentId, theSystem, house.now)

/** What leaves from here on, in words. */
async function post(minutes = 5) {
  const { gateway, mails } = openPost()
  house.now += minutes * 60
  await house.sender(gateway).tick()
  return mails
}

const states = () =>
  rows(house.db, "select kind, state, reason from message where kind <> 'confirmation' order by id").map(
    ({ kind, state, reason }) => [kind, state, reason].filter(Boolean).join(' '),
  )

const calls = () =>
  rows(house.db, "select * from follow_up where category = 'to-phone' and closed_at is null")

describe('staff move an appointment', () => {
  it('in one write: place, history, audit, message; the link stays, self-booked stays as it was', () => {
    expect(move(friday('09:00'))).toMatchObject({ ok: true })
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      starts_at: friday('09:00'),
      local_start: '2027-01-29T09:00+01:00',
      status: 'booked',
      schedule_version: 2,
      row_version: 2,
      self_booked: 0,
      moved_from_starts_at: thursday('11:00'),
    })
    expect(rows(house.db, 'select * from occupancy')).toMatchObject([{ starts_at: friday('09:00'), live: 1 }])
    expect(history(house, booked.appointmentId)).toEqual(['booked system', 'moved system'])
    expect(rows(house.db, "select action from audit where action = 'moved'")).toHaveLength(1)
  })

  it('to a colleague at the same time: a message of its own kind says with whom (rule 35)', async () => {
    expect(move(thursday('11:00'), { calendarId: house.practice.selim })).toMatchObject({ ok: true })
    expect(history(house, booked.appointmentId)).toEqual(['booked system', 'reassigned system'])
    const [mail] = await post()
    expect(mail?.subject).toBe('Changed: appointment Thu 28 Jan 11:00, Praktijk De Linde')
    expect(mail?.text).toContain(
      'Your visit on Thursday 28 January 2027 from 11:00 to 11:30 is now with Selim Aydin.',
    )
    expect(mail?.text).not.toContain('No longer')
  })

  it('and the name is left out where the practice names nobody in e-mails (rule 27)', async () => {
    house.db.raw.exec('update practice set practitioner_in_email = 0')
    move(thursday('11:00'), { calendarId: house.practice.selim })
    const [mail] = await post()
    expect(mail?.text).toContain('is now with a colleague.')
    expect(mail?.text).not.toContain('Selim')
  })

  it('O9: both ranges are told, also where only the end has changed', async () => {
    move(thursday('11:00'), { endsAt: thursday('12:00') })
    const [mail] = await post()
    expect(mail?.text).toContain('It is now on Thursday 28 January 2027 from 11:00 to 12:00.')
    expect(mail?.text).toContain('No longer on Thursday 28 January 2027 from 11:00 to 11:30.')
  })

  it('refuses a taken time, unless it is laid over it on purpose (rule 18)', () => {
    bookAtDesk(house, { startsAt: friday('09:00'), email: null })
    expect(move(friday('09:15'))).toEqual({ ok: false, reason: 'slot-taken' })
    expect(move(friday('09:15'), { onPurpose: true })).toMatchObject({ ok: true })
    expect(appointment(house, booked.appointmentId)).toMatchObject({ on_purpose: 1 })
    // Where nothing is in the way it is no longer marked.
    expect(move(friday('10:00'), { onPurpose: true })).toMatchObject({ ok: true })
    expect(appointment(house, booked.appointmentId)).toMatchObject({ on_purpose: 0 })
  })

  it('a quarter of an hour later, over its own old time', () => {
    expect(move(thursday('11:15'))).toMatchObject({ ok: true })
  })

  it('the second of two receptionists is told, the same wish twice is one', () => {
    expect(move(friday('09:00'))).toMatchObject({ ok: true })
    expect(move(friday('09:00'), { version: 1 })).toMatchObject({ ok: true, value: { changeId: undefined } })
    expect(move(friday('11:00'), { version: 1 })).toEqual({ ok: false, reason: 'edited-meanwhile' })
    expect(cancel({ version: 1 })).toEqual({ ok: false, reason: 'edited-meanwhile' })
    expect(history(house, booked.appointmentId)).toEqual(['booked system', 'moved system'])
  })

  it.each(['in-treatment', 'done', 'departed', 'no-show'])('refuses one that is %s', (status) => {
    house.db.raw.exec(`update appointment set status = '${status}'`)
    expect(move(friday('09:00'))).toEqual({ ok: false, reason: 'over' })
    expect(cancel()).toEqual({ ok: false, reason: 'over' })
  })

  it('refuses the past: one of an earlier day stays, nothing goes to an earlier day; it can be cancelled silently', () => {
    expect(move(at('2027-01-24', '10:00'))).toEqual({ ok: false, reason: 'too-late' })
    house.now = friday('08:00')
    expect(move(friday('10:00'))).toEqual({ ok: false, reason: 'over' })
    expect(cancel()).toMatchObject({ ok: true, value: { messageIds: [] } })
    expect(calls()).toEqual([])
  })

  it('refuses a practitioner who is not there, no length and a day and more', () => {
    expect(move(friday('09:00'), { calendarId: 99 })).toEqual({ ok: false, reason: 'not-offered' })
    expect(move(friday('09:00'), { locationId: 99 })).toEqual({ ok: false, reason: 'not-offered' })
    expect(move(friday('09:00'), { endsAt: friday('09:00') })).toEqual({ ok: false, reason: 'not-offered' })
    expect(move(friday('09:00'), { endsAt: friday('09:00') + 86_460 })).toMatchObject({ ok: false })
  })

  it('"I am coming" was said of the old time; arrived stays where the day does', () => {
    house.db.raw.exec("update appointment set status = 'confirmed'")
    move(thursday('11:00'), { calendarId: house.practice.selim })
    expect(appointment(house, booked.appointmentId).status).toBe('confirmed')
    move(thursday('14:00'))
    expect(appointment(house, booked.appointmentId).status).toBe('booked')
    house.db.raw.exec("update appointment set status = 'arrived'")
    move(thursday('15:00'))
    expect(appointment(house, booked.appointmentId).status).toBe('arrived')
    move(friday('15:00'))
    expect(appointment(house, booked.appointmentId).status).toBe('booked')
  })

  it('on the night of the clock change, to either side of the hour that there is not', () => {
    const late = at('2027-03-28', '01:45')
    expect(move(late, { endsAt: late + 3600 })).toMatchObject({ ok: true })
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      local_start: '2027-03-28T01:45+01:00',
      ends_at: at('2027-03-28', '03:45'),
    })
  })
})

describe('rule 29: the grace', () => {
  it('a move waits five minutes, exactly 24 hours before it leaves at once', () => {
    const due = () =>
      rows(house.db, "select due_at from message where kind = 'moved' order by id desc")[0]?.due_at
    house.now = thursday('11:00') - 86_400 - 1
    move(friday('11:00'))
    expect(due()).toBe(house.now + 300)
    house.now = friday('11:00') - 86_400
    move(friday('14:00'))
    expect(due()).toBe(house.now)
    house.now -= 7200
    move(friday('10:00'), { endsAt: friday('10:30') })
    expect(due()).toBe(house.now)
  })

  it('moved and moved back: nothing is sent, and the reminder sees the very same version', async () => {
    move(friday('09:00'))
    expect(move(thursday('11:00'))).toMatchObject({ ok: true, value: { messageIds: [] } })
    expect(await post(60)).toEqual([])
    expect(states()).toEqual(['moved skipped withdrawn'])
    expect(appointment(house, booked.appointmentId)).toMatchObject({ schedule_version: 1, row_version: 3 })
    // And once more, elsewhere.
    move(friday('10:00'))
    expect(await post()).toHaveLength(1)
  })

  it('moved twice: one message, from the time that the patient was last told (O9)', async () => {
    move(friday('09:00'))
    move(friday('14:00'))
    const mails = await post()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain('It is now on Friday 29 January 2027 from 14:00 to 14:30.')
    expect(mails[0]?.text).toContain('No longer on Thursday 28 January 2027 from 11:00 to 11:30.')
    move(friday('16:00'))
    expect((await post())[0]?.text).toContain('No longer on Friday 29 January 2027 from 14:00 to 14:30.')
  })

  it('moved and cancelled: one cancellation, of the time that the patient knows (O10)', async () => {
    move(friday('09:00'), { calendarId: house.practice.selim })
    cancel()
    const mails = await post()
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Cancelled: appointment Thu 28 Jan 11:00, Praktijk De Linde',
    ])
    expect(mails[0]?.text).toContain('on Thursday 28 January 2027 from 11:00 to 11:30 is cancelled')
    expect(mails[0]?.text).toContain('Anna de Vries')
  })

  it('booked and cancelled within the grace: nothing; booked and moved: one confirmation of the new time', async () => {
    booked = bookAtDesk(house, { startsAt: friday('15:00') }, { firstName: 'Mees' })
    cancel()
    expect(await post()).toEqual([])
    booked = bookAtDesk(house, { startsAt: friday('16:00') }, { firstName: 'Lotte' })
    move(friday('16:30'))
    const mails = await post()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toBe('Appointment Fri 29 Jan 16:30, Praktijk De Linde')
    expect(mails[0]?.text).not.toContain('No longer')
  })

  it('what staff chose not to tell is no message and no call, and the history says so', async () => {
    move(friday('09:00'), { tell: false })
    expect(await post()).toEqual([])
    expect(states()).toEqual(['moved skipped by-choice'])
    expect(calls()).toEqual([])
    expect(house.events()).toContain('message-skipped')
  })
})

describe('rule 29: who is not reached is phoned', () => {
  const noEmail = () => house.db.raw.exec('update attendee set contact_email = null')

  it('at once where nothing can be sent, and no longer once it is moved back', () => {
    noEmail()
    move(friday('09:00'))
    expect(calls()).toMatchObject([{ appointment_id: booked.appointmentId }])
    move(friday('14:00'))
    expect(calls()).toHaveLength(1)
    move(thursday('11:00'))
    expect(calls()).toEqual([])
  })

  it.each([
    ['failed', { outcome: 'permanent', trouble: 'address-refused' }],
    ['unknown', { outcome: 'unknown', trouble: 'unclear' }],
  ] as const)('when it %s', async (_, answer) => {
    cancel()
    house.now += 300
    await house.sender(openPost(() => answer).gateway).tick()
    expect(calls()).toHaveLength(1)
  })

  it('when a gate shuts while it waits, and when it became too late', async () => {
    move(friday('09:00'))
    house.db.raw.exec('update patient set notifications = 0')
    await post()
    expect(calls()).toHaveLength(1)
    house.db.raw.exec('update patient set notifications = 1; update follow_up set closed_at = 1')
    move(friday('11:00'))
    house.now = friday('11:00')
    await house.sender(openPost().gateway).tick()
    expect(calls()).toHaveLength(1)
  })

  it('not where the patient phoned to cancel, nor somebody who has died (rule 8)', () => {
    noEmail()
    cancel({ by: 'patient' })
    expect(appointment(house, booked.appointmentId)).toMatchObject({ cancelled_by: 'patient' })
    expect(calls()).toEqual([])
    booked = bookAtDesk(house, { startsAt: friday('15:00'), email: null }, { firstName: 'Mees' })
    house.db.raw.exec("update patient set status = 'deceased'")
    cancel()
    expect(calls()).toEqual([])
  })

  it('a second try that arrives takes the call off the list', async () => {
    move(friday('09:00'))
    house.now += 300
    await house.sender(openPost(() => ({ outcome: 'permanent', trouble: 'gave-up' })).gateway).tick()
    expect(calls()).toHaveLength(1)
    house.db.raw.exec("update message set state = 'waiting', settled_at = null where state = 'failed'")
    expect(await post()).toHaveLength(1)
    expect(calls()).toEqual([])
  })
})

describe('undo within the grace', () => {
  const exact = () => {
    const { row_version, ...rest } = appointment(house, booked.appointmentId)
    return { ...rest, means: rows(house.db, 'select * from occupancy order by resource_id') }
  }

  it('returns the appointment exactly, and nothing is sent', async () => {
    house.db.raw.exec("update appointment set status = 'confirmed', cannot_come_at = 5")
    const before = exact()
    move(friday('09:00'), { calendarId: house.practice.selim, endsAt: friday('10:00') })
    expect(undo()).toMatchObject({ ok: true })
    expect(exact()).toEqual(before)
    cancel({ reason: 'The chair is broken' })
    expect(undo()).toMatchObject({ ok: true })
    expect(exact()).toEqual(before)
    expect(rows(house.db, 'select * from appointment_note')).toEqual([])
    expect(await post(60)).toEqual([])
    expect(history(house, booked.appointmentId).slice(-1)).toEqual(['undone system'])
    expect(undo()).toEqual({ ok: false, reason: 'over' })
  })

  it('says again what the change had overtaken', async () => {
    move(friday('09:00'))
    move(friday('14:00'))
    undo()
    const mails = await post()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain('It is now on Friday 29 January 2027 from 09:00 to 09:30.')
  })

  it('also where the change had settled everything, or was not to be told', async () => {
    move(friday('09:00'))
    move(thursday('11:00'))
    undo()
    expect(await post()).toMatchObject([
      { subject: 'Moved: appointment Fri 29 Jan 09:00, Praktijk De Linde' },
    ])
    move(friday('14:00'))
    move(friday('15:00'), { tell: false })
    undo()
    expect((await post())[0]?.text).toContain('from 14:00 to 14:30')
  })

  it('refuses where the old time has been taken, the message has left, somebody changed it, or it is too late', async () => {
    move(friday('09:00'))
    const other = bookAtDesk(house, { email: null }, { firstName: 'Mees' })
    expect(undo()).toEqual({ ok: false, reason: 'slot-taken' })
    house.db.raw.exec(
      `update appointment set status = 'cancelled', cancelled_at = 1 where id = ${other.appointmentId}`,
    )
    await post()
    expect(undo()).toEqual({ ok: false, reason: 'already-told' })
    move(friday('11:00'), { tell: false })
    house.now += 301
    expect(undo()).toEqual({ ok: false, reason: 'too-late' })
    move(friday('14:00'))
    house.db.raw.exec('update appointment set row_version = row_version + 1')
    expect(undo()).toEqual({ ok: false, reason: 'edited-meanwhile' })
  })

  it('what could not be sent, or was not to be told, is done and taken back any number of times', () => {
    house.db.raw.exec('update attendee set contact_email = null')
    for (const tell of [true, false, true]) {
      expect(move(friday('09:00'), { tell })).toMatchObject({ ok: true })
      expect(undo()).toMatchObject({ ok: true })
      expect(cancel({ tell })).toMatchObject({ ok: true })
      expect(undo()).toMatchObject({ ok: true })
    }
    expect(calls()).toEqual([])
    expect(move(friday('10:00'))).toMatchObject({ ok: true })
    expect(move(thursday('11:00'))).toMatchObject({ ok: true })
    expect(move(friday('11:00'))).toMatchObject({ ok: true })
    expect(calls()).toHaveLength(1)
  })

  it('puts a call back that the change had made needless', () => {
    house.db.raw.exec('update attendee set contact_email = null')
    move(friday('09:00'))
    move(thursday('11:00'))
    expect(calls()).toEqual([])
    undo()
    expect(calls()).toHaveLength(1)
  })

  it('takes the call off the list, and puts "cannot come" back on', () => {
    house.db.raw.exec(`update attendee set contact_email = null;
      insert into follow_up (category, patient_id, appointment_id, opened_at)
      select 'cannot-come', patient_id, appointment_id, 1 from attendee`)
    move(friday('09:00'))
    expect(calls()).toHaveLength(1)
    undo()
    expect(calls()).toEqual([])
    expect(rows(house.db, 'select category from follow_up where closed_at is null')).toEqual([
      { category: 'cannot-come' },
    ])
  })
})

describe('rooms and devices', () => {
  /** Two chairs, of which the kind of appointment needs one. */
  function chairs(): readonly [number, number] {
    house.db.raw.exec(`insert into resource (id, kind, name) values (91, 'room', 'Chair 1'), (92, 'room', 'Chair 2');
      insert into type_need (id, type_id, name) values (1, ${house.practice.consult}, 'a chair');
      insert into type_need_resource (need_id, resource_id) values (1, 91), (1, 92)`)
    return [91, 92]
  }
  const taken = () =>
    rows(
      house.db,
      `select resource_id from occupancy where appointment_id = ${booked.appointmentId} and resource_id > 90`,
    ).map((each) => each.resource_id)

  it('another room alone is no news for the patient, and what waits stays good', async () => {
    const [one, two] = chairs()
    move(friday('09:00'))
    expect(taken()).toEqual([one])
    expect(move(friday('09:00'), { resources: [two] })).toMatchObject({ ok: true, value: { messageIds: [] } })
    expect(taken()).toEqual([two])
    expect(history(house, booked.appointmentId).slice(-1)).toEqual(['edited system'])
    expect(await post()).toHaveLength(1)
    // The room goes along where it is free, and comes back with an undo.
    move(friday('10:00'))
    expect(taken()).toEqual([two])
    move(friday('11:00'), { resources: [one] })
    expect(taken()).toEqual([one])
    undo()
    expect(taken()).toEqual([two])
  })

  it('no free chair is a taken time; on purpose it takes one all the same', () => {
    chairs()
    const seat = { calendarId: house.practice.selim, startsAt: friday('09:00'), email: null }
    bookAtDesk(house, seat, { firstName: 'Mees' })
    expect(move(friday('09:00'), { resources: [91] })).toEqual({ ok: false, reason: 'slot-taken' })
    expect(move(friday('09:00'), { resources: [92] })).toMatchObject({ ok: true })
    expect(taken()).toEqual([92])
    move(friday('09:00'), { resources: [91], onPurpose: true })
    expect(taken()).toEqual([91])
    expect(appointment(house, booked.appointmentId)).toMatchObject({ on_purpose: 1 })
  })
})
