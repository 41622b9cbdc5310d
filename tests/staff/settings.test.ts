import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { findPractice, resolveLimits } from '../../src/practice/settings.queries.ts'
import { listUsers } from '../../src/staff/accounts.queries.ts'
import { listCalendars } from '../../src/staff/calendars.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { password, signedIn, signIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let olga: Browser

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

describe('the facts of the practice', () => {
  const address = '/staff/settings/practice'

  it('are shown as they are and saved as they were filled in', async () => {
    const page = await olga.visit(address)
    expect(page.field('name').value).toBe('Praktijk De Linde')
    expect(page.field('leadHours').value).toBe('2')
    const filled = page.form().fill({
      name: 'De Nieuwe Linde',
      phone: '020 765 43 21',
      website: 'www.linde.example',
      termsUrl: 'https://linde.example/terms',
      'hours-en': 'Mornings',
      'urgent-nl': 'Bel 112',
      leadHours: '24',
      horizonDays: '',
      frameOrigins: 'https://www.linde.example/\nhttps://www.linde.example\n  http://localhost:8080',
    })
    const saved = await filled.press('Save')
    expect(saved.errors()).toEqual([])
    expect(saved.via.map(({ location }) => location)).toEqual([`${address}?saved=1`])
    expect(saved.text).toContain('Saved.')
    expect(findPractice(test.db)).toMatchObject({
      name: 'De Nieuwe Linde',
      phone: '020 765 43 21',
      website: 'https://www.linde.example/',
      termsUrl: 'https://linde.example/terms',
      portalOpen: true,
      frameOrigins: ['https://www.linde.example', 'http://localhost:8080'],
      languages: ['en', 'nl', 'sv', 'nb'],
    })
    expect(findPractice(test.db)?.hours.en).toBe('Mornings')
    expect(findPractice(test.db)?.urgent.nl).toBe('Bel 112')
    expect(resolveLimits(test.db, 0, 0, 0)).toMatchObject({
      leadHours: { value: 24 },
      horizonDays: { value: null },
    })
    expect((await openBrowser(test).visit('/')).text).toContain('020 765 43 21')
  })

  it('keep the texts of a language that is not offered for a while', async () => {
    const page = await olga.visit(address)
    await page
      .form()
      .fill({ 'hours-nl': 'Ochtenden', offered: ['en'], language: 'en' })
      .press('Save')
    expect(findPractice(test.db)?.languages).toEqual(['en'])
    await (await olga.visit(address))
      .form()
      .fill({ offered: ['en', 'nl'], language: 'nl' })
      .press('Save')
    expect(findPractice(test.db)?.languages).toEqual(['nl', 'en'])
    expect(findPractice(test.db)?.hours.nl).toBe('Ochtenden')
  })

  it('say what is wrong beside the field, keep everything and change nothing', async () => {
    const before = findPractice(test.db)
    const typed = {
      name: '',
      phone: '12',
      website: 'javascript:alert(1)',
      termsUrl: 'not an address',
      leadHours: '1.5',
      horizonDays: '9999',
      reminderDays: '61',
      reminderTime: '24:00',
      'hours-en': 'x'.repeat(301),
      frameOrigins: "https://a.example; script-src 'unsafe-inline'",
    }
    const answer = await (await olga.visit(address)).form().fill(typed).press('Save')
    expect(answer.status).toBe(422)
    for (const [name, value] of Object.entries(typed)) {
      expect(answer.field(name).value).toBe(value)
      expect([name, answer.field(name).error]).toEqual([name, expect.any(String)])
    }
    expect(answer.errors().map((error) => error.split(':')[0])).toEqual([
      'Hours before the start',
      'Days ahead',
      'Name of the practice',
      'Phone',
      'Website',
      'Address of your terms',
      'Days before the appointment',
      'Time of the reminder',
      'Opening hours, English',
      'Websites that may show the booking page',
    ])
    expect(answer.errors()).toContain('Website: Enter an address on the web, such as www.example.org')
    expect(answer.field('website').error).toBe('Enter an address on the web, such as www.example.org')
    expect(answer.document.querySelector('.es')?.hasAttribute('autofocus')).toBe(true)
    expect(findPractice(test.db)).toEqual(before)
  })

  it.each([
    'https://a.example/path',
    'https://*.a.example',
    'https://user@a.example',
    "'self'",
    '*',
    'data:',
    'https://a.example:99999',
    'ftp://a.example',
    'https://',
  ])('do not let %s frame the booking pages', async (line) => {
    const answer = await (await olga.visit(address)).form().fill({ frameOrigins: line }).press('Save')
    expect(answer.status).toBe(422)
    expect(findPractice(test.db)?.frameOrigins).toEqual([])
  })

  it('say which e-mails patients get, and when (P20)', async () => {
    const page = await olga.visit(address)
    expect([page.field('reminderDays').value, page.field('reminderTime').value]).toEqual(['2', '10:00'])
    for (const name of ['confirmation', 'reminder', 'practitionerInEmail'])
      expect(page.has(`input[name="${name}"][checked]`)).toBe(true)
    const filled = page.form().fill({
      confirmation: false,
      reminderDays: '0',
      reminderTime: '7.30',
      practitionerInEmail: false,
    })
    const saved = await filled.press('Save')
    expect(findPractice(test.db)?.messages).toMatchObject({
      confirmation: false,
      reminder: true,
      reminders: [{ days: 0, minute: 450 }],
      practitionerInEmail: false,
    })
    expect(saved.field('reminderTime').value).toBe('07:30')
    expect(saved.has('input[name="confirmation"][checked]')).toBe(false)
    await saved.form().fill({ reminder: false, confirmation: true, reminderDays: '60' }).press('Save')
    expect(findPractice(test.db)?.messages).toMatchObject({
      confirmation: true,
      reminder: false,
      reminders: [{ days: 60, minute: 450 }],
    })
    expect((await olga.visit('/staff/messages')).text).toContain('Reminders are switched off.')
  })

  it('have up to three reminders, the earliest first, and take one away again (O26)', async () => {
    const more = { reminder2Days: '7', reminder2Time: '9', reminder3Days: '0', reminder3Time: '7:15' }
    const saved = await (await olga.visit(address)).form().fill(more).press('Save')
    expect(findPractice(test.db)?.messages.reminders).toEqual([
      { days: 7, minute: 540 },
      { days: 2, minute: 600 },
      { days: 0, minute: 435 },
    ])
    expect(['reminderDays', 'reminder2Days', 'reminder3Time'].map((name) => saved.field(name).value)).toEqual(
      ['7', '2', '07:15'],
    )
    await saved.form().fill({ reminder2Days: '', reminder2Time: '' }).press('Save')
    expect(findPractice(test.db)?.messages.reminders).toEqual([
      { days: 7, minute: 540 },
      { days: 0, minute: 435 },
    ])
  })

  it('refuse half a reminder and two on one day, and keep what was typed (O26)', async () => {
    const typed = { reminder2Days: '2', reminder2Time: '9', reminder3Days: '5', reminder3Time: '' }
    const answer = await (await olga.visit(address)).form().fill(typed).press('Save')
    expect(answer.status).toBe(422)
    expect(answer.errors()).toEqual([
      'Second reminder, days before: Another reminder leaves on that day already',
      'Third reminder, time of day: Fill in both the days and the time, or leave both empty',
    ])
    expect([answer.field('reminder2Days').value, answer.field('reminder3Days').value]).toEqual(['2', '5'])
    const worse = await answer
      .form()
      .fill({ reminder2Days: 'x', reminder3Days: '-1', reminder3Time: '25:00' })
      .press('Save')
    expect(worse.errors()).toHaveLength(3)
    expect(findPractice(test.db)?.messages.reminders).toEqual([{ days: 2, minute: 600 }])
  })

  it('warn where a reminder comes when patients can no longer change anything (rule 32)', async () => {
    expect((await olga.visit(address)).text).not.toContain('comes late')
    changePractice(test.db, { rebook_on: 1, rebook_deadline_hours: 48 }, theSystem, test.now)
    expect((await olga.visit(address)).text).toContain(
      'The reminder 2 days before at 10:00 comes late: for a visit at 08:00 it leaves 46 hours before, and patients can change it online until 48 hours before.',
    )
    changePractice(test.db, { reminder_on: 0 }, theSystem, test.now)
    expect((await olga.visit(address)).text).not.toContain('comes late')
  })

  it('leave no trace of a mistake in the address', async () => {
    const wrong = await (await olga.visit(address)).form().fill({ name: '' }).press('Save')
    const saved = await wrong.form().fill({ name: 'De Nieuwe Linde' }).press('Save')
    expect(new URL(saved.url).hash).toBe('')
  })

  it('are not overwritten unseen', async () => {
    const [one, other] = [await olga.visit(address), await olga.visit(address)]
    await one.form().fill({ name: 'First' }).press('Save')
    const answer = await other.form().fill({ name: 'Second' }).press('Save')
    expect([answer.status, findPractice(test.db)?.name]).toEqual([409, 'First'])
    expect(answer.text).toContain('Not saved yet: someone else has changed these settings meanwhile.')
    expect(answer.field('name').value).toBe('Second')
    await answer.form().press('Save')
    expect(findPractice(test.db)?.name).toBe('Second')
  })
})

