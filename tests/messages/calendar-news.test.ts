import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { cancelByPatient } from '../../src/appointments/cancel.commands.ts'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { moveByStaff } from '../../src/appointments/move-by-staff.commands.ts'
import { findStanding } from '../../src/appointments/staff-change.queries.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { languages } from '../../src/i18n/languages.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { byUser } from '../../src/practice/actor.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { type House, openHouse } from '../visit/kit.ts'
import { at, openPost } from './desk.ts'

/** What staff do waits so long (rule 29), in seconds. */
const grace = 300
let desk: House
let practitioner: number
let reception: number
let patientId: number

async function open(): Promise<void> {
  desk = openHouse({}, { selfService: true })
  practitioner = await addStaff(desk.db, 'practitioner', desk.now)
  reception = await addStaff(desk.db, 'reception', desk.now)
  desk.set('calendar', desk.practice.anna, { user_id: practitioner })
  wish({ mail_on_booking: 1, mail_on_move: 1, mail_on_cancel: 1 })
  const card = { firstName: 'Sanne', lastName: 'Bakker', birthDate: '1979-03-27', language: 'nl' } as const
  patientId = registerPatient(desk.db, { ...card, origin: 'staff' }, desk.now)
}

beforeEach(open)

function wish(columns: Readonly<Record<string, number>>, userId = practitioner): void {
  desk.set('staff_user', userId, columns)
}

/** Returns the appointment's id. */
function book(time = '10:00', calendarId = desk.practice.anna, by = reception): number {
  const { consult, locationId } = desk.practice
  const where = { typeId: consult, calendarId, locationId, startsAt: at('2027-01-29', time) }
  const who = { patientId, email: 'sanne@example.org', phone: null, language: 'nl' } as const
  const booked = bookByStaff(desk.db, desk.world.keys, { ...where, ...who }, byUser(by), desk.now)
  if (!booked.ok) throw new Error(booked.reason)
  return booked.value.appointmentId
}

function standing(id: number) {
  const found = findStanding(desk.db, id)
  if (!found) throw new Error(`no appointment ${id}`)
  return found
}

function move(
  id: number,
  time: string,
  changes: { calendarId?: number; by?: number; date?: string } = {},
): void {
  const { calendarId = standing(id).calendarId, by = reception, date = '2027-01-29' } = changes
  const startsAt = at(date, time)
  const { locationId, rowVersion: version } = standing(id)
  const place = { calendarId, locationId, startsAt, endsAt: startsAt + 1800, onPurpose: true }
  const moved = moveByStaff(
    desk.db,
    { appointmentId: id, ...place, version, tell: true },
    byUser(by),
    desk.now,
  )
  if (!moved.ok) throw new Error(moved.reason)
}

function cancel(id: number, by = reception): void {
  const { rowVersion: version } = standing(id)
  const wanted = { appointmentId: id, by: 'staff', reason: 'Sanne is ill', version, tell: true } as const
  const cancelled = cancelByStaff(desk.db, wanted, byUser(by), desk.now)
  if (!cancelled.ok) throw new Error(cancelled.reason)
}

/** An appointment of which everybody has heard, the day before. */
function known(time = '10:00', calendarId = desk.practice.anna): number {
  const id = book(time, calendarId)
  desk.db.raw.exec("update message set state = 'sent', settled_at = due_at where state = 'waiting'")
  return id
}

/** The mails to staff that leave by now. */
async function leaving() {
  const { gateway, mails } = openPost()
  await desk.sender(gateway).tick()
  return mails.filter(({ to }) => to.endsWith('@example.test'))
}

async function later() {
  desk.now += grace
  return leaving()
}

const notices = () => desk.messages().filter(({ kind }) => kind === 'staff-booking')
const lastNotice = () => notices().at(-1)

