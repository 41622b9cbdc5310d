import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { listBlocks, listTemplateBlocks } from '../../src/schedule/blocks.queries.ts'
import { addBlockKind } from '../../src/types/block-kinds.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const list = '/staff/schedule/templates'
let test: TestApp
let practice: SmallPractice
let ines: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  ines = await signedIn(test, 'reception')
})

/** A new, empty week of Anna's. */
async function newWeek(name = 'Wednesdays'): Promise<Page> {
  const page = await ines.visit(list)
  return page
    .form(`[action="${list}"]`)
    .fill({ calendar: String(practice.anna), name })
    .press('Add a week template')
}

const add = (page: Page, values: Readonly<Record<string, string | readonly string[]>>) =>
  page.form('[action$="/blocks"]').fill(values).press('Add a block')
const idOf = (page: Page) => Number(/\d+$/.exec(page.path)?.[0])
const times = (templateId: number) =>
  listTemplateBlocks(test.db, templateId).map((block) => [block.weekday, block.fromMinute, block.toMinute])
/** Everything but who looked when. */
const state = () => everything(test.db, ['hold', 'hold_resource', 'session', 'access_log'])

describe('a week template', () => {
  it('P4, J36: gets blocks on several days at once, each with kind, place, web and types', async () => {
    const phone = addBlockKind(test.db, { name: 'Phone', colour: 6, web: false }, theSystem, test.now)
    const page = await newWeek()
    expect([page.heading, page.text.includes('Draft')]).toEqual(['Wednesdays', true])
    const block = { weekday: ['3', '6'], from: '13', to: '1730', kind: String(phone), type: ['1'] }
    const form = page.form('[action$="/blocks"]').fill(block).choose('web', 'yes').choose('mode', 'listed')
    const saved = await form.press('Add a block')
    expect(saved.via.map(({ status }) => status)).toEqual([303])
    const blocks = listTemplateBlocks(test.db, idOf(saved))
    expect(blocks).toHaveLength(2)
    for (const each of blocks)
      expect(each).toMatchObject({ kindId: phone, web: true, types: new Set([practice.consult]) })
    expect(times(idOf(saved))).toEqual([
      [3, 780, 1050],
      [6, 780, 1050],
    ])
  })

  it.each([
    [{ from: '25', to: '12' }, 'From: Enter a time, such as 9:00 or 13:30'],
    [{ from: '9', to: '' }, 'To: Enter a time, such as 9:00 or 13:30'],
    [{ from: '9:03', to: '12' }, 'From: Times go in steps of five minutes'],
    [{ from: '9', to: '12:01' }, 'To: Times go in steps of five minutes'],
    [{ from: '12', to: '9' }, 'To: The end must come after the start. What goes past midnight is two blocks'],
    [{ from: '22', to: '2' }, 'To: The end must come after the start. What goes past midnight is two blocks'],
    [{ from: '9', to: '9' }, 'To: The end must come after the start. What goes past midnight is two blocks'],
    [{ from: '11:55', to: '14' }, 'From: There is a block at 09:00–12:00 already'],
    [{ from: '8', to: '9:05' }, 'From: There is a block at 09:00–12:00 already'],
    [{ from: '10', to: '11' }, 'From: There is a block at 09:00–12:00 already'],
    [{ from: '14', to: '15', weekday: [] }, 'Days: Tick at least one day'],
  ])('says what is wrong with %o beside the field, keeps all and changes nothing', async (typed, said) => {
    const first = await add(await newWeek(), { weekday: ['3'], from: '9', to: '12' })
    const before = state()
    const answer = await add(first, { weekday: ['2', '3'], ...typed })
    expect([answer.status, answer.errors()]).toEqual([422, [said]])
    const field = said.startsWith('To') ? 'to' : said.startsWith('Days') ? 'weekday' : 'from'
    expect(`${said.split(':')[0]}: ${answer.field(field).error}`).toBe(said)
    expect([answer.field('from').value, answer.field('to').value]).toEqual([typed.from, typed.to])
    if (!('weekday' in typed)) expect(answer.field('weekday').values).toEqual(['2', '3'])
    expect(state()).toEqual(before)
  })

  it('lets neighbours touch, and a block end at 24:00', async () => {
    const first = await add(await newWeek(), { weekday: ['3'], from: '9', to: '12' })
    const saved = await add(await add(first, { weekday: ['3'], from: '12', to: '13' }), {
      weekday: ['3'],
      from: '22',
      to: '24:00',
    })
    expect(times(idOf(saved))).toEqual([
      [3, 540, 720],
      [3, 720, 780],
      [3, 1320, 1440],
    ])
  })

  it('changes and removes a block of a draft', async () => {
    const page = await add(await newWeek(), { weekday: ['3'], from: '9', to: '12' })
    const block = await page.link(/Change this block: Wednesday/).click()
    expect([block.field('from').value, block.field('weekday').value]).toEqual(['09:00', '3'])
    const saved = await block.form('.card').fill({ from: '8:30', weekday: '4' }).press('Save')
    expect(times(idOf(saved))).toEqual([[4, 510, 720]])
    const gone = await (await saved.link(/Change this block/).click()).press('Remove this block')
    expect([gone.status, times(idOf(gone))]).toEqual([200, []])
  })

  it('is not overwritten unseen', async () => {
    const page = await add(await newWeek(), { weekday: ['3'], from: '9', to: '12' })
    const href = page.link(/Change this block/).href
    const [one, other] = [await ines.visit(href), await ines.visit(href)]
    await one.form('.card').fill({ to: '11' }).press('Save')
    const answer = await other.form('.card').fill({ to: '13' }).press('Save')
    expect([answer.status, answer.field('to').value]).toEqual([409, '13'])
    expect(times(idOf(page))).toEqual([[3, 540, 660]])
    expect((await other.press('Remove this block')).status).toBe(409)
    await answer.form('.card').press('Save')
    expect(times(idOf(page))).toEqual([[3, 540, 780]])
  })

  it('has a name that may change at any time, and is thrown away while it is a draft', async () => {
    const page = await newWeek()
    const renamed = await page.form('input[name="version"]').fill({ name: 'Harvest' }).press('Save')
    expect(renamed.heading).toBe('Harvest')
    expect((await page.form('input[name="version"]').fill({ name: 'Autumn' }).press('Save')).status).toBe(409)
    const left = await renamed.press('Remove the draft')
    expect([left.path, left.text.includes('Harvest')]).toEqual([list, false])
    expect((await ines.visit(renamed.path)).status).toBe(404)
    const unnamed = await newWeek(' ')
    expect([unnamed.status, unnamed.errors()]).toEqual([422, ['Name of the template: Enter a name']])
  })
})

