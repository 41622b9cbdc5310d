import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import { findRepeated, findRhythm, listOccurrences } from './series.queries.ts'
import { standingIn } from './series.ts'
import { type SeriesPanel, seriesPanel } from './series-panel.ts'
import { findUndoable } from './together.queries.ts'

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
