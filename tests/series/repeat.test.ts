import { describe, expect, it } from 'vitest'
import { insertAttendee } from '../../src/appointments/insert.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addClosure } from '../../src/schedule/closures.commands.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { count, everything, fieldsOf, form, rows } from '../helpers/booking.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, openSeriesDesk, optionsOf, planLines, readAndPress, repeatAt, toPlan } from './desk.ts'

const lost = ['hold', 'hold_resource', 'access_log', 'session', 'throttle']

describe('O12: an appointment is repeated', () => {
  it('is found on its panel', async () => {
    const { desk, source } = await openSeriesDesk()
    const page = await (await desk.visit(`/staff/appointments/${source}`)).link('Make a series').click()
    expect([page.status, page.heading]).toEqual([200, 'Repeat the appointment of Tuesday 26 January 2027'])
    expect(page.text).toContain('Noor Bakker')
    expect(page.text).toContain('Tuesday 26 January 2027 10:00–10:30')
  })

  it('every week, four times, the first one counted', async () => {
    const { test, desk, source, times, ...rest } = await openSeriesDesk()
    const plan = await toPlan({ test, desk, source, times, ...rest })
    expect(plan.text).toContain('3 of 3 fit.')
    const page = await plan.press('Book these dates')
    expect([page.via[0]?.status, page.path]).toEqual([303, `/staff/appointments/${source}`])
    expect(page.text).toContain('3 more appointments are booked.')
    expect(page.text).toContain('1 of 4, weekly until Tuesday 16 February 2027.')
    expect(times()).toEqual(['2027-01-26T10:00', '2027-02-02T10:00', '2027-02-09T10:00', '2027-02-16T10:00'])
  })

  it('each as a real appointment: its own number, people, links, history and occupancy', async () => {
    const open = await openSeriesDesk()
    await (await toPlan(open)).press('Book these dates')
    const { db } = open.test
    expect(
      rows(db, 'select series_number, origin, self_booked from appointment where series_id = 1'),
    ).toEqual([1, 2, 3, 4].map((series_number) => ({ series_number, origin: 'staff', self_booked: 0 })))
    expect(count(db, 'attendee', `patient_id = ${open.noor} and visit_hash is not null`)).toBe(4)
    expect(count(db, 'occupancy', 'live = 1')).toBe(4)
    expect(count(db, 'appointment_event', "action = 'booked'")).toBe(4)
    expect(count(db, 'audit', "action = 'repeated'")).toBe(1)
    const [series] = rows(db, 'select rule from series')
    expect(JSON.parse(String(series?.rule))).toEqual({ every: 1, weekdays: [2], end: { times: 4 } })
  })

  it('every three weeks, also on Thursdays, until a date', async () => {
    const open = await openSeriesDesk()
    const plan = await toPlan(open, 'every=3&end=until&until=2027-02-19&days=4')
    await plan.press('Book these dates')
    expect(open.times()).toEqual([
      '2027-01-26T10:00',
      '2027-01-28T10:00',
      '2027-02-16T10:00',
      '2027-02-18T10:00',
    ])
  })

  it('keeps the time of the wall over the clock change', async () => {
    const open = await openSeriesDesk()
    await (await toPlan(open, 'every=9&end=times&times=2')).press('Book these dates')
    expect(rows(open.test.db, 'select local_start from appointment where id = 2')).toEqual([
      { local_start: '2027-03-30T10:00+02:00' },
    ])
  })

  it('brings everybody along who comes to the first one', async () => {
    const open = await openSeriesDesk({ places: 3 })
    const { test, source } = open
    const milan = addCard(test, { firstName: 'Milan', contacts: ['milan@example.org'] })
    const gone = addCard(test, { firstName: 'Gone', contacts: [] })
    for (const patientId of [milan, gone])
      insertAttendee(test.db, test.world.keys, {
        appointmentId: source,
        patientId,
        email: null,
        phone: null,
        language: 'en',
      })
    test.db.raw.exec(
      `update attendee set cancelled_at = 1, cancelled_by = 'staff' where patient_id = ${gone}`,
    )
    await (await toPlan(open)).press('Book these dates')
    const people = rows(
      test.db,
      `select appointment_id, group_concat(patient_id) as who from attendee where cancelled_at is null group by 1`,
    )
    expect(people.map(({ who }) => who)).toEqual(Array(4).fill(`${open.noor},${milan}`))
    expect(people[0]?.appointment_id).toBe(source)
  })

  it.each([
    ['every=0&end=times&times=4', 'every'],
    ['every=13&end=times&times=4', 'every'],
    ['every=1&end=times&times=1', 'times'],
    ['every=1&end=times&times=53', 'times'],
    ['every=1&end=times&times=4.5', 'times'],
    ['every=1&end=sometime&times=4', 'end'],
    ['every=1&end=until&until=2027-02-30', 'until'],
    ['every=1&end=until&until=2027-01-26', 'until'],
    ['every=1&end=until&until=2020-01-26', 'until'],
    ['every=1&end=until&until=2029-01-26', 'until'],
    ['every=1&end=until&until=2200-01-26', 'until'],
  ])('says what is wrong with %s and keeps what was typed', async (query, field) => {
    const open = await openSeriesDesk()
    const page = await toPlan(open, query)
    expect(page.status).toBe(422)
    expect(page.errors()).toHaveLength(1)
    expect(page.field(field).error).toBeTruthy()
    expect(page.document.querySelector('table')).toBeNull()
  })

  it('shows the list without changing anything', async () => {
    const open = await openSeriesDesk()
    const before = everything(open.test.db, lost)
    await toPlan(open)
    expect(everything(open.test.db, lost)).toEqual(before)
  })

  it.each(['owner', 'practitioner'] as const)('may be done by the %s', async (role) => {
    const open = await openSeriesDesk()
    const browser = await signedIn(open.test, role)
    const page = await (await browser.visit(repeatAt(open.source, 'every=1&end=times&times=3'))).press(
      'Book these dates',
    )
    expect(page.text).toContain('2 more appointments are booked.')
  })

  it('is no use where it is cancelled, and not there for an unknown one', async () => {
    const { test, desk, source } = await openSeriesDesk()
    test.db.raw.exec(`update appointment set status = 'cancelled', cancelled_at = 1 where id = ${source}`)
    const page = await desk.visit(`/staff/appointments/${source}/repeat`)
    expect(page.text).toContain('is cancelled and cannot be repeated')
    expect(page.has('form[method="get"]')).toBe(false)
    expect((await desk.visit('/staff/appointments/999/repeat')).status).toBe(404)
  })

  it('leads to the following ones where it is one of a series already, and goes on with a series from its last', async () => {
    const open = await openSeriesDesk()
    await (await toPlan(open)).press('Book these dates')
    const page = await open.desk.visit(`/staff/appointments/${open.source}/repeat`)
    expect(page.text).toContain('one of a series already')
    expect(page.links().some(({ href }) => href.endsWith('/following'))).toBe(true)
    const last = await open.desk.visit(repeatAt(4, 'every=1&end=times&times=3'))
    await last.press('Book these dates')
    expect(open.times()).toHaveLength(6)
    expect(
      rows(open.test.db, 'select series_number as n from appointment order by starts_at').map(({ n }) => n),
    ).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('O12: a date of a series that does not fit', () => {
  it('is listed with what is there', async () => {
    const open = await openSeriesDesk()
    const { test, practice, book } = open
    const { db } = test
    addAbsence(
      db,
      {
        resourceId: 1,
        startsAt: at('2027-02-09T00:00+01:00'),
        endsAt: at('2027-02-10T00:00+01:00'),
        reason: 'Course',
      },
      theSystem,
      test.now,
    )
    addClosure(
      db,
      {
        locationId: null,
        from: '2027-02-16',
        to: '2027-02-16',
        texts: {},
        coverName: null,
        coverPhone: null,
      },
      theSystem,
      test.now,
    )
    const other = addCard(test, { firstName: 'Someone', lastName: 'Secret', contacts: [] })
    book(at('2027-02-02T10:00+01:00'), { patientId: other, email: null })
    book(at('2027-02-23T10:00+01:00'), { calendarId: practice.selim })
    db.raw.exec(`update resource set to_date = '2027-03-01' where id = 1`)
    const page = await toPlan(open, 'every=1&end=times&times=6')
    expect(planLines(page)).toEqual([
      'Tuesday 2 February 2027 10:00–10:30: Taken: Consult 10:00–10:30',
      'Tuesday 9 February 2027 10:00–10:30: Practitioner away',
      'Tuesday 16 February 2027 10:00–10:30: Closed',
      'Tuesday 23 February 2027 10:00–10:30: Patient has another appointment',
      'Tuesday 2 March 2027 10:00–10:30: Practitioner no longer or not yet here',
    ])
    expect(page.text).toContain('0 of 5 fit. 5 do not')
    expect(page.html).not.toContain('Secret')
  })

  it('outside the hours, on a free day or in the past is said', async () => {
    const open = await openSeriesDesk()
    const late = open.book(at('2027-01-26T18:00+01:00'))
    const page = await open.desk.visit(repeatAt(late, 'every=1&end=times&times=3&days=6'))
    expect(planLines(page).map((line) => line.split(': ')[1])).toEqual(['No hours that day', 'Outside hours'])
    open.test.now = at('2027-02-10T08:00+01:00')
    const desk = await signedIn(open.test, 'reception')
    const past = await toPlan({ ...open, desk })
    expect(planLines(past)[0]).toContain('In the past')
    expect(optionsOf(past, '2027-02-02')).toEqual(['Leave out'])
  })

  it('names the nearest free time, of that day, else of that week', async () => {
    const open = await openSeriesDesk()
    const { book, test } = open
    const other = addCard(test, { firstName: 'Milan', contacts: [] })
    book(at('2027-02-02T10:00+01:00'), { patientId: other, email: null })
    addAbsence(
      test.db,
      {
        resourceId: 1,
        startsAt: at('2027-02-09T00:00+01:00'),
        endsAt: at('2027-02-10T00:00+01:00'),
        reason: '',
      },
      theSystem,
      test.now,
    )
    const page = await toPlan(open)
    expect(optionsOf(page, '2027-02-02')).toEqual([
      'Nearest: Tue 2 Feb 09:30',
      'Leave out',
      'On purpose all the same',
    ])
    expect(optionsOf(page, '2027-02-09')[0]).toBe('Nearest: Mon 8 Feb 10:00')
    expect(optionsOf(page, '2027-02-16')).toEqual(['Book', 'Leave out'])
    await page.press('Book these dates')
    expect(open.times()).toEqual([
      '2027-01-26T10:00',
      '2027-02-02T09:30',
      '2027-02-08T10:00',
      '2027-02-16T10:00',
    ])
  })

  it('names no time twice in one list', async () => {
    const open = await openSeriesDesk()
    const away = { startsAt: at('2027-02-01T00:00+01:00'), endsAt: at('2027-02-03T11:30+01:00') }
    addAbsence(open.test.db, { resourceId: 1, ...away, reason: '' }, theSystem, open.test.now)
    const page = await toPlan(open, 'every=1&end=times&times=4&days=1&days=3')
    const named = ['2027-02-01', '2027-02-02', '2027-02-03'].map((date) => optionsOf(page, date)[0])
    expect(new Set(named).size).toBe(3)
    await page.press('Book these dates')
    expect(open.times().length).toBeGreaterThan(3)
  })

  it('is left out, or laid over what is there on purpose', async () => {
    const open = await openSeriesDesk()
    const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
    for (const day of ['02', '09'])
      open.book(at(`2027-02-${day}T10:00+01:00`), { patientId: other, email: null })
    const page = await toPlan(open)
    const on = page.document.querySelectorAll('#d-2027-02-09 option').at(-1)?.getAttribute('value') ?? ''
    const chosen = page.fill({ 'd-2027-02-02': 'skip', 'd-2027-02-09': on })
    const done = await readAndPress(chosen, 'Book these dates')
    expect(done.text).toContain('2 more appointments are booked.')
    expect(open.times()).toEqual(['2027-01-26T10:00', '2027-02-09T10:00 on purpose', '2027-02-16T10:00'])
  })

  it('has nothing named where the week has nothing free', async () => {
    const open = await openSeriesDesk()
    const away = { startsAt: at('2027-02-01T00:00+01:00'), endsAt: at('2027-02-08T00:00+01:00') }
    addAbsence(open.test.db, { resourceId: 1, ...away, reason: '' }, theSystem, open.test.now)
    expect(optionsOf(await toPlan(open), '2027-02-02')).toEqual(['Leave out', 'On purpose all the same'])
  })

  it('needs a room of its own each time, the usual one first', async () => {
    const open = await openSeriesDesk()
    const { db } = open.test
    const { consult, locationId, selim } = open.practice
    const [one, two] = ['One', 'Two'].map((name) =>
      addResource(db, { kind: 'room', name, locationId }, theSystem, 0),
    )
    db.raw.exec(`insert into type_need (id, type_id, name) values (1, ${consult}, 'Room')`)
    db.raw.exec(`insert into type_need_resource values (1, ${one}), (1, ${two})`)
    const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
    open.book(at('2027-02-02T10:00+01:00'), { calendarId: selim, patientId: other, email: null })
    const page = await toPlan(open, 'every=1&end=times&times=3')
    expect(page.text).toContain('2 of 2 fit')
    await page.press('Book these dates')
    const rooms = rows(
      db,
      `select appointment_id as id, resource_id as room from occupancy where resource_id > 2 order by 1`,
    )
    expect(rooms).toEqual([
      { id: 2, room: one },
      { id: 3, room: two },
      { id: 4, room: one },
    ])
  })
})

describe('O12: two people at one list', () => {
  it('a time that was taken meanwhile is marked, nothing is booked and every other choice is kept', async () => {
    const open = await openSeriesDesk()
    const page = await toPlan(open)
    const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
    open.book(at('2027-02-09T10:00+01:00'), { patientId: other, email: null })
    const before = everything(open.test.db, lost)
    const again = await page.fill({ 'd-2027-02-02': 'skip' }).press('Book these dates')
    expect(again.status).toBe(409)
    expect(again.text).toContain('Some times have changed meanwhile')
    expect(again.field('d-2027-02-02').value).toBe('skip')
    expect(planLines(again)[1]).toContain('Changed meanwhile: please choose again')
    expect(planLines(again)[2]).not.toContain('Changed')
    expect(everything(open.test.db, lost)).toEqual(before)
    await again.press('Book these dates')
    expect(open.times()).toEqual(['2027-01-26T10:00', '2027-02-09T09:30', '2027-02-16T10:00'])
  })

  it('what was meant to be laid over one appointment is not laid over another', async () => {
    const open = await openSeriesDesk()
    const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
    const first = open.book(at('2027-02-02T10:00+01:00'), { patientId: other, email: null })
    const page = await toPlan(open)
    const on = page.document.querySelectorAll('#d-2027-02-02 option').at(-1)?.getAttribute('value') ?? ''
    open.test.db.raw.exec(`update appointment set status = 'cancelled', cancelled_at = 1 where id = ${first}`)
    open.book(at('2027-02-02T10:00+01:00'), { patientId: other, email: null })
    expect((await page.fill({ 'd-2027-02-02': on }).press('Book these dates')).status).toBe(409)
  })

  it('the named free time may be taken meanwhile, too', async () => {
    const open = await openSeriesDesk()
    const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
    open.book(at('2027-02-02T10:00+01:00'), { patientId: other, email: null })
    const page = await toPlan(open)
    open.book(at('2027-02-02T09:30+01:00'), { patientId: other, email: null })
    const again = await page.press('Book these dates')
    expect(again.status).toBe(409)
    expect(optionsOf(again, '2027-02-02')[0]).toBe('Nearest: Tue 2 Feb 10:30')
  })

  it('the second is told that the first has done it', async () => {
    const open = await openSeriesDesk()
    const [one, other] = [await toPlan(open), await toPlan(open)]
    await one.press('Book these dates')
    const page = await other.press('Book these dates')
    expect(page.status).toBe(409)
    expect(page.text).toContain('Somebody has changed the appointment meanwhile')
    expect(page.text).toContain('one of a series already')
    expect(count(open.test.db, 'appointment')).toBe(4)
  })

  it('the same form fifty times at once books once', async () => {
    const open = await openSeriesDesk()
    const fields = fieldsOf(await toPlan(open), 'form[method="post"].card')
    const post = { ...form({ ...fields, act: 'make' }, { 'sec-fetch-site': 'same-origin' }) }
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => open.desk.send(`/staff/appointments/${open.source}/repeat`, post)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(49).fill(409)])
    expect(count(open.test.db, 'appointment')).toBe(4)
    expect(count(open.test.db, 'message', "kind = 'series-created'")).toBe(1)
  })

  it('an old form of an appointment that was moved is shown how it stands now', async () => {
    const open = await openSeriesDesk()
    const page = await toPlan(open)
    open.test.db.raw.exec(
      `update appointment set starts_at = starts_at + 3600, ends_at = ends_at + 3600, local_start = '2027-01-26T11:00+01:00', row_version = row_version + 1 where id = ${open.source}`,
    )
    const again = await page.press('Book these dates')
    expect(again.status).toBe(409)
    expect(again.text).toContain('Tuesday 26 January 2027 11:00–11:30')
    expect(planLines(again)[0]).toContain('11:00–11:30')
  })

  it('with every date left out there is nothing to book', async () => {
    const open = await openSeriesDesk()
    const page = await toPlan(open, 'every=1&end=times&times=2')
    const again = await page.fill({ 'd-2027-02-02': 'skip' }).press('Book these dates')
    expect([again.status, again.text.includes('there is nothing to book')]).toEqual([422, true])
    expect(count(open.test.db, 'series')).toBe(0)
  })

  it.each(['near.', 'near.9999999999', 'near.x', 'near.-1', 'purpose.', 'book', 'nonsense', ''])(
    'a tampered choice %j books nothing',
    async (choice) => {
      const open = await openSeriesDesk()
      const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
      open.book(at('2027-02-02T10:00+01:00'), { patientId: other, email: null })
      const fields = fieldsOf(await toPlan(open), 'form[method="post"].card')
      const post = form(
        { ...fields, act: 'make', 'd-2027-02-02': choice },
        { 'sec-fetch-site': 'same-origin' },
      )
      const answer = await open.desk.send(`/staff/appointments/${open.source}/repeat`, post)
      expect(answer.status).toBe(409)
      expect(count(open.test.db, 'series')).toBe(0)
    },
  )
})
