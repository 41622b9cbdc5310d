import { beforeEach, describe, expect, it } from 'vitest'
import { recordEvent } from '../../src/messages/history.commands.ts'
import { thePatient } from '../../src/practice/actor.ts'
import { count, everything, form, noor, rows, slotAt } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { type Booked, book, bookAtDesk, type House, last, openHouse } from '../visit/kit.ts'

const list = '/staff/online'
const day = '2027-01-28'
const tim = {
  ...{ firstName: 'Tim', lastName: 'Visser', 'birthDate-day': '1', 'birthDate-month': '2' },
  ...{ 'birthDate-year': '1990', email: 'tim@example.org', mobile: '' },
}
const withSelim = '/book/times?practitioner=selim-aydin'

let house: House
let ines: Browser

async function open(
  changes: Parameters<typeof openHouse>[0] = {},
  type: Parameters<typeof openHouse>[1] = {},
): Promise<void> {
  house = openHouse({ online_list_on: 1, online_list_from: 0, ...changes }, type)
  ines = await signedIn(house, 'reception')
}

beforeEach(() => open())

const shown = async (query = '', browser = ines): Promise<readonly string[]> =>
  (await browser.visit(list + query)).texts('tbody tr').map((row) => row.replace(/\s+/g, ' '))
const kindsOf = (page: Page) =>
  page
    .texts('tbody tr')
    .map((_, index) => page.texts(`tbody tr:nth-child(${index + 1}) td:nth-child(2) .st`).join('+'))
const kinds = async (query = '') => kindsOf(await ines.visit(list + query))
const menu = async (browser = ines) =>
  (await browser.visit('/staff/agenda')).links('header nav').map(({ name }) => name)

const queryOf = ({ url }: Page) => new URL(url).search

async function move({ path }: Booked, time: string): Promise<void> {
  const times = await house.browser.visit(`${path}/move?from=${day}&day=${day}`)
  const check = await times.form('form:has(.slots)').press({ name: 'slot', value: slotAt(time, day) })
  expect((await check.press('Take this time')).text).toContain(time)
}

async function cancel({ path }: Booked, comment = ''): Promise<void> {
  const page = await house.browser.visit(`${path}/cancel`)
  expect((await page.fill({ comment }).press('Cancel appointment')).status).toBe(410)
}

/** What a planned treatment or a recall leaves behind once its patient books on the web. */
function bookedFor(origin: 'planned' | 'recall', time: string): Booked {
  const booked = bookAtDesk(
    house,
    { startsAt: at(day, time) },
    { firstName: origin, birthDate: '1970-01-01' },
  )
  house.set('appointment', booked.appointmentId, { origin, self_booked: 1 })
  const { appointmentId, attendeeId } = booked
  const event = { appointmentId, attendeeId, actor: thePatient, action: 'booked' } as const
  recordEvent(house.db, { ...event, toStartsAt: at(day, time) }, house.now)
  return booked
}

