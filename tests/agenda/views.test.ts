import { beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything, slotAt, toDetails, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { practitioner, type SmallPractice, smallPractice } from '../helpers/world.ts'
import { addBooking, addPatient, at } from './bookings.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

const agenda = (query: string): Promise<Page> => desk.visit(`/staff/agenda?${query}`)
const heads = (page: Page) => page.texts('.col h2')
const entries = (page: Page, column: string): readonly string[] =>
  page.texts(`[aria-labelledby=${column}] li`)
const room = (name: string, kind: 'room' | 'device' = 'room'): number =>
  addResource(test.db, { kind, name, locationId: small.locationId }, theSystem, test.now)
const occupy = (appointmentId: number, resourceId: number): void => {
  const row = test.db.get(
    build.selectFrom('appointment').select(['starts_at', 'ends_at']).where('id', '=', appointmentId),
  )
  const { starts_at = 0, ends_at = 0 } = row ?? {}
  test.db.insert('occupancy', {
    appointment_id: appointmentId,
    resource_id: resourceId,
    starts_at,
    ends_at,
    live: 1,
    on_purpose: 0,
  })
}
/** How many statements a page needs. */
async function statementsOf(address: string): Promise<number> {
  const { all, get } = test.db
  let asked = 0
  Object.assign(test.db, {
    all: (query: Parameters<typeof all>[0]) => {
      asked += 1
      return all(query)
    },
  })
  await desk.visit(address)
  Object.assign(test.db, { all, get })
  return asked
}

describe('the ways through the agenda', () => {
  it('lead a day, a week, and to another view of the same', async () => {
    const page = await agenda('date=2027-01-25')
    expect((await page.link(/^A week back/).click()).heading).toBe('18 Monday January 2027')
    expect((await page.link(/^A week on/).click()).heading).toBe('1 Monday February 2027')
    const week = await page.link('Week', '.tools').click()
    expect(week.heading).toBe('4 Week, Anna de Vries 25 January – 31 January 2027')
    expect((await week.link(/^Next week/).click()).heading).toContain('5 Week, Anna de Vries 1 February')
    const list = await week.link('List').click()
    expect(list.title).toBe('Agenda, Monday 25 January 2027, Anna de Vries – Praktijk De Linde')
    const day = await list.link('Day').click()
    expect([day.query.get('date'), heads(day)]).toEqual(['2027-01-25', ['Anna de Vries', 'Selim Aydin']])
  })

  it('book from each free gap, and say from the column’s head why a time is not offered', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30' })
    const page = await agenda('date=2027-01-25')
    const gap = page.link(/^09:30 free/, '[aria-labelledby=c1]')
    expect(gap.href).toBe(`/staff/appointments/new?practitioner=${small.anna}&date=2027-01-25&time=09:30`)
    expect(page.links('[aria-labelledby=c1] .free').length).toBe(2)
    expect(page.link('Why? Anna de Vries').href).toContain('practitioner=1')
    expect(page.link('New appointment').href).toBe('/staff/appointments/new')
    expect(page.link('Find a free time').href).toBe('/staff/appointments/find')
  })

  it.each([
    'view=year&cols=x&show=x',
    'view=week&practitioner=999',
    'cols=r&show=999',
    'view=list&practitioner=-1',
    'show=1e9&show=0&show=1&show=1',
    'view=week&practitioner=1&date=1850-01-01',
    'view=week&date=2200-12-31',
    'saved=999999999999999999',
    'saved=',
    'since=x&quiet=1',
    'since=99999999999999999999&quiet=1',
  ])('answer to nonsense with what is there: %s', async (query) => {
    expect((await agenda(query)).status).toBe(200)
  })
})

