import { readdirSync } from 'node:fs'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/i18n/languages.ts'
import type { News, NewsWord } from '../../src/messages/calendar-news.ts'
import type { Desk } from '../../src/messages/compose.ts'
import { contactLetter } from '../../src/messages/contact-letter.ts'
import { writeDayTo, writeSeriesTo, writeTo } from '../../src/messages/letter.ts'
import { writeForSoftware } from '../../src/messages/software-letter.ts'
import {
  composeForStaff,
  dailyContent,
  newsContent,
  signInContent,
  toFormerAddress,
} from '../../src/messages/staff-letter.ts'
import type { Reader } from '../../src/messages/staff-mail.ts'
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

function staffLetters(language: Language): readonly Letter[] {
  const practice = practiceOf()
  const { appointmentId, startsAt, endsAt, location } = subjectOf(language, true)
  const wishes = { mailOnBooking: true, mailOnMove: true, mailOnCancel: true, dailyEmpty: true } as const
  const reader: Reader = {
    ...{ userId: 1, name: 'Ines Maas', email: 'ines@example.org', language, active: true },
    ...{ ...wishes, dailyMinute: 420, dailyScope: 'all' },
  }
  const say = (name: string, content: Parameters<typeof composeForStaff>[4]): Letter => ({
    name,
    html: composeForStaff(desk, { id: 1, to: reader.email }, reader, practice, content).mail.html,
  })
  const plan = { startsAt, endsAt, calendarId: 1, locationId: 1, scheduleVersion: 1 }
  const news = (word: NewsWord): News => ({ appointmentId, told: plan, now: plan, cancelled: false, word })
  const where = () => location
  const told = (name: string, all: readonly [News, ...News[]]): Letter =>
    say(name, newsContent(desk, all, reader, practice, where))
  const visit = { startsAt, endsAt, calendar: 'Anna de Vries', location }
  const visits = [visit, { ...visit, calendar: 'Selim Aydin', location: 'De Haven' }]
  return [
    say('a new password', signInContent(desk, { id: 1, usefulUntil: now }, reader, practice)),
    say('a former address', toFormerAddress),
    told('a booking, to staff', [news('booked')]),
    told('news, to staff', [news('moved'), news('left'), news('cancelled')]),
    say('the list of the day', dailyContent(desk, { day: '2027-01-29', visits }, reader, practice)),
    say('an empty day', dailyContent(desk, { day: '2027-01-29', visits: [] }, reader, practice)),
  ]
}

function otherLetters(language: Language): readonly Letter[] {
  const practice = practiceOf()
  const contact = { id: 1, patientId: 1, email: 'noor@example.org', mobile: undefined, language }
  const asked = { askedAt: now, generation: 1, confirmedAt: null, revokedAt: null }
  const state = { reachable: true, shielded: false, unsubscribed: false }
  const link = 'https://intake.example.org/form/1'
  const message = {
    text: 'Please fill in the form.\n\nIt takes five minutes.',
    link,
    language,
    revoked: false,
    isInstead: false,
  }
  const software = writeForSoftware(desk, 1, { channel: 'email', to: contact.email }, message, practice)
  if (software.channel !== 'email') throw new Error('it is no e-mail')
  const trial = trialMail(desk.render, practice.name, contact.email, language, { token: 'a', host: 'b' })
  const question = contactLetter(desk, 1, { ...contact, ...asked, ...state }, practice)
  return [
    { name: 'is this your address', html: question.mail.html },
    { name: 'from other software', html: software.mail.html },
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
      ...staffLetters(language),
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
