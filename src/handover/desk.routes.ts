import { recordLooks } from '../patients/access.commands.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import type { Writing } from './choose.ts'
import type { Due } from './handover.ts'

/** Who could take appointments of this calendar over. */
export function colleaguesOf(world: World, calendarId: number): readonly number[] {
  return listCalendars(world.db).flatMap(({ id, active }) => (active && id !== calendarId ? [id] : []))
}

export function writingOf(c: Ctx, world: World): Writing {
  const { t, format } = c.var
  return { t, format, calendars: listCalendars(world.db), types: listTypes(world.db) }
}

/** Everybody who is listed has been looked at. */
export function look(c: Ctx, world: World, patientIds: readonly number[]): void {
  const { user, requestId, now } = c.var
  const looks = { user: user.id, role: user.role, view: 'handover', action: 'R', requestId } as const
  recordLooks(world.db, { ...looks, patientIds }, now)
}

export function patientsOf(due: readonly Due[]): readonly number[] {
  return due.flatMap(({ people }) => people.map(({ patientId }) => patientId))
}