describe('J47: the e-mail to whose calendar it is', () => {
  it('says that someone else has moved an appointment, from when to when', async () => {
    const id = known()
    move(id, '14:00')
    expect(await leaving()).toEqual([])
    const [mail, ...more] = await later()
    expect([mail?.to, mail?.subject, more]).toEqual([
      'practitioner@example.test',
      'Moved in your calendar: now Fri 29 Jan 14:00, Praktijk De Linde',
      [],
    ])
    expect(mail?.text).toContain(
      'moved an appointment in your calendar: from Friday 29 January 2027 10:00–10:30 to Friday 29 January 2027 14:00–14:30.',
    )
    expect(mail?.text).toContain(`https://book.example.org/staff/appointments/${id}`)
  })

  it('says that someone else has cancelled one', async () => {
    cancel(known())
    const [mail] = await later()
    expect(mail?.subject).toBe('Cancelled in your calendar: Fri 29 Jan 10:00, Praktijk De Linde')
    expect(mail?.text).toContain(
      'cancelled an appointment in your calendar: Friday 29 January 2027 from 10:00',
    )
  })

  it('says to the one that it is gone and to the other that it is there, where it goes to a colleague', async () => {
    const id = known()
    const colleague = await addStaff(desk.db, 'owner', desk.now)
    desk.set('calendar', desk.practice.selim, { user_id: colleague })
    wish({ mail_on_booking: 1, mail_on_move: 1 }, colleague)
    move(id, '10:00', { calendarId: desk.practice.selim })
    const mails = await later()
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['practitioner@example.test', 'No longer in your calendar: Fri 29 Jan 10:00, Praktijk De Linde'],
      ['owner@example.test', 'New in your calendar: Fri 29 Jan 10:00, Praktijk De Linde'],
    ])
  })

  it('comes at once for what a patient does', async () => {
    const id = known()
    const [{ id: attendeeId } = { id: 0 }] = standing(id).attendees
    expect(cancelByPatient(desk.db, { attendeeId, comment: '', version: undefined }, desk.now).ok).toBe(true)
    const [mail] = await leaving()
    expect(mail?.subject).toBe('Cancelled in your calendar: Fri 29 Jan 10:00, Praktijk De Linde')
  })

  it('comes at once where the visit is within 24 hours (rule 29)', async () => {
    const id = known()
    move(id, '15:00', { date: '2027-01-25' })
    expect(await leaving()).toHaveLength(1)
  })

  it('says several changes in one e-mail, soonest first, a series as many', async () => {
    const [first, second] = [known('09:00'), known('08:00')]
    book('16:00')
    move(first, '11:00')
    cancel(second)
    const [mail, ...more] = await later()
    expect(more).toEqual([])
    expect(mail?.subject).toBe('3 changes in your calendar, Praktijk De Linde')
    const order = ['cancelled an appointment', 'moved an appointment', 'booked in your calendar']
    const places = order.map((words) => mail?.text.indexOf(words) ?? -1)
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places.toSorted((one, other) => one - other)).toEqual(places)
  })

  it.each(languages)('in the language of who reads it: %s', async (language) => {
    desk.db.raw.prepare('update staff_user set language = ? where id = ?').run(language, practitioner)
    const [id, other] = [known(), known('09:00')]
    move(id, '14:00')
    book('16:00')
    cancel(other)
    const [mail] = await later()
    expect(mail?.text).toContain('14:00–14:30')
    expect(mail?.subject).toContain('3')
    expect(mail?.text).not.toMatch(/\{|undefined|null/)
  })

  it('rule 27: names no patient, no treatment, no address and no reason', async () => {
    const [id, other] = [known(), known('09:00')]
    move(id, '14:00')
    cancel(other)
    book('16:00')
    const whole = JSON.stringify(await later())
    for (const secret of ['Sanne', 'Bakker', 'sanne@example.org', 'Consult', 'Lindelaan', '1979', 'ill'])
      expect(whole.replaceAll('html lang', '')).not.toContain(secret === 'ill' ? 'is ill' : secret)
  })
})

