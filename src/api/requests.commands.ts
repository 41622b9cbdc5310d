import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Language } from '../i18n/languages.ts'
import { hashToken, type Keys, sameBytes } from '../lib/token.ts'
import type { Channel } from '../messages/messages.ts'
import { queueForSoftware } from '../messages/software-message.commands.ts'
import { findAddressee } from '../messages/software-message.queries.ts'
import { theSoftware } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findCardOfNumber, findRequest, findSent } from './requests.queries.ts'
import type { Sent } from './sent.ts'

export interface MessageRequest {
  readonly patient: { readonly id: number } | { readonly number: number }
  readonly text: string
  readonly link: string
  readonly language: Language | undefined
  /** undefined: whichever suits, and the other where that one refuses. */
  readonly channel: Channel | undefined
}

export interface Keyed {
  readonly clientId: number
  /** The Idempotency-Key. */
  readonly key: string
}

/** What was asked so many seconds ago, two days, may be asked anew. */
const keptFor = 2 * 86_400

/**
 * Puts a message of other software into the ledger, once for each key: the same key gets the same answer again. Refuses
 * with `key-used` a key that came with something else before, and with `patient-unknown` where there is no such patient. Also
 * says whom it is for; of an answer that is given again nobody is.
 */
export function sendForSoftware(
  db: Db,
  keys: Keys,
  { clientId, key }: Keyed,
  asked: MessageRequest,
  now: number,
): Attempt<{ readonly answer: Sent; readonly patientId: number | undefined }> {
  return db.attempt(() => {
    const [keyHash, bodyHash] = [hashToken(key), hashToken(JSON.stringify(asked))]
    const known = findRequest(db, clientId, keyHash)
    if (known) {
      if (!sameBytes(known.bodyHash, bodyHash)) return refuse('key-used')
      return { answer: keptAnswer(known.answer), patientId: undefined }
    }
    const { patient, ...message } = asked
    const card = 'id' in patient ? patient.id : findCardOfNumber(db, patient.number)
    const addressee = card === undefined ? undefined : findAddressee(db, card)
    if (!addressee) return refuse('patient-unknown')
    const id = queueForSoftware(db, keys, addressee, { clientId, ...message }, now)
    const answer = findSent(db, clientId, id)
    if (!answer) throw new Error(`message ${id} is not there`)
    const kept = { client_id: clientId, key_hash: keyHash, body_hash: bodyHash }
    db.insert('api_request', { ...kept, answer: JSON.stringify(answer), at: now })
    recordAudit(db, theSoftware, 'sent', 'message', id, now, { software: clientId })
    return { answer, patientId: addressee.patientId }
  })
}

/** What was answered before messages could go another way does not say it. */
function keptAnswer(text: string): Sent {
  const kept: Sent = JSON.parse(text)
  return { ...kept, insteadOf: kept.insteadOf ?? null, instead: kept.instead ?? null }
}

/** Forgets what was asked and answered; for the timetable. Returns how many. */
export function forgetRequests(db: Db, now: number): number {
  return db.run(build.deleteFrom('api_request').where('at', '<', now - keptFor)).changes
}
