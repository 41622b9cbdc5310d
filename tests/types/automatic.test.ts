import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { addAutomatic, retireAutomatic } from '../../src/types/automatic.commands.ts'
import { listAutomatic } from '../../src/types/automatic.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const address = '/staff/settings/automatic-messages'
let test: TestApp
let practice: SmallPractice
let olga: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

type Typed = Parameters<Page['fill']>[0]
const add = async (typed: Typed): Promise<Page> =>
  (await olga.visit(address)).form('[novalidate]').fill(typed).press('Add an automatic message')
const save = async (id: number, typed: Typed): Promise<Page> =>
  (await olga.visit(`${address}/${id}`)).form('main form').fill(typed).press('Save')
const fasting = { name: 'Fasting', 'text-en': 'Eat nothing.\n\nBring:\n- your pass' }
const typePage = () => `/staff/settings/types/${practice.consult}`
const choose = async (label: string): Promise<Page> =>
  (await olga.visit(typePage())).form('main form').fill({ messageTemplate: label }).press('Save')
const made = (name = 'Fasting'): number =>
  addAutomatic(test.db, { name, texts: { en: 'Eat nothing.' }, staffToo: true }, theSystem, test.now)

describe('P18: messages that the practice makes itself', () => {
  it('are found from the overview of the settings', async () => {
    const index = await olga.visit('/staff/settings')
    const page = await index.link('Automatic messages', 'main').click()
    expect([page.path, page.heading]).toEqual([address, 'Automatic messages'])
    expect(page.text).toContain('There is no automatic message yet.')
  })

  it('are written per language, in paragraphs, and kept as they were typed', async () => {
    const page = await add({ ...fasting, 'text-nl': 'Nuchter <b>blijven</b>' })
    expect(page.text).toContain('Saved.')
    expect(listAutomatic(test.db)).toMatchObject([
      {
        ...{ name: 'Fasting', active: true, staffToo: true },
        texts: { en: 'Eat nothing.\n\nBring:\n- your pass', nl: 'Nuchter <b>blijven</b>' },
      },
    ])
    expect(page.field('text-en').value.replaceAll('\r', '')).toBe('Eat nothing.\n\nBring:\n- your pass')
    expect((await olga.visit(address)).texts('tbody tr')[0]).toMatch(/Fasting\s*not chosen for any type/)
    expect(rows(test.db, "select action from audit where object = 'message-template'")).toEqual([
      { action: 'added' },
    ])
  })

  it('need a name and a text in the practice’s own language; nothing typed is lost', async () => {
    const page = await add({ name: ' ', 'text-nl': 'Nuchter', staffToo: false })
    expect([page.status, page.errors()]).toEqual([
      422,
      [
        'Name: Enter a name',
        'Text (English): Write the text in this language: it is what patients read who speak another one',
      ],
    ])
    expect([page.field('text-nl').value, page.field('staffToo').values]).toEqual(['Nuchter', []])
    expect(count(test.db, 'message_template')).toBe(0)
  })

  it('have at most 3000 characters, counted as people count them', async () => {
    const page = await add({ ...fasting, 'text-en': `${'👩‍👩‍👧'.repeat(3000)}x` })
    expect([page.status, page.text.includes('3001 of at most 3000 characters')]).toEqual([422, true])
    expect(
      (await page.fill({ 'text-en': '👩‍👩‍👧'.repeat(3000) }).press('Add an automatic message')).status,
    ).toBe(200)
  })

  it('the second of two owners is told what is saved now, and what was typed stays', async () => {
    const id = made()
    const mine = await olga.visit(`${address}/${id}`)
    await save(id, { 'text-en': 'Eat well.', staffToo: false })
    const told = await mine.form('main form').fill({ name: 'Not a bite' }).press('Save')
    expect([told.status, told.field('name').value]).toEqual([409, 'Not a bite'])
    expect(told.texts('[role="alert"] li')).toEqual([
      'Name: Fasting',
      'Text (English): Eat well.',
      'Also when the practice books',
    ])
    await told.form('main form').press('Save')
    expect(listAutomatic(test.db)[0]).toMatchObject({ name: 'Not a bite', texts: { en: 'Eat nothing.' } })
  })

  it('a correction of a mistake does not overwrite what was saved meanwhile', async () => {
    const id = made()
    const wrong = await save(id, { name: '' })
    await save(id, { name: 'Other' })
    expect((await wrong.form('main form').fill({ name: 'Mine' }).press('Save')).status).toBe(409)
  })

  it('texts of a language that is no longer spoken wait for its return', async () => {
    await add({ ...fasting, 'text-sv': 'Ät inget.' })
    changePractice(test.db, { languages: '["en","nl"]' }, theSystem, test.now)
    await save(1, { name: 'Sober' })
    expect(listAutomatic(test.db)[0]?.texts).toMatchObject({ sv: 'Ät inget.' })
  })

  it('are seen as patients read them, in every language, and nothing is sent', async () => {
    await add({ ...fasting, 'text-nl': 'Nuchter <b>blijven</b>' })
    const page = await (await olga.visit(`${address}/1`)).link('See as a patient').click()
    expect([page.lang, page.heading]).toEqual(['en', 'A message from Praktijk De Linde'])
    expect(page.text).toContain('Eat nothing.')
    const dutch = await page.link('Nederlands', '.bar').click()
    expect([dutch.lang, dutch.html.includes('Nuchter &lt;b&gt;blijven')]).toEqual(['nl', true])
    const swedish = await dutch.link('Svenska', '.bar').click()
    expect(swedish.text).toContain('Inte skrivet på Svenska: patienterna läser det på English.')
    expect((await swedish.link('Tillbaka till inställningarna').click()).path).toBe(`${address}/1`)
    expect(count(test.db, 'message')).toBe(0)
  })

  it('one that is not there, or is of another kind, is not found', async () => {
    test.db.raw.exec("insert into message_template (name, kind) values ('Recall', 'recall')")
    for (const path of ['/1', '/1/preview', '/1/remove', '/99', '/99/preview', '/99/remove'])
      expect([path, (await olga.visit(address + path)).status]).toEqual([path, 404])
  })
})

