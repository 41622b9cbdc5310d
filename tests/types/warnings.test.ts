import { beforeEach, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addBlockKind } from '../../src/types/block-kinds.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import type { Browser } from '../helpers/browser.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const pages = ['/staff/settings', '/staff/settings/types']
const ready = 'Everything is ready: patients can book.'
let test: TestApp
let practice: SmallPractice
let phone: number

beforeEach(() => {
  test = openApp()
  practice = smallPractice(test.db)
  phone = addBlockKind(test.db, { name: 'Phone', colour: 6, web: false }, theSystem, test.now)
})

function addCheckUp(online = true): number {
  const length = { minutes: 60, gridMinutes: 30, online, calendarIds: [practice.anna] }
  const type = { name: 'Check-up', publicNames: {}, blockKindId: phone, ...length }
  return addType(test.db, type, theSystem, test.now)
}

const offline =
  'Check-up: The kind of block Phone is not bookable online: patients are offered no times, unless a block has its own choice.'
const inactive = 'Check-up: The kind of block Phone is no longer in use: patients are offered no times.'

async function warningsFor(olga: Browser): Promise<readonly (readonly string[])[]> {
  const shown = []
  for (const each of pages) shown.push((await olga.visit(each)).texts('.note.warn'))
  return shown
}

it('F30: the overview and the list of types warn of a type that no block lets in, and lead to it', async () => {
  const olga = await signedIn(test, 'owner')
  expect((await olga.visit('/staff/settings')).text).toContain(ready)
  const checkUp = addCheckUp()
  expect(await warningsFor(olga)).toEqual([[offline], [offline]])
  const overview = await olga.visit('/staff/settings')
  expect(overview.text).not.toContain('Everything is ready')
  expect(overview.text).toContain('All five steps are done, but patients cannot book everything yet')
  const type = await overview.link('Check-up').click()
  expect([type.path, type.texts('.note.warn')]).toEqual([
    `/staff/settings/types/${checkUp}`,
    [offline.replace('Check-up: ', '')],
  ])
  test.db.raw.prepare('update block_kind set active = 0, web = 1 where id = ?').run(phone)
  expect(await warningsFor(await signedIn(test, 'owner'))).toEqual([[inactive], [inactive]])
})

it('F30: nothing is said of a type that patients would not book', async () => {
  addCheckUp(false)
  const olga = await signedIn(test, 'owner')
  expect(await warningsFor(olga)).toEqual([[], []])
  expect((await olga.visit('/staff/settings')).text).toContain(ready)
})

it.each([
  ['nl', 'Alle vijf stappen zijn klaar, maar'],
  ['sv', 'Alla fem steg är klara, men'],
  ['nb', 'Alle fem trinn er ferdige, men'],
])('F30: says so in %s', async (language, words) => {
  addCheckUp()
  await addStaff(test.db, 'owner', test.now, language)
  expect((await (await signedIn(test, 'owner')).visit('/staff/settings')).text).toContain(words)
})
