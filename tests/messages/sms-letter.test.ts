import { describe, expect, it } from 'vitest'
import { type Language, languages } from '../../src/i18n/languages.ts'
import { translator } from '../../src/i18n/translate.ts'
import { measureSms } from '../../src/lib/sms-text.ts'
import type { Desk } from '../../src/messages/compose.ts'
import { visitToken } from '../../src/messages/links.ts'
import type { LetterKind, SeriesKind, Subject } from '../../src/messages/messages.ts'
import { composeSms } from '../../src/messages/sms-letter.ts'
import { composeAutomaticSms, composeConfirmSms } from '../../src/messages/sms-notices.ts'
import { rangeOf, startOf } from '../../src/messages/sms-parts.ts'
import { composeDaySms, composeSeriesSms } from '../../src/messages/sms-series.ts'
import type { Practice } from '../../src/practice/practice.ts'
import type { Text } from '../../src/texting/sms.ts'
import { at } from './desk.ts'
import { deskAt, longestStart, now, practiceOf, subjectOf } from './sms-kit.ts'

const letterKinds: readonly LetterKind[] = [
  ...(['confirmation', 'reminder', 'moved', 'reassigned', 'propose', 'cancelled'] as const),
]
const seriesKinds: readonly SeriesKind[] = ['series-created', 'series-moved', 'series-cancelled']
const year = [2026, 2027, 2028]
const booker = { first: 'Mette', last: 'Haugen' }

/** Everything that is sent as SMS in one language, with the longest dates of three years. */
function everyText(
  desk: Desk,
  practice: Practice,
  language: Language,
  link: boolean,
  whose: Subject['booker'],
): readonly (readonly [string, Text])[] {
  return year.flatMap((each) => {
    const startsAt = longestStart(language, each)
    const subject = subjectOf(language, link, { startsAt, endsAt: startsAt + 3600, booker: whose })
    const moved = { ...subject, movedFrom: startsAt - 7 * 86_400 }
    const series = Array.from({ length: 12 }, (_, index) => ({
      ...moved,
      startsAt: startsAt + index * 7 * 86_400,
    }))
    const [head = moved, ...rest] = series
    const token = visitToken(desk.keys, 1, 1)
    const secret = link ? `${desk.baseUrl}/v/${token}` : ''
    const contact = { id: 7, generation: 1, language }
    return [
      ...letterKinds.map((kind) => [kind, composeSms(desk, { id: 1, kind }, moved, practice, now)] as const),
      ['changed', composeSms(desk, { id: 1, kind: 'moved' }, subject, practice, now)],
      ...seriesKinds.map(
        (kind) => [kind, composeSeriesSms(desk, { id: 1, kind }, [head, ...rest], practice)] as const,
      ),
      ['series-with', composeSeriesSms(desk, { id: 1, kind: 'series-moved' }, [subject, ...rest], practice)],
      ['series of one', composeSeriesSms(desk, { id: 1, kind: 'series-created' }, [head], practice)],
      ['day', composeDaySms(desk, [head, ...rest], practice, secret)],
      ['dialogue', composeAutomaticSms(desk, subject, practice)],
      ['confirm-contact', composeConfirmSms(desk, contact, practice)],
      ...coming(desk, subject, practice, token).map(([kind, text]) => [kind, asText(text)] as const),
    ]
  })
}

/** The words for what is sent later: recalls, planned treatments and the waiting list. */
function coming(desk: Desk, subject: Subject, practice: Practice, token: string) {
  const words = desk.words(subject.language, practice.zone)
  const t = translator(subject.language)
  const when = rangeOf(subject, words)
  const until = words.time(subject.startsAt)
  const form = subject.hasVisitLink ? 'link' : 'phone'
  const way = { link: `${desk.baseUrl}/v/${token}`, phone: practice.phone ?? '' }
  return (['recall', 'planned', 'waiting'] as const).map(
    (kind) => [kind, `${practice.name}: ${t(`texting.${kind}.${form}`, { when, until, ...way })}`] as const,
  )
}

function asText(text: string): Text {
  return { text, kept: text, segments: measureSms(text).segments }
}

const cases = languages.flatMap((language) =>
  [true, false].flatMap((link) =>
    [undefined, booker].map((whose) => ({ language, link, whose, by: whose ? 'a booker' : 'the patient' })),
  ),
)
const practice = practiceOf()
const desk = deskAt('linde.example')
const one = (kind: LetterKind, subject: Subject, around = {}) =>
  composeSms(desk, { id: 1, kind }, subject, practiceOf(around), now).text

