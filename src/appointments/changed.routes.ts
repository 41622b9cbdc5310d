import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { type ChangeNote, changeNote, wayBack } from './change-note.ts'
import type { AppointmentDetails } from './details.ts'
import { openAppointment } from './opened.routes.ts'
import type { Opened } from './opened.ts'
import { sendNow } from './send-now.commands.ts'
import { findLastChange, findStanding, listMessagesOf, waitsStill } from './staff-change.queries.ts'
import { isMovable, isOpen } from './staff-change.ts'
import { headOf, rangeWords } from './staff-move-page.ts'
import { undoChange } from './undo.commands.ts'

const address = '/staff/appointments/:id{[0-9]{1,15}}'

/** What can still be done about a change that was just made: take it back, or say it now. */
export function changedRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.post(`${address}/undo`, everybody, async (c) => {
    const [form, opened] = [await readForm(c), openAppointment(c, world)]
    if (!opened) return c.notFound()
    const { id } = opened.standing
    const last = findLastChange(world.db, id)
    if (last && form.text('change') !== String(last.id))
      return refusedPage(c, world, opened, 'edited-meanwhile')
    const undone = undoChange(world.db, id, byUser(c.var.user.id), c.var.now)
    if (!undone.ok) return refusedPage(c, world, opened, undone.reason)
    world.wake?.()
    return seeOther(c, `/staff/appointments/${id}?said=undone`)
  })

  app.post(`${address}/send-now`, everybody, (c) => {
    const id = Number(c.req.param('id'))
    if (!findStanding(world.db, id)) return c.notFound()
    if (sendNow(world.db, id, byUser(c.var.user.id), c.var.now)) world.wake?.()
    return seeOther(c, `/staff/appointments/${id}?said=sent`)
  })

  return app
}

function refusedPage(c: Ctx, world: World, opened: Opened, reason: string): Response {
  const { t, format } = c.var
  const { practice, standing, details } = opened
  const change = findLastChange(world.db, standing.id)
  const reasons = ['slot-taken', 'already-told', 'edited-meanwhile', 'too-late', 'over'] as const
  const known = reasons.find((each) => each === reason) ?? 'slot-taken'
  const model = {
    ...headOf(opened, { t, format }),
    why: t(`moving.undo.${known}`, { count: practice.messages.graceMinutes }),
    back:
      change && known !== 'edited-meanwhile'
        ? wayBack(standing, details, change, practice.zone, t)
        : undefined,
  }
  return page(c, world, 'appointments/undo-refused', model, 409)
}

/** View appointments/_change and _actions, of the page about one appointment. */
export interface ChangeModel {
  readonly note: ChangeNote | undefined
  readonly said: string
  /** Where "Send now" posts to; '' where nothing waits for the end of the grace. */
  readonly sendNow: string
  readonly canMove: boolean
  readonly canCancel: boolean
}

export function changeModel(c: Ctx, world: World, details: AppointmentDetails): ChangeModel | undefined {
  const { t, format, now } = c.var
  const [practice, standing] = [findPractice(world.db), findStanding(world.db, details.id)]
  if (!practice || !standing) return undefined
  const { zone, messages } = practice
  const change = findLastChange(world.db, details.id)
  const written = change ? listMessagesOf(world.db, change.id) : []
  const writing = { t, format, zone, graceMinutes: messages.graceMinutes, now }
  const said = {
    undone: t('moving.done.undone', { when: rangeWords(standing, format) }),
    sent: t('moving.done.sent'),
  }
  const asked = c.req.query('said')
  return {
    note: changeNote(standing, details, change, written, writing),
    sendNow: waitsStill(world.db, details.id, now) ? `/staff/appointments/${details.id}/send-now` : '',
    said: asked === 'undone' || asked === 'sent' ? said[asked] : '',
    canMove: isMovable(standing, zone, now),
    canCancel: isOpen(standing.status),
  }
}
