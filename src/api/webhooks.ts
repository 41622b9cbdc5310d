import type { Zone } from '../lib/calendar.ts'
import type { Post, Told, WebhookGateway } from '../lib/webhook-post.ts'
import { webhookSignature } from '../lib/webhook-signature.ts'
import { stampOf } from './appointments.ts'

/** The address at which software is told of appointments. */
export interface Webhook {
  readonly id: number
  readonly clientId: number
  /** '' where another key sealed it. */
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
  /** From when the patience counts. */
  readonly since: number
  /** '' where another key sealed it, or what signs. */
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
export function nextAttempt(attempts: number, since: number, now: number): number | undefined {
  const due = now + (waits[attempts - 1] ?? 86_400)
  if (now >= since + patience) return undefined
  return Math.min(due, since + patience)
}

/** The same at every attempt, and telling nothing. */
export function deliveryId(id: number): string {
  return `msg_${id}`
}

/** That of a test, which is none of them. */
export function trialId(id: number): string {
  return `msg_test_${id}`
}

/** What a test says: nothing of the practice. */
export function trialBody(at: number): string {
  const timestamp = new Date(at * 1000).toISOString()
  return JSON.stringify({ type: 'webhook.test', timestamp, data: { test: true } })
}

/** A signed post, as Standard Webhooks has it. `at`: epoch seconds of this attempt. */
export function signedPost(
  { url, secrets }: Pick<Delivery, 'url' | 'secrets'>,
  id: string,
  body: string,
  at: number,
): Post {
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'Ledig-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': webhookSignature(secrets, id, at, body),
  }
  return { url, body, headers }
}

/** Tells it, unless another key sealed the address or what signs: then there is nowhere to tell it. Never throws. */
export function postTo(gateway: WebhookGateway, post: Post, signal?: AbortSignal): Promise<Told> {
  return post.url === '' ? Promise.resolve(notReadable) : gateway.post(post, signal)
}

const notReadable: Told = { outcome: 'refused', trouble: 'not-readable', status: null, took: 0 }

/** An address as it may be shown: whatever follows its host may be a secret. */
export function maskAddress(url: string): string {
  if (!URL.canParse(url)) return '…'
  const { origin, pathname, search } = new URL(url)
  return pathname === '/' && search === '' ? `${origin}/` : `${origin}/…`
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

/** What a delivery says has happened. */
export function happenedIn(says: string): 'created' | 'moved' | 'cancelled' {
  const { type } = readSays(says)
  return type === 'created' || type === 'cancelled' ? type : 'moved'
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
