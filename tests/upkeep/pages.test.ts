import { HtmlValidate } from 'html-validate'
import { expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { createSetupToken } from '../../src/staff/set-up-token.commands.ts'
import { openApp } from '../helpers/app.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { firstDay, firstWeek } from './first-day.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    'void-style': ['error', { style: 'omit' }],
    // The settings' tick boxes have both.
    'no-redundant-for': 'off',
    'no-implicit-button-type': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'prefer-native-element': ['error', { exclude: ['status', 'alert', 'region'] }],
  },
})

async function faults(page: Page): Promise<readonly string[]> {
  const report = await validator.validateString(page.html)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, message }) => `${page.path} ${ruleId} ${line}: ${message}`),
  )
}

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
  expect((await Promise.all(pages.map(faults))).flat()).toEqual([])
})
