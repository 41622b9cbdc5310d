import type { EpochSeconds } from '../lib/calendar.ts'
import type { Deed } from './handover.ts'

/** What was done, and to whom. */
export interface HandoverHead {
  readonly id: number
  readonly calendarId: number
  readonly deed: Deed
  readonly toCalendarId: number | null
  readonly at: EpochSeconds
  readonly by: string
}

/** One person of a handover, as it stands. */
export interface HandoverItem {
  readonly appointmentId: number
  readonly patientId: number
  readonly name: string
  readonly protected: boolean
  /** When it was to be, and when it is now. */
  readonly wasAt: EpochSeconds
  readonly startsAt: EpochSeconds
  readonly cancelled: boolean
  /** Its time, place or practitioner has changed since. */
  readonly changedSince: boolean
  /** Why nothing was done; null: it was. */
  readonly refused: string | null
  readonly message:
    | {
        readonly state: string
        readonly reason: string | null
        readonly dueAt: EpochSeconds
        readonly settledAt: EpochSeconds | null
      }
    | undefined
  readonly call: Call | undefined
}

/** On the list of those to be phoned (rule 29). */
export interface Call {
  readonly id: number
  readonly phone: string | null
  readonly tries: number
  readonly closedWhy: string | null
}

/** How far it is with a person: told / phoned / not reached (rule 35). */
export type Stage = 'refused' | 'to-phone' | 'settled' | 'waiting' | 'told' | 'phoned' | 'not-told'

/** The first that is true of a person. */
export function stageOf(
  { refused, message, call, changedSince, cancelled }: HandoverItem,
  deed: Deed,
): Stage {
  if (refused !== null) return 'refused'
  // Whoever was asked to choose has chosen, or somebody has for them.
  if (deed === 'propose' && (changedSince || cancelled)) return 'settled'
  if (call && call.closedWhy === null) return 'to-phone'
  if (call) return call.closedWhy === 'reached' ? 'phoned' : 'not-told'
  if (message?.state === 'sent' || message?.state === 'delivered') return 'told'
  return message && message.state !== 'skipped' && message.state !== 'failed' ? 'waiting' : 'not-told'
}

const order: readonly Stage[] = ['refused', 'to-phone', 'not-told', 'waiting', 'phoned', 'told', 'settled']

/** What still needs somebody stands first. */
export function byUrgency(one: Stage, other: Stage): number {
  return order.indexOf(one) - order.indexOf(other)
}

/** Whether somebody of the practice has something to do yet. */
export function isOpenStage(stage: Stage): boolean {
  return stage === 'refused' || stage === 'to-phone'
}
