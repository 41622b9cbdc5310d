import { Hono } from 'hono'
import { cleanText } from '../lib/fold.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { findReason } from '../patients/access.queries.ts'
import { reasonHolds } from '../patients/access.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findAppointment } from './appointment.queries.ts'
import { nameOf } from './attendee.ts'
import { cardOf } from './card.ts'
import { changeModel } from './changed.routes.ts'
import type { AppointmentDetails, AttendeeDetails } from './details.ts'
import { findTakingPart } from './presence.queries.ts'
import { peopleModel, saidOf } from './presence.ts'
import { progressOf, type Refused } from './progress.ts'
import { showSeries } from './series-look.routes.ts'
import { findProgress } from './status.queries.ts'

const longestReason = 200

/** One appointment: a page, and the panel beside the agenda (rule 26). */
export function appointmentsRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get('/staff/appointments/:id{[0-9]{1,15}}', everybody, (c) => {
    const details = findAppointment(world.db, world.keys, Number(c.req.param('id')))
    return details ? appointmentPage(c, world, details) : c.notFound()
  })

  app.post('/staff/appointments/:id{[0-9]{1,15}}/reason', everybody, async (c) => {
    const details = findAppointment(world.db, world.keys, Number(c.req.param('id')))
    const reason = cleanText((await readForm(c)).text('reason')).slice(0, longestReason)
    if (!details) return c.notFound()
    if (reason === '') return appointmentPage(c, world, details, { problem: true })
    const protectedIds = details.attendees.filter((each) => each.protected).map((each) => each.patientId)
    look(c, world, protectedIds, reason)
    return seeOther(c, `/staff/appointments/${details.id}`)
  })

  return app
}

/** What the page says besides: a reason is missing, or why something has not been done. */
export interface Said {
  readonly problem?: boolean
  readonly refused?: Refused
  /** Of the people in it: what has just been done, or that somebody else did something meanwhile. */
  readonly people?: string
}

export function appointmentPage(
  c: Ctx,
  world: World,
  details: AppointmentDetails,
  { problem = false, refused, people = c.req.query('said') ?? '' }: Said = {},
): Response | Promise<Response> {
  const { t, format, now, user } = c.var
  const practice = findPractice(world.db)
  if (!practice) return c.notFound()
  const shielded = details.attendees.filter((each) => each.protected).map((each) => each.patientId)
  const revealed = new Set(shielded.filter((id) => findReason(world.db, user.id, id, now - reasonHolds)))
  look(
    c,
    world,
    details.attendees.map((each) => each.patientId),
  )
  const { zone, country } = practice
  const standing = findProgress(world.db, details.id)
  const card = cardOf(details, { t, format, zone, country, now }, revealed)
  const model = {
    card,
    change: changeModel(c, world, details),
    series: showSeries(c, world, details.id),
    title: t('appointments.title', { day: card.day }),
    reasonForm: revealed.size < shielded.length,
    people: peopleOn(c, world, details, revealed),
    peopleSaid: saidOf(people, t),
    progress: standing && progressOf(details.id, standing, { t, format, zone, now }, refused),
  }
  const meanwhile = refused !== undefined || (people === 'changed' && c.req.method === 'POST')
  const status = problem ? 422 : meanwhile ? 409 : 200
  return page(c, world, 'appointments/appointment', { ...model, problem }, status)
}

function peopleOn(c: Ctx, world: World, details: AppointmentDetails, revealed: ReadonlySet<number>) {
  const { t, now } = c.var
  const isOpen = (each: AttendeeDetails) => !each.protected || revealed.has(each.patientId)
  const names = new Map(details.attendees.map((each) => [each.id, nameOf(each, isOpen(each), t)]))
  const whole = findTakingPart(world.db, details.id)
  return whole && peopleModel(whole, names, now, t)
}

function look(c: Ctx, world: World, patientIds: readonly number[], basis = ''): void {
  const { user, requestId, now } = c.var
  const { id, role } = user
  recordLooks(
    world.db,
    { user: id, role, view: 'appointment', patientIds, action: 'R', requestId, basis },
    now,
  )
}
