import { beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, slotAt, toBooked, toDetails, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { practitioner, type SmallPractice, smallPractice, workingWeek } from '../helpers/world.ts'
import { addBooking, addEvent, addPatient, at } from './bookings.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

const comeBack = async (time: string): Promise<void> => {
  test.now = at('2027-01-25', time)
  desk = await signedIn(test, 'reception')
}
const agenda = (date = '2027-01-25'): Promise<Page> => desk.visit(`/staff/agenda?date=${date}`)
const entries = (page: Page, column = small.anna): readonly string[] =>
  page.texts(`[aria-labelledby=c${column}] li`)
const classOf = (page: Page, text: string): string =>
  page.document
    .querySelectorAll('.col li')
    .find((each) => each.text.includes(text))
    ?.getAttribute('class') ?? 'not there'

describe('the agenda of a day', () => {
  it('is of today where no date is asked for, with the ways to other days', async () => {
    const page = await desk.visit('/staff/agenda')
    expect(page.title).toBe('Agenda, Monday 25 January 2027 – Praktijk De Linde')
    expect(page.heading).toBe('25 Monday January 2027')
    expect((await page.link(/^Next day/).click()).query.get('date')).toBe('2027-01-26')
    const asked = await (await agenda()).form('form.seg').fill({ date: '2027-02-03' }).press('Show')
    expect(asked.heading).toBe('3 Wednesday February 2027')
    expect((await asked.link(/^Previous day/).click()).heading).toBe('2 Tuesday February 2027')
    expect((await asked.link('Today').click()).heading).toBe('25 Monday January 2027')
  })

  it.each(['2027-02-30', 'tomorrow', '1492-01-01', '2027-1-5', "2027-01-25'--"])(
    'says so where %s is no date, and shows today',
    async (date) => {
      const page = await desk.visit(`/staff/agenda?date=${encodeURIComponent(date)}`)
      expect([page.status, page.heading]).toEqual([200, '25 Monday January 2027'])
      expect(page.text).toContain('That date does not exist. This is today.')
    },
  )

  it('never fails on a date', async () => {
    for (const date of ['1850-01-01', '2200-12-31', '2027-03-28', '2027-10-31', '2028-02-29', ''])
      expect((await desk.visit(`/staff/agenda?date=${date}`)).status).toBe(200)
  })

  it('has a column for each calendar with hours or appointments, and for all where nobody has', async () => {
    practitioner(test.db, 'Bo Lind')
    expect((await agenda()).texts('.col h2')).toEqual(['Anna de Vries', 'Selim Aydin'])
    expect((await agenda('2027-01-24')).texts('.col h2')).toEqual(['Anna de Vries', 'Selim Aydin', 'Bo Lind'])
  })

  it('keeps the appointments of somebody who has left', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    test.db.raw.exec('update resource set active = 0')
    expect((await agenda()).texts('.col h2')).toEqual(['Anna de Vries'])
  })

  it('says the hours of a column, and hatches what patients may book', async () => {
    const said = '09:00 to 12:00 General, bookable online. 13:00 to 17:00 General, bookable online.'
    const page = await agenda()
    expect(page.texts('.col p')[0]).toBe(said)
    expect(page.document.querySelector('.blk')?.getAttribute('class')).toBe('blk k1 web s0 n36')
    setCalendarOnline(test.db, small.selim, false, theSystem, test.now)
    expect((await agenda()).texts('.col p')[1]).toContain('09:00 to 12:00 General, not online.')
    setKindWeb(test.db, small.general, false, theSystem, test.now)
    expect((await agenda()).has('.web')).toBe(false)
  })

  it('lists appointments and what is free between them in the order of time', async () => {
    addBooking(test.db, small, { from: '10:30', to: '11:00', people: ['Sanne Bakker'], status: 'confirmed' })
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Piet Jansen'] })
    expect(entries(await agenda())).toEqual([
      '09:00 Piet Jansen Consult',
      '09:30 free, 60 min General, online',
      '10:30 Sanne Bakker Consult ✓ confirmed',
      '11:00 free, 60 min General, online',
      '13:00 free, 240 min General, online',
    ])
  })

  it('offers of what has begun to be free what is left of it, and keeps its place for the keyboard', async () => {
    await comeBack('09:41')
    const [gap] = (await agenda()).document.querySelectorAll('.free a')
    expect(gap?.getAttribute('href')).toContain('time=09:45')
    expect(gap?.id).toMatch(new RegExp(`g${at('2027-01-25', '09:00')}$`))
  })

  it('places them by rows of five minutes and rounds outward, while the words stay true', async () => {
    addBooking(test.db, small, { from: '09:03', to: '09:28' })
    const page = await agenda()
    expect(classOf(page, 'Sanne')).toBe('ap k1 s0 n6')
    expect(entries(page)[0]).toContain('09:03')
  })

  it('leaves out what is cancelled: the time is free again', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', status: 'cancelled' })
    expect(entries(await agenda())[0]).toBe('09:00 free, 180 min General, online')
  })

  it('needs no style of its own and no script', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    const page = await agenda()
    expect(page.html).not.toMatch(/style=|<script(?! src)/)
    expect((await page.link(/Sanne Bakker/).click()).path).toBe('/staff/appointments/1')
  })

  it('draws the line of now on today only', async () => {
    await comeBack('10:35')
    expect((await agenda()).texts('.now')).toEqual(['10:35', '', ''])
    expect((await agenda('2027-01-26')).has('.now')).toBe(false)
    await comeBack('20:00')
    expect((await agenda()).has('.now')).toBe(false)
  })

  it('has higher rows where visits are shorter than a quarter', async () => {
    expect((await agenda()).has('.fine')).toBe(false)
    const type = { name: 'Jab', publicNames: {}, minutes: 10, gridMinutes: 10, online: true }
    addType(test.db, { ...type, calendarIds: [small.anna] }, theSystem, test.now)
    expect((await agenda()).has('.fine')).toBe(true)
  })
})

