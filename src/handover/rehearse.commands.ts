import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findSubject } from '../messages/messages.queries.ts'
import { isMessageKind, isReason } from '../messages/messages.ts'
import { asTold } from '../messages/told.queries.ts'
import type { Actor } from '../practice/actor.ts'
import { type Chosen, type Handover, handOne } from './handover.commands.ts'
import type { Planned } from './handover.ts'

/** What would be said of one appointment, or why nothing can be done to it: the very write, taken back. */
export function rehearseOne(
  db: Db,
  handover: Omit<Handover, 'chosen'>,
  chosen: Chosen,
  actor: Actor,
  now: EpochSeconds,
): Attempt<readonly Planned[]> {
  let planned: Attempt<readonly Planned[]> = { ok: true, value: [] }
  db.rehearse(() => {
    const done = handOne(db, handover, chosen, actor, now)
    planned = done.ok ? { ok: true, value: done.value.flatMap((id) => plannedOf(db, id)) } : done
  })
  return planned
}

function plannedOf(db: Db, messageId: number): readonly Planned[] {
  const columns = ['id', 'kind', 'attendee_id', 'due_at', 'reason'] as const
  const row = db.get(build.selectFrom('message').select(columns).where('id', '=', messageId))
  const subject = row?.attendee_id ? findSubject(db, row.attendee_id) : undefined
  if (!row || !subject || !isMessageKind(row.kind)) return []
  const reason = row.reason !== null && isReason(row.reason) ? row.reason : undefined
  const told = asTold(db, { id: row.id, kind: row.kind }, subject)
  return [{ kind: row.kind, dueAt: row.due_at, reason, subject: told }]
}
