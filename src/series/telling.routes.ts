import { findAppointment } from '../appointments/appointment.queries.ts'
import { nameOf } from '../appointments/attendee.ts'
import type { Repeated } from '../appointments/series.queries.ts'
import type { Planned, PlannedSeries } from '../appointments/staff-change.ts'
import { type Circle, type Reader, type Telling, tellingOf } from '../appointments/telling.ts'
import { aroundIn } from '../messages/around.queries.ts'
import { deskOf } from '../messages/compose.ts'
import type { Subject } from '../messages/messages.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import type { Form } from '../web/form.ts'
import type { World } from '../web/world.ts'
import { choicesOf, type PlanRow, takingsOf } from './plan.ts'

/** View series/_tell: the letters of a change of many, and which choices they are written for. */
export interface SeriesTelling extends Telling {
  readonly shown: string
}

/** `planned`: what the change would say, rehearsed; undefined where nothing can be done as it is chosen. */
export function seriesTelling(
  c: Ctx,
  world: World,
  source: Repeated,
  planned: readonly (Planned | PlannedSeries)[] | undefined,
  about: { readonly tell: boolean; readonly shown: string; readonly cancels?: boolean },
): SeriesTelling | undefined {
  const practice = findPractice(world.db)
  if (!planned || !practice) return undefined
  const { tell, shown, cancels } = about
  const circle: Circle = { practice, readerOf: readersOf(c, world, source) }
  const list = cancels ? 'moving.tell.onListIf' : 'moving.tell.onList'
  return { ...tellingOf(c.var, deskOf(world, aroundIn(world.db)), circle, planned, { tell, list }), shown }
}

/** Whether the patients are to be told something that staff have not seen: other choices than the letter stands for. */
export function isUnseen(fields: Form, shown: string): boolean {
  return fields.text('tell') === 'yes' && fields.text('shown') !== shown
}

/** The same of dates to choose from; what no longer fits, or leaves nothing to do, is said first. */
export function isUnseenPlan(fields: Form, rows: readonly PlanRow[]): boolean {
  if (rows.some(({ changed }) => changed) || takingsOf(rows).length === 0) return false
  return isUnseen(fields, choicesOf(rows))
}

/** By patient: somebody may have joined a later appointment alone, and then that one says who it is. */
function readersOf(c: Ctx, world: World, source: Repeated): Circle['readerOf'] {
  const known = new Map<number, Reader>()
  const meet = (appointmentId: number) => {
    for (const each of findAppointment(world.db, world.keys, appointmentId)?.attendees ?? []) {
      const { patientId, protected: hidden } = each
      if (!known.has(patientId))
        known.set(patientId, { name: nameOf(each, !hidden, c.var.t), hidden, phone: each.phone?.value })
    }
  }
  meet(source.id)
  return (subject) => {
    if (!known.has(subject.patientId)) lookAt(c, world, subject)
    if (!known.has(subject.patientId)) meet(subject.appointmentId)
    return known.get(subject.patientId) ?? { name: '', hidden: true, phone: undefined }
  }
}

/** The people of the first appointment are in the access log by the head of the page. */
function lookAt(c: Ctx, world: World, { patientId }: Subject): void {
  const { user, requestId, now } = c.var
  const look = { user: user.id, role: user.role, view: 'series', action: 'R', requestId } as const
  recordLooks(world.db, { ...look, patientIds: [patientId] }, now)
}
