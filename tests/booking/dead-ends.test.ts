import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { setTypeOnline } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, form, slotAt, toBooked, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let browser: Browser

beforeEach(() => {
  test = openApp()
  practice = smallPractice(test.db)
  browser = openBrowser(test)
})

interface NewClosure {
  readonly from: string
  readonly to: string
  readonly text?: string
  readonly cover?: string
  readonly phone?: string
  readonly locationId?: number
}

function close({ from, to, text, cover, phone, locationId }: NewClosure): void {
  test.db.raw
    .prepare(
      'insert into closure (location_id, from_date, to_date, texts, cover_name, cover_phone) values (?, ?, ?, ?, ?, ?)',
    )
    .run(locationId ?? null, from, to, JSON.stringify(text ? { en: text } : {}), cover ?? null, phone ?? null)
}

function outOfHours(text: string, phone: string | null): void {
  test.db.raw
    .prepare('update location set out_of_hours_texts = ?, out_of_hours_phone = ? where id = ?')
    .run(JSON.stringify(text ? { en: text } : {}), phone, practice.locationId)
}

const notes = (page: Page) => page.texts('main .note').filter((text) => /closed/i.test(text))
const front = () => browser.visit('/')

describe('rule 24: a closure', () => {
  it('is announced with its dates, the practice’s text and who covers', async () => {
    close({
      ...{ from: '2027-02-08', to: '2027-02-12', text: 'We are on a course.' },
      ...{ cover: 'Praktijk De Eik', phone: '020 765 43 21' },
    })
    const page = await front()
    expect(notes(page)).toEqual([
      'Closed 8 – 12 February. We are on a course. Urgent? Praktijk De Eik, 020 765 43 21',
    ])
    expect(page.link('020 765 43 21').href).toBe('tel:+31207654321')
  })

  it.each([
    ['en', 'Closed 24 December – 2 January.', 'Closed on 5 December.', 'Urgent?'],
    ['nl', 'Gesloten van 24 december tot en met 2 januari.', 'Gesloten op 5 december.', 'Spoed?'],
    ['sv', 'Stängt 24 december – 2 januari.', 'Stängt 5 december.', 'Akut?'],
    ['nb', 'Stengt 24. desember – 2. januar.', 'Stengt 5. desember.', 'Haster det?'],
  ])('says its dates in words in %s', async (lang, days, day, urgent) => {
    test.now = Date.parse('2027-12-04T08:00:00Z') / 1000
    close({ from: '2027-12-24', to: '2028-01-02' })
    close({ from: '2027-12-05', to: '2027-12-05', cover: 'De Eik' })
    const page = await browser.visit(`/?lang=${lang}`)
    expect(page.texts('main .note.own')).toEqual([`${day} ${urgent} De Eik`, days])
  })

  const edges: [string, string, string, boolean][] = [
    ['ended yesterday', '2027-01-20', '2027-01-24', false],
    ['ends today', '2027-01-20', '2027-01-25', true],
    ['begins today', '2027-01-25', '2027-01-25', true],
    ['begins in 28 days', '2027-02-22', '2027-02-26', true],
    ['begins in 29 days', '2027-02-23', '2027-02-26', false],
  ]
  it.each(edges)('that %s', async (_, from, to, shown) => {
    close({ from, to })
    expect(notes(await front())).toHaveLength(shown ? 1 : 0)
  })

  it('begins by the practice’s own midnight', async () => {
    close({ from: '2027-02-23', to: '2027-02-26' })
    test.now = Date.parse('2027-01-25T22:59:59Z') / 1000
    expect(notes(await front())).toEqual([])
    test.now += 1
    expect(notes(await front())).toHaveLength(1)
  })

  it('overlaps another: each is said, the sooner first', async () => {
    close({ from: '2027-02-03', to: '2027-02-20', cover: 'De Eik' })
    close({ from: '2027-02-01', to: '2027-02-10', phone: '020 765 43 21' })
    expect(notes(await front())).toEqual([
      'Closed 1 – 10 February. Urgent? 020 765 43 21',
      'Closed 3 – 20 February. Urgent? De Eik',
    ])
  })

  it('of one location names it, and goes when the location does', async () => {
    const wide = openApp()
    test = wide
    const { haven } = widePractice(wide.db)
    close({ from: '2027-02-08', to: '2027-02-12', locationId: haven })
    close({ from: '2027-02-15', to: '2027-02-15', locationId: haven })
    const said = ['De Haven is closed 8 – 12 February.', 'De Haven is closed on 15 February.']
    expect(notes(await openBrowser(wide).visit('/'))).toEqual(said)
    wide.db.raw.prepare('update location set active = 0 where id = ?').run(haven)
    expect(notes(await openBrowser(wide).visit('/'))).toEqual([])
  })

  it.each([
    ['ask at the pharmacy', undefined],
    ['020 765 43 21 or 020 111 22 33', undefined],
    ['112', 'tel:112'],
  ])('whose cover is phoned on "%s" links only what can be dialled', async (phone, href) => {
    close({ from: '2027-02-08', to: '2027-02-12', phone })
    const page = await front()
    expect(notes(page)).toEqual([`Closed 8 – 12 February. Urgent? ${phone}`])
    expect(page.links('main').find(({ name }) => name === phone)?.href).toBe(href)
  })

  it('is text, whatever was typed', async () => {
    close({ from: '2027-02-08', to: '2027-02-12', text: '<b>Gone</b> & away', cover: '<i>' })
    expect(notes(await front())).toEqual(['Closed 8 – 12 February. <b>Gone</b> & away Urgent? <i>'])
  })
})

