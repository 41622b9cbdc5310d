import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cancelByPatient } from '../../src/appointments/cancel.commands.ts'
import { changeCode, showChangeCode } from '../../src/lib/change-code.ts'
import { count, everything, rows } from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { addCard, addNumber } from '../helpers/cards.ts'
import { at } from '../messages/desk.ts'
import { type Booked, book, bookAtDesk, type House, openHouse, pathOf } from './kit.ts'

const born = { 'birthDate-day': '27', 'birthDate-month': '3', 'birthDate-year': '1979' }
const personnummer = '197903271232'

let house: House
let mine: Booked

beforeEach(async () => {
  house = openHouse()
  mine = await book(house)
})

const codeOf = ({ attendeeId }: Booked, generation = 1): string =>
  showChangeCode(changeCode(house.world.keys, attendeeId, generation))

async function enter(typed: Record<string, string>, ip = '203.0.113.5'): Promise<Page> {
  const page = await openBrowser(house, { ip }).visit('/change')
  return page.fill(typed).press('Show my appointment')
}

/** Status, headers and body of an answer. */
async function bytes(typed: Record<string, string>, ip = '198.51.100.9'): Promise<string> {
  const answer = await house.request('/change', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': ip },
    body: new URLSearchParams({ ...born, nationalId: '', ...typed }).toString(),
  })
  return `${answer.status}\n${[...answer.headers].join('\n')}\n${await answer.text()}`
}

const asksForNumbers = (kinds: string) =>
  house.set('practice', 1, { field_national_id: 'optional', national_id_kinds: kinds })
const patientOf = ({ attendeeId }: Booked): number =>
  Number(rows(house.db, `select patient_id from attendee where id = ${attendeeId}`)[0]?.patient_id)

/** The text of every query that is run meanwhile. */
async function questions(during: () => Promise<unknown>): Promise<readonly string[]> {
  const asked: string[] = []
  const statements = Object.getPrototypeOf(house.db.raw.prepare('select 1'))
  const spies = (['get', 'all', 'run'] as const).map((name) => {
    const real = statements[name]
    return vi.spyOn(statements, name).mockImplementation(function (this: { source: string }, ...values) {
      asked.push(this.source)
      return real.apply(this, values)
    })
  })
  await during()
  for (const spy of spies) spy.mockRestore()
  return asked
}

