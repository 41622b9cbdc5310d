import { expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { createSetupToken } from '../../src/staff/set-up-token.commands.ts'
import { openApp } from '../helpers/app.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { tidy } from '../helpers/html.ts'
import { firstDay, firstWeek } from './first-day.ts'

const inOrder = tidy(['status', 'alert', 'region'], ['no-redundant-for', 'tel-non-breaking'])

const steps = ['', '/basis', '/hours', '/mail', '/changes', '/open', '/website']

it.each(languages)('the pages of the first day are valid and in %s', async (language) => {
  const bare = openApp()
  const visitor = openBrowser(bare)
  const token = createSetupToken(bare.db, bare.now)
  const pages: Page[] = [await visitor.visit(`/setup?token=${token}&lang=${language}`)]
  pages.push(await visitor.visit(`/setup?token=x&lang=${language}`))
  for (const { test, browser } of [await firstDay(), await firstWeek()]) {
    test.db.raw.prepare('update staff_user set language = ?').run(language)
    for (const step of steps) pages.push(await browser.visit(`/staff/start${step}`))
    pages.push(await browser.visit('/staff/agenda'), await browser.visit('/staff/settings/mail'))
    test.db.raw.exec('update calendar set online = 0')
    pages.push(await browser.visit('/staff/start'))
  }
  expect(pages.filter(({ status }) => status !== 200).map(({ path }) => path)).toEqual(['/setup'])
  expect([...new Set(pages.map(({ lang }) => lang))]).toEqual([language])
  expect((await Promise.all(pages.map(({ html, path }) => inOrder(html, path)))).flat()).toEqual([])
})
