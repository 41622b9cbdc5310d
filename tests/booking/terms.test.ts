import { describe, expect, it } from 'vitest'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, rows, type Typed, toCheck, toDetails } from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

async function details(changes: PracticeChanges = {}, typed: Typed = {}): Promise<Page> {
  test = openApp()
  smallPractice(test.db, changes)
  const page = await toDetails(openBrowser(test))
  return page.fill(typed)
}

describe('the terms', () => {
  const terms_url = 'https://example.org/terms'

  it('J45, J46: without an address there is no tick box', async () => {
    expect((await details()).has('#terms')).toBe(false)
  })

  it('J46: with one the box is never ticked beforehand and must be, on the server too', async () => {
    const page = await details({ terms_url }, noor)
    expect(
      page
        .form()
        .entries()
        .map(([name]) => name),
    ).not.toContain('terms')
    expect(page.link(/^Read the terms/)).toMatchObject({ href: terms_url })
    expect(page.link(/^Read the terms/).element.getAttribute('target')).toBe('_blank')
    const refused = await page.press('Continue')
    expect([refused.status, refused.errors()]).toEqual([422, ['Read the terms and tick the box to agree']])
    const check = await refused.fill({ terms: true }).press('Continue')
    expect(check.status).toBe(200)
    const edit = await check.press({ name: 'edit', value: 'email' })
    expect(edit.form().entries()).toContainEqual(['terms', 'yes'])
  })

  it('J46: when and to which address was agreed is kept', async () => {
    test = openApp()
    smallPractice(test.db, { terms_url })
    const check = await toCheck(test, openBrowser(test), { ...noor, terms: true })
    await check.press('Book appointment')
    expect(rows(test.db, "select given, source, detail, at from consent where kind = 'terms'")).toEqual([
      { given: 1, source: 'web', detail: terms_url, at: test.now },
    ])
  })

  it('J46: the confirming post is refused without the tick', async () => {
    test = openApp()
    smallPractice(test.db, { terms_url })
    const check = await toCheck(test, openBrowser(test), { ...noor, terms: true })
    const page = await check
      .form('form[action^="/book/confirm"]')
      .tamper({ terms: '' })
      .press('Book appointment')
    expect([page.status, page.heading, count(test.db, 'appointment')]).toEqual([422, 'Your details', 0])
  })
})