describe('the states of an appointment', () => {
  beforeEach(() => comeBack('09:41'))

  it.each([
    ['arrived', '09:30', '● waits 11 min', 'wait'],
    ['in-treatment', '09:35', '► in room 09:35', 'busy'],
    ['done', undefined, '■ done', 'past'],
    ['departed', undefined, '→ departed', 'past'],
    ['no-show', undefined, '✗ no-show', 'past gone'],
    ['confirmed', undefined, '+ 11 min late', ''],
    ['booked', undefined, '+ 11 min late', ''],
  ] as const)('%s is said, and is a class', async (status, since, word, name) => {
    addBooking(test.db, small, { from: '09:30', to: '10:00', status, ...(since ? { since } : {}) })
    const page = await agenda()
    expect(page.texts('.ap em')).toEqual([word])
    expect(classOf(page, 'Bakker')).toBe(`ap k1 ${name ? `${name} ` : ''}s6 n6`)
  })

  it('has a sign for each, which the key explains; the words stay for those who hear the page', async () => {
    addBooking(test.db, small, { from: '09:30', to: '10:00', status: 'in-treatment', since: '09:35' })
    const page = await agenda()
    expect(page.texts('.ap em [aria-hidden]')).toEqual(['►'])
    expect(page.texts('.ap em span:last-child')).toEqual(['in room 09:35'])
    const key = page.texts('.aside details li')
    for (const line of ['✓ confirmed', '● arrived', '► in treatment', '■ done', '→ departed', '✗ no-show'])
      expect(key).toContain(line)
    for (const line of ['! cannot come', '+ late', '1 first visit', '‖ overlaps']) expect(key).toContain(line)
    expect(new Set(key.map((line) => line.split(' ')[0])).size).toBe(key.length)
  })

  it('says who cannot come (rule 22)', async () => {
    addBooking(test.db, small, { from: '10:30', to: '11:00', status: 'confirmed' })
    test.db.raw.exec('update appointment set cannot_come_at = 5')
    expect((await agenda()).texts('.ap em')).toEqual(['! cannot come'])
  })

  it('counts who waits, longest first', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', status: 'arrived', since: '09:20' })
    addBooking(test.db, small, { from: '09:30', to: '10:00', status: 'arrived', since: '09:10' })
    const page = await agenda()
    expect(page.texts('.lists li')).toEqual(['2 Appointments', '2 Waiting', '0 Follow-up'])
    expect(page.link('2 Waiting').href).toContain('#a2')
  })
})

