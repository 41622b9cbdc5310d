import type { Key, Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate, Zone } from '../lib/calendar.ts'
import type { Person } from './agenda.ts'
import { peopleName } from './names.ts'

/** What happened to an appointment of the page since it was last shown, one line an appointment and kind of change. */
export interface Change {
  readonly kind: ChangeKind
  readonly appointmentId: number
  readonly startsAt: EpochSeconds
  readonly practitioner: string
  readonly people: readonly Person[]
}

export const changeKinds = [
  'booked',
  'moved',
  'cancelled',
  'cannot-come',
  'arrived',
  'in-treatment',
  'departed',
  'no-show',
  'confirmed',
  'changed',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** More of one kind are only counted. */
const mostNamed = 3

interface Words {
  readonly t: Translate
  readonly zone: Zone
  readonly format: { time(at: EpochSeconds): string; shortDate(at: EpochSeconds): string }
  readonly hidesNames: boolean
  /** The date that is looked at; undefined: several. */
  readonly date: IsoDate | undefined
}

/** "1 new: 10:15 S. Bakker (Anna de Vries). 1 cancelled: 11:00 …"; '' where nothing changed. Hidden names: counts only. */
export function newsOf(changes: readonly Change[], words: Words): string {
  return changeKinds
    .flatMap((kind) => {
      const of = changes.filter((change) => change.kind === kind)
      return of.length === 0 ? [] : [sentence(kind, of, words)]
    })
    .join(' ')
}

function sentence(kind: ChangeKind, changes: readonly Change[], words: Words): string {
  const { t } = words
  const key: Key = `diary.news.${kind}`
  const count = t(key, { count: changes.length })
  if (words.hidesNames || changes.length > mostNamed) return t('diary.news.count', { count })
  return t('diary.news.named', { count, what: changes.map((change) => named(change, words)).join('; ') })
}

function named({ startsAt, practitioner, people }: Change, { t, zone, format, date }: Words): string {
  const here = zone.local(startsAt).date === date
  const when = here ? format.time(startsAt) : `${format.shortDate(startsAt)} ${format.time(startsAt)}`
  return `${when} ${peopleName(people, 'short', t)} (${practitioner})`.replace(/ {2,}/, ' ')
}
