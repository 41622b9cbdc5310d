import { readdirSync } from 'node:fs'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/i18n/languages.ts'
import type { Desk } from '../../src/messages/compose.ts'
import { contactLetter } from '../../src/messages/contact-letter.ts'
import { writeDayTo, writeSeriesTo, writeTo } from '../../src/messages/letter.ts'
import { composeForStaff } from '../../src/messages/staff-letter.ts'
import { trialMail } from '../../src/upkeep/trial-mail.ts'
import { root } from '../helpers/app.ts'
import { at } from '../messages/desk.ts'
import { deskAt, now, practiceOf, subjectOf } from '../messages/sms-kit.ts'
import { faultsInBoth, shot, withPage } from './kit.ts'

/** Views that were written by the letters below: a new kind of e-mail that nobody opens here is noticed. */
const written = new Set<string>()

const plain = deskAt('book.example.org')
const desk: Desk = {
  ...plain,
  render: (view, model, language) => {
    written.add(view)
    return plain.render(view, model, language)
  },
}

interface Letter {
  readonly name: string
  readonly html: string
}

function patientLetters(language: Language, link: boolean): readonly Letter[] {
  const practice = practiceOf()
  const longest = { first: 'Annemarie-Charlotte', last: 'van Wassenaer van Obdam-Bartolotti van den Heuvel' }
  const was = { movedFrom: at('2027-01-28', '14:00'), movedFromUntil: at('2027-01-28', '14:30') }
  const subject = { ...subjectOf(language, link), patientName: longest, ...was, movedFromPlace: 'De Haven' }
  const later = { ...subject, startsAt: subject.startsAt + 7200, endsAt: subject.endsAt + 7200 }
  const series = [subject, later, { ...later, startsAt: later.startsAt + 604_800 }] as const
  const say = (name: string, letter: ReturnType<typeof writeTo>): Letter => {
    if (letter.channel !== 'email') throw new Error(`${name} is no e-mail`)
    return { name: `${name}${link ? '' : ', by phone only'}`, html: letter.mail.html }
  }
  const about = { id: 1, channel: 'email' } as const
  const kinds = ['confirmation', 'reminder', 'moved', 'reassigned', 'propose', 'cancelled'] as const
  const ofSeries = ['series-created', 'series-moved', 'series-cancelled'] as const
  const token = link ? 'A'.repeat(22) : ''
  return [
    ...kinds.map((kind) => say(kind, writeTo(desk, { ...about, kind }, subject, practice, now))),
    ...ofSeries.map((kind) => say(kind, writeSeriesTo(desk, { ...about, kind }, series, practice, now))),
    say('several of one day', writeDayTo(desk, { ...about, list: [subject, later], token }, practice, now)),
    ...(link
      ? [
          say(
            'the practice has written',
            writeTo(desk, { ...about, kind: 'dialogue' }, subject, practice, now),
          ),
        ]
      : []),
  ]
}

function otherLetters(language: Language): readonly Letter[] {
  const practice = practiceOf()
  const subject = subjectOf(language, true)
  const reader = {
    userId: 1,
    name: 'Ines Maas',
    email: 'ines@example.org',
    active: true,
    mailOnBooking: true,
  }
  const toStaff = (kind: 'sign-in' | 'staff-booking', former?: string) =>
    composeForStaff(
      desk,
      { id: 1, kind, usefulUntil: now },
      { ...reader, language, former },
      subject,
      practice,
    )
  const contact = { id: 1, generation: 1, askedAt: now, language, email: 'noor@example.org' }
  const state = { patientId: 1, mobile: undefined, reachable: true, shielded: false, unsubscribed: false }
  const open = { ...contact, ...state, confirmedAt: null, revokedAt: null }
  const trial = trialMail(desk.render, practice.name, 'ines@example.org', language, { token: 'a', host: 'b' })
  return [
    { name: 'a new password', html: toStaff('sign-in').mail.html },
    { name: 'a booking, to staff', html: toStaff('staff-booking').mail.html },
    { name: 'a former address', html: toStaff('sign-in', 'old@example.org').mail.html },
    {
      name: 'is this your address',
      html: contactLetter(desk, 1, open, practice).mail.html,
    },
    { name: 'a trial', html: trial.html },
  ]
}

/** What a page needs and a letter does not: the program that shows it has headings and landmarks of its own. */
const ofPages = /: (landmark-one-main|page-has-heading-one|region) \(/

const valid = new HtmlValidate({ extends: ['html-validate:standard'] })

async function faultsOf(page: Page, { name, html }: Letter, language: Language): Promise<readonly string[]> {
  const where = `${language} ${name}`
  await page.setContent(html)
  const parts = await page.locator('img, script, link, iframe, form, video, object, [style*="url"]').count()
  // The colour that the browser paints under a page without one, which axe takes for white in the dark, too.
  await page.addStyleTag({ content: 'html { background: Canvas; color: CanvasText }' })
  const found = (await faultsInBoth(page, where)).filter((fault) => !ofPages.test(fault))
  await shot(page, `mail-${where}`)
  expect(await page.locator('html').getAttribute('lang'), where).toBe(language)
  const report = await valid.validateString(html)
  const invalid = report.results.flatMap(({ messages }) => messages)
  return [
    ...found,
    ...(parts > 0 ? [`${where}: loads or asks for something`] : []),
    ...invalid.map(({ ruleId, message }) => `${where}: ${ruleId} ${message}`),
  ]
}

describe('every e-mail opened in a browser: axe finds nothing in light and dark at 360 px, and nothing is loaded', () => {
  it.each(languages)('%s', { timeout: 120_000 }, async (language) => {
    const letters = [
      ...patientLetters(language, true),
      ...patientLetters(language, false),
      ...otherLetters(language),
    ]
    const found = await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      const all: string[] = []
      page.on('request', (request) => void all.push(`${language}: asks for ${request.url()}`))
      for (const letter of letters) all.push(...(await faultsOf(page, letter, language)))
      return all
    })
    expect(found).toEqual([])
  })

  afterAll(() => {
    const all = readdirSync(`${root}/views/emails`).filter(
      (file) => file.endsWith('.html.eta') && !file.startsWith('_'),
    )
    expect([...written].filter((view) => view.endsWith('.html')).sort()).toEqual(
      all.map((file) => `emails/${file.replace('.eta', '')}`).sort(),
    )
  })
})
