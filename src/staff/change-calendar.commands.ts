import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { changedColumns } from '../practice/changed.ts'
import { type Direction, movedInList } from '../practice/order.ts'
import { countChange } from './accounts.commands.ts'
import { listCalendars } from './calendars.queries.ts'
import type { CalendarChange } from './change-calendar.ts'

/**
 * Changes a calendar; the audit says which of its settings. Booked appointments stay as they are. Refuses with
 * `edited-meanwhile` where the calendar is no longer the one of this version.
 */
export function changeCalendar(
  db: Db,
  id: number,
  change: CalendarChange,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('calendar').selectAll().where('id', '=', id))
    if (row?.row_version !== version) return refuse('edited-meanwhile')
    const resource = db.get(build.selectFrom('resource').selectAll().where('id', '=', row.resource_id))
    const [face, behind] = [calendarColumns(change), resourceColumns(change)]
    const settings = [...changedColumns(row, face), ...changedColumns(resource, behind)]
    const update = build.updateTable('calendar').set(face).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    const other = build.updateTable('resource').set(behind).where('id', '=', row.resource_id)
    db.run(other.set('row_version', (eb) => eb('row_version', '+', 1)))
    if (row.user_id !== change.userId)
      countChange(
        db,
        [row.user_id, change.userId].filter((each) => each !== null),
      )
    recordAudit(db, actor, 'changed', 'calendar', id, now, { settings: settings.join(' ') })
  })
}

/** Changes the order in which calendars are shown (rule 13); those no longer in use come last. */
export function moveCalendar(db: Db, id: number, direction: Direction, actor: Actor, now: number): void {
  db.write(() => {
    const order = movedInList(listCalendars(db), id, direction)
    if (!order) return
    for (const [sort, each] of order.entries())
      db.run(build.updateTable('calendar').set({ sort }).where('id', '=', each))
    recordAudit(db, actor, `moved-${direction}`, 'calendar', id, now)
  })
}

function calendarColumns(change: CalendarChange) {
  return {
    user_id: change.userId,
    public_name: change.publicName,
    profession_texts: JSON.stringify(change.profession),
    about_texts: JSON.stringify(change.about),
    online: change.online ? 1 : 0,
    lead_hours: change.leadHours,
    horizon_days: change.horizonDays,
    max_own_bookings: change.maxOwnBookings,
    visibility: change.visibility,
    rebook_deadline_hours: change.rebookHours,
    cancel_deadline_hours: change.cancelHours,
  } as const
}

function resourceColumns({ name, fromDate, toDate, active }: CalendarChange) {
  return { name, from_date: fromDate, to_date: toDate, active: active ? 1 : 0 } as const
}