describe('the practitioners', () => {
  const address = '/staff/settings/practitioners'
  const form = '[novalidate]'

  it('are added with a calendar of their own', async () => {
    const page = await olga.visit(address)
    const typed = { name: 'Carla Bos', 'profession-nl': 'Praktijkverpleegkundige', online: false }
    const saved = await page.form(form).fill(typed).press('Add a practitioner')
    expect(saved.status).toBe(200)
    expect(listCalendars(test.db).at(-1)).toMatchObject({
      publicName: 'Carla Bos',
      slug: 'carla-bos',
      profession: { nl: 'Praktijkverpleegkundige' },
      online: false,
    })
    await (await olga.visit(address)).press('Put online: Carla Bos')
    expect(listCalendars(test.db).at(-1)?.online).toBe(true)
  })

  it('need a name; what else was typed is kept', async () => {
    const page = await olga.visit(address)
    const answer = await page
      .form(form)
      .fill({ publicName: 'C. Bos', 'profession-en': 'x'.repeat(101), online: false })
      .press('Add a practitioner')
    expect([answer.status, answer.errors()]).toEqual([
      422,
      ['Name: Enter a name', 'Profession, English: Use at most 100 characters; there are 101'],
    ])
    expect(answer.field('publicName').value).toBe('C. Bos')
    expect(answer.has(`${form} input[name="online"][checked]`)).toBe(false)
    expect(listCalendars(test.db)).toHaveLength(2)
  })
})

