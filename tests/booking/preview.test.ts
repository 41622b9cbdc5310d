import { beforeEach, describe, expect, it } from 'vitest'
import { addLink } from '../../src/booking/links.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything, fieldsOf, form, noor, type WidePractice, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'

let test: TestApp
let practice: WidePractice
/** Somebody to whom the owner gave the address: no cookie, no account. */
let anyone: Browser
let address: string
const bar = 'Preview: nothing is booked'

beforeEach(async () => {
  test = openApp()
  practice = widePractice(test.db)
  address = await opened('/staff/settings/links')
  anyone = openBrowser(test)
})

async function opened(page: string): Promise<string> {
  const olga = await signedIn(test, 'owner')
  return (await olga.visit(page)).link('Try it out').href
}

/** Every table but those of who signed in: holds too. */
const all = () => everything(test.db, ['session', 'audit', 'staff_user'])

async function toTimes(): Promise<Page> {
  const types = await anyone.visit(address)
  const places = await types.link(/^Consult/).click()
  const people = await places.link(/^De Linde/, 'main').click()
  return people.link(/No preference/).click()
}

async function toCheck(): Promise<Page> {
  const details = await (await toTimes()).form('form:has(.slots)').press({ name: 'slot' })
  return details.fill(noor).press('Continue')
}

describe('J51, P40: the preview', () => {
  it('goes through every step with its bar, and ends on what would have been booked', async () => {
    const before = all()
    const pages: Page[] = [await anyone.visit(address)]
    pages.push((await pages[0]?.link(/^Consult/).click()) ?? anyone.page)
    pages.push(await anyone.page.link(/^De Linde/, 'main').click())
    pages.push(await anyone.page.link(/No preference/).click())
    pages.push(await anyone.page.form('form:has(.slots)').press({ name: 'slot' }))
    pages.push(await anyone.page.press('Continue'))
    pages.push(await anyone.page.fill(noor).press('Continue'))
    pages.push(await anyone.page.press('Book appointment'))
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 422, 200, 200])
    for (const page of pages) expect([page.heading, page.texts('.demo')]).toEqual([page.heading, [bar]])
    expect(pages.at(-1)?.heading).toBe('This is where the preview ends')
    expect(pages.at(-1)?.text).toContain('Consult, 30 minutes')
    expect(all()).toEqual(before)
    expect(anyone.cookies.size).toBe(0)
  })

  it('works behind a closed door, where everybody else finds it closed', async () => {
    test.db.raw.exec('update practice set portal_open = 0')
    const before = all()
    const done = await (await toCheck()).press('Book appointment')
    expect([done.heading, done.texts('.demo')]).toEqual(['This is where the preview ends', [bar]])
    expect((await openBrowser(test).visit('/book')).heading).toBe('Online booking is closed')
    expect(all()).toEqual(before)
  })

  it('keeps its bar where nothing is free, something is gone, another time is taken or wanted', async () => {
    const check = await toCheck()
    const other = await check.press({ name: 'edit', value: 'time' })
    expect([other.heading, other.texts('.demo')]).toEqual([other.heading, [bar]])
    const again = await other.form('main form').press({ name: 'slot' })
    expect([again.heading, again.texts('.demo')]).toEqual(['Check and book', [bar]])
    const details = await again.press({ name: 'edit', value: 'firstName' })
    expect([details.field('firstName').value, details.texts('.demo')]).toEqual(['Noor', [bar]])
    const link = new URLSearchParams(address.split('?')[1]).get('preview')
    for (const path of [
      `/book?type=nothing&link=preview.${link}`,
      `/book/times?type=consult&location=de-linde&practitioner=any&from=2029-01-01&link=preview.${link}`,
    ])
      expect((await anyone.visit(path)).texts('.demo')).toEqual([bar])
    expect(
      (await anyone.visit(`/book?type=nothing&preview=${link}`)).link('See what you can book').href,
    ).toContain('link=preview.')
  })

  it('says 409 for a time that is taken, and makes no hold for another', async () => {
    const times = await toTimes()
    const before = all()
    const sent = fieldsOf(times, 'form:has(.slots)')
    const answer = await test.request('/book/hold', form({ ...sent, slot: '2027-01-25T03:00+01:00' }))
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain(bar)
    expect((await test.request('/book/hold', form({ ...sent, slot: 'x' }))).status).toBe(422)
    expect(all()).toEqual(before)
  })

  it('keeps no wish for times', async () => {
    const wish = await (await toTimes()).link(/times would suit/).click()
    const before = all()
    const thanks = await wish.form('main form').enter()
    expect([thanks.path, thanks.texts('.demo'), all()]).toEqual(['/book/wish/thanks', [bar], before])
  })

  it('leaves the times of real visitors alone, and theirs stay real', async () => {
    await toCheck()
    const real = openBrowser(test)
    const times = await real.visit('/book/times?type=consult&location=de-linde&practitioner=any')
    expect(times.texts('.demo')).toEqual([])
    const details = await times.form('form:has(.slots)').press({ name: 'slot' })
    test.now += 20
    const booked = await (await details.fill(noor).press('Continue')).press('Book appointment')
    expect(booked.heading).toBe('Your appointment is booked')
  })

  it('tries a link as it is, and counts nothing', async () => {
    const facts = { typeId: practice.vaccination, locationId: null, calendarId: null }
    addLink(test.db, { ...facts, slug: 'flu-jab', fixed: true, active: true }, theSystem, test.now)
    const times = await anyone.visit(await opened('/staff/settings/links/1'))
    expect([times.path, times.texts('.demo'), times.texts('.sofar a')]).toEqual(['/book/times', [bar], []])
    const details = await times.form('form:has(.slots)').press({ name: 'slot' })
    const check = await details.fill(noor).press('Continue')
    expect((await check.press('Book appointment')).heading).toBe('This is where the preview ends')
    expect(test.db.raw.prepare('select opened, booked from booking_link').all()).toEqual([
      { opened: 0, booked: 0 },
    ])
  })

  it('asks in steps where patients are recognised by their e-mail address, and is slowed down alike', async () => {
    test.db.raw.exec("update practice set identification = 'email-first', field_email = 'required'")
    const stranger = openBrowser(test, { ip: '203.0.113.9' })
    anyone = stranger
    const details = await (await toTimes()).form('form:has(.slots)').press({ name: 'slot' })
    const sent = fieldsOf(details, 'main form')
    for (let times = 0; times < 250; times++)
      await stranger.send('/book/check', form({ ...sent, email: `a${times}@example.org` }))
    expect(test.pauses.length).toBeGreaterThan(5)
  })
})

