import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { hashToken, randomToken } from '../lib/token.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { smsDueAt } from './sms-hours.ts'
import { findAddressee } from './software-message.queries.ts'

/**
 * The same words by the other channel, unless the software wants one only or this was the other already. Part of a write;
 * returns whether it goes that way.
 */
export function softwareGoesOtherwise(db: Db, messageId: number, now: EpochSeconds): boolean {
  const practice = findPractice(db)
  const row = db.get(build.selectFrom('message').selectAll().where('id', '=', messageId))
  const asked = db.get(build.selectFrom('api_message').selectAll().where('message_id', '=', messageId))
  if (!practice || !asked || asked.only_channel !== null || asked.instead_of !== null) return false
  if (!row || row.patient_id === null || hasGone(db, messageId)) return false
  const { patient_id, useful_until, created_at: createdAt } = row
  const channel = row.channel === 'email' ? 'sms' : 'email'
  const way = findAddressee(db, patient_id)?.ways[channel]
  if (!way) return false
  const why = { kind: 'api', byStaff: false, createdAt, startsAt: now } as const
  const id = db.insert('message', {
    ...{ kind: 'api', channel, patient_id, contact_id: way.contactId, state: 'waiting' },
    ...{ due_at: channel === 'sms' ? smsDueAt(now, why, practice) : now, useful_until, created_at: now },
  })
  // Nobody holds it yet: the link is made when the message is written.
  const unsubscribe_hash = hashToken(randomToken())
  db.insert('api_message', { ...asked, message_id: id, instead_of: messageId, unsubscribe_hash })
  return true
}

function hasGone(db: Db, messageId: number): boolean {
  const others = build.selectFrom('api_message').select('message_id').where('instead_of', '=', messageId)
  return db.get(others) !== undefined
}
