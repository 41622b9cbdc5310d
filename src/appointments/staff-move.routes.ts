import { Hono } from 'hono'
import { aroundIn } from '../messages/around.queries.ts'
import { deskOf } from '../messages/compose.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findLocation, listLocations } from '../practice/settings.queries.ts'
import { findCalendar, listCalendars } from '../staff/calendars.queries.ts'
import { listRooms } from '../staff/rooms.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, formOf, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { lengths } from './desk-choices.ts'
import { judge, locationFor, nearestFree } from './elsewhere.queries.ts'
import type { Elsewhere } from './elsewhere.ts'
import { moveByStaff } from './move-by-staff.commands.ts'
import { openAppointment } from './opened.routes.ts'
import type { Opened } from './opened.ts'
import { putDown } from './pick-up.commands.ts'
import { refusalWords, whyShut } from './refused.ts'
import { rehearseChange } from './rehearse.commands.ts'
import { minutesIn, parseElsewhere, tellOf, versionOf } from './staff-move.forms.ts'
import {
  headOf,
  nearestLinks,
  obstacleWords,
  overriddenWords,
  rangeWords,
  valuesOf,
} from './staff-move-page.ts'
import { circleOf, tellingOf } from './telling.ts'

const address = '/staff/appointments/:id{[0-9]{1,15}}/move'

/** Moving by form: choose a time, see what it means and what the patient reads, and only then move. */
export function staffMoveRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(address, everybody, (c) => {
    const opened = openAppointment(c, world)
    if (!opened) return c.notFound()
    const { searchParams } = new URL(c.req.url)
    // Whoever makes a link does not tick for whoever follows it.
    for (const name of ['onPurpose', 'tell', 'version']) searchParams.delete(name)
    const query = formOf(searchParams)
    const filled = { ...valuesOf(opened.standing, opened.practice.zone), ...query.values }
    return query.has('date')
      ? asked(c, world, opened, formOf(new URLSearchParams(filled)))
      : movePage(c, world, opened, {})
  })

  app.post(address, everybody, async (c) => {
    const [form, opened] = [await readForm(c), openAppointment(c, world)]
    if (!opened) return c.notFound()
    const { id } = opened.standing
    const wish = parseElsewhere(form, choicesOf(world, opened))
    if (!wish.ok) return movePage(c, world, opened, { form, problems: wish.problems })
    const { user, now } = c.var
    const wanted = { ...moveOf(world, opened, wish.value), ...wordsIn(form) }
    const moved = moveByStaff(world.db, wanted, byUser(user.id), now)
    if (!moved.ok) return movePage(c, world, opened, { form, wish: wish.value, refused: moved.reason })
    putDown(world.db, user.id, id)
    world.wake?.()
    return seeOther(c, `/staff/appointments/${id}`)
  })

  return app
}

function asked(c: Ctx, world: World, opened: Opened, form: Form): Response {
  const wish = parseElsewhere(form, choicesOf(world, opened))
  return wish.ok
    ? movePage(c, world, opened, { form, wish: wish.value })
    : movePage(c, world, opened, { form, problems: wish.problems })
}

function wordsIn(form: Form) {
  return { onPurpose: form.text('onPurpose') === 'yes', version: versionOf(form), tell: tellOf(form) }
}

function choicesOf(world: World, { practice, standing }: Opened) {
  return {
    zone: practice.zone,
    calendarIds: calendarsFor(world, standing.calendarId).map(({ id }) => id),
    locationIds: openLocations(world).map(({ id }) => id),
    roomIds: roomsFor(world, standing.typeId).map(({ id }) => id),
  }
}

function calendarsFor({ db }: World, own: number) {
  return listCalendars(db).filter(({ id, active }) => active || id === own)
}

function openLocations({ db }: World) {
  return listLocations(db).filter(({ active }) => active)
}

function roomsFor({ db }: World, typeId: number) {
  const needed = new Set(findType(db, typeId)?.needs.flat())
  return listRooms(db).filter(({ id, active }) => active && needed.has(id))
}

function moveOf(world: World, { practice, standing }: Opened, wish: Elsewhere) {
  const { startsAt, endsAt, calendarId, roomId } = wish
  const locationId = locationFor(world.db, standing, wish, practice.zone)
  const resources = roomId === undefined ? {} : { resources: [roomId] }
  return { appointmentId: standing.id, startsAt, endsAt, calendarId, locationId, ...resources }
}