describe('a pass to the preview', () => {
  it('lasts an hour; then every page says that it is over, and nothing is booked for real', async () => {
    const check = await toCheck()
    test.now += 3600
    const before = all()
    const late = await check.press('Book appointment')
    expect([late.status, late.heading]).toEqual([410, 'This preview is over'])
    expect((await anyone.visit(address)).heading).toBe('This preview is over')
    expect(all()).toEqual(before)
  })

  const mac = 'AAAAAAAAAAAAAAAAAAAAAA'
  const forged = [
    '',
    'x',
    '9999999999',
    `9999999999.${mac}`,
    `99999999999999.${mac}`,
    `-1.${mac}`,
    `1e9.${mac}`,
    `.${mac}`,
    `${'9'.repeat(3000)}.${mac}`,
    '<script>alert(1)</script>',
  ]
  it.each(forged)('is not taken when forged: %s', async (pass) => {
    test.db.raw.exec('update practice set portal_open = 0')
    for (const query of [`preview=${encodeURIComponent(pass)}`, `link=preview.${encodeURIComponent(pass)}`]) {
      const page = await anyone.visit(`/book?${query}`)
      expect([page.status, page.heading, page.has('.demo')]).toEqual([410, 'This preview is over', false])
      expect(page.html).not.toContain('<script>alert')
    }
  })

  it('cannot be stretched', async () => {
    const [endsAt = '', real = ''] = (new URLSearchParams(address.split('?')[1]).get('preview') ?? '').split(
      '.',
    )
    expect((await anyone.visit(`/book?preview=${Number(endsAt) + 1}.${real}`)).status).toBe(410)
  })

  it('is needed: a tried time without one is no hold, and a real hold with one books nothing', async () => {
    const check = await toCheck()
    const sent = fieldsOf(check, 1)
    const before = all()
    const { link, ...without } = sent
    for (const path of ['/book/check', '/book/confirm'])
      expect((await test.request(path, form(without))).status).toBe(404)
    expect((await test.request(`/book/details?hold=${sent.hold}`)).status).toBe(404)
    const hold = 'AAAAAAAAAAAAAAAAAAAAAA'
    expect((await test.request('/book/confirm', form({ ...sent, link: link ?? '', hold }))).status).toBe(404)
    expect(all()).toEqual(before)
  })

  it.each(['try.1.1.1.0.x', 'try.99.1.1.0.1800000000', 'try.1.1.1.2.1800000000', 'try', 'try.....', '%00'])(
    'does not make %s a time',
    async (hold) => {
      const check = await toCheck()
      const sent = { ...fieldsOf(check, 1), hold }
      for (const path of ['/book/check', '/book/confirm'])
        expect((await test.request(path, form(sent))).status).toBe(404)
    },
  )

  it('stays out of the addresses that other sites see, and is made for owners only', async () => {
    const page = await anyone.visit(address)
    expect(page.headers.get('referrer-policy')).toBe('strict-origin')
    for (const role of ['reception', 'practitioner'] as const)
      expect((await (await signedIn(test, role)).visit('/staff/settings/links')).status).toBe(404)
  })
})
