import { beforeEach, describe, expect, it } from 'vitest'
import { addLink } from '../../src/booking/links.commands.ts'
import { languages } from '../../src/i18n/languages.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, widePractice } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { tidy } from '../helpers/html.ts'
import { signedIn } from '../helpers/staff.ts'

let test: TestApp

const inOrder = tidy(['status', 'alert'], ['no-redundant-for', 'tel-non-breaking'])

beforeEach(() => {
  test = openApp()
  widePractice(test.db)
  const facts = { typeId: 1, locationId: 1, calendarId: 1, fixed: true, active: true }
  addLink(test.db, { ...facts, slug: 'anna' }, theSystem, test.now)
})

describe('the pages of links, of the preview and of the look are valid HTML and whole', () => {
  it.each(languages)('in %s', async (language) => {
    const olga = await signedIn(test, 'owner')
    test.db.raw.prepare('update staff_user set language = ?').run(language)
    const pages = [await olga.visit('/staff/settings/links')]
    const pass = pages[0]?.links('.card').find(({ href }) => href.includes('preview='))?.href ?? ''
    for (const path of ['/own', '/new', '/1']) pages.push(await olga.visit(`/staff/settings/links${path}`))
    pages.push(await olga.page.form('main form').fill({ slug: 'x y' }).enter())
    pages.push(await olga.visit('/staff/settings/links/1/poster'))
    pages.push(await olga.visit('/staff/settings/look'))
    pages.push(await olga.page.form('form[action$="/logo"]').enter())
    const visitor = openBrowser(test)
    pages.push(await visitor.visit(`${pass}.anna&lang=${language}`))
    pages.push(await visitor.page.form('form:has(.slots)').press({ name: 'slot' }))
    pages.push(await visitor.page.fill(noor).form('main form').enter())
    pages.push(await visitor.page.form('main form[data-back]').enter())
    test.now += 3600
    pages.push(await visitor.visit(`${pass}&lang=${language}`))
    expect(pages.map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 422, 200, 200, 422, 200, 200, 200, 200, 410,
    ])
    for (const page of pages) {
      expect([page.path, page.lang, page.document.querySelectorAll('h1').length]).toEqual([
        page.path,
        language,
        1,
      ])
      expect(page.html).not.toMatch(/undefined|\[object|NaN/)
      expect(await inOrder(page.html, page.path)).toEqual([])
    }
  })
})