describe('quality.md: one segment while practice and host together have at most 36 characters', () => {
  it.each(cases)(
    '$language to $by, with a link: $link',
    ({ language, link, whose }) => {
      for (const [name, host] of [
        ['P'.repeat(26), 'abcdefg.nl'],
        ['P'.repeat(10), `${'h'.repeat(23)}.nl`],
        ['P'.repeat(18), `${'h'.repeat(15)}.nl`],
      ] as const) {
        const texts = everyText(deskAt(host), practiceOf({ name }), language, link, whose)
        const long = texts
          .filter(([, { segments, text }]) => segments !== 1 || measureSms(text).encoding !== 'GSM-7')
          .map(([kind, { text }]) => `${kind} ${text.length}: ${text}`)
        expect(long).toEqual([])
      }
    },
    60_000,
  )

  it('beyond it says how many it takes, link and all', () => {
    const name = 'Tandheelkundig en fysiotherapeutisch centrum De Linde aan de Amstel'
    const subject = subjectOf('nl', true)
    const { text, segments } = composeSms(
      deskAt('afspraken.tandheelkundig-centrum.example'),
      { id: 1, kind: 'confirmation' },
      subject,
      practiceOf({ name }),
      now,
    )
    expect([segments, measureSms(text).segments]).toEqual([2, 2])
    expect(text).toMatch(/https:\/\/afspraken\.tandheelkundig-centrum\.example\/v\/[\w-]{22}$/)
  })
})

