import { beforeEach, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { byUser } from '../../src/practice/actor.ts'
import { noor, toCheck } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { at, type Desk, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '08:00')
/** What staff do waits so long (rule 29), in seconds. */
const grace = 300
let desk: Desk
let practitioner: number
let reception: number

beforeEach(async () => {
  desk = openDesk(monday)
  practitioner = await addStaff(desk.db, 'practitioner', desk.now)
  reception = await addStaff(desk.db, 'reception', desk.now)
  desk.set('calendar', desk.practice.anna, { user_id: practitioner })
  desk.set('calendar', desk.practice.selim, { user_id: reception })
  for (const id of [practitioner, reception]) desk.set('staff_user', id, { mail_on_booking: 1 })
})

function byStaff(userId: number, time = '10:00', calendarId = desk.practice.anna): number {
  const patient = { firstName: 'Sanne', lastName: 'Bakker', birthDate: '1979-03-27', language: 'nl' } as const
  const patientId = registerPatient(desk.db, { ...patient, origin: 'staff' }, desk.now)
  const { consult, locationId } = desk.practice
  const where = { typeId: consult, calendarId, locationId, startsAt: at('2027-01-29', time) }
  const who = { patientId, email: 'sanne@example.org', phone: null, language: 'nl' } as const
  const booked = bookByStaff(desk.db, desk.world.keys, { ...where, ...who }, byUser(userId), desk.now)
  if (!booked.ok) throw new Error(booked.reason)
  return booked.value.appointmentId
}

async function leaving() {
  desk.now += grace
  const { gateway, mails } = openPost()
  await desk.sender(gateway).tick()
  return mails.filter(({ to }) => to.endsWith('@example.test'))
}

const notices = () => desk.messages().filter(({ kind }) => kind === 'staff-booking')

describe('the e-mail to whose calendar it is', () => {
  it('J48: comes for a booking by a colleague', async () => {
    const id = byStaff(reception)
    const [mail, ...more] = await leaving()
    expect([mail?.to, mail?.subject, more]).toEqual([
      'practitioner@example.test',
      'New in your calendar: Fri 29 Jan 10:00, Praktijk De Linde',
      [],
    ])
    expect(mail?.text).toContain('booked in your calendar: Friday 29 January 2027 from 10:00 to 10:30.')
    expect(mail?.text).toContain(`https://book.example.org/staff/appointments/${id}`)
    expect(mail?.calendar).toBe('')
  })

  it('J47: and for a booking by a patient, with "no preference" to the one assigned', async () => {
    const check = await toCheck(desk, openBrowser(desk), noor)
    desk.now += 20
    await check.press('Book appointment')
    const [owner] = desk.db.raw
      .prepare<[], string>(
        'select email from staff_user where id = (select user_id from calendar where id = (select calendar_id from appointment))',
      )
      .pluck()
      .all()
    expect((await leaving()).map(({ to }) => to)).toEqual([owner])
  })

  it('rule 27: names no patient, no treatment and no address', async () => {
    byStaff(reception)
    const [mail] = await leaving()
    const whole = JSON.stringify(mail)
    for (const secret of ['Sanne', 'Bakker', 'sanne@example.org', 'Consult', 'Lindelaan', '1979'])
      expect(whole).not.toContain(secret)
  })

  it('never comes for one’s own booking, nor where it was not asked for', () => {
    byStaff(practitioner)
    desk.set('staff_user', practitioner, { mail_on_booking: 0 })
    byStaff(reception, '11:00')
    desk.set('staff_user', practitioner, { mail_on_booking: 1, active: 0 })
    byStaff(reception, '14:00')
    desk.set('calendar', desk.practice.anna, { user_id: null })
    byStaff(reception, '15:00')
    expect(notices()).toEqual([])
  })

  it.each([
    [
      'the appointment was cancelled',
      "update appointment set status = 'cancelled', cancelled_at = 1",
      'cancelled',
    ],
    ['they want it no more', 'update staff_user set mail_on_booking = 0', 'not-wanted'],
    ['their account was closed', 'update staff_user set active = 0', 'account-closed'],
  ])('does not leave where %s meanwhile, and the ledger says so', async (_name, change, reason) => {
    byStaff(reception)
    desk.db.raw.prepare(change).run()
    expect(await leaving()).toEqual([])
    expect(notices()).toMatchObject([{ state: 'skipped', reason }])
  })

  it('stands in the history of the appointment and in the ledger, with the address of the colleague', async () => {
    const id = byStaff(reception)
    await leaving()
    const olga = await signedIn(desk, 'owner')
    expect((await olga.visit(`/staff/appointments/${id}`)).text).toContain('Notice to staff')
    const ledger = await olga.visit('/staff/messages')
    const [row = ''] = ledger.texts('tbody tr').filter((each) => each.includes('In the calendar:'))
    expect(row).toContain('p…@e….test')
    const one = await olga.visit(`/staff/messages/${notices()[0]?.id}`)
    expect(one.text).toContain('Someone else has booked in your calendar')
  })

  it('is nothing to unsubscribe from, and messages to patients being off do not stop it', async () => {
    desk.set('practice', 1, { messages_on: 0 })
    byStaff(reception)
    const [mail] = await leaving()
    expect([mail?.to, mail?.unsubscribeUrl]).toEqual(['practitioner@example.test', undefined])
  })
})
