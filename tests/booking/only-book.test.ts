import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { purgeHolds } from '../../src/appointments/hold.commands.ts'
import { languages } from '../../src/i18n/languages.ts'
import { translator } from '../../src/i18n/translate.ts'
import { linkToken } from '../../src/lib/token.ts'
import { createMailGateway } from '../../src/messages/mail.gateway.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { root } from '../helpers/app.ts'
import { count, everything, fieldsOf, noor, slotAt, toBooked, toCheck } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { at, type Desk, openDesk, openSmtp } from '../messages/desk.ts'

/** James's portal (J6, J8, J9): patients book, and that is all. */
const onlyBook = { view_on: 0, rebook_on: 0, cancel_on: 0 } as const
const morning = at('2027-01-25', '08:00')
/** Far from the times that pages list by themselves. */
const slot = slotAt('11:30', '2027-03-15')

let desk: Desk
let browser: Browser

beforeEach(() => {
  desk = openDesk(morning, onlyBook, { information: { en: 'Bring your pass' } })
  browser = openBrowser(desk)
})

/** What only a page about the appointment says, in any of the languages. */
const about = /15\.? (March|maart|mars)|20270315|Noor|Bakker|noor@|12345678/

interface Booked {
  readonly receipt: Page
  readonly check: Page
  readonly hold: string
  /** Everything that could be put into an address. */
  readonly tokens: readonly string[]
}

async function book(): Promise<Booked> {
  const check = await toCheck(desk, browser, noor, slot)
  const { hold = '' } = fieldsOf(check, 'form[action^="/book/confirm"]')
  const receipt = await check.press('Book appointment')
  const purposes = ['receipt', 'visit', 'unsubscribe', 'calendar', 'message', 'confirm', 'invite']
  const tokens = purposes.map((purpose) => linkToken(desk.world.keys, purpose, 1, 1))
  return { receipt, check, hold, tokens: [...tokens, hold] }
}

/** Every GET of the router with every token, or the number of a row, in every place. */
function everyAddress(tokens: readonly string[]): readonly string[] {
  const { routes } = desk.app
  const paths = [...new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path))]
  const guessed = ['/visit/:t', '/v/:t', '/change', '/confirm/:t', '/invite/:t', '/my', '/my/appointments']
  return [...paths, ...guessed].flatMap((path) =>
    [...tokens, '1'].flatMap((token) => {
      const filled = path.replace(/:\w+(\{[^}]*\})?/g, token).replace('*', token)
      return [filled, `${filled}?hold=${token}&receipt=${token}&token=${token}&code=${token}`]
    }),
  )
}

/** Addresses that tell of the appointment, or lead to one that does. */
async function telling(tokens: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const address of everyAddress(tokens)) {
    const answer = await openBrowser(desk).send(address)
    const leads = answer.headers.get('location')?.startsWith('/book/booked/') ?? false
    // The parts of a date stand in elements of their own.
    const said = (await answer.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    if (leads || about.test(said)) found.add(address.replace(/\?.*/, ''))
  }
  return [...found].sort()
}

describe('J4: no type is enabled', () => {
  it('says that nothing can be booked, with the phone number, and asks for no choice', async () => {
    desk = openDesk(morning, onlyBook, { online: false })
    browser = openBrowser(desk)
    for (const address of ['/book', '/book/times', '/book?type=consult', '/book/times?practitioner=any']) {
      const page = await browser.visit(address)
      expect([address, page.heading]).toEqual([address, 'Nothing to book online'])
      expect(page.text).toContain('020 123 45 67')
      expect([page.has('select'), page.has('form'), page.has('.pick')]).toEqual([false, false, false])
    }
  })
})