describe('the week of a practitioner', () => {
  it('is Monday to Friday; a weekend without hours and bookings is left out', async () => {
    const page = await agenda('view=week&practitioner=1&date=2027-01-28')
    expect(heads(page)).toEqual(['Mon 25 · Today', 'Tue 26', 'Wed 27', 'Thu 28', 'Fri 29'])
    addBooking(test.db, small, { date: '2027-01-30', from: '10:00', to: '10:30', people: ['Sat Urday'] })
    const longer = await agenda('view=week&practitioner=1&date=2027-01-28')
    expect(heads(longer).at(-1)).toBe('Sat 30')
    expect(entries(longer, 'd2027-01-30')).toEqual(['10:00 S. Urday Consult'])
  })

  it('writes names short, whatever room a visit has, and initials where names are hidden', async () => {
    addBooking(test.db, small, { date: '2027-01-26', from: '09:00', to: '11:00', people: ['Tue Sday'] })
    const week = 'view=week&practitioner=1&date=2027-01-28'
    expect((await agenda(week)).texts('.ap b')).toEqual(['T. Sday'])
    expect((await agenda('date=2027-01-26')).texts('.ap b')).toEqual(['Tue Sday'])
    await (await agenda(week)).press('Hide names')
    const hidden = await agenda(week)
    expect(hidden.texts('.ap b')).toEqual(['T. S.'])
    expect(await (await desk.send(`/staff/agenda?${week}`)).text()).not.toContain('Sday')
  })

  it('shows each day’s own appointments on common rows, and nobody else’s', async () => {
    addBooking(test.db, small, { date: '2027-01-26', from: '09:00', to: '09:30', people: ['Tue Sday'] })
    addBooking(test.db, small, { date: '2027-01-27', from: '07:30', to: '08:00', people: ['Ear Ly'] })
    const selim = { calendarId: small.selim, people: ['Else Where'] }
    addBooking(test.db, small, { date: '2027-01-26', from: '09:00', to: '09:30', ...selim })
    const page = await agenda('view=week&practitioner=1&date=2027-01-28')
    expect(entries(page, 'd2027-01-26')[0]).toBe('09:00 T. Sday Consult')
    expect(page.text).not.toContain('Else Where')
    const classes = page.document.querySelectorAll('.ap').map((each) => each.getAttribute('class'))
    expect(classes).toEqual(['ap k1 s24 n6', 'ap k1 s6 n6'])
    expect(page.texts('.tl')[0]).toBe('07:00')
  })

  it('is of one’s own agenda where nobody is named, and of the first otherwise', async () => {
    expect((await agenda('view=week')).heading).toContain('Anna de Vries')
    const selim = await signedIn(test, 'practitioner')
    test.db.raw
      .prepare(
        `update calendar set user_id = (select id from staff_user where role = 'practitioner') where id = ?`,
      )
      .run(small.selim)
    expect((await selim.visit('/staff/agenda?view=week')).heading).toContain('Selim Aydin')
  })

  it('needs as many statements as a day', async () => {
    for (const date of ['2027-01-25', '2027-01-26', '2027-01-27', '2027-01-28'])
      addBooking(test.db, small, { date, from: '09:00', to: '09:30' })
    await agenda('view=week')
    const day = await statementsOf('/staff/agenda?date=2027-01-25')
    expect(await statementsOf('/staff/agenda?view=week&date=2027-01-25')).toBeLessThanOrEqual(day)
  })

  it('has the hours of a clock change in the column of its day', async () => {
    addBooking(test.db, small, { date: '2027-03-28', from: '09:00', to: '09:30', people: ['Sun Day'] })
    addBooking(test.db, small, { date: '2027-03-26', from: '09:00', to: '09:30', people: ['Fri Day'] })
    const page = await agenda('view=week&date=2027-03-28')
    const classes = page.document.querySelectorAll('.ap').map((each) => each.getAttribute('class'))
    expect(classes).toEqual(['ap k1 s0 n6', 'ap k1 s0 n6'])
  })
})

describe('the list of a day', () => {
  it('has everybody’s in the order of time, and what is free', async () => {
    addBooking(test.db, small, { from: '10:00', to: '10:30', people: ['Bea Later'], status: 'confirmed' })
    const selim = { calendarId: small.selim, people: ['Ada First'], web: true }
    addBooking(test.db, small, { from: '09:00', to: '12:00', ...selim })
    const page = await agenda('view=list&date=2027-01-25')
    expect(page.texts('tbody tr').map((row) => row.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^09:00–10:00 free, 60 min/),
      expect.stringMatching(/^09:00–12:00 Ada First Wbooked online ?Consult Selim Aydin/),
      expect.stringMatching(/^10:00–10:30 Bea Later ?Consult Anna de Vries confirmed/),
      expect.stringMatching(/^10:30–12:00 free/),
      expect.stringMatching(/^13:00–17:00 free/),
      expect.stringMatching(/^13:00–17:00 free/),
    ])
    expect(page.link('Bea Later').element.getAttribute('hx-target')).toBe('#panel')
    expect(page.link(/^free, 60 min/).href).toContain('practitioner=1&date=2027-01-25&time=09:00')
  })

  it('is of one practitioner where one is chosen', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Ada First'] })
    const page = await agenda('view=list&date=2027-01-25')
    const one = await page
      .form('form.seg')
      .fill({ practitioner: String(small.selim) })
      .press('Show')
    expect(one.query.get('view')).toBe('list')
    expect(one.text).not.toContain('Ada First')
    const all = await one.form('form.seg').fill({ practitioner: '' }).press('Show')
    expect(all.text).toContain('Ada First')
  })

  it('says so where there is nothing', async () => {
    expect((await agenda('view=list&date=2027-01-24')).text).toContain('Nothing is booked on this day')
  })

  it('tells of holds and absences', async () => {
    await toDetails(openBrowser(test), slotAt('13:30'), withAnna)
    const page = await agenda('view=list&date=2027-01-25')
    expect(page.texts('tbody tr').join()).toContain('Held online')
  })
})

