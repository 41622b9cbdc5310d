import { beforeEach, describe, expect, it } from 'vitest'
import { hashToken, linkToken } from '../../src/lib/token.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, form, noor, toBooked, toDetails } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

/** Everything of an answer, the address that was asked for masked where the page links to itself. */
async function bytesOf(address: string, masked: string): Promise<string> {
  const answer = await test.request(address)
  const text = `${answer.status}\n${JSON.stringify([...answer.headers])}\n${await answer.text()}`
  return text.replaceAll(masked, 'TOKEN').replaceAll(encodeURIComponent(masked), 'TOKEN')
}

describe('what is not there', () => {
  it('an unknown, a malformed, a short, a long and a foreign token: the same page, byte for byte', async () => {
    const foreign = linkToken(test.world.keys, 'visit', 1, 1)
    const others = ['AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAB', 'malformed', 'm'.repeat(500), foreign]
    await toBooked(test, openBrowser(test))
    const [first, ...more] = await Promise.all(others.map((token) => bytesOf(`/book/booked/${token}`, token)))
    expect(first).toMatch(/^404\n/)
    for (const each of more) expect(each).toBe(first)
    const files = await Promise.all(
      others.map((token) => bytesOf(`/book/booked/${token}/calendar.ics`, token)),
    )
    expect(new Set(files).size).toBe(1)
    const holds = await Promise.all(others.map((token) => bytesOf(`/book/details?hold=${token}`, token)))
    expect(holds[0]).toMatch(/^404\n/)
    expect(new Set(holds).size).toBe(1)
  })

  it('a token of another purpose opens nothing', async () => {
    await toBooked(test, openBrowser(test))
    for (const purpose of ['visit', 'unsubscribe', 'calendar'])
      expect((await test.request(`/book/booked/${linkToken(test.world.keys, purpose, 1, 1)}`)).status).toBe(
        404,
      )
    expect((await test.request(`/book/booked/${linkToken(test.world.keys, 'receipt', 1, 2)}`)).status).toBe(
      404,
    )
    expect(
      (
        await test.request(
          `/book/booked/${hashToken(linkToken(test.world.keys, 'receipt', 1, 1)).toString('base64url')}`,
        )
      ).status,
    ).toBe(404)
  })

  it.each([
    '/nowhere',
    '/book/nothing',
    '/book/booked',
    '/book/booked/',
    '/BOOK',
    '/%2e%2e/etc/passwd',
    '/book%00',
    '/a'.repeat(900),
  ])('%s is a page with the phone number and the way on', async (address) => {
    const page = await openBrowser(test).send(address)
    const text = await page.text()
    expect(page.status).toBe(404)
    expect(text).toContain('020 123 45 67')
    expect(text).toContain('href="/book"')
  })

  it('speaks the reader’s language', async () => {
    const answer = await test.request('/nowhere', { headers: { 'accept-language': 'sv-SE,sv;q=0.9' } })
    expect(await answer.text()).toContain('<html lang="sv">')
  })
})

describe('too much', () => {
  it.each(['/book/confirm', '/staff/sign-in', '/nowhere'])(
    'a body of more than 256 KB to %s is refused with a page',
    async (address) => {
      const answer = await test.request(address, form({ message: 'x'.repeat(270_000) }))
      expect(answer.status).toBe(413)
      expect(await answer.text()).toContain('020 123 45 67')
    },
  )

  it('is noticed without a length, too', async () => {
    const chunks = new ReadableStream({
      start(controller) {
        for (let at = 0; at < 300; at++) controller.enqueue(new Uint8Array(1024))
        controller.close()
      },
    })
    const init = {
      method: 'POST',
      body: chunks,
      duplex: 'half',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }
    expect((await test.request('/book/confirm', init as RequestInit)).status).toBe(413)
  })
})

describe('a fault', () => {
  const secret = 'Noor Bakker noor@example.org +31612345678'

  /** Breaks the writing of a booking with an error that quotes what was typed, as real errors do. */
  async function broken(message: string) {
    const details = await toDetails(openBrowser(test))
    test.now += 20
    const check = await details.fill({ ...noor, message: 'a secret of mine' }).press('Continue')
    test.db.raw.function('burst', () => {
      throw new Error(message)
    })
    test.db.raw.exec('create temp trigger broken before insert on main.message begin select burst(); end')
    return check.press('Book appointment')
  }

  it('is a page with the phone number, without any detail of it', async () => {
    const page = await broken(secret)
    expect(page.status).toBe(500)
    expect(page.text).toContain('020 123 45 67')
    for (const detail of ['Noor', 'Error', 'stack', '.ts', 'node_modules', 'sqlite', 'trigger'])
      expect(page.html).not.toContain(detail)
  })

  it.each([
    ['on one line', secret],
    ['on several lines', `first line\n${secret}\n${secret}`],
    ['on a line that looks like a place', `first\n    at ${secret}`],
  ])('that quotes a patient %s is logged as one line, without the patient', async (_, message) => {
    await broken(message)
    expect(test.lines).toHaveLength(1)
    const line = test.lines[0] ?? ''
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      event: 'fault',
      method: 'POST',
      route: '/book/confirm',
    })
    for (const word of ['Noor', 'Bakker', 'example.org', '31612345678', 'secret', '1979'])
      expect(line).not.toContain(word)
    expect(line).not.toContain('\n')
  })

  it('is logged with the kind of address, never with the token in it', async () => {
    const details = await toDetails(openBrowser(test))
    test.db.raw.exec('drop table hold_resource; drop table waiting_offer; drop table hold')
    const page = await details.reload()
    expect(page.status).toBe(500)
    expect(test.lines.join()).not.toContain(details.query.get('hold'))
  })

  it.each([
    ['SQLITE_FULL', 503],
    ['SQLITE_IOERR_WRITE', 503],
    ['SQLITE_READONLY', 503],
    ['ENOSPC', 503],
    ['EROFS', 503],
    ['ENOENT', 500],
    ['SQLITE_CORRUPT', 500],
    ['SQLITE_BUSY', 500],
  ])('of the kind %s answers %i', async (code, status) => {
    const broken = openApp()
    smallPractice(broken.db)
    const attempt = () => {
      throw Object.assign(new Error('x'), { code })
    }
    Object.assign(broken.db, { attempt })
    const page = await broken.request(
      '/book/hold',
      form({ slot: '2027-01-25T10:00+01:00', practitioner: 'any' }),
    )
    expect(page.status).toBe(status)
    expect(page.headers.get('retry-after')).toBe(status === 503 ? '60' : null)
  })

  it('in the booking does not keep others from reading', async () => {
    await broken(secret)
    expect((await test.request(anyone)).status).toBe(200)
  })
})
