import { findAppointment } from '../appointments/appointment.queries.ts'
import { nameOf } from '../appointments/attendee.ts'
import type { Repeated } from '../appointments/series.queries.ts'
import { recordLooks } from '../patients/access.commands.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'

/** Who comes, for the head of a page about a series; each look is in the access log, a protected identity stays shielded. */
export function showPeople(c: Ctx, world: World, source: Repeated): readonly string[] {
  const { user, requestId, now, t } = c.var
  const details = findAppointment(world.db, world.keys, source.id)
  const coming = details?.attendees.filter(({ cancelled }) => !cancelled) ?? []
  const patientIds = coming.map(({ patientId }) => patientId)
  const { id, role } = user
  recordLooks(world.db, { user: id, role, view: 'series', patientIds, action: 'R', requestId }, now)
  return coming.map((each) => nameOf(each, !each.protected, t))
}
