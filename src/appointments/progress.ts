import type { Translate } from '../i18n/translate.ts'
import { type EpochSeconds, today, type Zone } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'
import { type Mark, minutesLate, type Progress, shortenedStart, stepsOf } from './status.ts'

/** View appointments/_progress: how the appointment goes on, by one click. */
export interface ProgressModel {
  readonly action: string
  readonly shortenAction: string
  readonly slipHref: string
  readonly version: number
  /** "Arrived 10:02, Ines Maas"; '' where the history does not tell. */
  readonly since: string
  /** "waits 11 min"; '' for nobody who waits. */
  readonly waits: string
  readonly forward: readonly { readonly to: Mark; readonly label: string; readonly usual: boolean }[]
  /** "Back to booked"; '' where there is nothing to take back. */
  readonly back: string
  /** "12 min late"; '' for nobody who is. */
  readonly late: string
  /** "Shorten: 10:15–10:30"; '' where nothing is left. */
  readonly shorten: string
  /** Why what was asked for has not been done; '' for nothing. */
  readonly told: string
}

export interface ProgressWriting {
  readonly t: Translate
  readonly format: Pick<Format, 'time' | 'timeRange' | 'stamp'>
  readonly zone: Zone
  readonly now: EpochSeconds
}

/** What `markStatus` and `shortenVisit` refuse, in words for whoever pressed the button. */
export type Refused = 'edited-meanwhile' | 'not-offered' | 'too-late' | 'slot-taken' | undefined

export function progressOf(
  id: number,
  standing: Progress,
  writing: ProgressWriting,
  refused: Refused = undefined,
): ProgressModel {
  const { t, format, zone, now } = writing
  const { forward, back } = stepsOf(standing, zone, now)
  const late = minutesLate(standing, now)
  const start = late > 0 ? shortenedStart(standing, now) : undefined
  const address = `/staff/appointments/${id}`
  return {
    action: `${address}/status`,
    shortenAction: `${address}/shorten`,
    slipHref: `${address}/slip`,
    version: standing.version,
    since: sinceOf(standing, writing),
    waits: waitsOf(standing, writing),
    forward: forward.map((to, index) => ({ to, label: t(`day.mark.${to}`), usual: index === 0 })),
    back: back ? t('day.back', { status: t(`appointments.status.${back}`) }) : '',
    late: late > 0 ? t('day.late', { minutes: late }) : '',
    shorten: start === undefined ? '' : t('day.shorten', { range: format.timeRange(start, standing.endsAt) }),
    told: refused ? toldOf(refused, standing, writing) : '',
  }
}

/** Nobody waits longer: the patient went, and nobody ticked it. In seconds. */
const longestWait = 43_200

/** How many minutes somebody has been waiting; undefined where that makes no sense any more. */
export function minutesWaited(since: EpochSeconds | null, now: EpochSeconds): number | undefined {
  if (since === null || since > now || now - since > longestWait) return undefined
  return Math.floor((now - since) / 60)
}

function waitsOf(standing: Progress, { t, zone, now }: ProgressWriting): string {
  const { since } = stepsOf(standing, zone, now)
  const minutes = standing.status === 'arrived' ? minutesWaited(since?.at ?? null, now) : undefined
  return minutes === undefined ? '' : t('agenda.state.waits', { minutes })
}

/** With the date on another day than today. */
function sinceOf(standing: Progress, { t, format, zone, now }: ProgressWriting): string {
  const { since } = stepsOf(standing, zone, now)
  const { status } = standing
  if (!since || status === 'booked') return ''
  const when = zone.local(since.at).date === today(zone, now) ? format.time(since.at) : format.stamp(since.at)
  const what = t(`appointments.event.${status}`)
  return since.by === null ? t('day.since', { what, when }) : t('day.sinceBy', { what, when, name: since.by })
}

function toldOf(refused: Exclude<Refused, undefined>, standing: Progress, writing: ProgressWriting): string {
  const { t } = writing
  if (refused === 'slot-taken') return t('day.told.overlaid')
  if (refused === 'too-late') return t('day.told.tooLate')
  const now = sinceOf(standing, writing) || capital(t(`appointments.status.${standing.status}`))
  return t(refused === 'edited-meanwhile' ? 'day.told.meanwhile' : 'day.told.notNow', { now })
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
