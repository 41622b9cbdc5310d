import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { appointmentCalendar, type CalendarAppointment, seriesCalendar } from '../lib/ics.ts'
import type { Keys } from '../lib/token.ts'
import { calendarUid } from './links.ts'

/** What a calendar is told; there is no place for an address or a treatment (rule 27, O17). */
export interface CalendarEntry {
  readonly attendeeId: number
  readonly scheduleVersion: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly practice: string
  readonly location: string
  /** As shown to the reader; '' where the practice has none. */
  readonly phone: string
  /** Takes the appointment out of the calendar again. */
  readonly cancelled?: boolean
}

/** The .ics file of an appointment, for e-mails and for the page after booking. */
export function calendarFile(
  keys: Keys,
  entry: CalendarEntry,
  language: Language,
  now: EpochSeconds,
): string {
  return appointmentCalendar(appointmentOf(keys, entry, language, now))
}

/** One file for several appointments; it puts them in or takes them out, each by its own name. */
export function seriesFile(
  keys: Keys,
  entries: readonly CalendarEntry[],
  language: Language,
  now: EpochSeconds,
): string {
  return seriesCalendar(entries.map((entry) => appointmentOf(keys, entry, language, now)))
}

function appointmentOf(
  keys: Keys,
  entry: CalendarEntry,
  language: Language,
  now: EpochSeconds,
): CalendarAppointment {
  return {
    uid: calendarUid(keys, entry.attendeeId),
    // A cancellation changes no time, but has to be newer than what it takes back.
    sequence: entry.scheduleVersion + (entry.cancelled ? 1 : 0),
    method: entry.cancelled ? 'CANCEL' : 'PUBLISH',
    startsAt: entry.startsAt,
    endsAt: entry.endsAt,
    stampedAt: now,
    summary: entry.practice,
    locationName: entry.location,
    description: entry.cancelled ? '' : cannotCome(entry.phone, language),
    organizerName: entry.practice,
  }
}

/** What somebody does who cannot come, in the form without a link (rule 28). */
export function cannotCome(phone: string, language: Language): string {
  const t = translator(language)
  return phone === '' ? t('emails.cannotComeNoPhone') : t('emails.cannotCome', { phone })
}
