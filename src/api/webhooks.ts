import type { Zone } from '../lib/calendar.ts'
import { stampOf } from './appointments.ts'

/** The address at which software is told of appointments. */
export interface Webhook {
  readonly id: number
  readonly clientId: number
  readonly url: string
  /** Nobody answered for days, and it is told no more; null: it is. */
  readonly endedAt: number | null
  /** When it last took something. */
  readonly answeredAt: number | null
  /** Until when the secret of before counts, too. */
  readonly previousUntil: number | null
}

/** What happened, as the database's trigger noted it. */
interface Says {
  readonly type: string
  readonly attendee: number | null
  readonly startsAt: number
  readonly endsAt: number
  readonly wasAt: number | null
  readonly calendar: number
  readonly location: number
}

/** One thing to be told, claimed. */
export interface Delivery {
  readonly id: number
  readonly webhookId: number
  readonly appointmentId: number
  readonly at: number
  readonly says: string
  readonly attempts: number
  readonly url: string
  /** Newest first. */
  readonly secrets: readonly string[]
}

/** A hook is told of things for so long, in seconds, before it counts as gone: three days. */
export const patience = 3 * 86_400
/** How long both secrets sign after a change, in seconds. */
export const bothSign = 86_400

/** Seconds after the n-th attempt, as Standard Webhooks advises; then every day until the patience ends. */
const waits = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000]

/** When the next attempt is due after so many; undefined: there is none any more. */
export function nextAttempt(attempts: number, createdAt: number, now: number): number | undefined {
  const due = now + (waits[attempts - 1] ?? 86_400)
  if (now >= createdAt + patience) return undefined
  return Math.min(due, createdAt + patience)
}

/** The same at every attempt, and telling nothing. */
export function deliveryId(id: number): string {
  return `msg_${id}`
}

/** What is sent: ids and times, never a name, a contact or a treatment. */
export function bodyOf({ appointmentId, at, says }: Delivery, zone: Zone): string {
  const said = readSays(says)
  const stamp = (instant: number | null) => (instant === null ? null : stampOf(zone, instant))
  return JSON.stringify({
    type: `appointment.${said.type}`,
    timestamp: new Date(at * 1000).toISOString(),
    data: {
      appointment: appointmentId,
      attendee: said.attendee,
      startsAt: stamp(said.startsAt),
      endsAt: stamp(said.endsAt),
      previousStartsAt: stamp(said.wasAt),
      zone: zone.name,
      calendar: said.calendar,
      location: said.location,
    },
  })
}

function readSays(text: string): Says {
  const said: unknown = JSON.parse(text)
  if (!isRecord(said)) throw new Error('a delivery says nothing')
  const number = (name: string) => {
    const value = said[name]
    return typeof value === 'number' ? value : null
  }
  return {
    type: String(said.type),
    attendee: number('attendee'),
    startsAt: number('startsAt') ?? 0,
    endsAt: number('endsAt') ?? 0,
    wasAt: number('wasAt'),
    calendar: number('calendar') ?? 0,
    location: number('location') ?? 0,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** How telling ended. */
export type Told =
  | { readonly outcome: 'taken' }
  /** It asks never to be told again. */
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly trouble: Trouble }

export const troubles = [
  'not-public',
  'no-answer',
  'too-slow',
  'not-encrypted',
  'redirect',
  'status',
  'demonstration',
] as const
export type Trouble = (typeof troubles)[number]

export interface Post {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

export interface WebhookGateway {
  /** Never throws, follows no redirect and waits at most ten seconds; `signal` ends it at once. */
  post(post: Post, signal: AbortSignal): Promise<Told>
}
