import { recordLooks } from '../patients/access.commands.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import { findAppointment } from './appointment.queries.ts'
import { nameOf } from './attendee.ts'
import { findRepeated, findRhythm, listOccurrences, type Repeated } from './series.queries.ts'
import { standingIn } from './series.ts'
import { type SeriesPanel, seriesPanel } from './series-panel.ts'
import { findUndoable } from './together.queries.ts'

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

/** The part of an appointment's panel that tells of its series. */
export function showSeries(c: Ctx, world: World, id: number): SeriesPanel {
  const own = findRepeated(world.db, id)
  const seriesId = own?.seriesId ?? null
  const standing = seriesId === null ? undefined : standingIn(listOccurrences(world.db, seriesId), id)
  const every = seriesId === null ? 1 : findRhythm(world.db, seriesId).every
  const coming = (own?.attendees.length ?? 0) > 0
  const known = { id, cancelled: own?.cancelled ?? true, coming }
  const found = findUndoable(world.db, id, c.var.now)
  const together = found && { id: found.id, count: found.changes.length }
  return seriesPanel(known, standing, every, { said: c.req.query('series') ?? '', together }, c.var)
}