describe('E35: what patients do online appears in the list', () => {
  it('with the patient, the time, what for, with whom, and when it came in', async () => {
    await book(house)
    const page = await ines.visit(list)
    expect([page.status, page.heading]).toEqual([200, 'Online appointments'])
    expect(await shown()).toEqual([
      expect.stringMatching(
        /^25 Jan 08:00 New Noor Bakker 27 March 1979 Thu 28 Jan 10:00 Consult, Anna de Vries, De Linde Seen/,
      ),
    ])
    const { appointmentId } = last(house)
    expect(page.links('tbody').map(({ href }) => href)).toEqual([`/staff/appointments/${appointmentId}`])
  })

  it('newest first, and nothing that the practice did', async () => {
    await book(house)
    bookAtDesk(house)
    await book(house, slotAt('14:00', day), tim, withSelim)
    expect((await shown()).map((row) => /Noor|Tim|Sanne/.exec(row)?.[0])).toEqual(['Tim', 'Noor'])
  })

  it('booked, moved and cancelled are three things, each with what has become of it since', async () => {
    const booked = await book(house)
    house.now += 60
    await move(booked, '11:00')
    expect(await shown()).toEqual([
      expect.stringContaining('Rebooked Noor Bakker 27 March 1979 Thu 28 Jan 10:00 → Thu 28 Jan 11:00'),
      expect.stringContaining(
        'Thu 28 Jan 10:00 Consult, Anna de Vries, De Linde Moved since: Thu 28 Jan 11:00',
      ),
    ])
    house.now += 60
    await cancel(booked, 'I am ill')
    const rowsNow = await shown()
    expect(await kinds()).toEqual(['Cancelled', 'Rebooked', 'New'])
    expect(rowsNow[0]).toContain('Thu 28 Jan 11:00')
    expect(rowsNow[0]).toContain('wrote something')
    for (const row of rowsNow.slice(1)) expect(row).toContain('Cancelled since')
    expect(rowsNow.join()).not.toContain('I am ill')
  })

  it('one of a session who goes over to another is there once, where they are now', async () => {
    await open({}, { places: 3 })
    const booked = await book(house)
    await book(house, slotAt('10:00', day), tim)
    await move(booked, '11:00')
    expect(await kinds()).toEqual(['Rebooked', 'New', 'New'])
    const [row] = rows(house.db, 'select appointment_id from attendee where id = 1')
    const page = await ines.visit(list)
    expect(page.links('tbody')[0]?.href).toBe(`/staff/appointments/${row?.appointment_id}`)
    expect((await shown())[2]).toContain('Moved since: Thu 28 Jan 11:00')
  })

  it('marks many bookings from one address and what the patient says about earlier visits', async () => {
    await open({}, { asksKnown: true })
    await book(house, undefined, { ...noor, known: 'new' })
    house.set('appointment', 1, { marked_many: 1 })
    expect((await shown())[0]).toMatch(/Many bookings from one address says: first visit/)
  })

  it('rule 9: hides who is protected, name and birth date', async () => {
    await book(house)
    house.set('patient', 1, { protected: 1 })
    const [row] = await shown()
    expect(row).toContain('Protected identity')
    expect((await ines.visit(list)).html).not.toMatch(/Noor|Bakker|1979/)
  })

  it('rule 9: and whoever became protected after their card was merged', async () => {
    await book(house)
    const stays = addCard(house, { firstName: 'Nora', lastName: 'de Wit' })
    house.set('patient', 1, { merged_into: stays })
    expect((await shown())[0]).toContain('Nora de Wit')
    house.set('patient', stays, { protected: 1 })
    expect((await shown())[0]).toContain('Protected identity')
    expect((await ines.visit(list)).html).not.toMatch(/Noor|Nora|Bakker|de Wit|1979/)
  })

  it('prints what a patient typed as text', async () => {
    await book(house, undefined, { ...noor, lastName: 'B<i>akker' })
    expect((await ines.visit(list)).html).toContain('B&lt;i&gt;akker')
  })
})

describe('E36: the list is switched on', () => {
  const tuning = '/staff/settings/fine-tuning'
  const turn = async (on: boolean) => {
    const olga = await signedIn(house, 'owner')
    return (await olga.visit(tuning)).form('main form').fill({ onlineList: on }).press('Save')
  }

  it('is off by default: not in the menu, not at its address', async () => {
    house = openHouse()
    ines = await signedIn(house, 'reception')
    await book(house)
    expect(await menu()).not.toContainEqual(expect.stringContaining('Online'))
    expect((await ines.visit(list)).status).toBe(404)
    for (const path of ['/1/seen', '/seen']) {
      const answer = await ines.send(list + path, form({ entry: '1' }, { 'sec-fetch-site': 'same-origin' }))
      expect(answer.status).toBe(404)
    }
    expect(count(house.db, 'online_entry', 'seen_at is not null')).toBe(0)
  })

  it('the owner switches it on; the last week waits to be seen, and what was before does not', async () => {
    house = openHouse()
    ines = await signedIn(house, 'reception')
    await book(house)
    house.now += 8 * 86_400
    await book(house, slotAt('10:00', '2027-02-04'), tim)
    expect((await turn(true)).texts('[role="status"]')).toEqual(['Saved.'])
    ines = await signedIn(house, 'reception')
    expect(await menu()).toContain('Online 1 not seen')
    const all = await shown()
    expect(all[0]).toMatch(/Tim.*Seen/)
    expect(all[1]).toMatch(/Noor.*From before the list/)
    expect(await shown('?seen=no')).toHaveLength(1)
    expect(await shown('?seen=yes')).toHaveLength(1)
  })

  it('switched off and on again nothing is lost: neither what came in meanwhile nor who has seen what', async () => {
    await book(house)
    await (await ines.visit(list)).form('tbody tr:first-child form').press(/^Seen,/)
    const before = rows(house.db, 'select * from online_entry')
    await turn(false)
    expect((await ines.visit(list)).status).toBe(404)
    await book(house, slotAt('14:00', day), tim)
    await turn(true)
    expect(rows(house.db, 'select * from online_entry where event_id = 1')).toEqual(
      before.filter((row) => row.event_id === 1),
    )
    expect(await shown()).toEqual([
      expect.stringMatching(/Tim Visser.*Seen/),
      expect.stringMatching(/Noor Bakker.*Ines Maas, 25 Jan 08:00/),
    ])
    expect(rows(house.db, 'select online_list_from as since from practice')).toEqual([{ since: 0 }])
  })
})

