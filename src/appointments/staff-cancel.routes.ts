import { Hono } from 'hono'
import { aroundIn } from '../messages/around.queries.ts'
import { deskOf } from '../messages/compose.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { parseCancel } from './cancel.forms.ts'
import { cancelByStaff } from './cancel-by-staff.commands.ts'
import { openAppointment } from './opened.routes.ts'
import type { Opened } from './opened.ts'
import { putDown } from './pick-up.commands.ts'
import { refusalWords, whyOver } from './refused.ts'
import { rehearseChange } from './rehearse.commands.ts'
import { tellOf, versionOf } from './staff-move.forms.ts'
import { headOf } from './staff-move-page.ts'
import { circleOf, tellingOf } from './telling.ts'

const address = '/staff/appointments/:id{[0-9]{1,15}}/cancel'

/** Cancelling: a page of its own, with what the patient reads. */
export function staffCancelRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(address, everybody, (c) => {
    const opened = openAppointment(c, world)
    return opened ? cancelPage(c, world, opened, {}) : c.notFound()
  })

  app.post(address, everybody, async (c) => {
    const [form, opened] = [await readForm(c), openAppointment(c, world)]
    if (!opened) return c.notFound()
    const { id, attendees } = opened.standing
    const checked = parseCancel(
      form,
      attendees.map((each) => each.id),
    )
    const { user, now } = c.var
    if (!checked.ok && whyOver(opened.standing, c.var.t) === '')
      return cancelPage(c, world, opened, { form, problems: checked.problems })
    const wanted = checked.ok ? checked.value : { by: 'staff' as const, reason: '' }
    const rest = { appointmentId: id, version: versionOf(form), tell: tellOf(form) }
    const cancelled = cancelByStaff(world.db, { ...wanted, ...rest }, byUser(user.id), now)
    if (!cancelled.ok) return cancelPage(c, world, opened, { form, refused: cancelled.reason })
    putDown(world.db, user.id, id)
    world.wake?.()
    return seeOther(c, `/staff/appointments/${id}`)
  })

  return app
}

interface Shown {
  readonly form?: Form
  readonly problems?: readonly Problem[]
  readonly refused?: string
}

function cancelPage(c: Ctx, world: World, opened: Opened, shown: Shown): Response {
  const { t, format } = c.var
  const { standing, details, names } = opened
  const { form, problems = [], refused } = shown
  const shut = whyOver(standing, t)
  const ticked = form?.list('attendee') ?? standing.attendees.map(({ id }) => String(id))
  const model = {
    ...headOf(opened, { t, format }),
    shut,
    refused: refused === undefined ? '' : refusalWords(refused, details, { t, format }),
    version: standing.rowVersion,
    people: standing.attendees.map(({ id }) => ({
      value: String(id),
      label: names.get(id) ?? '',
      chosen: ticked.includes(String(id)),
    })),
    whose: [
      { value: 'patient', label: t('moving.cancel.by.patient') },
      { value: 'staff', label: t('moving.cancel.by.staff'), hints: [t('moving.cancel.by.staff.hint')] },
    ],
    telling: telling(c, world, opened, form),
    ...formModel({ reason: '', by: '', ...form?.values }, problems, t),
  }
  const status = refused !== undefined ? 409 : problems.length > 0 ? 422 : 200
  return page(c, world, 'appointments/cancel', model, status)
}

function telling(c: Ctx, world: World, opened: Opened, form: Form | undefined) {
  const { user, now } = c.var
  const { id, rowVersion } = opened.standing
  const whole = { appointmentId: id, version: rowVersion, by: 'staff', reason: '', tell: true } as const
  const { planned } = rehearseChange(world.db, () => cancelByStaff(world.db, whole, byUser(user.id), now))
  return tellingOf(c.var, deskOf(world, aroundIn(world.db)), circleOf(opened), planned, {
    tell: form ? tellOf(form) : true,
    list: 'moving.tell.onListIf',
  })
}
