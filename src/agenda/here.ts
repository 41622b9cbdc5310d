import { minutesWaited } from '../appointments/progress.ts'
import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Person } from './agenda.ts'
import { peopleName } from './names.ts'
import type { Late } from './running-late.ts'

/** Somebody in the house. */
export interface Here {
  /** Of the appointment. */
  readonly id: number
  readonly people: readonly Omit<Person, 'firstVisit'>[]
  /** Arrived and not yet called in. */
  readonly waits: boolean
  /** Since when that is so; null: not known. */
  readonly since: EpochSeconds | null
  readonly version: number
  readonly calendarId: number
  readonly practitioner: string
}

/** View agenda/_here. */
export interface HereModel {
  readonly people: readonly HereLine[]
  /** "Anna de Vries is running 20 min late", for whoever is asked at the desk. */
  readonly late: readonly string[]
}

export interface HereLine {
  readonly id: number
  readonly name: string
  /** "waits 11 min" */
  readonly state: string
  readonly waits: boolean
  /** With whom. */
  readonly practitioner: string
  readonly version: number
  /** What one click makes of it. */
  readonly next: 'in-treatment' | 'done'
  readonly label: string
}

export interface HereWriting {
  readonly t: Translate
  readonly format: { time(at: EpochSeconds): string }
  readonly now: EpochSeconds
  /** Initials only, where a screen can be read by others. */
  readonly hidesNames: boolean
}

export function hereModel(here: readonly Here[], late: readonly Late[], writing: HereWriting): HereModel {
  const { t, hidesNames } = writing
  return {
    people: here.map((each) => {
      const { id, practitioner, version, waits, people } = each
      const next = waits ? ('in-treatment' as const) : ('done' as const)
      // On one line, in a column of the lists that is narrow.
      const label = t(`day.mark.${next}`).replaceAll(' ', '\u00a0')
      const name = peopleName(people, hidesNames ? 'initials' : 'whole', t)
      return { id, practitioner, version, waits, next, label, name, state: stateOf(each, writing) }
    }),
    late: late
      .filter(({ minutes }) => minutes > 0)
      .map(({ name, minutes }) => t('day.here.late', { name, minutes })),
  }
}

function stateOf({ waits, since }: Here, { t, format, now }: HereWriting): string {
  if (!waits)
    return since === null ? t('agenda.state.inTreatment') : t('day.here.inRoom', { time: format.time(since) })
  const minutes = minutesWaited(since, now)
  return minutes === undefined ? t('agenda.state.arrived') : t('agenda.state.waits', { minutes })
}
