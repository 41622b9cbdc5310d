import { beforeEach, describe, expect, it } from 'vitest'
import { findPractice, resolveLimits } from '../../src/practice/settings.queries.ts'
import { findType } from '../../src/types/types.queries.ts'
import type { Browser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { bookAtDesk, type House, openHouse } from './kit.ts'

let house: House
let olga: Browser

beforeEach(async () => {
  house = openHouse()
  olga = await signedIn(house, 'owner')
})

describe('F15, F16, F59: what patients may do with their own appointments', () => {
  it('is said as it is, and no longer that it is to come', async () => {
    const page = await olga.visit('/staff/settings/functions')
    expect(page.text).not.toMatch(/not built yet/)
    expect(page.text).toContain('Patients change what they booked themselves')
    expect(page.texts('#can li').join(' ')).toContain('Messages carry a link to that page.')
  })

  it('rules 20, 22: names the kind of appointment, and has words for whoever is too late', async () => {
    const page = await olga.visit('/staff/settings/functions')
    const saved = await page
      .form('main form')
      .fill({ visitType: true, 'lateCancel-en': 'It costs\nmoney', 'lateCancel-nl': ' ' })
      .press('Save')
    expect(saved.via[0]?.status).toBe(303)
    expect(saved.field('lateCancel-en').value).toBe('It costs\nmoney')
    expect(findPractice(house.db)).toMatchObject({
      visitShowsType: true,
      lateCancel: { en: 'It costs\nmoney' },
    })
    const wrong = await saved
      .form('main form')
      .fill({ 'lateCancel-sv': 'x'.repeat(501) })
      .press('Save')
    expect([wrong.status, wrong.errors().length]).toEqual([422, 1])
    expect(wrong.field('lateCancel-sv').value).toBe('x'.repeat(501))
  })

  it('is chosen for each type: its kind, what the practice booked, and its own limits', async () => {
    const { consult, anna, locationId } = house.practice
    const { path } = bookAtDesk(house)
    const address = `/staff/settings/types/${consult}`
    const opened = async (typed: Parameters<typeof olga.page.fill>[0]) => {
      const saved = await (await olga.visit(address)).form('main form').fill(typed).press('Save')
      expect(saved.via[0]?.status).toBe(303)
      return (await house.browser.visit(path)).text.includes('Choose another time')
    }
    expect(findType(house.db, consult)).toMatchObject({ class: 'ordinary', selfService: false })
    expect(await opened({})).toBe(false)
    expect(await opened({ selfService: true, rebookHours: '5', cancelHours: '0' })).toBe(true)
    const { rebookHours, cancelHours } = resolveLimits(house.db, consult, anna, locationId)
    expect([rebookHours, cancelHours]).toEqual([
      { value: 5, level: 'type' },
      { value: 0, level: 'type' },
    ])
    expect(await opened({ class: 'surgery' })).toBe(false)
    expect(await opened({ class: 'recall', selfService: false, rebookHours: '', cancelHours: '' })).toBe(true)
    expect(resolveLimits(house.db, consult, anna, locationId).rebookHours).toEqual({
      value: 24,
      level: 'practice',
    })
    const wrong = await (await olga.visit(address))
      .form('main form')
      .fill({ rebookHours: 'soon' })
      .press('Save')
    expect([wrong.status, wrong.field('rebookHours').value]).toEqual([422, 'soon'])
  })
})