describe('O8–O17: what a text message says', () => {
  it.each([
    ['en', 'Praktijk De Linde: Your appointment is on Fri 29 Jan 10:00-10:30, De Linde. Change/cancel: LINK'],
    [
      'nl',
      'Praktijk De Linde: Er is een afspraak met u gemaakt op vr 29 jan 10:00-10:30, De Linde. Wijzigen/afzeggen: LINK',
    ],
    ['sv', 'Praktijk De Linde: Din tid är bokad fre 29 jan 10:00-10:30, De Linde. Av-/omboka: LINK'],
    ['nb', 'Praktijk De Linde: Du har fått time fre 29. jan 10:00-10:30, De Linde. Endre/avbestill: LINK'],
  ] as const)('a confirmation in %s', (language, expected) => {
    const subject = subjectOf(language, true)
    const link = `https://linde.example/v/${visitToken(desk.keys, subject.attendeeId, subject.linkGeneration)}`
    expect(one('confirmation', subject)).toBe(expected.replace('LINK', link))
  })

  it('is kept without its link', () => {
    const { kept, text } = composeSms(desk, { id: 1, kind: 'reminder' }, subjectOf('en', true), practice, now)
    expect(kept).toMatch(/Can't come\? …$/)
    expect(text).toMatch(/Can't come\? https:\/\/linde\.example\/v\/[\w-]{22}$/)
    const again = composeSms(desk, { id: 1, kind: 'propose' }, subjectOf('en', true), practice, now)
    expect(again.text).toMatch(/another time: https:\/\/linde\.example\/visit\/[\w-]{22}\/move$/)
    expect(again.kept).toMatch(/another time: …\/move$/)
  })

  it('rule 28: leads to the phone where nothing can be done online', () => {
    const subject = subjectOf('en', false)
    expect(one('reminder', subject)).toBe(
      "Praktijk De Linde: Reminder: your appointment is on Fri 29 Jan 10:00-10:30, De Linde. Can't come? Phone 020 123 45 67.",
    )
    expect(one('propose', subject)).toContain('Phone 020 123 45 67 for another time.')
    expect(one('reminder', subject, { phone: null })).toMatch(/Can't come\? Please tell us\.$/)
    expect(one('cancelled', subject, { portalOpen: false })).toMatch(/Questions\? Phone 020 123 45 67\.$/)
    expect(one('cancelled', subject, { portalOpen: false, phone: null })).toMatch(/is cancelled\.$/)
  })

  it('says so where only one thing can be done, or where it is too late for all', () => {
    const { selfService, ...subject } = subjectOf('en', true)
    const only = (part: object) =>
      one('confirmation', { ...subject, selfService: { ...selfService, ...part } })
    expect(only({ rebook: false })).toMatch(/ Cancel: https/)
    expect(only({ cancel: false })).toMatch(/ Change: https/)
    const late = only({ rebookUntil: now - 1, cancelUntil: now - 1 })
    expect(late).toMatch(/Can't come\? Phone 020 123 45 67\. See: https/)
  })

  it('O9: a move names the old time and the new one', () => {
    const movedFrom = at('2027-01-28', '13:15')
    expect(one('moved', subjectOf('en', true, { movedFrom }))).toMatch(
      /: Your appointment on Thu 28 Jan 13:15 has moved to Fri 29 Jan 10:00-10:30\. Change/,
    )
    const longer = subjectOf('nl', true, { movedFrom: at('2027-01-29', '10:00') })
    expect(one('moved', longer)).toContain('Uw afspraak is gewijzigd. Die is nu op vr 29 jan 10:00-10:30')
  })

  it('O9: where it is elsewhere now the place is named, whatever that costs', () => {
    const location = 'Gezondheidscentrum De Linde aan de Amstel bij het station'
    const subject = subjectOf('nl', true, { movedFrom: at('2027-01-28', '13:15'), location })
    expect(one('moved', subject)).not.toContain(location)
    expect(one('moved', { ...subject, movedFromPlace: 'De Linde' })).toContain(location)
  })

  it('O10, O11: what is cancelled, alone and with the following ones', () => {
    const cancelled = subjectOf('en', true, { cancelled: true })
    expect(one('cancelled', cancelled)).toBe(
      'Praktijk De Linde: Your appointment on Fri 29 Jan 10:00 is cancelled. Book again: https://linde.example/book?lang=en',
    )
    const list = [cancelled, { ...cancelled, startsAt: at('2027-02-05', '10:00') }] as const
    expect(composeSeriesSms(desk, { id: 1, kind: 'series-cancelled' }, list, practice).text).toContain(
      'Your repeat appointments from Fri 29 Jan 10:00 onwards are cancelled.',
    )
  })

  it('O15: several on one day are counted, with the start of the first', () => {
    const late = subjectOf('nl', true, { startsAt: at('2027-06-11', '14:00') })
    const first = subjectOf('nl', true, { startsAt: at('2027-06-11', '11:00') })
    const { text } = composeDaySms(desk, [late, first, late], practice, 'https://linde.example/v/x')
    expect(text).toBe(
      'Praktijk De Linde: Herinnering: u heeft 3 afspraken op vr 11 jun, de eerste om 11:00. Overzicht: https://linde.example/v/x',
    )
    const long = composeDaySms(
      deskAt('h'.repeat(40)),
      [late, first],
      practice,
      `https://${'h'.repeat(58)}/v/x`,
    )
    expect([long.segments, long.text.includes('Linde: U heeft 2 afspraken op')]).toEqual([1, true])
  })

  it('O16: the name of the location only where it fits, and nothing dangles without', () => {
    const location = 'Gezondheidscentrum De Linde aan de Amstel bij het station'
    expect(one('confirmation', subjectOf('nl', true, { location }))).toContain('10:00-10:30. Wijzigen')
    expect(one('confirmation', subjectOf('nl', true, { location: '' }))).toContain('10:00-10:30. Wijzigen')
    const same = subjectOf('nl', true, { location: 'Praktijk De Linde' })
    expect(one('confirmation', same).match(/Linde/g)).toHaveLength(1)
  })

  it.each(cases)('rule 27: nobody’s name and no treatment, $language to $by', ({ language, link, whose }) => {
    for (const [, { text }] of everyText(desk, practice, language, link, whose))
      expect(text).not.toMatch(/Sanne|Bakker|Anna|Vries|Consult|Lindelaan|Mette|Haugen|1234/)
  })

  it('dates hold no space that does not break and no dash that costs', () => {
    for (const language of languages) {
      const words = desk.words(language, practice.zone)
      const subject = subjectOf(language, true, { startsAt: longestStart(language, 2027) })
      expect(startOf(subject.startsAt, words) + rangeOf(subject, words)).toMatch(/^[\wåäöøæ :.-]+$/)
    }
  })

  it('a letter beyond GSM-7 in the practice’s name costs a segment only where it has no plain form', () => {
    const named = (name: string) =>
      composeSms(desk, { id: 1, kind: 'confirmation' }, subjectOf('en', true), practiceOf({ name }), now)
    expect(named('Patiënt & Zorg').text).toContain('Patient & Zorg:')
    expect(named('Patiënt & Zorg').segments).toBe(1)
    expect(named('Gabinet Łódź')).toMatchObject({
      segments: 2,
      text: expect.stringContaining('Gabinet Łódź:'),
    })
  })
})