describe('the agenda by room', () => {
  it('has a column for each room and device in use, with what occupies it and with whom', async () => {
    const chair = room('Chair 1')
    room('Laser', 'device')
    const id = addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Ada First'] })
    occupy(id, chair)
    const page = await agenda('cols=r&date=2027-01-25')
    expect(heads(page)).toEqual(['Chair 1', 'Laser'])
    expect(entries(page, `r${chair}`)[0]).toBe('09:00 Ada First Consult, Anna de Vries')
    expect(page.has('.now')).toBe(false)
  })

  it('shows what needs no room in a column of its own: nothing is missed', async () => {
    room('Chair 1')
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Ada First'] })
    const page = await agenda('cols=r&date=2027-01-25')
    expect(heads(page)).toEqual(['Chair 1', 'Without a room'])
    expect(entries(page, 'r0')).toEqual(['09:00 Ada First Consult, Anna de Vries'])
  })

  it('gives one who needs two rooms two entries with names of their own', async () => {
    const [chair, laser] = [room('Chair 1'), room('Laser', 'device')]
    const id = addBooking(test.db, small, { from: '09:00', to: '09:30' })
    occupy(id, chair)
    occupy(id, laser)
    const page = await agenda('cols=r&date=2027-01-25')
    const ids = page.document.querySelectorAll('[id]').map((each) => each.getAttribute('id'))
    expect(new Set(ids).size).toBe(ids.length)
    expect(page.texts('.lists b')[0]).toBe('1')
  })

  it('offers what is free in a block’s own room, with its practitioner, and not while either is taken', async () => {
    const chair = room('Chair 1')
    const block = test.db.raw.prepare('select id from template_block order by id').pluck().get()
    test.db.raw.prepare('insert into template_block_resource values (?, ?)').run(block, chair)
    const other = addBooking(test.db, small, { from: '10:00', to: '10:30', calendarId: small.selim })
    occupy(other, chair)
    addBooking(test.db, small, { from: '11:00', to: '11:30' })
    const page = await agenda('cols=r&date=2027-01-25')
    const free = page.links(`[aria-labelledby=r${chair}] .free`).map(({ href }) => href.split('?')[1])
    const practitioner = `practitioner=${small.anna}&date=2027-01-25`
    expect(free).toEqual([
      `${practitioner}&time=09:00`,
      `${practitioner}&time=10:30`,
      `${practitioner}&time=11:30`,
    ])
  })

  it('has the hours of its house where a room is in no block, and asks with whom', async () => {
    const chair = room('Chair 1')
    const page = await agenda('cols=r&date=2027-01-25')
    const free = page.links(`[aria-labelledby=r${chair}] .free`).map(({ href }) => href)
    expect(free[0]).toBe('/staff/appointments/new?date=2027-01-25&time=09:00')
    expect(page.texts('.col p')[0]).toBe(
      '09:00 to 12:00 hours of the practice. 13:00 to 17:00 hours of the practice.',
    )
  })

  it('says where there is none', async () => {
    expect((await agenda('cols=r')).text).toContain('There is no room or device yet.')
  })
})

describe('the choice of columns', () => {
  it('shows those that are ticked, also on a day without hours', async () => {
    practitioner(test.db, 'Bo Lind')
    const page = await agenda('date=2027-01-25')
    const chosen = await page
      .form('details form')
      .fill({ show: [String(small.selim), '3'] })
      .press('Show')
    expect(heads(chosen)).toEqual(['Selim Aydin', 'Bo Lind'])
    expect(heads(await chosen.link(/^Next day/).click())).toEqual(['Selim Aydin', 'Bo Lind'])
    const ticked = chosen.document.querySelectorAll('details input[checked]')
    expect(ticked.map((each) => each.getAttribute('value'))).toEqual(['2', '3'])
    expect(heads(await agenda('show=2&date=2027-01-24'))).toEqual(['Selim Aydin'])
  })
})