describe('the accounts', () => {
  const address = '/staff/settings/accounts'
  const typed = { name: 'Ines Maas', email: 'ines@example.org', password: 'a heron and a lantern' }

  it('are added and can sign in, in their own language', async () => {
    const page = await olga.visit(address)
    await page
      .form('[novalidate]')
      .fill({ ...typed, role: 'reception', language: 'sv' })
      .press('Add an account')
    const ines = openBrowser(test)
    await signIn(ines, 'ines@example.org', typed.password)
    const schedule = await ines.visit('/staff/schedule')
    expect([schedule.lang, schedule.status]).toEqual(['sv', 200])
    expect(schedule.texts('.me .mut')).toEqual(['Ines Maas'])
    expect((await ines.visit(address)).status).toBe(404)
  })

  it.each([
    [
      'an address in use',
      { email: 'OWNER@example.test' },
      'email',
      'Another account signs in with this address',
    ],
    ['no address', { email: 'ines' }, 'email', 'Enter an e-mail address, such as name@example.org'],
    [
      'two addresses',
      { email: 'a@example.org,b@example.org' },
      'email',
      'Enter an e-mail address, such as name@example.org',
    ],
    ['no name', { name: ' ' }, 'name', 'Enter a name'],
    ['a short password', { password: 'heron' }, 'password', 'Use at least 12 characters'],
    [
      'a known password',
      { password: 'wachtwoord2027!' },
      'password',
      'Choose another password: this one is among the first to be guessed',
    ],
  ])('refuse %s and keep what was typed but the password', async (_name, wrong, field, error) => {
    const page = await olga.visit(address)
    const answer = await page
      .form('[novalidate]')
      .fill({ ...typed, ...wrong, role: 'practitioner' })
      .press('Add an account')
    expect([answer.status, answer.field(field).error]).toEqual([422, error])
    expect(answer.field('role').value).toBe('practitioner')
    expect(answer.field('password').value).toBe('')
    expect(answer.html).not.toContain(typed.password)
    expect(listUsers(test.db)).toHaveLength(1)
  })

  it('have one of the roles there are', async () => {
    const body = new URLSearchParams({ ...typed, role: 'root', language: 'en' })
    const answer = await olga.send(address, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect([answer.status, listUsers(test.db).length]).toEqual([422, 1])
    expect(password).not.toBe(typed.password)
  })
})