describe('a patient’s own booking', () => {
  it('F68, P22: has a dashed edge, the letter W and the words for it', async () => {
    await toBooked(test, openBrowser(test), noor, slotAt('13:30'), withAnna)
    const page = await agenda()
    expect(classOf(page, 'Noor Bakker')).toBe('ap k1 own s54 n6')
    expect(page.texts('.own u')).toEqual(['W'])
    expect(page.texts('.own .vh')).toEqual([', booked online'])
    expect(page.document.querySelector('.own a')?.getAttribute('title')).toBe(
      '13:30 Noor Bakker, Consult, booked online',
    )
  })

  it('F68, P22: keeps them when the practice moves it', async () => {
    const id = addBooking(test.db, small, { from: '09:00', to: '09:30', web: true })
    const [from_starts_at, to_starts_at] = [at('2027-01-25', '09:00'), at('2027-01-26', '10:00')]
    const moved = { starts_at: to_starts_at, ends_at: at('2027-01-26', '10:30'), calendar_id: small.selim }
    test.db.run(build.updateTable('appointment').set(moved).where('id', '=', id))
    addEvent(test.db, id, 'moved', test.now, 'staff', { from_starts_at, to_starts_at })
    const page = await agenda('2027-01-26')
    expect(classOf(page, 'Sanne')).toContain(' own ')
    expect(page.texts('.own u')).toEqual(['W'])
  })

  it('E31: has them too where it came by the link to a planned treatment or a recall, and says by which', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', web: true, origin: 'planned' })
    addBooking(test.db, small, { from: '09:30', to: '10:00', web: true, origin: 'recall' })
    const page = await agenda()
    expect(page.texts('.own u')).toEqual(['W', 'P', 'W', 'R'])
    expect(page.texts('.own a .vh').join('')).toBe(
      ', booked online, planned treatment, booked online, recall',
    )
  })

  it('F68: is unlike one that staff made', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    const page = await agenda()
    expect([page.has('.own'), page.has('.ap u')]).toEqual([false, false])
  })

  it('E32: tells its details by mouse, and by click, touch and Enter the same on the panel', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', web: true })
    const link = (await agenda()).document.querySelector('.ap a')
    expect(link?.getAttribute('title')).toBe('09:00 Sanne Bakker, Consult, booked online')
    expect(link?.getAttribute('href')).toBe('/staff/appointments/1')
    expect(link?.getAttribute('hx-get')).toBe('/staff/appointments/1')
    expect(link?.getAttribute('hx-target')).toBe('#panel')
    expect((await agenda()).has('section#panel')).toBe(true)
    expect((await desk.visit('/staff/appointments/1')).has('section#panel')).toBe(true)
  })
})

