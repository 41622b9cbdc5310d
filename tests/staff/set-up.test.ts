import { describe, expect, it } from 'vitest'
import { countryChoices, zoneOfCountry } from '../../src/practice/countries.ts'
import { findPractice, listLocations } from '../../src/practice/settings.queries.ts'
import { listUsers } from '../../src/staff/accounts.queries.ts'
import { createSetupToken } from '../../src/staff/set-up-token.commands.ts'
import { listBlockKinds } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

const typed = {
  practice: 'Tandläkarna vid Ån',
  country: 'SE',
  zone: 'Europe/Stockholm',
  language: 'sv',
  phone: '08-123 456 78',
  name: 'Olga Ågren',
  email: 'olga@example.org',
  password: 'en häger och en lykta',
}

function bare() {
  const test = openApp()
  const token = createSetupToken(test.db, test.now)
  return { test, token, browser: openBrowser(test), address: `/setup?token=${token}` }
}

describe('the set-up', () => {
  it('leads from nothing to the guide, with nothing open yet', async () => {
    const { test, browser, address } = bare()
    let page = await browser.visit(address)
    expect(page.headers.get('referrer-policy')).toBe('strict-origin')
    page = await page.form().fill(typed).press('Set up and sign in')
    expect(page.via.map(({ status, location }) => [status, location])).toEqual([[303, '/staff/start']])
    expect([page.lang, page.heading]).toEqual(['sv', 'Första stegen'])
    expect(findPractice(test.db)).toMatchObject({
      name: typed.practice,
      currency: 'SEK',
      language: 'sv',
      portalOpen: false,
    })
    expect(listLocations(test.db)).toMatchObject([{ name: typed.practice, address: '' }])
    expect(listBlockKinds(test.db)).toMatchObject([{ name: 'Allmänt', web: true, types: 'all' }])
  })

  it('leads to a patient who books by the settings alone, too', async () => {
    const { test, browser, address } = bare()
    let page = await (await browser.visit(address)).form().fill(typed).press('Set up and sign in')
    await (await browser.visit('/staff/start')).form('main form').press('Dölj den här listan')
    page = await (await browser.visit('/staff/settings')).link('Lägg till en behandlare').click()
    page = await page.form('[novalidate]').fill({ name: 'Åsa Öst' }).press('Lägg till en behandlare')
    page = await (await browser.visit('/staff/settings')).link('Lägg till en bokningstyp').click()
    page = await page
      .form('[novalidate]')
      .fill({ name: 'Undersökning', minutes: '30' })
      .press('Lägg till en bokningstyp')
    page = await (await browser.visit('/staff/settings')).link('Ange veckotider').click()
    page = await page.form().fill({ 'day2-from1': '8', 'day2-to1': '12' }).press('Spara')
    page = await (await browser.visit('/staff/settings')).link('Öppna webbokningen').click()
    page = await page.form().fill({ portalOpen: true }).press('Spara')
    expect((await browser.visit('/staff/settings')).text).toContain('Allt är klart: patienter kan boka.')

    await book(test, openBrowser(test))
    expect(test.db.raw.prepare('select count(*) from appointment').pluck().get()).toBe(1)
  })

  it('says what is wrong, keeps all but the password, makes nothing', async () => {
    const { test, browser, address } = bare()
    const wrong = { practice: ' ', phone: '12', name: '', email: 'x', password: 'short' }
    const page = await (await browser.visit(address))
      .form()
      .fill({ ...wrong, country: 'US' })
      .press('Set up and sign in')
    expect(page.status).toBe(422)
    expect(page.errors()).toEqual([
      'Choose a time zone: this country has several',
      'Enter the name of the practice',
      'Enter a phone number with its area code',
      'Enter your name',
      'Enter an e-mail address, such as name@example.org',
      'Use at least 12 characters',
    ])
    expect(page.field('country').value).toBe('US')
    expect(page.field('phone').value).toBe('12')
    expect(page.field('email').value).toBe('x')
    expect(page.field('password').value).toBe('')
    expect([findPractice(test.db), listUsers(test.db)]).toEqual([undefined, []])
    const done = await page.form().fill(typed).press('Set up and sign in')
    expect(done.path).toBe('/staff/start')
  })

  it.each(['Europe/Atlantis', 'Mars/Olympus_Mons', '../etc/passwd', '\0'])(
    'refuses the zone %j',
    async (zone) => {
      const { test, browser, address } = bare()
      const form = (await browser.visit(address)).form().fill(typed).tamper({ zone })
      const page = await form.press('Set up and sign in')
      expect([page.status, page.errors()]).toEqual([422, ['Choose a time zone']])
      expect(page.field('practice').value).toBe(typed.practice)
      expect(findPractice(test.db)).toBeUndefined()
    },
  )

  it('takes the time zone of the country, where it has one', async () => {
    const { test, browser, address } = bare()
    const page = await browser.visit(address)
    expect(page.field('zone').value).toBe('')
    await page
      .form()
      .fill({ ...typed, country: 'FI', zone: '', phone: '09 1234567' })
      .press('Set up and sign in')
    expect(findPractice(test.db)?.zone.name).toBe('Europe/Helsinki')
  })

  it('knows a real time zone for every country but the ones that have several', () => {
    const countries = countryChoices('en').map(({ value }) => value)
    const known = new Set(Intl.supportedValuesOf('timeZone'))
    const strange = countries.filter((country) => !known.has(zoneOfCountry(country) ?? ''))
    expect(strange.sort()).toEqual(['AU', 'CA', 'US'])
  })

  it('happens once', async () => {
    const { test, browser, address, token } = bare()
    const [first, second] = [await browser.visit(address), await openBrowser(test).visit(address)]
    await first.form().fill(typed).press('Set up and sign in')
    const late = await second
      .form()
      .fill({ ...typed, email: 'other@example.org' })
      .press('Set up and sign in')
    expect([late.status, late.heading]).toEqual([404, 'Den här länken öppnas inte längre'])
    expect((await late.link('Logga in').click()).path).toBe('/staff/sign-in')
    expect((await browser.visit(address)).status).toBe(404)
    test.db.raw.prepare('update one_time_token set used_at = null').run()
    expect((await browser.visit(`/setup?token=${token}`)).status).toBe(404)
    expect(listUsers(test.db)).toHaveLength(1)
  })

  it('happens once, too, when two send it at the same moment', async () => {
    const { test, token } = bare()
    const send = (email: string) =>
      test.request('/setup', { method: 'POST', body: new URLSearchParams({ ...typed, email, token }) })
    const answers = await Promise.all([send('a@example.org'), send('b@example.org'), send('c@example.org')])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404])
    expect(listUsers(test.db)).toHaveLength(1)
  })

  it('opens for the newest link only, and for a day', async () => {
    const { test, browser, address } = bare()
    const newer = `/setup?token=${createSetupToken(test.db, test.now)}`
    const old = await browser.visit(address)
    expect([old.status, old.heading]).toEqual([404, 'This link does not open any more'])
    expect(old.text).toContain('each start prints a new link')
    expect((await browser.visit(newer)).status).toBe(200)
    test.now += 86_400
    expect((await browser.visit(newer)).status).toBe(404)
  })

  it.each(['', '?token=', '?token=AAAAAAAAAAAAAAAAAAAAAA', '?token=%00', '?token[]=x'])(
    'does not open for /setup%s',
    async (query) => {
      const { browser } = bare()
      expect((await browser.visit(`/setup${query}`)).status).toBe(404)
      const post = { method: 'POST', body: new URLSearchParams(typed) }
      expect((await browser.send('/setup', post)).status).toBe(404)
    },
  )

  it('does not open beside a practice', async () => {
    const test = openApp()
    smallPractice(test.db)
    const token = createSetupToken(test.db, test.now)
    expect((await openBrowser(test).visit(`/setup?token=${token}`)).status).toBe(404)
  })

  it('keeps the token and the password nowhere', async () => {
    const { test, browser, address, token } = bare()
    await (await browser.visit(address)).form().fill(typed).press('Set up and sign in')
    const stored = test.db.raw.serialize()
    expect([stored.includes(token), stored.includes(typed.password)]).toEqual([false, false])
    expect(test.lines.join()).not.toContain(token)
  })

  it('speaks every language and proposes the country of whoever speaks it', async () => {
    const { browser, address } = bare()
    const seen: Page[] = []
    for (const language of ['en', 'nl', 'sv', 'nb'])
      seen.push(await browser.visit(`${address}&lang=${language}`))
    expect(seen.map(({ lang }) => lang)).toEqual(['en', 'nl', 'sv', 'nb'])
    expect(seen.map((page) => page.field('country').value)).toEqual(['', 'NL', 'SE', 'NO'])
    const again = await seen[1]
      ?.form()
      .fill({ ...typed, practice: '' })
      .press('Inrichten en inloggen')
    expect([again?.lang, again?.errors()]).toEqual(['nl', ['Vul de naam van de praktijk in']])
  })
})

/** A patient from the first page to the receipt, pressing whatever the page offers. */
async function book(test: TestApp, patient: Browser): Promise<void> {
  let page = await patient.visit('/book/times?type=undersokning')
  page = await page.form('form:has(.slots)').press({ name: 'slot' })
  expect(page.path).toBe('/book/details')
  const about = {
    firstName: 'Noor',
    lastName: 'Berg',
    'birthDate-day': '27',
    'birthDate-month': '3',
    'birthDate-year': '1979',
    mobile: '070 174 06 05',
  }
  page = await page.fill(about).press('Fortsätt')
  test.now += 20
  page = await page.form('form[action^="/book/confirm"]').enter()
  expect(page.path).toMatch(/^\/book\/booked\//)
}