describe('J47: nothing is said', () => {
  it.each<[string, (id: number) => void]>([
    [
      'of what was moved and moved back',
      (id) => {
        move(id, '14:00')
        move(id, '10:00')
      },
    ],
    [
      'of what was taken back',
      (id) => {
        cancel(id)
        expect(undoChange(desk.db, id, byUser(reception), desk.now).ok).toBe(true)
      },
    ],
    [
      'of what went to a colleague and came back',
      (id) => {
        move(id, '10:00', { calendarId: desk.practice.selim })
        move(id, '10:00', { calendarId: desk.practice.anna })
      },
    ],
  ])('%s within the grace, and the ledger says why', async (_name, act) => {
    act(known())
    expect(await later()).toEqual([])
    expect(lastNotice()).toMatchObject({ state: 'skipped', reason: 'withdrawn' })
  })

  it('of what was booked and cancelled within the grace', async () => {
    cancel(book())
    expect(await later()).toEqual([])
    expect(notices()).toMatchObject([{ state: 'skipped', reason: 'cancelled' }])
  })

  it('of one’s own acts, nor of what was before them', async () => {
    const id = known()
    move(id, '14:00', { by: practitioner })
    cancel(known('09:00'), practitioner)
    expect(notices().filter(({ state }) => state === 'waiting')).toEqual([])
    move(id, '15:00')
    move(id, '16:00', { by: practitioner })
    expect(await later()).toEqual([])
    expect(lastNotice()).toMatchObject({ state: 'skipped', reason: 'withdrawn' })
  })

  it('of their own act among others of a colleague', async () => {
    const [one, other] = [known('09:00'), known('10:00')]
    move(one, '13:00')
    move(other, '14:00')
    cancel(other, practitioner)
    const [mail, ...more] = await later()
    expect([mail?.subject, more]).toEqual([
      'Moved in your calendar: now Fri 29 Jan 13:00, Praktijk De Linde',
      [],
    ])
  })

  it('of rooms and of what is no other time', async () => {
    const id = known()
    const before = notices().length
    move(id, '10:00')
    expect(notices()).toHaveLength(before)
  })

  it('to a closed account, nor in a calendar that is nobody’s', () => {
    const id = known()
    const before = notices().length
    wish({ active: 0 })
    move(id, '14:00')
    wish({ active: 1 })
    desk.set('calendar', desk.practice.anna, { user_id: null })
    move(id, '15:00')
    expect(notices()).toHaveLength(before)
  })

  it('of what has begun when it could leave at last', async () => {
    move(known(), '14:00')
    desk.now = at('2027-01-29', '14:01')
    expect(await leaving()).toEqual([])
    expect(lastNotice()).toMatchObject({ state: 'skipped', reason: 'too-late' })
  })
})

describe('J48: each has a switch of its own', () => {
  it.each([
    ['mail_on_booking', 'New in your calendar'],
    ['mail_on_move', 'Moved in your calendar'],
    ['mail_on_cancel', 'Cancelled in your calendar'],
  ])('%s alone lets one kind through', async (column, subject) => {
    const [moved, cancelled] = [known('09:00'), known('11:00')]
    wish({ mail_on_booking: 0, mail_on_move: 0, mail_on_cancel: 0, [column]: 1 })
    book('16:00')
    move(moved, '13:00')
    cancel(cancelled)
    expect((await later()).map((mail) => mail.subject.split(':')[0])).toEqual([subject])
  })

  it('none is on at first, and then nothing is kept', () => {
    wish({ mail_on_booking: 0, mail_on_move: 0, mail_on_cancel: 0 })
    move(book(), '14:00')
    expect(notices()).toEqual([])
  })

  it('what is switched off meanwhile does not leave', async () => {
    move(known(), '14:00')
    wish({ mail_on_move: 0 })
    expect(await later()).toEqual([])
    expect(lastNotice()).toMatchObject({ state: 'skipped', reason: 'not-wanted' })
  })

  it('O3: a stream of its own: the switches of the patients do not reach it, nor theirs them', async () => {
    desk.set('practice', 1, { messages_on: 0 })
    desk.db.raw.exec('update patient set notifications = 0')
    move(known(), '14:00')
    const [mail] = await later()
    expect([mail?.to, mail?.unsubscribeUrl, mail?.calendar]).toEqual([
      'practitioner@example.test',
      undefined,
      '',
    ])
    expect(desk.messages().some(({ kind, state }) => kind === 'moved' && state === 'sent')).toBe(false)
  })

  it('an owner who shares the address of the reception gets their own', async () => {
    const id = known()
    desk.db.raw.prepare("update staff_user set email = 'desk@example.test' where id = ?").run(practitioner)
    move(id, '14:00')
    expect((await later()).map(({ to }) => to)).toEqual(['desk@example.test'])
  })
})

