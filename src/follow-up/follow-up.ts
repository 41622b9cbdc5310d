import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import { isCallCategory } from './call.ts'
import { compare, type Offer, offerWords, type Traits } from './compare.ts'

/** What has to be looked at, the most pressing first (rule 22). */
export const categories = [
  'cannot-come',
  'to-phone',
  'to-remind',
  'cancelled-online',
  'same-person',
  'contact-offered',
  'says-known',
  'says-new',
  'many-bookings',
  'link-sent',
  'other',
] as const
export type Category = (typeof categories)[number]

/** What is settled by phoning is on the call list. */
const listed = categories.filter((each) => !isCallCategory(each))

/** How somebody can close an entry; two cards of one person are merged, which closes it. */
export const outcomes = ['different-people', 'done'] as const
export type Outcome = (typeof outcomes)[number]

export interface FollowUp {
  readonly id: number
  readonly category: Category
  readonly patient: Card | undefined
  readonly other: Card | undefined
  readonly appointment: { readonly id: number; readonly startsAt: EpochSeconds } | undefined
  /** What the two cards say, where they may be one person. */
  readonly traits: Traits | undefined
  readonly otherTraits: Traits | undefined
  readonly offers: readonly Offer[]
  readonly comment: string
  readonly openedAt: EpochSeconds
}

/** A patient's card, as far as a list needs it. */
export interface Card {
  readonly id: number
  readonly name: string
  readonly birthDate: IsoDate | null
  readonly number: number
  /** Protected identity: the name is not shown (rule 9). */
  readonly protected: boolean
}

/** Entries on one page. */
const followUpPage = 50

/** Some entries of one category, oldest first: `limit` of them after the first `offset`. */
export interface Stretch {
  readonly category: Category
  readonly offset: number
  readonly limit: number
}

interface Format {
  birthDate(date: IsoDate): string
  shortDate(at: EpochSeconds): string
  stamp(at: EpochSeconds): string
  time(at: EpochSeconds): string
}

export interface Group {
  readonly category: Category
  readonly title: string
  /** All that are open, on whichever page. */
  readonly count: number
  readonly outcomes: readonly { readonly value: Outcome; readonly text: string }[]
  readonly entries: readonly EntryModel[]
}

interface EntryModel {
  readonly id: number
  readonly patient: CardWords
  readonly other: CardWords | undefined
  /** What helps to decide, a line each. */
  readonly evidence: readonly string[]
  /** Where the two cards are compared and merged; '' where there are no two. */
  readonly compare: string
  /** Contacts to be accepted or declined. */
  readonly offers: readonly ReturnType<typeof offerWords>[]
  readonly appointment: { readonly href: string; readonly text: string } | undefined
  readonly comment: string
  readonly since: string
}

interface CardWords {
  readonly name: string
  readonly about: string
  /** Of the card; '' where it would say more than the list does. */
  readonly href: string
}

export function isOutcome(text: string): text is Outcome {
  return outcomes.some((outcome) => outcome === text)
}

/** How many pages so many open entries fill; an empty list is one page too. */
export function pagesOf(counts: ReadonlyMap<Category, number>): number {
  const all = listed.reduce((sum, category) => sum + (counts.get(category) ?? 0), 0)
  return Math.max(1, Math.ceil(all / followUpPage))
}

/** What stands on a page, 1 being the first, where the categories follow one another without a gap. */
export function stretchesOf(counts: ReadonlyMap<Category, number>, page: number): readonly Stretch[] {
  let before = (page - 1) * followUpPage
  let room = followUpPage
  return listed.flatMap((category) => {
    const count = counts.get(category) ?? 0
    const offset = Math.min(before, count)
    const limit = Math.min(room, count - offset)
    before -= offset
    room -= limit
    return limit > 0 ? [{ category, offset, limit }] : []
  })
}

/** The entries of a page by category in words, categories without any left out. */
export function groupsOf(
  list: readonly FollowUp[],
  counts: ReadonlyMap<Category, number>,
  t: Translate,
  format: Format,
): readonly Group[] {
  return categories.flatMap((category) => {
    const entries = list.filter((each) => each.category === category)
    if (entries.length === 0) return []
    const others = category === 'same-person'
    return [
      {
        category,
        title: t(`followUp.category.${category}`),
        count: counts.get(category) ?? entries.length,
        outcomes: outcomes
          .filter((outcome) => others || outcome === 'done')
          .map((value) => ({ value, text: t(`followUp.outcome.${value}`) })),
        entries: entries.map((entry) => entryOf(entry, t, format)),
      },
    ]
  })
}

function entryOf(entry: FollowUp, t: Translate, format: Format): EntryModel {
  const { id, patient, other, appointment, comment, openedAt } = entry
  return {
    id,
    patient: patient ? cardOf(patient, t, format) : { name: t('followUp.none'), about: '', href: '' },
    other: other && cardOf(other, t, format),
    evidence: evidenceOf(entry, t, format),
    compare:
      patient && other && patient.id !== other.id ? `/staff/patients/${patient.id}/merge/${other.id}` : '',
    offers: isHidden(entry) ? [] : entry.offers.map((offer) => offerWords(offer, t)),
    appointment: appointment && {
      href: addressOf(appointment.id),
      text: `${format.shortDate(appointment.startsAt)} ${format.time(appointment.startsAt)}`,
    },
    // It may repeat the name that was typed.
    comment: isHidden(entry) ? '' : comment,
    since: format.stamp(openedAt),
  }
}

/** Nothing of a protected identity, not even whether it is like another (rule 9). */
function evidenceOf(entry: FollowUp, t: Translate, format: Format): readonly string[] {
  const { patient, other, traits, otherTraits, offers } = entry
  if (isHidden(entry)) return []
  const compared =
    patient && other && traits && otherTraits
      ? compare({ ...patient, ...traits }, { ...other, ...otherTraits }, { t, format })
      : []
  return [...compared, ...offers.map((offer) => offerWords(offer, t).text)]
}

function isHidden({ patient, other }: FollowUp): boolean {
  return patient?.protected === true || other?.protected === true
}

function addressOf(appointmentId: number): string {
  return `/staff/appointments/${appointmentId}`
}

function cardOf(card: Card, t: Translate, format: Format): CardWords {
  if (card.protected) return { name: t('agenda.protected'), about: '', href: '' }
  const born = card.birthDate === null ? t('appointments.bornUnknown') : format.birthDate(card.birthDate)
  const number =
    card.number > 0
      ? t('appointments.number', { number: String(card.number) })
      : t('appointments.number.none')
  return { name: card.name, about: `${born} · ${number}`, href: `/staff/patients/${card.id}` }
}