describe('F44: a fixed address for changing an appointment', () => {
  it('is on the front page, in four languages, and needs no script and no cookie', async () => {
    const page = await house.browser.visit('/')
    const change = await page.link('Change an appointment').click()
    expect([change.path, change.heading]).toEqual(['/change', 'Change an appointment'])
    for (const [lang, heading] of [
      ['nl', 'Afspraak wijzigen'],
      ['sv', 'Ändra en bokad tid'],
      ['nb', 'Endre en time'],
    ])
      expect((await house.browser.visit(`/change?lang=${lang}`)).heading).toBe(heading)
    expect(house.browser.cookies.size).toBe(0)
    expect(change.has('main script')).toBe(false)
  })

  it('F45: date of birth and code lead to the very page of the link', async () => {
    const page = await enter({ ...born, code: codeOf(mine) })
    expect(page.via).toEqual([{ status: 303, location: mine.path }])
    expect(page.heading).toBe('Your appointment')
    expect(page.link('Cancel appointment').href).toBe(`${mine.path}/cancel`)
  })

  it('the date of birth is that of the card that stands: what the slip asks for', async () => {
    const right = addCard(house, { birthDate: '1979-03-28' })
    house.set('patient', patientOf(mine), { merged_into: right })
    expect((await enter({ ...born, code: codeOf(mine) })).status).toBe(422)
    expect((await enter({ ...born, 'birthDate-day': '28', code: codeOf(mine) })).path).toBe(mine.path)
  })

  it('keeps the language that somebody chose by hand', async () => {
    const page = await openBrowser(house).visit('/change?lang=nl')
    const found = await page.fill({ ...born, code: codeOf(mine) }).press('Mijn afspraak bekijken')
    expect([found.lang, found.path]).toEqual(['nl', mine.path])
  })

  it('F45: takes the code in any case, with spaces, without hyphens, and with look-alikes', async () => {
    const code = codeOf(mine)
    const alike = code.replaceAll('D', 'O').replaceAll('7', '1').replaceAll('8', 'b').replaceAll('5', 's')
    for (const typed of [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' ')} `,
      alike,
    ])
      expect((await enter({ ...born, code: typed })).path).toBe(mine.path)
  })

  it('takes the date of birth in one field, too, as the API of the page names it', async () => {
    expect(await bytes({ birthDate: '27-3-1979', code: codeOf(mine) })).toContain(mine.path)
  })

  it('rule 22: works while new bookings and the portal are off', async () => {
    house.set('practice', 1, { portal_open: 0, new_booking_on: 0 })
    const front = await house.browser.visit('/')
    expect((await front.link('Change an appointment').click()).status).toBe(200)
    expect((await enter({ ...born, code: codeOf(mine) })).path).toBe(mine.path)
  })

  it('F12: says that nothing can be changed where nothing is on, and the front page has no link', async () => {
    house.set('practice', 1, { view_on: 0, rebook_on: 0, cancel_on: 0 })
    expect((await house.browser.visit('/')).links().map(({ name }) => name)).not.toContain(
      'Change an appointment',
    )
    const page = await house.browser.visit('/change')
    expect([page.status, page.forms().length]).toEqual([200, 0])
    expect(page.text).toContain('cannot be changed online')
    expect((await bytes({ code: codeOf(mine) })).split('\n')[0]).toBe('303')
  })

  it('puts nothing that was typed into an address, and nothing into the log', async () => {
    const found = await enter({ ...born, code: codeOf(mine) })
    const wrong = await enter({ ...born, code: 'K7W-2X9-MF4' })
    for (const page of [found, wrong])
      expect(`${page.url} ${page.via.map((each) => each.location)}`).not.toMatch(/1979|K7W/)
    expect(house.lines).toEqual([])
    expect(wrong.headers.get('cache-control')).toBe('no-store')
  })

  it('changes nothing, however often it is asked', async () => {
    const before = everything(house.db, [])
    await enter({ ...born, code: codeOf(mine) })
    await enter({ ...born, code: 'K7W-2X9-MF4' })
    await enter({})
    expect(everything(house.db, [])).toEqual(before)
  })
})

describe('F45: the number and the code', () => {
  beforeEach(() => {
    asksForNumbers('["personnummer","samordningsnummer"]')
    addNumber(house, patientOf(mine), { kind: 'personnummer', number: personnummer, birthDate: null })
  })

  it('with and without century and hyphen', async () => {
    for (const nationalId of ['19790327-1232', '7903271232', '790327-1232', '19790327 1232'])
      expect((await enter({ nationalId, code: codeOf(mine) })).path).toBe(mine.path)
  })

  it('a number that is not on the card counts by the date that it tells, one that contradicts it does not', async () => {
    const other = bookAtDesk(house, {}, { birthDate: '1979-03-27' })
    house.set('practice', 1, { view_on: 1 })
    expect((await enter({ nationalId: personnummer, code: codeOf(other) })).path).toBe(other.path)
    addNumber(house, patientOf(other), { kind: 'personnummer', number: '197903271240', birthDate: null })
    const page = await enter({ nationalId: personnummer, code: codeOf(other) })
    expect([page.status, page.path]).toEqual([422, '/change'])
  })

  it('where both are typed, both must fit', async () => {
    const both = { ...born, nationalId: personnummer, code: codeOf(mine) }
    expect((await enter(both)).path).toBe(mine.path)
    expect((await enter({ ...both, 'birthDate-day': '28' })).status).toBe(422)
  })

  it('a Dutch number, which tells no date, must be on the card', async () => {
    asksForNumbers('["bsn"]')
    expect((await enter({ nationalId: '111222333', code: codeOf(mine) })).status).toBe(422)
    addNumber(house, patientOf(mine), { kind: 'bsn', number: '111222333', birthDate: null })
    expect((await enter({ nationalId: '111.222.333', code: codeOf(mine) })).path).toBe(mine.path)
  })

  it('is not asked where the practice takes no numbers, and not read', async () => {
    house.set('practice', 1, { field_national_id: 'hidden' })
    expect((await house.browser.visit('/change')).has('[name=nationalId]')).toBe(false)
    const answer = await bytes({ 'birthDate-day': '28', nationalId: personnummer, code: codeOf(mine) })
    expect(answer.split('\n')[0]).toBe('422')
  })
})

describe('F45: what was left out or cannot be', () => {
  it('is said beside the field, with everything typed kept', async () => {
    const page = await enter({ 'birthDate-day': '27', 'birthDate-month': '', 'birthDate-year': '1979' })
    expect(page.status).toBe(422)
    expect(page.errors()).toEqual(['Enter the code from your slip', 'Date of birth must include a month'])
    expect([page.field('birthDate-day').value, page.field('birthDate-year').value]).toEqual(['27', '1979'])
    expect(page.title).toMatch(/^Error: /)
    expect((await enter({ code: 'K7W-2X9-MF4' })).errors()).toEqual(['Enter the date of birth'])
    asksForNumbers('["bsn"]')
    expect((await enter({ code: 'K7W-2X9-MF4' })).errors()).toEqual(['Enter the date of birth or the number'])
    expect((await enter({ code: 'x', nationalId: '123' })).errors()).toEqual([
      'Enter all 9 digits of the number',
    ])
  })

  it('says nothing of who is a patient: the same bytes whether code and number are somebody’s or not', async () => {
    const bad = { 'birthDate-day': '32' }
    const masked = (text: string, code: string) => text.replaceAll(code, 'CODE')
    const known = masked(await bytes({ ...bad, code: codeOf(mine) }), codeOf(mine))
    expect(known).toBe(masked(await bytes({ ...bad, code: 'K7W-2X9-MF4' }), 'K7W-2X9-MF4'))
  })
})

describe('F45: a wrong pair gives one neutral answer', () => {
  const code = 'K7W-2X9-MF4'
  /** The page for a pair, with the code masked: what was typed is shown back. */
  const answer = async (typed: Record<string, string>, ip?: string) =>
    (await bytes(typed, ip)).replaceAll(typed.code ?? '', 'CODE')

  it('in the same bytes for unknown, another’s, void, revoked, cut off and switched off', async () => {
    const unknown = await answer({ code })
    expect(unknown.split('\n')[0]).toBe('422')
    expect(unknown).toContain('No appointment that can be shown belongs to these')
    const other = bookAtDesk(house, {}, { birthDate: '1955-05-05' })
    const all: [string, Record<string, string>, (() => void)?][] = [
      ['another person’s code', { code: codeOf(other) }],
      ['cut off', { code: codeOf(mine).slice(0, -1) }],
      ['too long', { code: `${codeOf(mine)}7` }],
      ['of letters that no code has', { code: 'AEI-AEI-AEI' }],
      [
        'of an older generation',
        { code: codeOf(mine) },
        () => house.set('attendee', mine.attendeeId, { code_hash: null }),
      ],
    ]
    for (const [what, typed, prepare] of all) {
      prepare?.()
      expect([what, await answer(typed, `192.0.2.${all.length}`)]).toEqual([what, unknown])
    }
  })

  it.each<[string, () => void]>([
    ['of surgery', () => house.set('appointment_type', house.practice.consult, { class: 'surgery' })],
    ['past', () => Object.assign(house, { now: at('2027-01-28', '10:30') })],
    ['revoked', () => house.db.raw.exec('update attendee set visit_hash = zeroblob(32)')],
    ['cancelled', () => house.set('attendee', mine.attendeeId, { cancelled_at: house.now })],
  ])('in the same bytes for what is %s', async (_, prepare) => {
    house.set('practice', 1, { view_on: 0 })
    const typed = { code: codeOf(mine) }
    prepare()
    expect(await answer(typed)).toBe(await answer({ code }, '192.0.2.10'))
  })

  it('void after cancelling: by the patient, and of the whole', async () => {
    const cancellation = { attendeeId: mine.attendeeId, comment: '', version: undefined }
    expect(cancelByPatient(house.db, cancellation, house.now).ok).toBe(true)
    expect((await enter({ ...born, code: codeOf(mine) })).status).toBe(422)
  })

  it('deceased and revoked by the register', async () => {
    house.db.raw.exec(
      `insert into patient_status_change (patient_id, at, from_status, to_status)
        select id, ${house.now}, status, 'deceased' from patient`,
    )
    expect(count(house.db, 'attendee', 'code_hash is not null')).toBe(0)
    expect((await enter({ ...born, code: codeOf(mine) })).status).toBe(422)
    expect((await enter({ ...born, code: codeOf(mine, 2) })).status).toBe(422)
  })

  it('with the same questions asked of the database, and the same wait', async () => {
    const work = async (typed: Record<string, string>, ip: string) => {
      house.pauses.length = 0
      const asked = await questions(() => bytes(typed, ip))
      return { asked, pauses: [...house.pauses] }
    }
    const unknown = await work({ code }, '192.0.2.50')
    expect(unknown.pauses).toEqual([500])
    expect(unknown.asked.filter((text) => text.includes('code_hash'))).toHaveLength(1)
    expect(await work({ code: codeOf(mine), 'birthDate-day': '28' }, '192.0.2.51')).toEqual(unknown)
    expect(await work({ code: 'cut' }, '192.0.2.52')).toEqual(unknown)
  })

  it('rule 10: of a session only the own place', async () => {
    house.set('appointment', mine.appointmentId, { places: 3 })
    const other = bookAtDesk(house)
    house.set('attendee', other.attendeeId, { appointment_id: mine.appointmentId })
    house.set('practice', 1, { view_on: 1 })
    const page = await enter({ ...born, code: codeOf(mine) })
    expect(page.path).toBe(mine.path)
    const others = { 'birthDate-day': '3', 'birthDate-month': '2', 'birthDate-year': '1980' }
    expect((await enter({ ...others, code: codeOf(other) })).path).toBe(pathOf(house, other.attendeeId))
    expect((await enter({ ...others, code: codeOf(mine) })).status).toBe(422)
  })
})

describe('F45: guessing is slowed down', () => {
  const wrong = (ip: string, code = 'K7W-2X9-MF4') => bytes({ code }, ip)

  it('after five wrong tries at codes that begin alike, and says when to try again', async () => {
    for (let tries = 0; tries < 5; tries++) expect((await wrong('192.0.2.1')).slice(0, 3)).toBe('422')
    const page = await enter({ ...born, code: 'k7w 333 333' }, '192.0.2.1')
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '900'])
    expect(page.text).toContain('Try again in 15 minutes.')
    expect(page.field('code').value).toBe('k7w 333 333')
    house.now += 900
    expect((await wrong('192.0.2.1')).slice(0, 3)).toBe('422')
  })

  it('more and more for one network, whatever the code; nobody there is refused, IPv6 counts by its /64', async () => {
    const starts = [...'23456789CDFHJKMNPRTVWXY']
    for (let round = 0; round < 2; round++)
      for (const first of starts.filter((each) => each !== codeOf(mine)[0]))
        expect((await wrong('2001:db8::1', `${first}22-222-222`)).slice(0, 3)).toBe('422')
    house.pauses.length = 0
    expect((await enter({ ...born, code: codeOf(mine) }, '2001:db8::2')).path).toBe(mine.path)
    expect(house.pauses).toEqual([5000])
    house.pauses.length = 0
    await wrong('2001:db8:1::2', 'Y22-222-222')
    expect(Math.max(...house.pauses)).toBe(500)
  })

  it('nobody is locked out by what others do: elsewhere the right pair works, a little later at most', async () => {
    const prefix = codeOf(mine).slice(0, 4)
    for (let robot = 0; robot < 60; robot++) await wrong(`198.18.${robot}.1`, `${prefix}222-222`)
    house.pauses.length = 0
    expect((await enter({ ...born, code: codeOf(mine) }, '192.0.2.77')).path).toBe(mine.path)
    expect(house.pauses).toEqual([5000])
  })

  it('the right pair takes back what was wrong before it', async () => {
    for (let round = 0; round < 4; round++) {
      for (let tries = 0; tries < 4; tries++)
        await bytes({ code: codeOf(mine), 'birthDate-day': '28' }, '192.0.2.9')
      expect((await enter({ ...born, code: codeOf(mine) }, '192.0.2.9')).path).toBe(mine.path)
    }
  })

  it('what was left out is no guess', async () => {
    for (let tries = 0; tries < 30; tries++)
      expect((await bytes({ code: '' }, '192.0.2.3')).slice(0, 3)).toBe('422')
    expect((await enter({ ...born, code: codeOf(mine) }, '192.0.2.3')).path).toBe(mine.path)
  })

  it('a desk behind the practice’s own network is not counted by its address', async () => {
    for (const first of [...'23456789CDFHJKMNPRTVWXY'])
      expect((await wrong('192.168.1.20', `${first}22-222-222`)).slice(0, 3)).toBe('422')
  })
})

describe('hostile input', () => {
  it('gives no fault and no echo', async () => {
    for (const nasty of [
      '<script>alert(1)</script>',
      '\u0000',
      'x'.repeat(5000),
      '💥',
      "' or 1=1 --",
      '%00',
    ]) {
      const answer = await bytes({ code: nasty, nationalId: nasty, 'birthDate-day': nasty }, '192.0.2.99')
      expect(answer.slice(0, 3)).toMatch(/422|429/)
      expect(answer).not.toContain('<script>alert')
    }
    const bare = await house.request('/change', { method: 'POST' })
    expect(bare.status).toBe(422)
  })
})
