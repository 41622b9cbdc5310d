import { beforeEach, describe, expect, it } from 'vitest'
import { giveMissingCodes } from '../../src/appointments/links.commands.ts'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addNumber } from '../helpers/cards.ts'
import { readQr } from '../helpers/qr.ts'
import { signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { type Booked, book, bookAtDesk, type House, openHouse } from '../visit/kit.ts'

let house: House
let desk: Browser
let mine: Booked

beforeEach(async () => {
  house = openHouse({ view_on: 0 })
  mine = await book(house)
  desk = await signedIn(house, 'reception')
})

const slip = (booked = mine, query = ''): Promise<Page> =>
  desk.visit(`/staff/appointments/${booked.appointmentId}/slip${query}`)
const paper = (page: Page): string => page.texts('.slip').join('\n')
const codeOn = (page: Page): string => page.texts('.code b')[0] ?? ''
const set = (changes: Record<string, string | number | null>) => house.set('practice', 1, changes)

describe('rule 5: the slip for an appointment', () => {
  it('says time, place, practitioner, phone, link and code, and no name and no treatment', async () => {
    const page = await slip()
    const text = paper(page)
    for (const words of [
      'Praktijk De Linde',
      'Thursday 28 January 2027',
      '10:00–10:30',
      'De Linde',
      '1234 AB',
    ])
      expect(text).toContain(words)
    expect(text).toContain('With Anna de Vries')
    expect(text).toContain('Phone 020 123 45 67')
    expect(text).toContain(`http://localhost:3000/v/${mine.path.split('/').at(-1)}`)
    expect(text).toContain('go to http://localhost:3000/change and enter this code and your date of birth')
    expect(codeOn(page)).toMatch(/^[2-9CDFHJKMNPRTVWXY]{3}(-[2-9CDFHJKMNPRTVWXY]{3}){2}$/)
    expect(text).not.toMatch(/Noor|Bakker|Consult|1979/)
    expect(page.text).toContain('For Noor Bakker')
  })

  it('is found from the appointment, by every role, and each look is in the access log', async () => {
    for (const role of ['owner', 'practitioner', 'reception'] as const) {
      const browser = await signedIn(house, role)
      const page = await browser.visit(`/staff/appointments/${mine.appointmentId}`)
      expect((await page.link('Slip').click()).heading).toBe('Slip')
    }
    expect(
      rows(house.db, "select role, count(*) as n from access_log where view = 'slip' group by role"),
    ).toEqual([
      { role: 'owner', n: 1 },
      { role: 'practitioner', n: 1 },
      { role: 'reception', n: 1 },
    ])
  })

  it('has a square that a phone reads: the short link, which opens the appointment', async () => {
    const address = readQr((await slip()).document.querySelector('.qr')?.innerHTML ?? '')
    expect(address).toBe(`http://localhost:3000/v/${mine.path.split('/').at(-1)}`)
    expect((await openBrowser(house).visit(address)).heading).toBe('Your appointment')
  })

  it('can be printed again: the same link and the same code', async () => {
    const first = paper(await slip())
    house.now += 600
    expect(paper(await slip())).toBe(first)
  })

  it('speaks the patient’s language, or the one that staff choose', async () => {
    house.set('attendee', mine.attendeeId, { language: 'sv' })
    expect(paper(await slip())).toContain('torsdag 28 januari 2027')
    const chosen = await (await slip()).fill({ language: 'nb' }).press('Show')
    expect(paper(chosen)).toContain('torsdag 28. januar 2027')
    expect(chosen.lang).toBe('en')
    expect(paper(await slip(mine, '?language=xx'))).toContain('torsdag 28 januari 2027')
  })

  it('asks for the number where the card has no birth date, and for nothing where it has neither', async () => {
    const [row] = rows(house.db, 'select patient_id from attendee')
    house.set('patient', Number(row?.patient_id), { birth_date: null })
    expect(codeOn(await slip())).toBe('')
    expect(paper(await slip())).toContain('/v/')
    addNumber(house, Number(row?.patient_id), { kind: 'bsn', number: '111222333', birthDate: null })
    expect(paper(await slip())).toContain('enter this code and your identity number')
  })

  it('tells a parent to enter the date of birth of the patient', async () => {
    house.set('attendee', mine.attendeeId, { contact_whose: 'parent' })
    expect(paper(await slip())).toContain('enter this code and the patient’s date of birth')
  })

  it('names the phone only where nothing can be done online', async () => {
    const other = bookAtDesk(house)
    const page = await slip(other)
    expect(paper(page)).toContain('Phone 020 123 45 67')
    expect(paper(page)).not.toMatch(/\/v\/|\/change|Code/)
    expect(page.text).toContain('Nothing about this appointment can be done online')
    set({ view_on: 1 })
    expect(paper(await slip(other))).toContain('See it online')
    set({ view_on: 0, rebook_on: 0, cancel_on: 0 })
    expect(paper(await slip())).not.toContain('/v/')
  })

  it('has no link of an appointment that is over, and nothing of a cancelled one', async () => {
    house.now = at('2027-01-28', '10:30')
    desk = await signedIn(house, 'reception')
    expect(paper(await slip())).not.toContain('/v/')
    house.set('attendee', mine.attendeeId, { cancelled_at: house.now, cancelled_by: 'patient' })
    expect([(await slip()).has('.slip'), (await slip()).text.includes('is cancelled')]).toEqual([false, true])
  })

  it('has no link that was revoked, or made under another key', async () => {
    house.set('attendee', mine.attendeeId, { link_generation: 2 })
    expect(paper(await slip())).not.toMatch(/\/v\/|Code/)
  })

  it('rule 9: hides the name of a protected identity on the screen, too', async () => {
    house.db.raw.exec('update patient set protected = 1')
    const page = await slip()
    expect(page.text).toContain('For Protected identity')
    expect(page.html).not.toMatch(/Noor|Bakker/)
  })

  it('rule 10: of a session everybody has a slip of their own', async () => {
    house.set('appointment', mine.appointmentId, { places: 3 })
    const other = bookAtDesk(house)
    house.set('attendee', other.attendeeId, { appointment_id: mine.appointmentId })
    const page = await slip()
    expect(page.texts('.whose')).toEqual(['For Noor Bakker', 'For Sanne Bos'])
    for (const text of page.texts('.slip')) expect(text).not.toMatch(/Noor|Sanne|Bakker|Bos/)
  })

  it('is not there for an appointment that is not there', async () => {
    expect((await desk.visit('/staff/appointments/999/slip')).status).toBe(404)
  })
})

describe('codes from before there were codes', () => {
  it('are made at the start, for what is still to come and whose links are not revoked', async () => {
    const kept = codeOn(await slip())
    const before = rows(house.db, 'select code_hash from attendee')
    house.set('attendee', mine.attendeeId, { code_hash: null })
    expect(codeOn(await slip())).toBe('')
    giveMissingCodes(house.db, house.world.keys, house.now)
    expect(codeOn(await slip())).toBe(kept)
    expect(rows(house.db, 'select code_hash from attendee')).toEqual(before)
    house.set('attendee', mine.attendeeId, { code_hash: null, visit_hash: null })
    giveMissingCodes(house.db, house.world.keys, house.now)
    expect(rows(house.db, 'select code_hash from attendee')).toEqual([{ code_hash: null }])
  })

  it('leaves the past alone', () => {
    house.set('attendee', mine.attendeeId, { code_hash: null })
    giveMissingCodes(house.db, house.world.keys, at('2027-01-28', '10:00'))
    expect(rows(house.db, 'select code_hash from attendee')).toEqual([{ code_hash: null }])
  })
})