describe('J6: in the portal one can only book', () => {
  it('leads nowhere else: no page links to an appointment, a card or a sign-in', async () => {
    const seen = new Set<string>()
    const posts = new Set<string>()
    const queue = ['/', '/book']
    for (let path = queue.shift(); path !== undefined && seen.size < 80; path = queue.shift()) {
      if (seen.has(path)) continue
      seen.add(path)
      const page = await openBrowser(desk).visit(path)
      for (const form of page.forms()) if (form.method === 'post') posts.add(form.action.replace(/\?.*/, ''))
      const inside = page.links().filter((link) => link.href.startsWith('/'))
      queue.push(...inside.map((link) => link.href.replace(/#.*/, '')))
    }
    const places = [...new Set([...seen].map((path) => path.replace(/\?.*/, '')))]
    const allowed = /^\/(book(\/times|\/wish(\/thanks)?)?|privacy|accessibility)?$/
    expect(places.filter((path) => !allowed.test(path))).toEqual([])
    expect([...posts].map((path) => new URL(path, 'http://localhost').pathname).sort()).toEqual([
      '/book/hold',
      '/book/wish',
    ])
  })

  it('J7: registers a new patient on the way', async () => {
    expect((await toBooked(desk, browser, noor, slot)).heading).toBe('Your appointment is booked')
    expect(count(desk.db, 'patient', "number = 0 and status = 'registered'")).toBe(1)
  })
})

describe('J8, rule 20: nobody sees or changes an appointment', () => {
  it('no address shows one but the receipt, its file, and the used form that leads there', async () => {
    const { tokens, receipt } = await book()
    const wanted = [`${receipt.path}`, `${receipt.path}/calendar.ics`, '/book/details']
    expect(await telling(tokens)).toEqual(wanted.sort())
  }, 60_000)

  it('the receipt says 410 after sixty minutes, and then no address shows one at all', async () => {
    const { tokens, receipt } = await book()
    desk.now += 3600
    expect((await browser.visit(receipt.path)).status).toBe(410)
    expect((await browser.visit(`${receipt.path}/calendar.ics`)).status).toBe(410)
    // Whoever still has the form open is led to the receipt, which no longer says anything.
    expect(await telling(tokens)).toEqual(['/book/details'])
    const led = await browser.visit(`/book/details?hold=${tokens.at(-1)}`)
    expect([led.status, led.path, led.has('form')]).toEqual([410, receipt.path, false])
    expect(led.text).not.toMatch(about)
  }, 60_000)

  it('the receipt offers no way to change or cancel, neither do its calendar file and the check page', async () => {
    const { check, receipt } = await book()
    const file = await browser.visit(`${receipt.path}/calendar.ics`)
    expect(receipt.forms()).toEqual([])
    for (const { html } of [check, receipt, file])
      expect(html).not.toMatch(/\/(visit|v|change|confirm|invite|my)\/|\/change\b|\/my\b/)
    expect(file.html).not.toMatch(/^URL|https?:/m)
  })
})

describe('J8: Back and refresh after booking', () => {
  it('never open the form again and never book twice: at once, after an hour, and when the hold is forgotten', async () => {
    const { hold, check, receipt } = await book()
    for (const later of [0, 3600, 3 * 86_400]) {
      desk.now += later
      if (later > 3600) purgeHolds(desk.db, desk.now)
      const back = await browser.visit(`/book/details?hold=${hold}`)
      expect([later, back.path, back.has('form')]).toEqual([later, receipt.path, false])
      const sent = [
        await check.form('form[action^="/book/confirm"]').press('Book appointment'),
        await check.form('.sum').press({ name: 'edit', value: 'email' }),
      ]
      for (const page of sent) {
        expect([later, page.has('[name="firstName"]')]).toEqual([later, false])
        expect(page.path === receipt.path || page.status === 404).toBe(true)
      }
      expect(count(desk.db, 'appointment')).toBe(1)
      expect(count(desk.db, 'message')).toBe(1)
    }
  })

  it('a receipt that is reloaded is the same page and changes nothing', async () => {
    const { receipt } = await book()
    const before = everything(desk.db)
    const again = await receipt.reload()
    expect([again.html, again.path]).toEqual([receipt.html, receipt.path])
    expect(everything(desk.db)).toEqual(before)
  })
})

describe('rule 20, 31: no message carries a link to an appointment', () => {
  let smtp: Awaited<ReturnType<typeof openSmtp>>
  beforeAll(async () => {
    smtp = await openSmtp()
  })
  afterAll(() => smtp.close())

  it.each(languages)('confirmation and reminder in %s: text, HTML, file and headers', async (lang) => {
    smtp.deliveries.splice(0)
    const t = translator(lang)
    const times = `/book/times?practitioner=any&lang=${lang}`
    const details = await browser.visit(`${times}&from=2027-03-15&day=2027-03-15`)
    const form = await details.form('form:has(.slots)').press({ name: 'slot', value: slot })
    desk.now += 20
    const check = await form.fill(noor).press(t('shared.continue'))
    const { hold = '' } = fieldsOf(check, 'form[action^="/book/confirm"]')
    await check.press(t('booking.check.book'))
    const patience = { connect: 10_000, silence: 10_000, whole: 20_000 }
    const gateway = createMailGateway({ smtpUrl: smtp.url, from: 'desk@linde.example', patience })
    await desk.sender(gateway).tick()
    desk.now = at('2027-03-13', '10:00')
    planReminders(desk.db, desk.now)
    await desk.sender(gateway).tick()
    expect(desk.messages().map(({ kind, state }) => [kind, state])).toEqual([
      ['confirmation', 'sent'],
      ['reminder', 'sent'],
    ])
    const { keys } = desk.world
    const secrets = [...['receipt', 'visit'].map((purpose) => linkToken(keys, purpose, 1, 1)), hold]
    const unsubscribe = `https://book.example.org/unsubscribe/${linkToken(keys, 'unsubscribe', 1, 1)}`
    const addresses = await Promise.all(smtp.deliveries.map(({ raw }) => addressesIn(raw, secrets)))
    expect(addresses).toEqual([[], [unsubscribe]])
    // What the one link shows is no appointment.
    expect((await browser.visit(new URL(unsubscribe).pathname)).text).not.toMatch(about)
  })

  /** Every web address in any part of a mail; none of the secrets stands anywhere in it. */
  async function addressesIn(raw: Buffer, secrets: readonly string[]): Promise<readonly string[]> {
    const mail = await PostalMime.parse(raw)
    const files = mail.attachments.map(({ content }) =>
      typeof content === 'string' ? content : new TextDecoder().decode(content),
    )
    expect(files.length).toBeGreaterThan(0)
    const headers = mail.headers.map(({ key, value }) => `${key}: ${value}`)
    const parts = [mail.text ?? '', mail.html ?? '', ...headers, ...files]
    const all = [raw.toString(), ...parts].join('\n').replace(/\r?\n[ \t]/g, '')
    for (const secret of secrets) expect(all).not.toContain(secret)
    const found = parts.flatMap(
      (part) => part.replace(/\r?\n[ \t]/g, '').match(/https?:\/\/[^\s"'<>]+/g) ?? [],
    )
    return [...new Set(found)]
  }
})

describe('J9: nothing can be shared through the portal', () => {
  it('no page of the patients has a field for a file', () => {
    const views = readdirSync(join(root, 'views'), { recursive: true, encoding: 'utf8' })
    const open = views.filter((name) => name.endsWith('.eta'))
    expect(open.length).toBeGreaterThan(50)
    const withFile = open.filter((name) => {
      const view = readFileSync(join(root, 'views', name), 'utf8')
      const ofStaff = /\/layouts\/(staff|settings)/.test(view) || name.startsWith('settings')
      return !ofStaff && /type="file"|multipart\/form-data/.test(view)
    })
    expect(withFile).toEqual([])
  })

  it('a file sent along is ignored: neither stored nor shown, at every step', async () => {
    const marker = 'SCAN-OF-A-LETTER'
    const check = await toCheck(desk, browser, noor, slot)
    const fields = fieldsOf(check, 'form[action^="/book/confirm"]')
    // A wish is counted, not kept (reports).
    const but = ['hold', 'hold_resource', 'unmet_demand']
    const before = everything(desk.db, but)
    const upload = (names: readonly string[]): FormData => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) if (!names.includes(name)) body.set(name, value)
      for (const name of names)
        body.set(name, new File([marker], `${marker}.pdf`, { type: 'application/pdf' }))
      return body
    }
    for (const names of [['document'], ['message'], ['firstName', 'email', 'hold']])
      for (const path of ['/book/hold', '/book/check', '/book/wish?type=consult&practitioner=any']) {
        const answer = await desk.request(path, { method: 'POST', body: upload(names) })
        expect([path, names, answer.status < 500]).toEqual([path, names, true])
        expect(await answer.text()).not.toContain(marker)
      }
    expect(everything(desk.db, but)).toEqual(before)
    const booked = await desk.request('/book/confirm', { method: 'POST', body: upload(['document']) })
    expect(booked.status).toBe(303)
    const receipt = await browser.visit(booked.headers.get('location') ?? '')
    expect(receipt.html).not.toContain(marker)
    expect(desk.db.raw.serialize().includes(marker)).toBe(false)
  })
})