describe('a template in force (rule 11)', () => {
  const inForce = () => ines.visit(`${list}/1`)

  it('P5, F31: keeps its times; changing them makes one draft that acts nowhere yet', async () => {
    const page = await inForce()
    expect(page.text).toContain('This template is in use, so its times stay as they are.')
    expect(page.has('[action$="/blocks"]')).toBe(false)
    const draft = await page.press('Change the times')
    expect(draft.text).toContain('This draft takes the place of “Week” once you put it into force.')
    await (await draft.link(/Change this block: Monday 09:00/).click())
      .form('.card')
      .fill({ to: '11' })
      .press('Save')
    const waiting = await inForce()
    expect(waiting.text).toContain('Changed times wait in a draft. They act once you put it into force.')
    expect((await ines.visit(list)).texts('.st.warn')).toEqual(['Not in force yet'])
    expect((await waiting.press('Go on with the draft')).path).toBe(draft.path)
    expect(times(1)).toContainEqual([1, 540, 720])
    expect(times(idOf(draft))).toContainEqual([1, 540, 660])
    expect(listBlocks(test.db, practice.anna, '2027-02-01')[0]?.toMinute).toBe(720)
  })

  it('cannot be made to change its times by a forged form, nor be removed', async () => {
    const before = state()
    const post = (path: string, fields: Record<string, string>) =>
      ines.send(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    const block = { weekday: '6', from: '9', to: '10', kind: '1', location: '1', web: '', mode: '' }
    expect((await post(`${list}/1/blocks`, block)).status).toBe(409)
    expect((await post(`${list}/1/remove`, {})).status).toBe(409)
    const stamp = (await ines.visit(`${list}/1/blocks/1`)).field('stamp').value
    expect((await post(`${list}/1/blocks/1/remove`, { stamp })).status).toBe(409)
    expect((await post(`${list}/1/blocks/1`, { ...block, stamp })).status).toBe(409)
    expect(times(1)).toEqual(times(2))
    expect(state()).toEqual(before)
  })

  it('J37, J40: what patients may book in its blocks acts at once, and in a draft made before too', async () => {
    const intake = addType(
      test.db,
      {
        name: 'Intake',
        publicNames: {},
        minutes: 30,
        gridMinutes: 30,
        online: true,
        calendarIds: [practice.anna],
      },
      theSystem,
      test.now,
    )
    const offered = async (type: string) => {
      const page = await openBrowser(test).visit(
        `/book/times?type=${type}&practitioner=anna-de-vries&from=2027-02-01&day=2027-02-01`,
      )
      return page.has('button[value^="2027-02-01T09:00"]')
    }
    expect([await offered('consult'), await offered('intake')]).toEqual([true, true])
    const draft = await (await inForce()).press('Change the times')
    const page = await ines.visit(`${list}/1/blocks/1`)
    expect(page.has('[name="from"]')).toBe(false)
    const saved = await page
      .form('.card')
      .fill({ type: [String(intake)] })
      .choose('mode', 'listed')
      .press('Save')
    expect(saved.via.map(({ status }) => status)).toEqual([303])
    expect([await offered('consult'), await offered('intake')]).toEqual([false, true])
    expect(listTemplateBlocks(test.db, idOf(draft))[0]?.types).toEqual(new Set([intake]))
    await (await ines.visit(`${list}/1/blocks/1`)).form('.card').choose('web', 'no').press('Save')
    expect(await offered('intake')).toBe(false)
  })

  it('what is changed in it does not reach what has taken its place', async () => {
    const draft = await (await inForce()).press('Change the times')
    const preview = await (await draft.link('Put into force').click()).press('Show what changes')
    await preview.form('[name="stamp"]').press(/^Put into force from/)
    await (await ines.visit(`${list}/1/blocks/1`)).form('.card').choose('web', 'no').press('Save')
    const [before, after] = ['2027-01-25', '2027-02-01'].map((date) =>
      listBlocks(test.db, practice.anna, date),
    )
    expect([before?.[0]?.web, after?.[0]?.web]).toEqual([false, null])
  })

  it('wants at least one type where only some are let in', async () => {
    const answer = await (await ines.visit(`${list}/1/blocks/1`))
      .form('.card')
      .choose('mode', 'listed')
      .press('Save')
    expect([answer.status, answer.field('mode').error]).toEqual([
      422,
      'Tick at least one appointment type, or choose all',
    ])
  })
})

describe('the ticks of template blocks', () => {
  const form = '[action="/staff/schedule/template-ticks"]'
  const tick = (page: Page, id: number, on: boolean) => {
    const input = page.document.querySelector(`${form} input[name="web"][value="${id}"]`)
    if (on) input?.setAttribute('checked', '')
    else input?.removeAttribute('checked')
    return page.form(form).press('Save the templates')
  }
  const web = (date: string) => listBlocks(test.db, practice.anna, date)[0]?.web

  it('F18, F32, J40: act at once in every week, and on a day of its own that says nothing itself', async () => {
    const monday = '2027-02-01'
    const week = () => ines.visit(`/staff/schedule?week=${monday}`)
    const box = `[action="/staff/schedule"] input[value="${practice.anna}_${monday}_1"]`
    const first = await week()
    first.document.querySelector(box)?.removeAttribute('checked')
    await first.form('[action="/staff/schedule"]').press('Save')
    const answer = await tick(await week(), 1, false)
    expect(answer.via.map(({ status }) => status)).toEqual([303])
    expect([web(monday), web('2027-02-08'), web('2027-01-25')]).toEqual([false, false, false])
    expect(answer.texts(`${form} td small`)).toEqual(['Chosen for this block'])
    await tick(await week(), 1, true)
    expect([web(monday), web('2027-02-08')]).toEqual([null, null])
    expect(listBlocks(test.db, practice.anna, monday)[1]?.web).toBe(false)
  })

  it('write nothing where nothing changed, and follow the calendar chosen', async () => {
    const before = state()
    const page = await ines.visit(`/staff/schedule?calendar=${practice.selim}`)
    expect(page.texts(`${form} .grp th`)).toEqual(['Selim Aydin: Week'])
    await page.form(form).press('Save the templates')
    expect(state()).toEqual(before)
  })
})

it('the pages of the schedule are not a practitioner’s', async () => {
  const anna = await signedIn(test, 'practitioner')
  for (const path of [
    list,
    `${list}/1`,
    `${list}/1/force`,
    '/staff/schedule/days',
    '/staff/schedule/absences',
  ])
    expect((await anna.visit(path)).status).toBe(404)
  const week = await anna.visit('/staff/schedule')
  const paths = week.links('main').map(({ href }) => href.replace(/\?.*/, ''))
  expect([...new Set(paths.filter((path) => path.startsWith('/staff/schedule/')))].sort()).toEqual([
    '/staff/schedule/as-patient',
    '/staff/schedule/clock-change',
    '/staff/schedule/why',
  ])
})
