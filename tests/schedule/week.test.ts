import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addClosure } from '../../src/schedule/closures.commands.ts'
import { addAbsence, setDatedWeb } from '../../src/schedule/schedule.commands.ts'
import { setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import type { Browser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let ines: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  ines = await signedIn(test, 'reception')
})

const week = () => ines.visit('/staff/schedule?week=2027-02-01')

describe('the week', () => {
  it('says which blocks a closure or an absence takes, and does not count them as open', async () => {
    const day = { locationId: null, from: '2027-02-02', to: '2027-02-02', texts: {} }
    addClosure(test.db, { ...day, coverName: null, coverPhone: null }, theSystem, test.now)
    const at = (time: string) => Date.parse(`2027-02-03T${time}:00+01:00`) / 1000
    const hour = { startsAt: at('10:30'), endsAt: at('12:00'), reason: '' }
    addAbsence(test.db, { resourceId: 1, ...hour }, theSystem, test.now)
    const page = await week()
    expect(page.text).toContain('54.5 of 70 hours this week are open to patients.')
    expect(page.texts('td small').filter((text) => text === 'Closed on this day')).toHaveLength(4)
    expect(page.texts('td small').filter((text) => text.startsWith('Away for all'))).toHaveLength(1)
  })

  it('F20: advises to open more where hardly anything is open', async () => {
    expect((await week()).text).not.toContain('Hardly any time is open')
    setKindWeb(test.db, practice.general, false, theSystem, test.now)
    const day = { calendarId: practice.anna, date: '2027-02-01', position: 0 }
    setDatedWeb(test.db, { ...day, web: true }, theSystem, test.now)
    expect((await week()).text).not.toContain('Hardly any time is open')
    const block = await ines.visit(`/staff/schedule/days/${practice.anna}/2027-02-01/0`)
    await block.form('.card').fill({ to: '10' }).press('Save')
    expect((await week()).text).toContain('Hardly any time is open to patients this week.')
  })

  it('leads to the day of each block', async () => {
    const [, afternoon] = (await week()).links('table th')
    expect(afternoon?.name).toBe('13:00–17:00 Change this block')
    const page = await ines.visit(afternoon?.href ?? '')
    expect(page.heading).toBe('Anna de Vries, Monday 1 February 2027')
  })
})