describe('P17: the page of a type', () => {
  it('offers those in use, and none is the default', async () => {
    made()
    retireAutomatic(test.db, made('Old'), theSystem, test.now)
    const page = await olga.visit(typePage())
    expect(page.field('messageTemplate').value).toBe('')
    const options = page.document.querySelectorAll('#messageTemplate option').map((each) => each.text)
    expect(options).toEqual(['None', 'Fasting'])
    await choose('Fasting')
    expect(rows(test.db, 'select message_template_id as id from appointment_type')).toEqual([{ id: 1 }])
    expect((await olga.visit(`${address}/1`)).text).toMatch(/Sent to whoever books:\s*Consult/)
    await choose('None')
    expect(rows(test.db, 'select message_template_id as id from appointment_type')).toEqual([{ id: null }])
  })

  it('takes none that is not offered', async () => {
    made()
    const page = await (await olga.visit(typePage()))
      .form('main form')
      .tamper({ messageTemplate: '77' })
      .press('Save')
    expect([page.status, page.errors()]).toEqual([
      422,
      ['Automatic message to whoever books: Choose one from the list'],
    ])
  })

  it('P20: says so where notifications are off', async () => {
    made()
    await choose('Fasting')
    const off = await (await olga.visit(typePage())).form('main form').fill({ notify: false }).press('Save')
    expect(off.text).toContain('Notifications are off for this type: nothing is sent that leads to')
  })
})

describe('P18, edge: a message that is in use', () => {
  it('is not deleted: it says which types send it, and goes out of use instead', async () => {
    made()
    await choose('Fasting')
    const page = await (await olga.visit(`${address}/1`)).link('Delete this message').click()
    expect(page.texts('main li').filter((each) => each.includes('sends'))).toEqual(['Consult sends it'])
    expect(page.text).toContain('Those types then send nothing, and say so.')
    const list = await page.press('Put it out of use')
    expect(list.texts('tbody tr')[0]).toMatch(/Fasting\s*No longer in use\s*Consult/)
  })

  it('out of use the type sends nothing, and its page and the checklist say so', async () => {
    made()
    await choose('Fasting')
    retireAutomatic(test.db, 1, theSystem, test.now)
    const warning = 'The automatic message “Fasting” is out of use: whoever books is sent nothing.'
    for (const path of [typePage(), '/staff/settings/types', '/staff/settings'])
      expect([path, (await olga.visit(path)).text.includes(warning)]).toEqual([path, true])
    expect((await olga.visit(`${address}/1`)).text).toContain('Out of use: whoever books these types')
    const slot = slotAt('10:00', '2027-01-28')
    const booked = await toBooked(test, openBrowser(test), noor, slot, withAnna)
    expect(booked.text).not.toContain('Eat nothing.')
    expect(rows(test.db, "select * from message where kind = 'dialogue'")).toEqual([])
    // The choice stays and counts again once the message is in use.
    expect((await olga.visit(typePage())).text).toContain('Fasting (no longer in use)')
    await save(1, { active: true })
    expect((await olga.visit(typePage())).text).not.toContain(warning)
  })

  it('a deletion that was opened before somebody chose it deletes nothing', async () => {
    made()
    const page = await olga.visit(`${address}/1/remove`)
    await choose('Fasting')
    const told = await page.press('Delete this message')
    expect([told.path, told.text.includes('Consult sends it')]).toEqual([`${address}/1/remove`, true])
    expect(listAutomatic(test.db)).toHaveLength(1)
  })

  it('one that patients were sent is kept for them; one that nobody was sent goes', async () => {
    made()
    await choose('Fasting')
    await toBooked(test, openBrowser(test), noor, slotAt('10:00', '2027-01-28'), withAnna)
    await choose('None')
    expect((await olga.visit(`${address}/1/remove`)).texts('main li')).toContain('patients were sent it')
    const fresh = made('Fresh')
    const gone = await (await olga.visit(`${address}/${fresh}/remove`)).press('Delete this message')
    expect([gone.path, listAutomatic(test.db).map(({ name }) => name)]).toEqual([address, ['Fasting']])
  })
})
