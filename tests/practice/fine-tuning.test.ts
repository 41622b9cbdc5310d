import { beforeEach, describe, expect, it } from 'vitest'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows, toBooked, toDetails, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let olga: Browser

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

type Typed = Parameters<Page['fill']>[0]
const practice = () => findPractice(test.db)

describe('the fine-tuning', () => {
  const address = '/staff/settings/fine-tuning'
  const save = async (typed: Typed): Promise<Page> =>
    (await olga.visit(address)).form('main form').fill(typed).press('Save')

  it('is found among the settings, shows what is so and changes nothing where nothing was changed', async () => {
    const page = await (await olga.visit('/staff/settings')).link('Fine-tuning').click()
    expect([page.path, page.heading]).toEqual([address, 'Fine-tuning'])
    const idle = ['idleReception', 'idlePractitioner', 'idleOwner']
    const values = ['templates', 'holdMinutes', 'openBookings', 'addressHour', ...idle].map(
      (name) => page.field(name).value,
    )
    expect(values).toEqual(['on-update', '10', '6', '60', '30', '30', '30'])
    const before = practice()
    const saved = await save({})
    expect(saved.texts('[role="status"]')).toEqual(['Saved.'])
    expect({ ...practice(), rowVersion: 0 }).toEqual({ ...before, rowVersion: 0 })
  })

  it('rule 17: how long a chosen time is kept', async () => {
    await save({ holdMinutes: '25' })
    await toDetails(openBrowser(test))
    expect(rows(test.db, 'select expires_at - made_at as kept from hold')).toEqual([{ kept: 25 * 60 }])
  })

  it('rule 25: how many open bookings one person may have', async () => {
    await save({ openBookings: '1' })
    expect((await toBooked(test, openBrowser(test))).heading).toBe('Your appointment is booked')
    const second = await toBooked(test, openBrowser(test), undefined, undefined, withAnna)
    expect(second.status).toBe(422)
  })

  it('7.8: how the tick of a new kind of block stands', async () => {
    const tick = async () => (await olga.visit('/staff/schedule/kinds/new')).has('[name="web"][checked]')
    expect(await tick()).toBe(true)
    await save({ newKindsWeb: false })
    expect(await tick()).toBe(false)
  })

  it('rule 34: after how long the screen locks', async () => {
    const ines = await signedIn(test, 'reception')
    await save({ idleOwner: '5', idleReception: '60' })
    test.now += 4 * 60
    expect((await olga.visit('/staff/settings')).status).toBe(200)
    test.now += 6 * 60
    expect((await olga.visit('/staff/settings')).path).toBe('/staff/sign-in')
    test.now += 49 * 60
    expect((await ines.visit('/staff/account')).status).toBe(200)
  })

  it('says what is wrong beside the fields, keeps everything and changes nothing', async () => {
    const typed = { holdMinutes: '61', openBookings: '0', addressHour: 'many', idleOwner: '4' }
    const before = practice()
    const answer = await save(typed)
    expect([answer.status, answer.errors()]).toEqual([
      422,
      [
        'Minutes that a chosen time is kept: Enter a number from 2 to 60',
        'Open bookings of one person at most: Enter a number from 1 to 100',
        'Bookings an hour from one network: Enter a number from 1 to 10000',
        'Minutes until the screen locks: Owner: Enter a number from 5 to 720',
      ],
    ])
    for (const [name, value] of Object.entries(typed)) expect(answer.field(name).value).toBe(value)
    expect(practice()).toEqual(before)
    const forged = await (await olga.visit(address))
      .form('main form')
      .tamper({ templates: 'never' })
      .press('Save')
    expect(forged.status).toBe(422)
  })

  it('is not overwritten unseen, nor through the correction of a mistake', async () => {
    const [one, other] = [await olga.visit(address), await olga.visit(address)]
    const wrong = await other.form('main form').fill({ holdMinutes: '' }).press('Save')
    await one.form('main form').fill({ holdMinutes: '15' }).press('Save')
    const answer = await wrong.form('main form').fill({ holdMinutes: '20' }).press('Save')
    expect([answer.status, answer.field('holdMinutes').value, practice()?.holdMinutes]).toEqual([
      409,
      '20',
      15,
    ])
    await answer.form('main form').press('Save')
    expect(practice()?.holdMinutes).toBe(20)
  })

  it('takes nothing else: a form cannot reach another column', async () => {
    const before = practice()
    const form = (await olga.visit(address)).form('main form')
    await form.tamper({ name: 'Mallory', portal_open: '0', next_patient_number: '1', id: '2' }).press('Save')
    expect({ ...practice(), rowVersion: 0 }).toEqual({ ...before, rowVersion: 0 })
  })
})

