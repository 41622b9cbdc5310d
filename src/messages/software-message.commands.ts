import { build, type Db } from '../db/run.ts'
import type { Language } from '../i18n/languages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { hashToken, type Keys } from '../lib/token.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { ClaimedForSoftware } from './claimed.ts'
import type { Desk } from './compose.ts'
import type { Written } from './letter.ts'
import type { Channel, Gate } from './messages.ts'
import { writeForSoftware } from './software-letter.ts'
import { findAddressee, findSoftwareMessage } from './software-message.queries.ts'
import { type Addressee, channelOf, softwareGate, softwareUnsubscribeToken } from './software-message.ts'

/** What has not left after so many seconds, a week, leaves no more. */
const usefulFor = 7 * 86_400

export interface Asked {
  readonly clientId: number
  readonly text: string
  readonly link: string
  /** undefined: the patient's own. */
  readonly language: Language | undefined
  /** undefined: whichever suits the patient, and the other where that one refuses. */
  readonly channel: Channel | undefined
}

/**
 * Puts what other software asked for into the outbox, judged once already, for the contact that it goes to. Part of a
 * write; returns its id.
 */
export function queueForSoftware(
  db: Db,
  keys: Keys,
  addressee: Addressee,
  asked: Asked,
  now: EpochSeconds,
): number {
  const practice = findPractice(db)
  if (!practice) throw new Error('there is no practice to write for')
  const channel = asked.channel ?? channelOf(addressee, practice.messages)
  const gate = softwareGate(addressee, channel, practice.messages, false)
  const contactId = channel === 'none' ? null : (addressee.ways[channel]?.contactId ?? null)
  const id = db.insert('message', {
    ...{ kind: 'api', channel, patient_id: addressee.patientId, contact_id: contactId },
    ...{ state: gate ? 'skipped' : 'waiting', reason: gate ?? null, settled_at: gate ? now : null },
    ...{ due_at: now, useful_until: now + usefulFor, created_at: now },
  })
  const { clientId: client_id, text, link, language = addressee.language } = asked
  const unsubscribe_hash = hashToken(softwareUnsubscribeToken(keys, id))
  const said = { client_id, text, link, language, only_channel: asked.channel ?? null }
  db.insert('api_message', { message_id: id, ...said, unsubscribe_hash })
  return id
}

/**
 * Forgets words and links of what is settled and helps nobody any more: the ledger keeps the text, without the link, which
 * may open somebody's questionnaire. For the timetable; returns how many.
 */
export function forgetSoftwareTexts(db: Db, now: EpochSeconds): number {
  const over = build.selectFrom('message').select('id').where('useful_until', '<', now)
  const settled = over.where('settled_at', 'is not', null).where('kind', '=', 'api')
  const forget = build.updateTable('api_message').set({ text: '', link: '' }).where('text', '<>', '')
  return db.run(forget.where('message_id', 'in', settled)).changes
}

/** Judged once more as it leaves: by the contact that it was queued for, and no other. */
export function judgeForSoftware(
  desk: Desk & { readonly db: Db },
  { id, contactId, patientId, channel }: ClaimedForSoftware,
  practice: Practice,
): Written | { readonly gate: Gate } {
  const addressee = findAddressee(desk.db, patientId)
  const message = findSoftwareMessage(desk.db, id)
  if (!message) throw new Error(`message ${id} says nothing`)
  const way = addressee?.ways[channel]
  const ways = way?.contactId === contactId ? { [channel]: way } : {}
  const standing = { notified: addressee?.notified === true, ways }
  const gate = softwareGate(standing, channel, practice.messages, message.revoked)
  if (gate || !way) return { gate: gate ?? 'no-way' }
  if (message.isInstead) giveUnsubscribeLink(desk.db, desk.keys, id)
  return writeForSoftware(desk, id, { channel, to: way.address }, message, practice)
}

/** Whoever puts one beside another that could not go its way holds no keys; whoever writes it does. */
function giveUnsubscribeLink(db: Db, keys: Keys, id: number): void {
  const unsubscribe_hash = hashToken(softwareUnsubscribeToken(keys, id))
  db.run(build.updateTable('api_message').set({ unsubscribe_hash }).where('message_id', '=', id))
}
