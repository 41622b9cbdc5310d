import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addBlockKind } from '../../src/types/block-kinds.commands.ts'
import { findBlockKind, listBlockKinds } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import type { Browser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let olga: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

const address = () => `/staff/schedule/kinds/${practice.general}`
const kind = () => findBlockKind(test.db, practice.general)

describe('a kind of block', () => {
  it('P7: may show its times in its own way, which beats type and practitioner', async () => {
    const page = await (await olga.visit('/staff/schedule')).link('General').click()
    expect([page.path, page.heading, page.field('visibility').value]).toEqual([
      address(),
      'General Kind of block',
      '',
    ])
    const list = await page.form('main form').choose('visibility', 'first').press('Save')
    expect(kind()).toMatchObject({ name: 'General', web: true, types: 'all', visibility: 'first' })
    expect(list.text).toContain('The first of each day')
    await (await olga.visit(address())).form('main form').choose('visibility', '').press('Save')
    expect(kind()?.visibility).toBeNull()
  })

  it('P7: has it from the start, if wanted', async () => {
    const page = await olga.visit('/staff/schedule/kinds/new')
    await page
      .form('main form')
      .fill({ name: 'Compact' })
      .choose('visibility', 'compact')
      .press('Add a kind of block')
    expect(listBlockKinds(test.db).at(-1)).toMatchObject({ name: 'Compact', visibility: 'compact' })
  })

  it('changes its name, colour, and what patients may book in it', async () => {
    const page = await olga.visit(address())
    const changed = page
      .form('main form')
      .fill({ name: 'Mornings', web: false, type: [String(practice.consult)] })
    await changed.choose('colour', '4').choose('Only these:').press('Save')
    expect(kind()).toMatchObject({
      name: 'Mornings',
      colour: 4,
      web: false,
      types: new Set([practice.consult]),
    })
  })

  it('says what is wrong, keeps what was typed and changes nothing', async () => {
    addBlockKind(test.db, { name: 'Phone', colour: 6, web: false }, theSystem, test.now)
    const before = kind()
    const page = await olga.visit(address())
    const answer = await page.form('main form').fill({ name: 'PHONE' }).choose('Only these:').press('Save')
    expect([answer.status, answer.errors()]).toEqual([
      422,
      [
        'Name: There is one with this name already',
        'What patients may book in it: Tick at least one appointment type, or choose all',
      ],
    ])
    expect(answer.field('name').value).toBe('PHONE')
    expect(kind()).toEqual(before)
  })

  it('is not overwritten unseen', async () => {
    const [one, other] = [await olga.visit(address()), await olga.visit(address())]
    await one.form('main form').fill({ name: 'First' }).press('Save')
    const answer = await other.form('main form').fill({ name: 'Second' }).press('Save')
    expect([answer.status, kind()?.name, answer.field('name').value]).toEqual([409, 'First', 'Second'])
    await answer.form('main form').press('Save')
    expect(kind()?.name).toBe('Second')
  })

  it('is the owner’s to change, and a page that is not there where there is none', async () => {
    expect((await olga.visit('/staff/schedule/kinds/99')).status).toBe(404)
    const ines = await signedIn(test, 'reception')
    expect((await ines.visit(address())).status).toBe(404)
    expect((await ines.visit('/staff/schedule')).links('#kinds ~ form')).toEqual([])
  })
})
