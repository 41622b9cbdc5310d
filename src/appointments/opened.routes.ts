import { recordLooks } from '../patients/access.commands.ts'
import { findReason } from '../patients/access.queries.ts'
import { reasonHolds } from '../patients/access.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import { findAppointment } from './appointment.queries.ts'
import { nameOf } from './attendee.ts'
import type { Opened } from './opened.ts'
import { findStanding } from './staff-change.queries.ts'

/** The appointment of the address; the look at its people goes to the access log. Undefined: there is none. */
export function openAppointment(c: Ctx, world: World): Opened | undefined {
  const { db, keys } = world
  const { user, requestId, now, t } = c.var
  const id = Number(c.req.param('id'))
  const [practice, standing, details] = [
    findPractice(db),
    findStanding(db, id),
    findAppointment(db, keys, id),
  ]
  if (!practice || !standing || !details) return undefined
  const closed = details.attendees.filter(
    (each) => each.protected && !findReason(db, user.id, each.patientId, now - reasonHolds),
  )
  const hidden = new Set(closed.map((each) => each.id))
  const names = new Map(details.attendees.map((each) => [each.id, nameOf(each, !hidden.has(each.id), t)]))
  const patientIds = details.attendees.map((each) => each.patientId)
  const looks = { user: user.id, role: user.role, view: 'appointment', action: 'R', requestId } as const
  recordLooks(db, { ...looks, patientIds }, now)
  return { practice, standing, details, names, hidden }
}
