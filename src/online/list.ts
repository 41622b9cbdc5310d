import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'
import { type Category, categories, categoriesOf, type Entry, type Filter, seenStates } from './online.ts'

/** How the reader's language writes; the part of view/format.ts that the list needs. */
export interface ListWriting {
  readonly t: Translate
  readonly format: Pick<Format, 'stamp' | 'shortDate' | 'time' | 'birthDate'>
  /** From when on something counts as not seen. */
  readonly from: number
}

export interface Line {
  readonly id: number
  readonly at: string
  readonly kinds: readonly { readonly text: string; readonly tone: string }[]
  readonly name: string
  readonly born: string
  readonly href: string
  readonly when: string
  /** What has become of it since; '' where nothing has. */
  readonly since: string
  readonly what: string
  readonly marks: readonly string[]
  /** "Ines Maas, 25 Jan 08:01"; '' where nobody has. */
  readonly seen: string
  /** Whether anybody still has to look. */
  readonly waits: boolean
}

export function lineOf(entry: Entry, writing: ListWriting): Line {
  const { t, format, from } = writing
  const { patient, seen } = entry
  const hidden = patient?.protected === true
  return {
    id: entry.id,
    at: format.stamp(entry.at),
    kinds: categoriesOf(entry).map((kind) => ({ text: t(`online.kind.${named(kind)}`), tone: toneOf(kind) })),
    name: hidden ? t('appointments.protected.title') : (patient?.name ?? ''),
    born: hidden || !patient?.birthDate ? '' : format.birthDate(patient.birthDate),
    href: `/staff/appointments/${entry.appointmentId}`,
    when: whenOf(entry, writing),
    since: sinceOf(entry, writing),
    what: [entry.typeName, entry.practitioner, entry.location].filter(Boolean).join(', '),
    marks: marksOf(entry, t),
    seen: seen ? t('online.seenBy', { name: seen.by, when: format.stamp(seen.at) }) : '',
    waits: seen === undefined && entry.at >= from,
  }
}

/** An entry is never of "all". */
function named(kind: Category): Exclude<Category, 'all'> {
  return kind === 'all' ? 'new' : kind
}

function toneOf(kind: Category): string {
  return kind === 'cancelled' ? ' err' : kind === 'rebooked' ? ' warn' : ' ok'
}

function whenOf({ what, fromStartsAt, toStartsAt, startsAt }: Entry, { t, format }: ListWriting): string {
  const day = (at: EpochSeconds) => `${format.shortDate(at)} ${format.time(at)}`
  const to = toStartsAt ?? startsAt
  return what === 'moved' && fromStartsAt !== null
    ? t('online.fromTo', { from: day(fromStartsAt), to: day(to) })
    : day(to)
}

function sinceOf({ what, cancelled, toStartsAt, startsAt }: Entry, { t, format }: ListWriting): string {
  if (what === 'cancelled') return cancelled ? '' : t('online.since.back')
  if (cancelled) return t('online.since.cancelled')
  if (toStartsAt === null || toStartsAt === startsAt) return ''
  return t('online.since.moved', { when: `${format.shortDate(startsAt)} ${format.time(startsAt)}` })
}

function marksOf({ manyBookings, known, wrote }: Entry, t: Translate): readonly string[] {
  return [
    ...(manyBookings ? [t('followUp.category.many-bookings')] : []),
    ...(known === null ? [] : [t(`appointments.firstVisit.${known}`)]),
    ...(wrote ? [t('online.mark.wrote')] : []),
  ]
}

/** The ways to look at the list: each a link, with how many nobody has seen. */
export function waysOf(
  filter: Filter,
  unseen: Readonly<Record<Category, number>>,
  href: (filter: Filter) => string,
  t: Translate,
) {
  const anew = { ...filter, before: undefined }
  return {
    kinds: categories.map((category) => ({
      href: href({ ...anew, category }),
      text: t(`online.filter.${category}`),
      count: unseen[category],
      current: filter.category === category,
    })),
    states: seenStates.map((seen) => ({
      href: href({ ...anew, seen }),
      text: t(`online.seen.${seen}`),
      current: filter.seen === seen,
    })),
  }
}
