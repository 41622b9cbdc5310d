import type { EpochSeconds } from '../lib/calendar.ts'
import type { HandOver } from '../lib/hand-over.ts'
import type { Asked, Exchange } from '../lib/one-request.ts'
import type { SmsAccount } from './account.ts'
import type { DeliveryReport, OutgoingSms } from './sms.ts'

/** What a gateway answered; an answer that never came is not asked about. */
export type SmsAnswer = Extract<Exchange, { kind: 'answer' }>

/** A request to the address for delivery reports. */
export interface ReportRequest {
  /** The whole public address that was asked for: Twilio signs it. */
  readonly url: string
  readonly header: (name: string) => string
  /** The fields of a form, in their order; none where another type was sent. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** What was sent as JSON; undefined where it was none. */
  readonly json: unknown
  /** Our reference out of the address, where it was ours to write. */
  readonly ours: string
}

/** What is said of one message: by the gateway's reference, by ours, or by both. '' where one is not said. */
export interface SmsReport extends DeliveryReport {
  readonly ours: string
}

/** Keeps what is said of a message: the entry ties it to the ledger. */
export type RecordReport = (report: SmsReport, now: EpochSeconds) => void

/** What one gateway's public API asks for and answers. */
export interface SmsProvider {
  /** Its API's hosts, the usual one first; none: any. */
  readonly hosts: readonly string[]
  /** The currencies that the cost in its answers can be in; in another it says nothing to the practice. */
  readonly currencies: readonly string[]
  /** Whether the address for reports goes along with each message; else it is set at the gateway itself. */
  readonly takesCallback: boolean
  request(sms: OutgoingSms, account: SmsAccount, callback: string): Asked
  outcome(answer: SmsAnswer, sms: OutgoingSms, account: SmsAccount): HandOver
  /** What it says in the end; nothing where the message is still on its way. Only `account` can tell a forgery. */
  reports(request: ReportRequest, account: SmsAccount): readonly SmsReport[] | 'forged'
}

/** A form as it is posted. */
export function formBody(fields: Readonly<Record<string, string>>) {
  return {
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      accept: 'application/json',
    },
    body: new URLSearchParams(fields).toString(),
  }
}

export function jsonBody(value: unknown) {
  return {
    headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
    body: JSON.stringify(value),
  }
}

/** The header of Basic authentication. */
export function basicLogin({ user, secret }: SmsAccount): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${user}:${secret}`, 'utf8').toString('base64')}` }
}

export function fieldOf(fields: ReportRequest['fields'], name: string): string {
  return fields.find(([each]) => each === name)?.[1] ?? ''
}