describe('E37: the list by kind', () => {
  it('each kind by itself; a planned visit that is moved is of two', async () => {
    const booked = await book(house)
    await move(booked, '09:30')
    await cancel(booked)
    const planned = bookedFor('planned', '13:00')
    bookedFor('recall', '15:00')
    const seenBy = async (category: string) => kinds(`?category=${category}`)
    expect(await seenBy('all')).toEqual(['Recall', 'Planned treatment', 'Cancelled', 'Rebooked', 'New'])
    expect(await seenBy('new')).toEqual(['New'])
    expect(await seenBy('rebooked')).toEqual(['Rebooked'])
    expect(await seenBy('cancelled')).toEqual(['Cancelled'])
    expect(await seenBy('planned')).toEqual(['Planned treatment'])
    expect(await seenBy('recall')).toEqual(['Recall'])
    await move(planned, '14:00')
    expect(await seenBy('planned')).toEqual(['Rebooked+Planned treatment', 'Planned treatment'])
    expect(await seenBy('rebooked')).toEqual(['Rebooked+Planned treatment', 'Rebooked'])
  })

  it('each says how many nobody has seen, and keeps the other choices', async () => {
    await book(house)
    await book(house, slotAt('14:00', day), tim, withSelim)
    const page = await ines.visit(`${list}?seen=no&practitioner=${house.practice.selim}`)
    const links = page.links('.seg a').map(({ name }) => name.replace(/\s+/g, ' '))
    expect(links).toContain('New 1 not seen')
    const next = await page.link(/^New/, '.seg').click()
    expect(queryOf(next)).toBe(`?category=new&seen=no&practitioner=${house.practice.selim}`)
  })

  it.each([
    '?category=x',
    '?seen=x',
    '?practitioner=x',
    '?before=-1',
    '?before=1e9',
    '?before=9999999999999999',
  ])('%s is as good as nothing', async (query) => {
    await book(house)
    expect((await ines.visit(list + query)).status).toBe(200)
    expect(await shown(query)).toHaveLength(1)
  })

  it('E38: it stands in the appointment book all the same', async () => {
    const { appointmentId } = bookedFor('planned', '13:00')
    const agenda = await ines.visit(`/staff/agenda?date=${day}`)
    expect(agenda.links('main').map(({ href }) => href)).toContain(`/staff/appointments/${appointmentId}`)
    expect(await kinds('?category=planned')).toEqual(['Planned treatment'])
  })
})

