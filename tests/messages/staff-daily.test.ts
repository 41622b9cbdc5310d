import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { findStanding } from '../../src/appointments/staff-change.queries.ts'
import { languages } from '../../src/i18n/languages.ts'
import { startJobs } from '../../src/jobs.ts'
import { addDays, zoneOf } from '../../src/lib/calendar.ts'
import { planDailyLists } from '../../src/messages/staff-daily.commands.ts'
import { dailyWindow } from '../../src/messages/staff-daily.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addClosure } from '../../src/schedule/closures.commands.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { amsterdam, at, openPost } from './desk.ts'

const thursday = '2027-01-28'
let desk: House
let practitioner: number

beforeEach(async () => {
  desk = openHouse()
  practitioner = await addStaff(desk.db, 'practitioner', desk.now)
  desk.set('calendar', desk.practice.anna, { user_id: practitioner })
  wish({ daily_minute: 420 })
})

function wish(columns: Readonly<Record<string, number | string | null>>, userId = practitioner): void {
  desk.set('staff_user', userId, columns)
}

const lists = () => desk.messages().filter(({ kind }) => kind === 'staff-daily')

/** As the timetable does: what is due at a time of the wall, and what leaves then. */
async function tick(time: string, date = thursday) {
  desk.now = at(date, time)
  planDailyLists(desk.db, desk.now)
  const { gateway, mails } = openPost()
  await desk.sender(gateway).tick()
  return mails.filter(({ to }) => to.endsWith('@example.test'))
}

