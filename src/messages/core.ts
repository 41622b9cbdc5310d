import { translator } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { PlanKind, Subject } from './messages.ts'

interface DateWords {
  longDate(at: EpochSeconds): string
  time(at: EpochSeconds): string
}

/** The sentence that a message about an appointment is sent for. */
export function coreOf(
  kind: PlanKind,
  whose: 'own' | 'other',
  { language, startsAt, endsAt, practitioner: name }: Subject,
  practice: Practice,
  words: DateWords,
): string {
  const t = translator(language)
  const date = words.longDate(startsAt)
  const when = { date, from: words.time(startsAt), to: words.time(endsAt) }
  if (kind !== 'reassigned') return t(`emails.${kind}.${whose}`, when)
  return practice.messages.practitionerInEmail
    ? t(`emails.reassigned.${whose}`, { ...when, name })
    : t(`emails.reassigned.${whose}Unnamed`, when)
}

/** The old time in words, and the old place where it was another one (O9). */
export function movedFrom(subject: Subject, words: DateWords): string {
  const { movedFrom: from, movedFromUntil: until, movedFromPlace: place, language } = subject
  if (from === undefined) return ''
  const t = translator(language)
  const when = { date: words.longDate(from), from: words.time(from) }
  if (until === undefined) return t('emails.movedFrom', { date: when.date, time: when.from })
  const range = { ...when, to: words.time(until) }
  return place === undefined
    ? t('emails.movedFromRange', range)
    : t('emails.movedFromPlace', { ...range, place })
}