describe('saved views', () => {
  const save = async (query: string, name: string): Promise<Page> => {
    const page = await (await agenda(query)).link('Save views').click()
    return page.form('form.card').fill({ name }).press('Save this view')
  }

  it('are opened by a link on top, and the last one comes back', async () => {
    const saved = await save('view=week&practitioner=2&date=2027-01-28', 'Selim’s week')
    expect([saved.path, saved.heading]).toEqual(['/staff/agenda', expect.stringContaining('Selim Aydin')])
    expect((await desk.visit('/staff/agenda')).heading).toContain('Week, Selim Aydin')
    const day = await (await desk.visit('/staff/agenda')).link('Everything').click()
    expect(day.heading).toBe('25 Monday January 2027')
    expect((await desk.visit('/staff/agenda')).heading).toBe('25 Monday January 2027')
    await day.link('Selim’s week').click()
    expect((await desk.visit('/staff/agenda')).heading).toContain('Week, Selim Aydin')
    const again = await signedIn(test, 'reception')
    expect((await again.visit('/staff/agenda')).heading).toContain('Week, Selim Aydin')
  })

  it('keep the date that is looked at, and are left by any other choice', async () => {
    await save('show=2&date=2027-02-03', 'Selim')
    const page = await desk.visit('/staff/agenda')
    const next = await page.link(/^Next day/).click()
    expect([next.heading, heads(next)]).toEqual(['26 Tuesday January 2027', ['Selim Aydin']])
    expect(next.document.querySelector('[aria-label="Saved views"] [aria-current]')?.text).toBe('Selim')
    const rooms = await next.link('Rooms').click()
    expect(rooms.has('[aria-label="Saved views"] [aria-current]')).toBe(false)
  })

  it('are one’s own: nobody else sees, opens, renames or removes them', async () => {
    await save('show=2', 'Selim')
    const owner = await signedIn(test, 'owner')
    expect((await owner.visit('/staff/agenda?saved=1')).text).not.toContain('Save views Selim')
    expect(heads(owner.page)).toEqual(['Anna de Vries', 'Selim Aydin'])
    const post = (address: string, fields: Record<string, string>) =>
      owner.send(address, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    expect((await post('/staff/agenda/views/1', { 'name-1': 'Mine' })).status).toBe(404)
    expect((await post('/staff/agenda/views/1', { remove: 'yes' })).status).toBe(303)
    expect(count(test.db, 'agenda_view', "name = 'Selim'")).toBe(1)
  })

  it('are renamed and removed; what is gone is not opened again', async () => {
    await save('show=2', 'Selim')
    await save('show=1', 'Anna')
    const page = await desk.visit('/staff/agenda/views')
    const renamed = await page.fill({ 'name-1': ' Dr   Selim ' }).press('Rename Selim')
    expect(renamed.texts('h3')).toEqual(['Anna', 'Dr Selim'])
    expect(renamed.text).toContain('Saved.')
    const refused = await renamed.fill({ 'name-1': 'Anna' }).press('Rename Dr Selim')
    expect([refused.status, refused.errors()]).toEqual([422, ['You already have a view of that name']])
    expect(refused.field('name-1').value).toBe('Anna')
    const removed = await (await desk.visit('/staff/agenda/views')).press('Remove Anna')
    expect(removed.texts('h3')).toEqual(['Dr Selim'])
    expect((await desk.visit('/staff/agenda')).status).toBe(200)
    expect(heads(desk.page)).toEqual(['Anna de Vries', 'Selim Aydin'])
  })

  it('of the same name give way, and a bad name is said beside the field with everything kept', async () => {
    await save('show=2', 'Desk')
    await save('show=1', 'Desk')
    expect(count(test.db, 'agenda_view')).toBe(1)
    expect(heads(await desk.visit('/staff/agenda'))).toEqual(['Anna de Vries'])
    const empty = await save('show=2&date=2027-02-01', '  ')
    expect([empty.status, empty.errors()]).toEqual([422, ['Enter a name']])
    expect(empty.document.querySelector('form.card [name=show]')?.getAttribute('value')).toBe('2')
    const long = await save('show=2', 'x'.repeat(41))
    expect(long.status).toBe(422)
    expect(long.field('name').value).toBe('x'.repeat(41))
  })

  it('print what is dangerous as it was typed', async () => {
    const page = await save('show=2', '<b>"Desk"&')
    expect(page.document.querySelectorAll('nav b').length).toBe(0)
    expect(page.links('[aria-label="Saved views"]').map(({ name }) => name)).toContain('<b>"Desk"&')
  })

  it('are remembered when they are opened, not when the page asks for itself, and nothing else is written', async () => {
    await save('show=2', 'Selim')
    await save('show=1', 'Anna')
    const before = everything(test.db)
    await agenda('saved=1&quiet=1')
    await agenda('show=1&date=2027-01-26')
    await desk.visit('/staff/agenda')
    expect(everything(test.db)).toEqual(before)
    await agenda('saved=1')
    const { agenda_habit: habit, ...rest } = everything(test.db)
    const { agenda_habit: known, ...others } = before
    expect([habit === known, rest]).toEqual([false, others])
  })
})

describe('hidden names', () => {
  const hide = async () => (await desk.visit('/staff/agenda?date=2027-01-25')).press('Hide names')

  beforeEach(() => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: ['Sanne Bakker'] })
    addBooking(test.db, small, { from: '09:30', to: '10:00', people: ['Öznur Şahin', 'Bea Berg'] })
    const secret = addPatient(test.db, 'Geheime Persoon', { protected: 1 })
    addBooking(test.db, small, { from: '10:00', to: '10:30', people: [secret] })
  })

  it('are initials in every view and in what the mouse shows; protected ones stay hidden (rule 9)', async () => {
    const page = await hide()
    expect([page.path, page.query.get('date')]).toEqual(['/staff/agenda', '2027-01-25'])
    expect(page.texts('.ap b')).toEqual(['S. B.', 'Ö. Ş. + 1', 'Protected'])
    for (const query of ['view=day', 'view=week', 'view=list', 'cols=r', 'view=day&quiet=1&since=0'])
      expect((await agenda(`${query}&date=2027-01-25`)).html).not.toMatch(
        /Sanne|Bakker|Şahin|Berg\b|Geheim|Persoon/,
      )
    expect((await agenda('date=2027-01-25')).has('[name=hide][value=""]')).toBe(true)
  })

  it('are shown again, and are a matter of each user', async () => {
    const page = await hide()
    const owner = await signedIn(test, 'owner')
    expect((await owner.visit('/staff/agenda')).text).toContain('Sanne Bakker')
    expect((await page.press('Show names')).text).toContain('Sanne Bakker')
  })

  it('come back to nothing but a page of staff', async () => {
    const fields = new URLSearchParams({ hide: 'yes', back: 'https://evil.example/' })
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await desk.send('/staff/agenda/names', { method: 'POST', body: fields, headers })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/agenda'])
  })
})

