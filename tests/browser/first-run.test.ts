import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/i18n/languages.ts'
import { translator } from '../../src/i18n/translate.ts'
import { buildProgram, type Program } from '../helpers/program.ts'
import { openSmtp } from '../messages/desk.ts'
import { faults, shot, withPage } from './kit.ts'

let program: Program
let smtp: Awaited<ReturnType<typeof openSmtp>>

beforeAll(async () => {
  program = await buildProgram('main')
  smtp = await openSmtp()
}, 60_000)

afterAll(async () => {
  await smtp.close()
  program.remove()
})

/** A server on an empty folder, and the link that its start has printed. */
async function begin(language: Language) {
  const child = program.start([], { PORT: '0', DATA_DIR: `${program.dataDir}-${language}` })
  let text = ''
  const link = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`it ended: ${text}`)))
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part
      const found = /(http:\S+\/setup\?token=\S+)/.exec(text)?.[1]
      if (found) resolve(found)
    })
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    link,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

const people: Readonly<Record<Language, { readonly practice: string; readonly phone: string }>> = {
  en: { practice: 'Linden Practice', phone: '020 7946 0123' },
  nl: { practice: 'Praktijk De Linde', phone: '020 123 45 67' },
  sv: { practice: 'Tandläkarna vid Ån', phone: '08-123 456 78' },
  nb: { practice: 'Klinikken på Tjøme', phone: '22 12 34 56' },
}

/** What a person has to do, counted as it is done. */
function walkOn(page: Page) {
  const effort = { pages: 0, clicks: 0, fields: 0, letters: 0 }
  const arrive = async () => {
    effort.pages += 1
    await page.waitForLoadState('load')
  }
  return {
    effort,
    arrive,
    fill: async (name: string, text: string) => {
      effort.fields += 1
      effort.letters += text.length
      await page.locator(`[name="${name}"]`).fill(text)
    },
    choose: async (control: Locator) => {
      effort.clicks += 1
      await control.check()
    },
    select: async (name: string, value: string) => {
      effort.fields += 1
      await page.locator(`[name="${name}"]`).selectOption(value)
    },
    press: async (name: string) => {
      effort.clicks += 1
      await page.getByRole('button', { name, exact: true }).first().click()
      await arrive()
    },
    follow: async (name: string | RegExp) => {
      effort.clicks += 1
      await page.locator('main').getByRole('link', { name }).first().click()
      await arrive()
    },
  }
}

type Walk = ReturnType<typeof walkOn>

/** The one page behind the link: nothing but what the page offers. */
async function setUp(page: Page, walk: Walk, language: Language, link: string): Promise<void> {
  await page.goto(link)
  await walk.arrive()
  if (language === 'en') await walk.select('country', 'GB')
  await walk.fill('practice', people[language].practice)
  await walk.fill('phone', people[language].phone)
  await walk.fill('name', 'Åsa Öst')
  await walk.fill('email', 'asa@example.org')
  await walk.fill('password', 'heron lantern seventeen')
  await walk.press(translator(language)('settings.setUp.button'))
}

/** All six steps, each page looked at on the way. */
async function guide(page: Page, walk: Walk, language: Language): Promise<readonly string[]> {
  const t = translator(language)
  const found: string[] = []
  const look = async (step: string) => {
    found.push(...(await faults(page, `${step} ${language}`)))
    await shot(page, `first-run-${step}-${language}`)
  }
  await look('start')
  await walk.follow(t('start.begin'))
  await walk.choose(page.getByRole('radio', { name: t('start.trade.dentist') }))
  await walk.fill('address', 'Lindelaan 14')
  await look('basis')
  await walk.press(t('start.basis.button'))
  await walk.fill('day5-to2', '15')
  await look('hours')
  await walk.press(t('start.saveAndGoOn'))
  const { hostname, port } = new URL(smtp.url)
  await walk.fill('server', hostname)
  await walk.fill('port', port)
  await look('mail')
  await walk.press(t('start.mail.test'))
  await look('mailed')
  await walk.follow(t('start.goOn'))
  await walk.choose(page.getByRole('radio', { name: t('start.changes.yes') }))
  await look('changes')
  await walk.press(t('start.saveAndGoOn'))
  await look('open')
  return found
}

/** As a patient would, from the address that stands on the last page. */
async function book(page: Page, language: Language): Promise<void> {
  const t = translator(language)
  await page
    .locator('main')
    .getByRole('link', { name: t('start.type.dentist.one') })
    .first()
    .click()
  await page.locator('.slots button').first().click()
  const about = { firstName: 'Noor', lastName: 'Berg', 'birthDate-day': '27', 'birthDate-month': '3' }
  for (const [name, text] of Object.entries({
    ...about,
    'birthDate-year': '1979',
    email: 'noor@example.org',
  }))
    await page.locator(`[name="${name}"]`).fill(text)
  await page.locator('main form .btn').last().click()
  // Whoever is faster than three seconds is asked to press once more.
  await page.waitForTimeout(3100)
  await page.locator('form[action^="/book/confirm"] .btn').last().click()
}

describe('J26: from an empty folder to a patient who has booked, with what the pages offer', () => {
  it.each(languages)(
    'in %s',
    async (language) => {
      const server = await begin(language)
      const t = translator(language)
      const before = smtp.deliveries.length
      try {
        await withPage({ locale: language, viewport: { width: 360, height: 780 } }, async (page) => {
          const walk = walkOn(page)
          await setUp(page, walk, language, server.link)
          const found = await guide(page, walk, language)

          // J51: tried out first; nothing of it is real, and the door is still shut.
          await walk.follow(t('start.open.try'))
          await expect
            .poll(() => page.getByRole('link', { name: t('start.type.dentist.one') }).count())
            .toBe(1)
          await page.goBack()
          await walk.press(t('start.open.button'))
          expect(await page.locator('#main').getByRole('status').textContent()).toContain(
            t('start.open.isOpen'),
          )
          const address = await page.locator('#code-address').inputValue()
          expect(await page.locator('#code-button').inputValue()).toContain(`href="${address}"`)
          await walk.press(t('start.website.button'))
          expect(await page.locator('h2').first().textContent()).toBe(t('start.complete'))
          await shot(page, `first-run-complete-${language}`)
          expect(found).toEqual([])

          await page.goto(address)
          await book(page, language)
          await page.locator('.done').waitFor()
          await page.goto(`${new URL(address).origin}/staff/agenda`)
          expect(await page.locator('details.card').count()).toBe(0)
          // Some five minutes for a person: ten pages, a dozen clicks, a dozen fields of which half are about them.
          expect(walk.effort).toMatchObject({ pages: 11, clicks: 12, fields: language === 'en' ? 10 : 9 })
        })
        // The test that the owner asked for, and the patient's confirmation: without a restart.
        await expect.poll(() => smtp.deliveries.length - before, { timeout: 10_000 }).toBe(2)
        expect(smtp.deliveries.slice(before).map(({ recipients }) => recipients)).toEqual([
          ['asa@example.org'],
          ['noor@example.org'],
        ])
      } finally {
        await server.stop()
      }
    },
    120_000,
  )
})
