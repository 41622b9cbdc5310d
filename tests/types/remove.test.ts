import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addBlockKind } from '../../src/types/block-kinds.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { findBlockKind, findType, listTypes } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows, toBooked } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let olga: Browser
const list = '/staff/settings/types'

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

function spare(name: string): number {
  const length = { minutes: 60, gridMinutes: 30, online: true, calendarIds: [practice.anna] }
  const needs = [{ name: 'Chair', resourceIds: [] }]
  return addType(test.db, { name, publicNames: {}, ...length, needs }, theSystem, test.now)
}
const audit = () => rows(test.db, 'select action from audit order by id desc limit 1')[0]?.action

describe('deleting an appointment type', () => {
  it('that nothing uses asks first, then takes it away with all that is its own', async () => {
    const id = spare('Intake')
    const page = await (await olga.visit(`${list}/${id}`)).link('Delete this type').click()
    expect([page.heading, findType(test.db, id)?.name]).toEqual(['Delete this type: Intake', 'Intake'])
    const done = await page.press('Delete this type')
    expect([done.path, done.texts('[role="status"]'), findType(test.db, id)]).toEqual([
      list,
      ['Saved.'],
      undefined,
    ])
    expect(rows(test.db, `select 1 from type_need where type_id = ${id}`)).toEqual([])
    expect(audit()).toBe('removed')
    expect((await olga.visit(`${list}/${id}/remove`)).status).toBe(404)
  })

  it('that is in use is refused: it says what uses it and offers to retire it', async () => {
    await toBooked(test, openBrowser(test))
    const linked = await olga.visit('/staff/settings/links/new')
    await linked.form('main form').choose('type', 'Consult').press('Add a link')
    const page = await olga.visit(`${list}/${practice.consult}/remove`)
    expect(page.text).toContain('appointments, past ones included')
    const retired = await page.press('Retire it')
    expect(retired.text).toContain('No longer in use: Consult')
    expect([findType(test.db, practice.consult)?.active, audit()]).toEqual([false, 'retired'])
    const again = await olga.visit(`${list}/${practice.consult}/remove`)
    expect([again.text.includes('out of use already'), again.has('main form')]).toEqual([true, false])
  })

  it('that came into use meanwhile, or by a forged form, is refused just so', async () => {
    const page = await olga.visit(`${list}/${practice.consult}/remove`)
    await toBooked(test, openBrowser(test))
    const answer = await page.press('Delete this type')
    expect([answer.text.includes('appointments, past ones included'), listTypes(test.db).length]).toEqual([
      true,
      1,
    ])
    expect(answer.via.map(({ status }) => status)).toEqual([303])
  })

  it('that a block names is kept too', async () => {
    const id = spare('Intake')
    test.db.raw
      .prepare('insert into block_kind_type (kind_id, type_id) values (?, ?)')
      .run(practice.general, id)
    expect((await olga.visit(`${list}/${id}/remove`)).text).toContain('blocks of the schedule')
  })
})

describe('deleting a kind of block', () => {
  const kinds = '/staff/schedule/kinds'

  it('that stands nowhere takes it away', async () => {
    const id = addBlockKind(
      test.db,
      { name: 'Phone', colour: 2, web: true, typeIds: [practice.consult] },
      theSystem,
      test.now,
    )
    const page = await (await olga.visit(`${kinds}/${id}`)).link('Delete this kind of block').click()
    await page.press('Delete this kind of block')
    expect([findBlockKind(test.db, id), audit()]).toEqual([undefined, 'removed'])
  })

  it('F30: that is in the schedule is refused; out of use it gives patients nothing, and comes back', async () => {
    const page = await olga.visit(`${kinds}/${practice.general}/remove`)
    expect(page.text).toContain('blocks of the schedule')
    await page.press('Put it out of use')
    const times = async () => (await openBrowser(test).visit('/book/times?practitioner=any')).has('.slots')
    expect([findBlockKind(test.db, practice.general)?.active, await times()]).toEqual([false, false])
    const back = await olga.visit(`${kinds}/${practice.general}`)
    await back.form('main form').fill({ active: true }).press('Save')
    expect(await times()).toBe(true)
  })
})

it('the order of the types is that in which patients see them', async () => {
  spare('Intake')
  spare('Check-up')
  const order = () => listTypes(test.db).map(({ name }) => name)
  expect(order()).toEqual(['Consult', 'Intake', 'Check-up'])
  await (await olga.visit(list)).press('Up: Check-up')
  await (await olga.visit(list)).press('Down: Consult')
  expect(order()).toEqual(['Check-up', 'Consult', 'Intake'])
  const shown = await openBrowser(test).visit('/book')
  const [first, second] = ['Check-up', 'Consult'].map((name) => shown.text.indexOf(name))
  expect(first).toBeLessThan(second ?? 0)
  const page = await olga.visit(list)
  expect(page.forms().flatMap((form) => form.buttons())).not.toContain('Up: Check-up')
})