describe('the statements on privacy and accessibility', () => {
  const address = '/staff/settings/statements'
  const save = async (typed: Typed): Promise<Page> =>
    (await olga.visit(address)).form('main form').fill(typed).press('Save')

  it('are the practice’s words, in each language, on both pages, escaped', async () => {
    const page = await (await olga.visit('/staff/settings')).link('Privacy and accessibility').click()
    expect(page.path).toBe(address)
    await save({
      'privacy-en': 'Write to our privacy officer.\n<b>Anna</b>',
      'privacy-nl': 'Schrijf ons',
      'accessibility-en': 'The lift is at the back.',
    })
    const visitor = openBrowser(test)
    const privacy = await visitor.visit('/privacy')
    expect(privacy.texts('.own')[0]).toContain('<b>Anna</b>')
    expect((await visitor.visit('/privacy?lang=nl')).text).toContain('Schrijf ons')
    expect((await visitor.visit('/accessibility')).text).toContain('The lift is at the back.')
  })

  it('may be long, not endless; what was typed is kept', async () => {
    const answer = await save({ 'privacy-en': 'x'.repeat(4001) })
    expect(answer.errors()).toEqual(['On privacy, English: Use at most 4000 characters; there are 4001'])
    expect(answer.field('privacy-en').value).toHaveLength(4001)
  })

  it('keep the texts of a language that is not offered for a while', async () => {
    await save({ 'privacy-nl': 'Schrijf ons' })
    await (await olga.visit('/staff/settings/practice'))
      .form('main form')
      .fill({ offered: ['en'] })
      .press('Save')
    await save({ 'privacy-en': 'Write' })
    expect(practice()?.privacy).toEqual({ en: 'Write', nl: 'Schrijf ons' })
  })

  it('are not overwritten unseen', async () => {
    const [one, other] = [await olga.visit(address), await olga.visit(address)]
    await one.form('main form').fill({ 'privacy-en': 'First' }).press('Save')
    const answer = await other.form('main form').fill({ 'privacy-en': 'Second' }).press('Save')
    expect([answer.status, practice()?.privacy.en]).toEqual([409, 'First'])
  })
})

describe('the practice page', () => {
  const address = '/staff/settings/practice'
  const save = async (typed: Typed): Promise<Page> =>
    (await olga.visit(address)).form('main form').fill(typed).press('Save')

  it('7.36: has the currency of prices, and the e-mail address of the statements', async () => {
    await save({ currency: 'SEK', practiceEmail: ' Info@De-Linde.example ' })
    expect(practice()).toMatchObject({ currency: 'SEK' })
    expect((await olga.visit('/staff/settings/types/1')).field('price').label).toContain('SEK')
    const visitor = openBrowser(test)
    for (const path of ['/privacy', '/accessibility'])
      expect((await visitor.visit(path)).text.toLowerCase()).toContain('or write to info@de-linde.example.')
    await save({ practiceEmail: '' })
    expect((await visitor.visit('/privacy')).text).not.toContain('Or write to')
    const answer = await save({ practiceEmail: 'nobody' })
    expect(answer.errors()).toEqual([
      'E-mail address of the practice: Enter an e-mail address, such as name@example.org',
    ])
    const forged = await (await olga.visit(address))
      .form('main form')
      .tamper({ currency: 'XXX' })
      .press('Save')
    expect(forged.status).toBe(422)
  })

  it('7.12, 7.13: switches all e-mails off, and may ask for a confirmed address', async () => {
    expect(practice()?.messages).toMatchObject({ on: true, strict: false })
    await save({ messagesOn: false, strict: true })
    expect(practice()?.messages).toMatchObject({ on: false, strict: true })
    await toBooked(test, openBrowser(test))
    expect(rows(test.db, 'select state, reason from message')).toEqual([
      { state: 'skipped', reason: 'practice-off' },
    ])
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://user:pw@example.org', 'vbscript:x'])(
    'J20: refuses the website %s',
    async (website) => {
      const answer = await save({ website, termsUrl: website })
      expect([answer.status, answer.field('website').value, practice()?.website]).toEqual([
        422,
        website,
        null,
      ])
      expect(answer.errors()).toHaveLength(2)
    },
  )
})