describe('J47: whatever happens within the grace', () => {
  it('one e-mail at most takes the reader from what they knew to how it stands', async () => {
    const times = ['09:00', '10:00', '11:00', '13:00']
    const step = fc.record({ time: fc.constantFrom(...times), own: fc.boolean(), away: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        await open()
        const id = known('10:00')
        let told: string | undefined = '10:00'
        for (const { time, own, away } of steps) {
          const calendarId = away ? desk.practice.selim : desk.practice.anna
          const was = standing(id)
          move(id, time, { calendarId, by: own ? practitioner : reception })
          const changed = was.startsAt !== at('2027-01-29', time) || was.calendarId !== calendarId
          if (own && changed) told = away ? undefined : time
        }
        const now = standing(id)
        const is = now.calendarId === desk.practice.anna ? now.startsAt : undefined
        const knew = told === undefined ? undefined : at('2027-01-29', told)
        expect(await later()).toHaveLength(is === knew ? 0 : 1)
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})

describe('the page of one’s own account', () => {
  it('has each switch, keeps what is ticked and says what each means', async () => {
    const own = await signedIn(desk, 'practitioner')
    const page = await own.visit('/staff/account')
    const form = page.form('form[action="/staff/account"]')
    const saved = await form
      .fill({ mailOnBooking: false, dailyMinute: '7', dailyScope: 'all', dailyEmpty: true })
      .press('Save')
    expect(saved.status).toBe(200)
    expect(saved.field('dailyMinute').value).toBe('07:00')
    const row = desk.db.raw.prepare('select * from staff_user where id = ?').get(practitioner)
    expect(row).toMatchObject({ mail_on_booking: 0, mail_on_move: 1, mail_on_cancel: 1 })
    expect(row).toMatchObject({ daily_minute: 420, daily_scope: 'all', daily_empty: 1 })
  })

  it.each(['7:61', '24:00', 'early', '-1', '7:00; drop table'])(
    'refuses the time %j and keeps the rest',
    async (typed) => {
      const own = await signedIn(desk, 'practitioner')
      const form = (await own.visit('/staff/account')).form('form[action="/staff/account"]')
      const again = await form.fill({ dailyMinute: typed, mailOnMove: false }).press('Save')
      expect([again.status, again.errors().length, again.field('dailyMinute').value]).toEqual([422, 1, typed])
      expect(
        desk.db.raw.prepare('select mail_on_move as m from staff_user where id = ?').get(practitioner),
      ).toEqual({ m: 1 })
    },
  )

  it('the owner sets them for others', async () => {
    const owner = await signedIn(desk, 'owner')
    const page = await owner.visit(`/staff/settings/accounts/${practitioner}`)
    const form = page.form(`form[action="/staff/settings/accounts/${practitioner}"]`)
    await form.fill({ mailOnCancel: false, dailyMinute: '06:45' }).press('Save')
    const row = desk.db.raw.prepare('select * from staff_user where id = ?').get(practitioner)
    expect(row).toMatchObject({
      mail_on_booking: 1,
      mail_on_cancel: 0,
      daily_minute: 405,
      daily_scope: 'own',
    })
  })
})