describe('the marks', () => {
  it.each([
    ['waiting-list', 'L', 'from the waiting list'],
    ['api', 'A', 'booked by other software'],
    ['import', 'I', 'taken over from another system'],
  ] as const)(
    '%s is a letter, words for those who cannot see it, and in the key',
    async (origin, sign, words) => {
      addBooking(test.db, small, { from: '09:00', to: '09:30', origin })
      const page = await agenda('date=2027-01-25')
      expect(page.texts('.ap u')).toEqual([sign])
      expect(page.texts('.ap .vh')).toEqual([`, ${words}`])
      expect(page.document.querySelector('.ap a')?.getAttribute('title')).toContain(words)
      expect(page.texts('.aside details li')).toContain(`${sign} ${words}`)
    },
  )

  it('tell a series and what is double-booked on purpose (rule 18)', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', onPurpose: true })
    test.db.raw.exec(
      "insert into series (id, rule, created_at) values (1, '{}', 1); update appointment set series_id = 1",
    )
    expect((await agenda('date=2027-01-25')).texts('.ap u')).toEqual(['↻', '×2'])
    const list = await agenda('view=list&date=2027-01-25')
    expect(list.texts('tbody .st')).toEqual(['↻part of a series', '×2double-booked on purpose'])
  })

  it('say who comes for the first time', async () => {
    addBooking(test.db, small, { from: '09:00', to: '09:30', status: 'confirmed' })
    test.db.raw.exec("update attendee set known_answer = 'new'")
    expect((await agenda('date=2027-01-25')).texts('.ap em')).toEqual(['✓ confirmed, first visit'])
  })

  it('stay apart where four are at the same time', async () => {
    for (const name of ['Ada A', 'Bea B', 'Cor C', 'Dik D'])
      addBooking(test.db, small, { from: '09:00', to: '10:00', people: [name], onPurpose: true })
    const page = await agenda('date=2027-01-25')
    const classes = page.document.querySelectorAll('.ap').map((each) => each.getAttribute('class'))
    expect(classes).toEqual(['ap k1 l1 s0 n12', 'ap k1 l2 s0 n12', 'ap k1 s9 n3', 'ap k1 s6 n3'])
    expect(page.texts('.ap b')).toEqual(['A. A', 'B. B', 'C. C', 'D. D'])
    expect(at('2027-01-25', '09:00')).toBeLessThan(test.now + 7200)
  })
})
