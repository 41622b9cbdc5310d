import { build, type Db } from '../db/run.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import { hashToken, type Keys } from '../lib/token.ts'
import { theSystem } from '../practice/actor.ts'
import type { DayNews } from './day.ts'
import { recordEvent } from './history.commands.ts'
import { dayToken } from './links.ts'
import type { Channel, Gate, Subject } from './messages.ts'

/**
 * The token of the page about what one patient has on a day under the contact of `head` (rule 30): the same one every time,
 * until the links of `head` are revoked.
 */
export function openDayLink(
  db: Db,
  keys: Keys,
  head: Pick<Subject, 'attendeeId' | 'linkGeneration'>,
  { channel, date }: { readonly channel: Channel; readonly date: IsoDate },
  now: EpochSeconds,
): string {
  const { attendeeId, linkGeneration: generation } = head
  const same = { attendee_id: attendeeId, channel, date }
  return db.write(() => {
    const id =
      db.get(
        build
          .selectFrom('day_link')
          .select('id')
          .where('attendee_id', '=', attendeeId)
          .where('channel', '=', channel)
          .where('date', '=', date),
      )?.id ?? db.insert('day_link', { ...same, made_at: now })
    const token = dayToken(keys, id, generation)
    const link = { generation, hash: hashToken(token) }
    db.run(build.updateTable('day_link').set(link).where('id', '=', id))
    return token
  })
}

/**
 * What a reminder is not for any more leaves it with the reason, as a message of its own that is not sent; the first of the
 * others then stands for all. Nothing is taken out where nothing would be left.
 */
export function takeOut(db: Db, messageId: number, { list: [head], out }: DayNews, now: EpochSeconds): void {
  if (!head || out.length === 0) return
  db.write(() => {
    for (const each of out) skipOne(db, messageId, each, now)
    const change = build.updateTable('message').set({ attendee_id: head.attendeeId })
    db.run(change.where('id', '=', messageId))
  })
}

function skipOne(
  db: Db,
  messageId: number,
  { subject, gate }: { readonly subject: Subject; readonly gate: Gate },
  now: EpochSeconds,
): void {
  const { appointmentId, attendeeId, patientId } = subject
  const whole = build.selectFrom('message').select(['channel', 'due_at', 'useful_until', 'created_at'])
  const from = db.get(whole.where('id', '=', messageId))
  if (!from) return
  const id = db.insert('message', {
    ...from,
    kind: 'reminder',
    attendee_id: attendeeId,
    patient_id: patientId,
    state: 'skipped',
    reason: gate,
    settled_at: now,
  })
  const mine = build.updateTable('message_subject').set({ message_id: id })
  db.run(mine.where('message_id', '=', messageId).where('attendee_id', '=', attendeeId))
  const event = { appointmentId, attendeeId, actor: theSystem, messageId: id }
  recordEvent(db, { ...event, action: 'message-skipped' }, now)
}