describe('rule 24: the out-of-hours number', () => {
  it('is dialled, also where it is a short one or has no text', async () => {
    outOfHours('', '1177')
    const page = await front()
    expect(page.texts('main .note').at(-1)).toBe('Evenings, nights and weekends: 1177')
    expect(page.link('1177', 'main').href).toBe('tel:1177')
  })
})

const post = (path: string, fields: Readonly<Record<string, string>>) => async () => {
  const answer = await test.request(path, form(fields))
  return answer.text()
}
const get = (path: string) => async () => (await browser.visit(path)).html

/** Every page that leads nowhere by itself, and how one comes to it. */
const deadEnds: [string, string, () => Promise<string>][] = [
  ['the front page', 'Praktijk De Linde', get('/')],
  ['nothing free', 'No free times online', get('/book/times?practitioner=any&from=2026-01-01&part=none')],
  ['a wish that was left', 'Thank you', get('/book/wish/thanks')],
  [
    'a time that is over',
    'This time is over',
    post('/book/hold', { practitioner: 'any', slot: slotAt('03:00') }),
  ],
  ['a link to nothing', 'This cannot be booked online any more', get('/book?type=gone')],
  ['a receipt that is over', 'This summary is no longer shown', async () => ''],
  ['a wrong address', 'Page not found', get('/nowhere')],
  ['a form that did not come', 'We did not receive your form', post('/book/check', {})],
  ['a closed door', 'Online booking is closed', get('/book')],
  ['nothing to book', 'Nothing to book online', get('/book')],
  ['a booking that is refused', 'This cannot be booked online', async () => ''],
]

describe('rule 24: every dead end', () => {
  const said = [
    'Closed 8 – 12 February.',
    'Urgent? De Eik, <a href="tel:+31207654321">020 765 43 21</a>',
    'Evenings: the duty practice <a href="tel:+31201230000">020 123 00 00</a>',
    'tel:+31201234567',
  ]

  beforeEach(() => {
    close({ from: '2027-02-08', to: '2027-02-12', cover: 'De Eik', phone: '020 765 43 21' })
    outOfHours('Evenings: the duty practice', '020 123 00 00')
  })

  it.each(deadEnds)('%s says who is there meanwhile', async (name, heading, reach) => {
    if (name === 'nothing free') test.db.raw.exec('delete from schedule_period')
    if (name === 'a closed door') changePractice(test.db, { portal_open: 0 }, theSystem, test.now)
    if (name === 'nothing to book') setTypeOnline(test.db, practice.consult, false, theSystem, test.now)
    const html = name.includes('receipt')
      ? await overReceipt()
      : name.includes('refused')
        ? await refused()
        : await reach()
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    expect(main).toContain(heading)
    for (const each of said) expect(main).toContain(each)
  })

  it('the questions of /book say it, too', async () => {
    const wide = openApp()
    test = wide
    widePractice(wide.db)
    close({ from: '2027-02-08', to: '2027-02-12' })
    expect(notes(await openBrowser(wide).visit('/book'))).toEqual(['Closed 8 – 12 February.'])
  })

  async function overReceipt(): Promise<string> {
    const { path } = await toBooked(test, browser)
    test.now += 3601
    return (await browser.visit(path)).html
  }

  async function refused(): Promise<string> {
    changePractice(test.db, { open_bookings_per_contact: 1 }, theSystem, test.now)
    await toBooked(test, openBrowser(test), undefined, undefined, anyone)
    return (await toBooked(test, openBrowser(test), undefined, undefined, anyone)).html
  }
})
