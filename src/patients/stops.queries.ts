import { build, type Db } from '../db/run.ts'
import { smsAddress } from '../lib/phone.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Stop } from './card.ts'

type Channel = 'email' | 'phone'

/** Whether messages can be sent to a contact: an address, or a mobile number where text messages are set up. */
export function isWritten(db: Db, channel: Channel, folded: string): boolean {
  if (channel === 'email') return true
  const sms = findPractice(db)?.messages.sms
  return sms?.ready === true && smsAddress(folded, sms.countries) !== undefined
}

/** Since when nothing goes there but what must be said (rule 31), and by whom. */
export function findStop(db: Db, channel: Channel, folded: string): Stop | undefined {
  const row = db.get(channel === 'email' ? byEmail(folded) : bySms(folded))
  if (!row) return undefined
  return { at: row.at, by: row.source === 'staff' ? findStopper(db, channel, folded) : undefined }
}

function byEmail(folded: string) {
  return build.selectFrom('unsubscription').select(['at', 'source']).where('email_folded', '=', folded)
}

function bySms(folded: string) {
  return build.selectFrom('sms_stop').select(['at', 'source']).where('mobile', '=', folded)
}

/** The audit knows who it was. */
function findStopper(db: Db, channel: Channel, folded: string): string {
  const same = build
    .selectFrom('patient_contact')
    .select('id')
    .where('channel', '=', channel)
    .where('value_folded', '=', folded)
  const last = build
    .selectFrom('audit')
    .leftJoin('staff_user', 'staff_user.id', 'audit.user_id')
    .select('staff_user.name')
    .where('object', '=', 'patient-contact')
    .where('object_id', 'in', same)
    .where('action', '=', 'stopped-messages')
    .orderBy('audit.id', 'desc')
    .limit(1)
  return db.get(last)?.name ?? ''
}