describe('what else takes time', () => {
  it('shows a time that is held online, without a name, until it lapses', async () => {
    await toDetails(openBrowser(test), slotAt('13:30'), withAnna)
    const page = await agenda()
    expect(entries(page)).toContain('Held online, someone is booking 13:30, Consult until 08:10')
    expect(classOf(page, 'Held')).toBe('ap held k1 s54 n6')
    test.now += 11 * 60
    expect((await agenda()).has('.held')).toBe(false)
  })

  it('shows an absence and offers nothing in it', async () => {
    const resourceId = Number(
      test.db.raw.prepare('select resource_id from calendar where id = ?').pluck().get(small.anna),
    )
    const away = {
      resourceId,
      startsAt: at('2027-01-25', '10:00'),
      endsAt: at('2027-01-27', '10:00'),
      reason: 'Course',
    }
    addAbsence(test.db, away, theSystem, test.now)
    expect(entries(await agenda())).toEqual(['09:00 free, 60 min General, online', 'Away Course'])
  })

  it('puts two at once side by side, says so, and lays a third over them', async () => {
    const onPurpose = true
    addBooking(test.db, small, { from: '09:00', to: '10:00', people: ['Ada A'] })
    addBooking(test.db, small, { from: '09:00', to: '10:00', people: ['Bea B'], onPurpose })
    addBooking(test.db, small, { from: '09:30', to: '10:00', people: ['Cor C'], onPurpose })
    addBooking(test.db, small, { from: '10:00', to: '10:30', people: ['Dik D'] })
    const page = await agenda()
    expect(['A. A', 'B. B', 'C. C', 'Dik D'].map((name) => classOf(page, name))).toEqual([
      'ap k1 l1 s0 n12',
      'ap k1 l2 s0 n12',
      'ap k1 s9 n3',
      'ap k1 s12 n6',
    ])
    expect(page.texts('.ap em')).toEqual(['‖ overlaps', '+1 more'])
  })

  it('stacks a length that has no class of its own', async () => {
    addBooking(test.db, small, { from: '09:00', to: '12:05' })
    const page = await agenda()
    expect(classOf(page, 'Sanne')).toBe('ap k1 s0 n36')
    expect(page.has('div.blk.ap.s36.n1')).toBe(true)
  })

  it('rule 10: names the first of several people, counts the others and says how many places are taken', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Ada Berg', 'Bea B', 'Cor C'] })
    test.db.raw.exec('update appointment set places = 8')
    const page = await agenda()
    expect(page.texts('.ap b')).toEqual(['A. Berg + 2'])
    expect(page.texts('.ap i')).toEqual(['Consult, 3 of 8 places'])
    expect(page.html).not.toMatch(/Ada|Bea|Cor/)
  })

  it('rule 9: does not name whoever is protected', async () => {
    const secret = addPatient(test.db, 'Geheime Persoon', { protected: 1 })
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: [secret] })
    const page = await agenda()
    expect(page.texts('.ap b')).toEqual(['Protected'])
    expect(page.html).not.toMatch(/Geheime|Persoon/)
  })
})

describe('the days of a clock change', () => {
  it.each([
    ['2027-03-28', ['00:00', '01:00', '03:00', '04:00']],
    ['2027-10-31', ['00:00', '01:00', '02:00', '02:00', '03:00', '04:00']],
  ] as const)('%s has its own hours, and rows by elapsed time', async (date, hours) => {
    addBooking(test.db, small, { date, from: '00:00', to: '00:30', people: ['Early Bird'] })
    addBooking(test.db, small, { date, from: '03:30', to: '04:30', people: ['Late Bird'] })
    const page = await agenda(date)
    expect(page.texts('.tl')).toEqual(hours)
    const elapsed = (at(date, '03:30') - at(date, '00:00')) / 300
    expect(classOf(page, 'Late')).toBe(`ap k1 s${elapsed} n12`)
  })
})

describe('the quiet refresh', () => {
  it('is a link that does the same without script, for the columns only', async () => {
    const link = (await agenda()).document.querySelector('[hx-trigger^="every 60s"]')
    expect(link?.getAttribute('href')).toBe('/staff/agenda?date=2027-01-25&quiet=1&since=0')
    expect(link?.getAttribute('hx-get')).toBe(link?.getAttribute('href'))
    expect(link?.getAttribute('hx-select')).toBe('#columns')
  })
})

it('shows a full week of a wide practice to every role, in the language of the user', async () => {
  workingWeek(test.db, practitioner(test.db, 'Bo Lind'), small.general, small.locationId)
  for (const role of ['owner', 'practitioner'] as const)
    expect((await (await signedIn(test, role)).visit('/staff/agenda')).status).toBe(200)
  test.db.raw.exec("update staff_user set language = 'sv' where role = 'owner'")
  const page = await (await signedIn(test, 'owner')).visit('/staff/agenda')
  expect(page.title).toBe('Tidbok, måndag 25 januari 2027 – Praktijk De Linde')
})
