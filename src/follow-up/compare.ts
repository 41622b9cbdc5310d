import type { Translate } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'

/** What beside the card itself helps to tell two people apart. Contacts by their folded value, as the ledger masks them. */
export interface Traits {
  readonly phone: ReadonlyMap<string, string>
  readonly email: ReadonlyMap<string, string>
  /** Of each identity number its mark, by its kind and key: equal marks are equal numbers, which are not read. */
  readonly numbers: ReadonlyMap<string, string>
}

interface Person extends Traits {
  readonly birthDate: IsoDate | null
}

/** A contact given with a booking beside those on the card, all masked. */
export interface Offer {
  readonly attendeeId: number
  readonly channel: 'phone' | 'email'
  readonly offered: string
  readonly onCard: readonly string[]
}

interface Compared {
  readonly equal: boolean
  readonly text: string
}

interface Writing {
  readonly t: Translate
  readonly format: { birthDate(date: IsoDate): string }
}

/** What two cards share and where they differ, a line each; what stands on neither is left out (rule 1). */
export function compare(one: Person, other: Person, writing: Writing): readonly string[] {
  const { t } = writing
  const found = [
    ...birthDates(one, other, writing),
    ...contacts('phone', one, other, t),
    ...contacts('email', one, other, t),
    ...numbers(one, other, t),
  ]
  const listed = (equal: boolean) => found.filter((each) => each.equal === equal).map((each) => each.text)
  const [same, different] = [listed(true).join(', '), listed(false).join(', ')]
  return [
    ...(same === '' ? [] : [t('followUp.same', { what: same })]),
    ...(different === '' ? [] : [t('followUp.different', { what: different })]),
  ]
}

/** An offered contact and what stands on the card, with what names it in a form (F54). */
export function offerWords({ attendeeId, channel, offered, onCard }: Offer, t: Translate) {
  return {
    attendeeId,
    channel,
    offered,
    text: t(`followUp.offer.${channel}`, { offered, card: listOf(onCard, t) }),
  }
}

function birthDates(one: Person, other: Person, { t, format }: Writing): readonly Compared[] {
  const [a, b] = [one.birthDate, other.birthDate]
  if (a === null && b === null) return []
  const show = (date: IsoDate | null) => (date === null ? t('followUp.trait.none') : format.birthDate(date))
  const name = t('followUp.trait.birthDate')
  return [a === b ? { equal: true, text: name } : { equal: false, text: `${name} ${show(a)} / ${show(b)}` }]
}

/** One contact in common is enough: who has two phones is still one person. */
function contacts(channel: 'phone' | 'email', one: Traits, other: Traits, t: Translate): readonly Compared[] {
  const [a, b] = [one[channel], other[channel]]
  if (a.size === 0 && b.size === 0) return []
  const shared = [...a].filter(([folded]) => b.has(folded)).map(([, masked]) => masked)
  const name = t(`followUp.trait.${channel}`)
  if (shared.length > 0) return [{ equal: true, text: `${name} ${shared.join(', ')}` }]
  return [{ equal: false, text: `${name} ${listOf([...a.values()], t)} / ${listOf([...b.values()], t)}` }]
}

/** Two numbers of different kinds or under different keys cannot be compared: both cards have one, no more is said. */
function numbers({ numbers: a }: Traits, { numbers: b }: Traits, t: Translate): readonly Compared[] {
  if (a.size === 0 && b.size === 0) return []
  const name = t('followUp.trait.number')
  const both = [...a].filter(([kind]) => b.has(kind))
  if (both.some(([kind, mark]) => b.get(kind) === mark)) return [{ equal: true, text: name }]
  const has = (marks: Traits['numbers']) => t(marks.size > 0 ? 'followUp.trait.yes' : 'followUp.trait.no')
  const second = both.length > 0 ? t('followUp.trait.another') : has(b)
  return [{ equal: false, text: `${name} ${has(a)} / ${second}` }]
}

function listOf(masked: readonly string[], t: Translate): string {
  return masked.length > 0 ? masked.join(', ') : t('followUp.trait.none')
}
