import { Hono } from 'hono'
import type { Key } from '../i18n/translate.ts'
import { readDate } from '../lib/birth-date.ts'
import { foldName } from '../lib/fold.ts'
import { listNamesakes } from '../patients/patients.queries.ts'
import { byUser } from '../practice/actor.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { bookAtDesk } from './desk.commands.ts'
import { parseGuest, problemsOfTime } from './desk.forms.ts'
import { findRequest, findWhole } from './desk.queries.ts'
import { sealed, unsealed } from './desk-values.routes.ts'
import { bookingOf, type DeskState, deskPage, type Shown, stateOf } from './desk-view.routes.ts'
import { deskAddress, findAddress, fromAddress } from './draft.ts'
import { noteChange } from './look.routes.ts'
import type { DeskBooked } from './staff-booking.ts'

/**
 * Staff book (rules 15, 17, 18): one page, which a POST shows again with all that was typed as often as need be. It holds
 * names, so that it never stands in an address.
 */
export function deskRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(deskAddress, everybody, (c) => {
    const query = c.req.query()
    const state = stateOf(c, world, { ...unsealed(c, world, query.kept ?? ''), ...fromAddress(query) })
    return state && isThere(state) ? deskPage(c, world, state) : c.notFound()
  })

  app.post(deskAddress, everybody, async (c) => {
    const form = await readForm(c)
    const state = stateOf(c, world, form.values)
    if (!state || !isThere(state)) return c.notFound()
    switch (form.text('act')) {
      case 'book':
      case 'another':
        return book(c, world, state, form)
      case 'find':
        return seeOther(c, findAddress(state.draft, sealed(c, world, state.values)))
      default:
        return deskPage(c, world, state)
    }
  })

  return app
}

function isThere({ draft, whole }: DeskState): boolean {
  return draft.sessionId === undefined || whole !== undefined
}

function book(c: Ctx, world: World, state: DeskState, form: Form): Response | Promise<Response> {
  const again = findRequest(world.db, state.values.request ?? '') !== undefined
  const refusal = problemsIn(state, form) ?? (again ? undefined : inTheWay(world, state, form))
  if (refusal) return deskPage(c, world, state, refusal)
  const booking = bookingOf(state)
  if (!booking) return deskPage(c, world, state, { alert: 'desk.error.gone', status: 409 })
  const booked = bookAtDesk(world.db, world.keys, booking, byUser(c.var.user.id), c.var.now)
  if (!booked.ok) return refusedPage(c, world, form, booked.reason)
  const { patientId, already } = booked.value
  const isNew = typeof booking.patient !== 'number'
  if (!already && (isNew || booking.keep)) noteChange(c, world, patientId, isNew ? 'C' : 'U')
  world.wake?.()
  return seeOther(c, addressAfter(world, state, booked.value, form.text('act')))
}

function problemsIn({ draft, practice, chosen, today }: DeskState, form: Form): Shown | undefined {
  const guest = parseGuest(form, chosen !== undefined, practice.country, today)
  const problems = [...problemsOfTime(draft, practice.zone), ...(guest.ok ? [] : guest.problems)]
  return problems.length > 0 ? { problems, status: 422 } : undefined
}

/** What has to be seen first: a taken time, rules that are passed over, cards that may be the same person. */
function inTheWay(
  world: World,
  { draft, overrides, chosen, whole, values }: DeskState,
  form: Form,
): Shown | undefined {
  const unseen = (lines: readonly { readonly key: string }[]) =>
    lines.some(({ key }) => !draft.said.includes(key))
  const { taken, said } = overrides
  if (taken.length > 0 && (!draft.onPurpose || unseen(taken)))
    return { alert: 'desk.error.taken', status: 409 }
  if (whole && (whole.status === 'cancelled' || whole.taken >= whole.places))
    return { alert: 'desk.error.gone', status: 409 }
  if (!chosen && form.text('anyway') !== 'yes') {
    const twins = twinsOf(world, values.birthDate ?? '', values.lastName ?? '')
    if (twins.length > 0) return { twins, alert: 'desk.error.twins', status: 422 }
  }
  return unseen(said) ? { alert: 'desk.error.look', status: 422 } : undefined
}

/** One of a protected identity is not shown to whoever types a name (rule 9). */
function twinsOf(world: World, birthDate: string, lastName: string) {
  const born = readDate(birthDate)
  if (born === undefined) return []
  return listNamesakes(world.db, born, foldName(lastName)).filter((each) => !each.protected)
}

const alerts: Readonly<Record<string, Key>> = {
  'slot-taken': 'desk.error.taken',
  'places-taken': 'desk.error.taken',
  'comes-already': 'desk.error.comes',
  'form-used': 'desk.error.form',
  'edited-meanwhile': 'desk.error.changed',
}

/** Everything that was typed, with how it stands now. */
function refusedPage(c: Ctx, world: World, form: Form, reason: string): Response | Promise<Response> {
  const values = reason === 'form-used' ? { ...form.values, request: '' } : form.values
  const state = stateOf(c, world, values)
  if (!state) return c.notFound()
  const status = reason === 'comes-already' ? 422 : 409
  return deskPage(c, world, state, { alert: alerts[reason] ?? 'desk.error.gone', status })
}

function addressAfter(world: World, { practice, draft }: DeskState, booked: DeskBooked, act: string): string {
  const { appointmentId, patientId } = booked
  const whole = findWhole(world.db, appointmentId)
  const date = whole ? practice.zone.local(whole.startsAt).date : ''
  if (act !== 'another' && draft.sessionId !== undefined)
    return `/staff/appointments/${appointmentId}?said=added`
  if (act !== 'another') return `/staff/agenda?date=${date}&booked=${appointmentId}#a${appointmentId}`
  const same = { patient: String(patientId), type: String(draft.typeId ?? whole?.typeId ?? ''), date }
  const next = { ...same, practitioner: String(whole?.calendarId ?? ''), booked: String(appointmentId) }
  return `${deskAddress}?${new URLSearchParams(next)}`
}