describe('O3: the list of the day', () => {
  it('leaves in the morning, with the times, and links to the agenda and to the printed day', async () => {
    bookAtDesk(desk)
    bookAtDesk(desk, { startsAt: at(thursday, '09:30') }, { firstName: 'Noor' })
    expect(await tick('06:59')).toEqual([])
    const [mail, ...more] = await tick('07:00')
    expect([mail?.to, mail?.subject, more]).toEqual([
      'practitioner@example.test',
      'Thu 28 Jan: 2 appointments, Praktijk De Linde',
      [],
    ])
    expect(mail?.text).toContain(
      '2 appointments on Thursday 28 January 2027:\n\n- 09:30–10:00\n- 11:00–11:30\n',
    )
    expect(mail?.text).toContain('https://book.example.org/staff/agenda?date=2027-01-28')
    expect(mail?.text).toContain('https://book.example.org/staff/agenda/print?date=2027-01-28')
    expect(mail?.html).toContain('<li>09:30–10:00</li>')
    expect([mail?.calendar, mail?.unsubscribeUrl]).toEqual(['', undefined])
  })

  it('promise 4: names no patient, no treatment and no address, whoever it is', async () => {
    bookAtDesk(desk)
    const whole = JSON.stringify(await tick('07:00'))
    for (const secret of ['Sanne', 'Bos', 'sanne@example.org', 'Consult', 'Lindelaan', '1980'])
      expect(whole).not.toContain(secret)
  })

  it('is of the own calendar, or of everybody’s, each under its name', async () => {
    bookAtDesk(desk)
    bookAtDesk(desk, { calendarId: desk.practice.selim, startsAt: at(thursday, '15:00') })
    const reception = await addStaff(desk.db, 'reception', desk.now)
    wish({ daily_minute: 425, daily_scope: 'all' }, reception)
    const [own, all] = await tick('07:10')
    expect(own?.text).not.toContain('15:00')
    expect(all?.to).toBe('reception@example.test')
    expect(all?.text).toContain('Anna de Vries\n- 11:00–11:30\n\nSelim Aydin\n- 15:00–15:30\n')
  })

  it('says where, where there is more than one place', async () => {
    bookAtDesk(desk)
    const other = bookAtDesk(desk, { startsAt: at(thursday, '15:00') }, { firstName: 'Noor' })
    desk.db.raw.exec(
      "insert into location (id, name, address, slug) values (77, 'Noord', 'Noordweg 1', 'noord')",
    )
    desk.set('appointment', other.appointmentId, { location_id: 77 })
    const [mail] = await tick('07:00')
    expect(mail?.text).toContain('- 11:00–11:30 De Linde\n- 15:00–15:30 Noord\n')
    expect(mail?.text).not.toContain('Noordweg')
  })

  it.each(languages)('in the language of who reads it: %s', async (language) => {
    bookAtDesk(desk)
    wish({ language })
    const [mail] = await tick('07:00')
    expect(mail?.text).toContain('11:00–11:30')
    expect(mail?.text).not.toMatch(/\{|undefined|null/)
    expect(mail?.html).toContain(`lang="${language}"`)
  })

  it('leaves out what is cancelled, and says so where nothing is left since it was due', async () => {
    const { appointmentId } = bookAtDesk(desk)
    desk.now = at(thursday, '07:00')
    planDailyLists(desk.db, desk.now)
    const version = findStanding(desk.db, appointmentId)?.rowVersion ?? 0
    const wanted = { appointmentId, by: 'staff', reason: '', version, tell: true } as const
    expect(cancelByStaff(desk.db, wanted, theSystem, desk.now).ok).toBe(true)
    const [mail] = await tick('07:01')
    expect(mail?.text).toContain('No appointments on Thursday 28 January 2027.')
  })

  it('stands in the ledger as a message to staff, with a masked address', async () => {
    bookAtDesk(desk)
    await tick('07:00')
    const page = await (await signedIn(desk, 'owner')).visit('/staff/messages')
    const [row = ''] = page.texts('tbody tr').filter((each) => each.includes('List of the day'))
    expect(row).toContain('p…@e….test')
  })
})

describe('O3: the list of the day never', () => {
  it('comes twice, whatever the timetable, a restart or the clock does', async () => {
    bookAtDesk(desk)
    expect(await tick('07:00')).toHaveLength(1)
    for (const time of ['07:00', '07:30', '06:50', '07:00', '11:00']) expect(await tick(time)).toEqual([])
    wish({ daily_minute: 480 })
    expect(await tick('08:00')).toEqual([])
    expect(lists()).toHaveLength(1)
  })

  it('comes the next day: after an outage it is late while the morning lasts, then it is left', async () => {
    bookAtDesk(desk)
    expect(await tick('11:59')).toHaveLength(1)
    wish({ daily_since: 0 }, practitioner)
    desk.db.raw.exec('delete from staff_daily')
    expect(await tick('12:00')).toEqual([])
    expect(await tick('07:00', '2027-01-29')).toEqual([])
    expect(lists()).toHaveLength(1)
  })

  it('leaves a mail server that was away too long', async () => {
    bookAtDesk(desk)
    desk.now = at(thursday, '07:00')
    planDailyLists(desk.db, desk.now)
    await desk.sender(undefined).tick()
    expect(await tick('12:00')).toEqual([])
    expect(lists()[0]?.state).toMatch(/skipped|failed/)
    expect(desk.db.raw.prepare('select count(*) from follow_up').pluck().get()).toBe(0)
  })

  it('comes on a day without appointments, unless it is wanted', async () => {
    expect(await tick('07:00')).toEqual([])
    bookAtDesk(desk)
    expect(await tick('07:30')).toEqual([])
    wish({ daily_empty: 1 })
    const [mail] = await tick('07:00', '2027-01-29')
    expect(mail?.subject).toBe('Fri 29 Jan: no appointments, Praktijk De Linde')
  })

  it.each<[string, string, () => void]>([
    ['on a day off', '2027-01-30', () => undefined],
    [
      'when the practice is closed',
      thursday,
      () => {
        const closed = {
          locationId: null,
          from: thursday,
          to: thursday,
          texts: {},
          coverName: null,
          coverPhone: null,
        }
        addClosure(desk.db, closed, theSystem, desk.now)
      },
    ],
    [
      'when away',
      thursday,
      () => {
        const away = { startsAt: at(thursday, '00:00'), endsAt: at(addDays(thursday, 1), '00:00') }
        addAbsence(desk.db, { resourceId: 1, ...away, reason: '' }, theSystem, desk.now)
      },
    ],
  ])('comes empty %s', async (_name, date, prepare) => {
    wish({ daily_empty: 1 })
    prepare()
    expect(await tick('07:00', date)).toEqual([])
  })

  it('comes to a closed account, to whoever wants none, or at once when it is switched on late', async () => {
    bookAtDesk(desk)
    wish({ active: 0 })
    expect(await tick('07:00')).toEqual([])
    wish({ active: 1, daily_minute: null })
    expect(await tick('07:01')).toEqual([])
    const own = await signedIn(desk, 'practitioner')
    const form = (await own.visit('/staff/account')).form('form[action="/staff/account"]')
    await form.fill({ dailyMinute: '07:00' }).press('Save')
    expect(await tick('07:30')).toEqual([])
    bookAtDesk(desk, { startsAt: at('2027-01-29', '11:00') }, { firstName: 'Noor' })
    expect(await tick('07:00', '2027-01-29')).toHaveLength(1)
  })

  it('leaves where it is switched off, or the account closed, before it could', async () => {
    bookAtDesk(desk)
    desk.now = at(thursday, '07:00')
    planDailyLists(desk.db, desk.now)
    wish({ daily_minute: null })
    expect(await tick('07:01')).toEqual([])
    expect(lists()).toMatchObject([{ state: 'skipped', reason: 'not-wanted' }])
  })

  it('waits for patients’ switches, nor they for it', async () => {
    bookAtDesk(desk)
    desk.set('practice', 1, { messages_on: 0, reminder_on: 0 })
    expect(await tick('07:00')).toHaveLength(1)
  })
})

describe('O3: the clock', () => {
  it('is that of the wall on the days on which it changes', async () => {
    for (const date of ['2027-03-28', '2027-10-31']) {
      const { dueAt, until } = dailyWindow(amsterdam, date, 420)
      expect(amsterdam.local(dueAt)).toMatchObject({ date, minute: 420 })
      expect(amsterdam.local(until)).toMatchObject({ date, minute: 720 })
    }
  })

  it('the window of every day and time lies within its day, and leaves time to be late', () => {
    const day = fc.integer({ min: 0, max: 5000 })
    const zone = fc.constantFrom('Europe/Amsterdam', 'Europe/Stockholm', 'Europe/Oslo', 'Atlantic/Azores')
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1439 }), zone, (days, minute, name) => {
        const there = zoneOf(name)
        const date = addDays('2026-01-01', days)
        const { dueAt, until } = dailyWindow(there, date, minute)
        expect(until).toBeGreaterThan(dueAt)
        expect(there.local(dueAt).date).toBe(date)
        expect(there.local(until - 1).date).toBe(date)
      }),
    )
  })

  it('the timetable plans it at every beat', async () => {
    bookAtDesk(desk)
    desk.now = at(thursday, '07:00')
    const { gateway, mails } = openPost()
    const { db, world } = desk
    const jobs = startJobs({ db, sender: desk.sender(gateway), clock: world.clock, log: world.log })
    await expect
      .poll(() => mails.map(({ to }) => to), { timeout: 20_000 })
      .toContain('practitioner@example.test')
    jobs.stop()
  })
})
