import * as v from 'valibot'
import { appointmentAnswer, appointmentsAnswer, messageAnswer, problemAnswer } from './answers.forms.ts'
import { appointmentsQuery, idempotencyKey, messageBody, pathId } from './asked.forms.ts'
import type { Right } from './rights.ts'

/** One thing that the programming interface does: the routes answer to it, and its document is made of it. */
export interface Operation {
  readonly id: string
  readonly method: 'GET' | 'POST'
  /** As OpenAPI writes it: /api/v1/messages/{id}. */
  readonly path: string
  readonly summary: string
  readonly description: string
  /** undefined: no token is needed. */
  readonly right: Right | undefined
  readonly query?: Described
  readonly headers?: Readonly<Record<string, Schema>>
  readonly body?: Schema
  /** What comes where all is well, with its status. */
  readonly done: readonly [status: 200 | 202, means: string, answer: Schema]
  /** The ways to say no, with what each means here. */
  readonly refused: Readonly<Record<number, string>>
}

type Schema = v.GenericSchema
/** A validator with its fields by name. */
type Described = Schema & { readonly entries: Readonly<Record<string, Schema>> }

const door = {
  401: 'The token is missing, unknown, ended or revoked.',
  403: 'The token does not have the right.',
  429: 'Too many requests, or too many wrong tokens; Retry-After says for how many seconds.',
}

export const operations: readonly Operation[] = [
  {
    id: 'listAppointments',
    method: 'GET',
    path: '/api/v1/appointments',
    summary: 'Appointments of some days, or what has changed since',
    description:
      'In order of id, page by page: follow "next" until it is null. What changes while you walk is neither passed over nor met twice; ask again later with changedSince = "asOf" for what changed meanwhile. Cancelled appointments are among them.',
    right: 'appointments:read',
    query: appointmentsQuery,
    done: [200, 'A page of appointments', appointmentsAnswer],
    refused: { ...door, 422: 'The query is not valid.' },
  },
  {
    id: 'getAppointment',
    method: 'GET',
    path: '/api/v1/appointments/{id}',
    summary: 'One appointment',
    description: 'As it stands now.',
    right: 'appointments:read',
    done: [200, 'The appointment', appointmentAnswer],
    refused: { ...door, 404: 'There is no such appointment.' },
  },
  {
    id: 'sendMessage',
    method: 'POST',
    path: '/api/v1/messages',
    summary: 'A message to a patient',
    description:
      'An invitation to a questionnaire, for instance. It passes the same gates as every message of the practice: it leaves only to a confirmed contact of a patient who gets messages, and the ledger of the practice shows what became of it. By e-mail; as a text message where the patient has no e-mail address that may be used. Where that channel refuses for good, the same words go by the other one, once, unless the body asks for one only; never what may have arrived.',
    right: 'messages:send',
    headers: { 'Idempotency-Key': idempotencyKey },
    body: messageBody,
    done: [202, 'Taken into the ledger: it leaves soon, or a gate has kept it', messageAnswer],
    refused: {
      ...door,
      400: 'The body is no JSON, or lies too deep.',
      404: 'There is no such patient.',
      413: 'The body is too large.',
      415: 'The body is not announced as JSON.',
      422: 'The body or the Idempotency-Key is not valid, the key came with another body before, or the text says what no message may say.',
    },
  },
  {
    id: 'getMessage',
    method: 'GET',
    path: '/api/v1/messages/{id}',
    summary: 'What became of a message',
    description:
      'Of a message that this token has sent, and under "instead" of what goes by the other channel because this one refused.',
    right: 'messages:send',
    done: [200, 'The message', messageAnswer],
    refused: { ...door, 404: 'This token has sent no such message.' },
  },
  {
    id: 'getDocument',
    method: 'GET',
    path: '/api/v1/openapi.json',
    summary: 'This document',
    description: 'For everybody: it tells nothing of the practice.',
    right: undefined,
    done: [200, 'An OpenAPI 3.1 document', v.looseObject({ openapi: v.literal('3.1.0') })],
    refused: {},
  },
]

export { pathId, problemAnswer }
