import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation, changePractice } from '../../src/practice/practice.commands.ts'
import { addAutomatic } from '../../src/types/automatic.commands.ts'
import { findWording } from '../../src/types/wording.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const address = '/staff/settings/messages/texts'
const reminder = `${address}/sms/reminder`
let test: TestApp
let olga: Browser

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

type Typed = Parameters<Page['fill']>[0]
const press = async (path: string, typed: Typed, button: string): Promise<Page> =>
  (await olga.visit(path)).form('main form').fill(typed).press(button)
const save = (path: string, typed: Typed) => press(path, typed, 'Save')
const look = (path: string, typed: Typed) => press(path, typed, 'See the example')
const example = (page: Page, language = 'en') => page.texts(`#example-${language} .note:not(.warn)`)

describe('O27: what messages say', () => {
  it('is found from the overview of the settings: every kind, by e-mail and by text message', async () => {
    const index = await olga.visit('/staff/settings')
    const page = await index.link('What messages say', 'main').click()
    expect([page.path, page.heading]).toEqual([address, 'What messages say'])
    expect(page.texts('tbody th')).toEqual([
      'Confirmation',
      'Reminder',
      'Moved',
      'Now with a colleague',
      'Choose another time',
      'Cancelled',
      'Series made',
      'Series moved',
      'Series cancelled',
      'Reminder of several on one day',
      'Automatic message',
      'Question whether a contact is right',
    ])
    const [first = ''] = page.texts('tbody tr')
    expect(first).toContain('Praktijk De Linde: Your appointment is on')
    expect(first).toContain('Appointment Mon 8 Feb 13:15, Praktijk De Linde')
  })

  it('is read in each language of the practice', async () => {
    const page = await (await olga.visit(address)).link('Nederlands', 'main').click()
    expect(page.texts('tbody tr')[1]).toContain('Herinnering: u heeft een afspraak op ma 8 feb 13:15-14:15')
    const odd = await olga.visit(`${address}?in=tlh`)
    expect(odd.texts('tbody tr')[1]).toContain('Reminder: your appointment is on')
  })

  it('every kind opens, in four languages, and names no treatment and no address', async () => {
    const links = (await olga.visit(address))
      .links('tbody')
      .map(({ element }) => element.attributes.href ?? '')
    expect(links).toHaveLength(24)
    for (const link of links) {
      const page = await olga.visit(link)
      expect([
        page.status,
        page.texts('main h2').filter((each) => each.startsWith('Example:')).length,
      ]).toEqual([200, 4])
      for (const language of ['en', 'nl', 'sv', 'nb'])
        expect(example(page, language).join(' ')).not.toMatch(/Consult|Lindelaan|1234|undefined|\{/)
    }
  })

  it('shows of a text message how much room it takes and what it costs, with a link and without', async () => {
    expect((await olga.visit(reminder)).text).toContain('no price is set')
    test.db.raw.prepare('update practice set sms_price_micros = 75000').run()
    const page = await olga.visit(reminder)
    const [online = '', phone = ''] = example(page)
    expect(online).toMatch(/Can't come\? \S+\/v\/[\w-]{22}$/)
    expect(phone).toMatch(/Can't come\? Phone 020 123 45 67\.$/)
    expect(page.texts('#example-en small')).toEqual([
      `${online.length} characters in GSM-7, 1 segment, costs €0.075. Room for ${160 - online.length} more characters.`,
      `${phone.length} characters in GSM-7, 1 segment, costs €0.075. Room for ${160 - phone.length} more characters.`,
    ])
  })

  it('quality.md: says where a text message takes two segments, and what they cost', async () => {
    expect((await olga.visit(address)).has('tbody .st.warn')).toBe(false)
    test.db.raw.prepare('update practice set sms_price_micros = 75000').run()
    const name = 'Tandheelkundig en fysiotherapeutisch centrum De Linde'
    changePractice(test.db, { name }, theSystem, test.now)
    const page = await olga.visit(address)
    const count = name.length + new URL(test.world.baseUrl).host.length
    expect(page.text).toContain(`on the web together have ${count} characters. With at most 36 every`)
    expect(page.texts('tbody tr')[1]).toMatch(/ in GSM-7, 2 segments, costs €0\.15\. Room for \d+ more/)
  })

  it('an e-mail is shown as it looks, light and dark, with its subject line and as text (O30)', async () => {
    const page = await look(`${address}/email/moved`, {
      'before-en': '<b>Dear</b> {practice},\n\nwe "moved" it.',
    })
    const frames = page.document.querySelectorAll('#example-en iframe').map(({ attributes }) => attributes)
    expect(frames.map(({ title }) => title)).toEqual([
      'Example: English, In a light mail program',
      'Example: English, In a dark mail program',
    ])
    for (const [index, scheme] of ['light', 'dark'].entries()) {
      // No script, no form and no link gets out of a frame that is allowed nothing.
      expect(frames[index]?.sandbox).toBe('')
      const document = frames[index]?.srcdoc ?? ''
      expect(document).toContain(`<meta name="color-scheme" content="${scheme}"><base target="_blank">`)
      expect(document).toContain(
        '<p>&lt;b&gt;Dear&lt;/b&gt; Praktijk De Linde,</p>\n<p>we &quot;moved&quot; it.</p>',
      )
      expect(document).toContain('>Change or cancel</a>')
    }
    expect(page.text).toMatch(/Subject Moved: .+ Mon 8 Feb 13:15, Praktijk De Linde/)
    expect(example(page)[0]).toContain('<b>Dear</b> Praktijk De Linde,')
    expect((await olga.visit(reminder)).has('iframe')).toBe(false)
  })

  it('rule 6: nothing can be added to what may reach a stranger, and the page says why', async () => {
    for (const channel of ['email', 'sms']) {
      const path = `${address}/${channel}/confirm-contact`
      const page = await olga.visit(path)
      expect(page.has('main form')).toBe(false)
      expect(page.text).toContain('so that a stranger may well read it')
      const typed = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }
      expect((await olga.send(path, typed)).status).toBe(404)
    }
    for (const path of ['/sms/nothing', '/letter/reminder', '/page/dialogue', '/none/reminder'])
      expect((await olga.visit(`${address}${path}`)).status).toBe(404)
  })

  it('P17: around the automatic message words can stand, and what it says is found from there', async () => {
    addAutomatic(
      test.db,
      { name: 'Fasting', texts: { en: 'Eat nothing.' }, staffToo: true },
      theSystem,
      test.now,
    )
    const page = await save(`${address}/email/dialogue`, { 'after-en': 'See you, {practice}' })
    expect(example(page)[0]).toContain(
      'Questions? Phone 020 123 45 67. See you, Praktijk De Linde Kind regards,',
    )
    const list = await page.link('Automatic messages', 'main').click()
    expect([list.path, list.texts('tbody th')]).toEqual(['/staff/settings/automatic-messages', ['Fasting']])
    expect((await olga.visit(address)).texts('tbody tr')[10]).toContain('Your words in: English')
    const text = await save(`${address}/sms/dialogue`, { 'before-en': 'Hello from {location}.' })
    expect(example(text)[0]).toMatch(/^Praktijk De Linde: Hello from De Linde\. .+ \S+\/v\/[\w-]{22}$/)
    // The row of these words is no message of the practice's own.
    expect((await olga.visit('/staff/settings/automatic-messages/2')).status).toBe(404)
  })

  it('is nobody’s but the owner’s', async () => {
    for (const role of ['reception', 'practitioner'] as const)
      expect((await (await signedIn(test, role)).visit(reminder)).status).toBe(404)
  })
})

describe('O30: the practice’s own words before and after', () => {
  it('are nothing at first, and kept per kind, channel and language', async () => {
    expect(example(await olga.visit(reminder))[1]).toMatch(/^Praktijk De Linde: Reminder: /)
    const page = await save(reminder, { 'before-nl': ' Denk eraan! ', 'after-en': 'Bring {practice} cards' })
    expect([page.path, page.status]).toEqual([reminder, 200])
    expect(page.text).toContain('Saved.')
    expect(findWording(test.db, 'reminder', 'sms')).toMatchObject({
      before: { nl: 'Denk eraan!' },
      after: { en: 'Bring {practice} cards' },
      rowVersion: 1,
    })
    expect(findWording(test.db, 'reminder', 'email').after).toEqual({})
    expect(example(page, 'nl')[1]).toMatch(/^Praktijk De Linde: Denk eraan! Herinnering: /)
    expect(example(page, 'en')[1]).toMatch(/Phone 020 123 45 67\. Bring Praktijk De Linde cards$/)
    expect((await olga.visit(address)).texts('tbody tr')[1]).toContain('Your words in: English, Nederlands')
    const audit = "select action from audit where object = 'message-template'"
    expect(rows(test.db, audit)).toHaveLength(1)
  })

  it('say where a language is left out, and nothing is added there', async () => {
    const page = await save(reminder, { 'after-nl': 'Tot dan!' })
    expect(page.texts('#missing')).toEqual([
      'You say something in other languages, but not in: English, Svenska, Norsk bokmål. To messages in these nothing is added.',
    ])
    expect(example(page, 'sv')[1]).toMatch(/Ring 020 123 45 67\.$/)
    expect((await save(reminder, { 'after-nl': '' })).has('#missing p')).toBe(false)
  })

  it('O15: of the reminder stand around that of several appointments of a day, too', async () => {
    await save(reminder, { 'after-en': 'Bring your pass.' })
    await save(`${address}/email/reminder`, { 'before-en': 'Good morning,' })
    const text = await olga.visit(`${address}/sms/reminder-day`)
    expect(example(text)[0]).toMatch(
      /Reminder: you have 3 appointments on Mon 8 Feb, the first at 13:15\. See all: \S+\/v\/\S+ Bring your pass\.$/,
    )
    expect(example(await olga.visit(`${address}/email/reminder-day`))[0]).toContain('Good morning,')
    expect(text.link('Reminder', 'main').element.attributes.href).toBe(reminder)
  })

  it('are seen before they are saved, and then nothing is saved', async () => {
    const page = await look(reminder, { 'after-en': 'Zoë – bring {nothing} {date} 😀', 'before-sv': 'Hej' })
    expect(page.status).toBe(200)
    expect(page.field('after-en').value).toBe('Zoë – bring {nothing} {date} 😀')
    expect(example(page)[1]).toMatch(/Zoë – bring \{nothing\} Mon 8 Feb 😀$/)
    expect(page.texts('#example-en .note.warn')).toEqual([
      'After the message (English): {nothing} is not known here. You can use {practice}, {location}, {phone}, {date}, {time}',
      'Not in GSM-7: 😀. With them a segment holds 70 characters instead of 160.',
      'Not in GSM-7: 😀. With them a segment holds 70 characters instead of 160.',
    ])
    expect(page.texts('#example-en small')[1]).toMatch(/in UCS-2, 3 segments/)
    expect(findWording(test.db, 'reminder', 'sms').rowVersion).toBe(0)
  })

  it('the example follows while one types, by the same address and form', async () => {
    const page = await olga.visit(reminder)
    const { attributes } = page.document.querySelector('main form') ?? { attributes: {} }
    expect(attributes).toMatchObject({
      action: reminder,
      'hx-post': reminder,
      'hx-trigger': 'input delay:400ms',
      'hx-target': '#example-en',
      'hx-select-oob': '#missing,#example-nl,#example-sv,#example-nb',
    })
  })

  it.each([
    ['{address}', '{address}'],
    ['{treatment} and {type}', '{treatment}, {type}'],
    ['{name}', '{name}'],
    ['{{link}}', '{{link}}'],
    ['{link}', '{link}'],
    ['{ phone }', '{ phone }'],
    ['{phone', '{phone'],
    ['phone}', '}'],
    ['{Phone}', '{Phone}'],
  ])('refuse %s, with what there is, and keep what was typed', async (typed, unknown) => {
    const page = await save(reminder, { 'after-nl': `Let op ${typed}`, 'before-en': 'Kept' })
    expect(page.status).toBe(422)
    expect(page.errors()).toEqual([
      `After the message (Nederlands): ${unknown} is not known here. You can use {practice}, {location}, {phone}, {date}, {time}`,
    ])
    expect([page.field('after-nl').value, page.field('before-en').value]).toEqual([`Let op ${typed}`, 'Kept'])
    expect(findWording(test.db, 'reminder', 'sms').rowVersion).toBe(0)
  })

  it('O17: refuse the address of a location, however it is spelt', async () => {
    for (const typed of ['Wij zitten op Lindelaan 14', 'LINDELAAN  14!', 'Come to (Lindelaan-14).']) {
      const page = await save(reminder, { 'after-en': typed })
      expect(page.errors()).toEqual([
        'After the message (English): This holds the address of De Linde. An address never stands in a message: patients find it behind the link',
      ])
    }
    expect((await save(reminder, { 'after-en': 'See you at Lindelaan' })).text).toContain('Saved.')
  })

  it('rule 27: warn of what looks like an address or says a treatment, and let the owner decide', async () => {
    const page = await save(reminder, { 'after-en': 'Entrance: Achterweg 3', 'before-nl': 'Uw CONSULT komt' })
    expect(page.text).toContain('Saved.')
    expect(page.texts('#example-en .note.warn')).toEqual([
      '“After the message (English)” seems to hold an address. No address belongs in a message: patients find it behind the link.',
    ])
    expect(page.texts('#example-nl .note.warn')).toEqual([
      '“Before the message (Nederlands)” says “Consult”, as an appointment type is called. What somebody comes for belongs in no message.',
    ])
    expect(page.has('#example-sv .note.warn')).toBe(false)
    const fine = await save(reminder, { 'after-en': 'Consultation is free', 'before-nl': '' })
    expect(fine.has('#example-en .note.warn')).toBe(false)
  })

  it('O17: warn of a location whose name is an address, or a treatment, where it is named too', async () => {
    expect((await olga.visit(address)).has('.note.warn')).toBe(false)
    const place = { address: 'Kade 2', phone: null }
    const id = addLocation(test.db, { ...place, name: 'Kerkstraat 8' }, theSystem, test.now)
    addLocation(test.db, { ...place, name: 'De Linde Consult' }, theSystem, test.now)
    const page = await olga.visit(address)
    expect(page.texts('main .note.warn')).toEqual([
      'The location “Kerkstraat 8” stands in messages, and its name looks like an address. Locations',
      'The location “De Linde Consult” stands in messages, and its name says “Consult”, as an appointment type is called. Locations',
    ])
    const location = await olga.visit(`/staff/settings/locations/${id}`)
    expect(location.texts('main .note.warn')[0]).toContain('This name looks like an address.')
  })

  it('are at most 300 characters in a text message and 1000 in an e-mail', async () => {
    expect((await save(reminder, { 'after-en': 'x'.repeat(301) })).errors()).toHaveLength(1)
    expect((await save(reminder, { 'after-en': 'x'.repeat(300) })).text).toContain('Saved.')
    expect((await save(`${address}/email/moved`, { 'after-en': 'x'.repeat(1001) })).status).toBe(422)
  })

  it('what somebody else saved meanwhile is not overwritten, and is told of', async () => {
    const mine = await olga.visit(reminder)
    await save(reminder, { 'after-nl': 'Van de ander' })
    const wrong = await mine.form('main form').fill({ 'after-nl': '{x}' }).press('Save')
    const page = await wrong.form('main form').fill({ 'after-nl': 'Van mij' }).press('Save')
    expect(page.status).toBe(409)
    expect(page.text).toContain('After the message (Nederlands): Van de ander')
    expect(page.field('after-nl').value).toBe('Van mij')
    expect(findWording(test.db, 'reminder', 'sms').after).toEqual({ nl: 'Van de ander' })
    expect((await page.form('main form').press('Save')).text).toContain('Saved.')
    expect(findWording(test.db, 'reminder', 'sms')).toMatchObject({ after: { nl: 'Van mij' }, rowVersion: 2 })
  })

  it('of a language that is not offered at present wait for its return', async () => {
    await save(reminder, { 'after-nb': 'Velkommen' })
    changePractice(test.db, { languages: '["en","nl"]' }, theSystem, test.now)
    const page = await save(reminder, { 'after-en': 'Welcome' })
    expect(page.has('[name="after-nb"]')).toBe(false)
    expect(findWording(test.db, 'reminder', 'sms').after).toEqual({ en: 'Welcome', nb: 'Velkommen' })
  })
})