describe('seen or not', () => {
  it('one by one, by whom and when; and back again', async () => {
    await book(house)
    await book(house, slotAt('14:00', day), tim)
    expect(await menu()).toContain('Online 2 not seen')
    house.now += 120
    const page = await (await ines.visit(`${list}?category=new`))
      .form('tbody tr:first-child form')
      .press(/^Seen,/)
    expect([queryOf(page), new URL(page.url).hash]).toEqual([
      '?category=new',
      `#e${rows(house.db, 'select max(event_id) as id from online_entry')[0]?.id}`,
    ])
    expect((await shown())[0]).toMatch(/Tim Visser.*Ines Maas, 25 Jan 08:02/)
    expect(await menu()).toContain('Online 1 not seen')
    await (await ines.visit(list)).form('tbody tr:first-child form').press(/^Undo/)
    expect(await menu()).toContain('Online 2 not seen')
    expect(rows(house.db, "select action from audit where object = 'online-entry'")).toEqual([
      { action: 'marked-unseen' },
    ])
  })

  it('whoever was first stays the one who has seen it', async () => {
    await book(house)
    const olga = await signedIn(house, 'owner')
    const [mine, hers] = [await ines.visit(list), await olga.visit(list)]
    await mine.form('tbody tr:first-child form').press(/^Seen,/)
    house.now += 60
    await hers.form('tbody tr:first-child form').press(/^Seen,/)
    expect((await shown())[0]).toContain('Ines Maas, 25 Jan 08:00')
  })

  it('all that is shown, and nothing that came in meanwhile', async () => {
    await book(house)
    const page = await ines.visit(list)
    await book(house, slotAt('14:00', day), tim)
    const marked = await page.press('Mark the one shown as seen')
    expect(marked.texts('[role="status"]')).toEqual(['1 entry is marked as seen.'])
    expect(await shown('?seen=no')).toEqual([expect.stringContaining('Tim')])
    expect(await shown('?seen=yes')).toEqual([expect.stringContaining('Noor')])
    // The same once more marks nothing.
    await page.press('Mark the one shown as seen')
    expect(count(house.db, 'online_entry', 'seen_at is not null')).toBe(1)
  })

  it('in pages of fifty, and all of them at once', async () => {
    await book(house)
    const event = house.db.raw.prepare(
      "insert into appointment_event (appointment_id, attendee_id, at, actor, action, to_starts_at) values (1, 1, ?, 'patient-web', 'booked', 1)",
    )
    for (let index = 0; index < 119; index++) event.run(house.now)
    expect(await menu()).toContain('Online 99+ not seen')
    const pages: number[] = []
    let page = await ines.visit(list)
    for (;;) {
      pages.push(page.texts('tbody tr').length)
      const older = page.links('main').find(({ name }) => name === 'Older')
      if (!older) break
      page = await ines.visit(older.href)
    }
    expect(pages).toEqual([50, 50, 20])
    expect(queryOf(await page.link('Newest').click())).toBe('')
    const first = await ines.visit(list)
    event.run(house.now)
    const marked = await first.press('Mark all as seen, on every page')
    expect(marked.texts('[role="status"]')).toEqual(['120 entries are marked as seen.'])
    expect(await menu()).toContain('Online 1 not seen')
  })

  it('looking changes nothing but the access log, and that once a day (rule 34)', async () => {
    await book(house)
    const before = everything(house.db, ['hold', 'hold_resource', 'access_log', 'session'])
    await ines.visit(list)
    await ines.visit(`${list}?category=new`)
    expect(everything(house.db, ['hold', 'hold_resource', 'access_log', 'session'])).toEqual(before)
    const logged = () => rows(house.db, "select patient_id, action from access_log where view = 'online'")
    expect(logged()).toEqual([{ patient_id: 1, action: 'R' }])
    house.now += 86_400
    ines = await signedIn(house, 'reception')
    await ines.visit(list)
    expect(logged()).toHaveLength(2)
  })

  it('an entry that is not there is not found', async () => {
    const answer = await ines.send(`${list}/77/seen`, form({}, { 'sec-fetch-site': 'same-origin' }))
    expect(answer.status).toBe(404)
  })
})

describe('whose appointments', () => {
  it('practitioners begin with their own, and everybody’s are one choice away', async () => {
    await book(house)
    await book(house, slotAt('14:00', day), tim, withSelim)
    const anna = await signedIn(house, 'practitioner')
    expect(await shown('', anna)).toHaveLength(2)
    const id = rows(house.db, "select id from staff_user where role = 'practitioner'")[0]?.id
    house.set('calendar', house.practice.anna, { user_id: Number(id) })
    expect(await shown('', anna)).toEqual([expect.stringContaining('Noor')])
    expect(await menu(anna)).toContain('Online 1 not seen')
    expect(await shown('?practitioner=all', anna)).toHaveLength(2)
    expect(await shown(`?practitioner=${house.practice.selim}`, anna)).toEqual([
      expect.stringContaining('Tim'),
    ])
    const marked = await (await anna.visit(`${list}?practitioner=all`)).press('Mark the 2 shown as seen')
    expect(queryOf(marked)).toBe('?practitioner=all&marked=2')
  })

  it('a list of one’s own is offered to nobody who has no calendar', async () => {
    const page = await ines.visit(`${list}?practitioner=own`)
    const options = page.document.querySelectorAll('main select option').map((each) => each.text)
    expect(options).toEqual(['Everybody', 'Anna de Vries', 'Selim Aydin'])
  })

  it('an appointment that goes over to a colleague goes with its entries', async () => {
    await book(house)
    house.set('appointment', 1, { calendar_id: house.practice.selim })
    expect(await shown(`?practitioner=${house.practice.anna}`)).toEqual([])
    expect(await shown(`?practitioner=${house.practice.selim}`)).toHaveLength(1)
  })
})

describe('what was there before the list', () => {
  it('is put into it from the history', async () => {
    await open({}, { places: 3 })
    const booked = await book(house)
    await move(booked, '11:00')
    await cancel(booked)
    const before = rows(house.db, 'select * from online_entry order by event_id')
    expect(before.map(({ what }) => what)).toEqual(['booked', 'moved', 'cancelled'])
    const { readFileSync } = await import('node:fs')
    const sql = readFileSync('migrations/20261122_1465_online_list.sql', 'utf8')
    house.db.raw.exec(`delete from online_entry; ${sql.slice(sql.indexOf('\ninsert into online_entry'))}`)
    expect(rows(house.db, 'select * from online_entry order by event_id')).toEqual(before)
  })
})