interface Shown {
  readonly form?: Form
  readonly wish?: Elsewhere
  readonly problems?: readonly Problem[]
  readonly refused?: string
}

function movePage(c: Ctx, world: World, opened: Opened, shown: Shown): Response {
  const { t, format } = c.var
  const { practice, standing, details } = opened
  const { form, wish, problems = [], refused } = shown
  const values = { ...valuesOf(standing, practice.zone), ...form?.values }
  const shut = whyShut(standing, practice.zone, c.var.now, t)
  const result = wish && shut === '' ? resultOf(c, world, opened, wish, form) : undefined
  const model = {
    ...headOf(opened, { t, format }),
    shut,
    refused: refused === undefined || shut !== '' ? '' : refusalWords(refused, details, { t, format }),
    options: optionsOf(c, world, opened, values.minutes ?? ''),
    result,
    nearest: nearestOf(c, world, opened, values, wish),
    ...formModel(values, problems, t),
  }
  const status = refused !== undefined ? 409 : problems.length > 0 ? 422 : 200
  return page(c, world, 'appointments/move', model, status)
}

function optionsOf(c: Ctx, world: World, { standing }: Opened, minutes: string) {
  const { t } = c.var
  const listed = (list: readonly { readonly id: number; readonly label: string }[]) =>
    list.map(({ id, label }) => ({ value: String(id), label }))
  const rooms = roomsFor(world, standing.typeId).map(({ id, name }) => ({ id, label: name }))
  const locations = openLocations(world).map(({ id, name }) => ({ id, label: name }))
  return {
    practitioners: listed(
      calendarsFor(world, standing.calendarId).map(({ id, publicName }) => ({ id, label: publicName })),
    ),
    lengths: lengths(undefined, minutesIn(minutes), t),
    rooms: rooms.length === 0 ? [] : [{ value: '', label: t('desk.room.usual.short') }, ...listed(rooms)],
    locations:
      locations.length < 2
        ? []
        : [{ value: '', label: t('moving.field.location.auto') }, ...listed(locations)],
  }
}

/** What the wish would come to. */
function resultOf(c: Ctx, world: World, opened: Opened, wish: Elsewhere, form: Form | undefined) {
  const { t, format, now, user } = c.var
  const { practice, standing, details } = opened
  const { db } = world
  const { obstacles, overridden } = judge(db, standing, wish, practice.zone, now)
  const move = { ...moveOf(world, opened, wish), version: standing.rowVersion, tell: true }
  const rehearsed = rehearseChange(db, () =>
    moveByStaff(db, { ...move, onPurpose: true }, byUser(user.id), now),
  )
  const { outcome, planned } = rehearsed
  const name = findCalendar(db, wish.calendarId)?.publicName ?? ''
  const impossible = outcome && !outcome.ok ? refusalWords(outcome.reason, details, { t, format }) : ''
  return {
    to: rangeWords(wish, format),
    where: t('appointments.what', {
      type: details.typeName,
      practitioner: name,
      location: findLocation(db, move.locationId)?.name ?? '',
    }),
    impossible,
    same: outcome?.ok === true && outcome.value.changeId === undefined,
    obstacles: obstacleWords(obstacles, name, t),
    overridden: overriddenWords(overridden, { name, type: details.typeName }, t),
    version: standing.rowVersion,
    telling: tellingOf(c.var, deskOf(world, aroundIn(world.db)), circleOf(opened), planned, {
      tell: form ? tellOf(form) : true,
      list: 'moving.tell.onList',
    }),
  }
}

function nearestOf(
  c: Ctx,
  world: World,
  opened: Opened,
  values: Readonly<Record<string, string>>,
  wish: Elsewhere | undefined,
) {
  const { practice, standing } = opened
  const { zone } = practice
  const { date } = zone.local(standing.startsAt)
  const here = { ...standing, date, locationId: undefined, roomId: undefined }
  const starts = nearestFree(world.db, standing, wish ?? here, zone, c.var.now)
  const { version, tell, onPurpose, formToken, ...kept } = values
  return nearestLinks(standing.id, kept, starts, zone, c.var.format)
}
