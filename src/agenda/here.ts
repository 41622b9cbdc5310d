import { minutesWaited } from '../appointments/progress.ts'
import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Person } from './agenda.ts'

/** Somebody in the house. */
export interface Here {
  /** Of the appointment. */
  readonly id: number
  readonly people: readonly Person[]
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

/** @param late whose day runs late, and by how many minutes */
export function hereModel(
  here: readonly Here[],
  late: readonly { readonly name: string; readonly minutes: number }[],
  writing: HereWriting,
): HereModel {
  const { t } = writing
  return {
    people: here.map((each) => {
      const { id, practitioner, version, waits, people } = each
      const next = waits ? ('in-treatment' as const) : ('done' as const)
      const label = t(`day.mark.${next}`)
      const name = nameOf(people, writing)
      return { id, practitioner, version, waits, next, label, name, state: stateOf(each, writing) }
    }),
    late: late.map(({ name, minutes }) => t('day.here.late', { name, minutes })),
  }
}

function stateOf({ waits, since }: Here, { t, format, now }: HereWriting): string {
  if (!waits)
    return since === null ? t('agenda.state.inTreatment') : t('day.here.inRoom', { time: format.time(since) })
  const minutes = minutesWaited(since, now)
  return minutes === undefined ? t('agenda.state.arrived') : t('agenda.state.waits', { minutes })
}

function nameOf(people: readonly Person[], { t, hidesNames }: HereWriting): string {
  const [first, ...others] = people
  if (!first || others.length > 0) return t('agenda.people', { count: people.length })
  if (first.protected) return t('agenda.protected')
  const { firstName, lastName } = first
  return hidesNames ? `${initialOf(firstName)} ${initialOf(lastName)}`.trim() : `${firstName} ${lastName}`
}

function initialOf(name: string): string {
  const [letter] = name
  return letter === undefined ? '' : `${letter}.`
}
