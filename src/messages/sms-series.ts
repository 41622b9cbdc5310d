import { translator } from '../i18n/translate.ts'
import type { Practice } from '../practice/practice.ts'
import type { Text } from '../texting/sms.ts'
import { type Around, noWords } from './around.ts'
import type { DateWords, Desk } from './compose.ts'
import { phoneOf, visitLink } from './letter-parts.ts'
import type { SeriesKind, Subject } from './messages.ts'
import { bookAgain, cannotCome } from './sms-letter.ts'
import { dayOf, placed, rangeOf, startOf, textOf } from './sms-parts.ts'

type List = readonly [Subject, ...Subject[]]

/**
 * Writes one text message about several appointments of a series (O11, O12): the first one, and the link to its page;
 * the others have messages of their own when their day comes.
 */
export function composeSeriesSms(
  desk: Desk,
  message: { readonly id: number; readonly kind: SeriesKind },
  list: List,
  practice: Practice,
  around: Around = desk.around?.(message.kind, 'sms', list[0].language) ?? noWords,
): Text {
  const [head] = list
  const words = desk.words(head.language, practice.zone)
  const core = coreOf(message.kind, list, practice, words)
  const ways =
    message.kind === 'series-cancelled'
      ? bookAgain(desk, head, practice)
      : seeFirst(list, practice, visitLink(desk, head, 'v'))
  return textOf({ core, ...ways }, head, practice, words, around)
}

/**
 * Writes one reminder of several appointments of one patient on one day (O15). `link` leads to the page that lists them;
 * '': there is none.
 */
export function composeDaySms(
  desk: Desk,
  list: List,
  practice: Practice,
  link: string,
  around: Around = desk.around?.('reminder', 'sms', list[0].language) ?? noWords,
): Text {
  const [head] = list.toSorted((one, other) => one.startsAt - other.startsAt)
  const subject = head ?? list[0]
  const t = translator(subject.language)
  const words = desk.words(subject.language, practice.zone)
  const when = { date: dayOf(subject.startsAt, words), time: words.time(subject.startsAt) }
  const [whose, about] = [subject.booker ? 'other' : 'own', { count: list.length, ...when }] as const
  // It begins like any reminder, as far as that costs no segment more.
  const core = [t(`texting.day.remind.${whose}`, about), t(`texting.day.${whose}`, about)]
  const way = link === '' ? cannotCome(t, phoneOf(subject, practice)) : t('texting.call.all', { link })
  return textOf({ core, ways: [way], secret: link }, subject, practice, words, around)
}

function coreOf(kind: SeriesKind, list: List, practice: Practice, words: DateWords): readonly string[] {
  const [head] = list
  const t = translator(head.language)
  const whose = head.booker ? 'other' : 'own'
  const count = list.length
  const start = startOf(head.startsAt, words)
  if (kind === 'series-cancelled') return [t(`texting.series-cancelled.${whose}`, { count, when: start })]
  const range = rangeOf(head, words)
  const whens = [placed(range, head, practice), range, placed(start, head, practice), start]
  if (kind === 'series-created')
    return whens.map((when) => t(`texting.series-created.${whose}`, { count, when }))
  const from = head.movedFrom ?? head.startsAt
  // The times are the same, and somebody else is there.
  if (from === head.startsAt) return whens.map((when) => t(`texting.series-with.${whose}`, { when }))
  const was = startOf(from, words)
  const short = whose === 'own' ? 'shortOwn' : 'shortOther'
  return [
    ...whens.map((when) => t(`texting.series-moved.${whose}`, { was, when })),
    t(`texting.series-moved.${short}`, { when: start }),
  ]
}

function seeFirst([head, ...others]: List, practice: Practice, link: string) {
  const t = translator(head.language)
  const byPhone = cannotCome(t, phoneOf(head, practice))
  if (link === '') return { ways: [byPhone], secret: '' }
  const see = t(others.length === 0 ? 'texting.call.view' : 'texting.call.first', { link })
  return { ways: [`${byPhone} ${see}`, see], secret: link }
}
