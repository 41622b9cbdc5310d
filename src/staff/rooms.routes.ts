import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel, type Labels } from '../practice/checked.ts'
import type { Location } from '../practice/practice.ts'
import { savedNow } from '../practice/saved-now.ts'
import { findLocation, listLocations } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { addCalendar, addResource } from './calendars.commands.ts'
import { listCalendars } from './calendars.queries.ts'
import { changeRoom } from './rooms.commands.ts'
import { parseNewRoom, parseRoomChange, roomKinds } from './rooms.forms.ts'
import { findRoom, listRooms } from './rooms.queries.ts'
import type { Room } from './rooms.ts'
import { findResourceUsage } from './usage.queries.ts'
import { usageWords } from './usage.ts'

const address = '/staff/settings/rooms'
const one = `${address}/:id{[0-9]+}`

/** Rooms and devices that appointments need (rule 14), and services such as a laboratory that have a calendar. */
export function roomRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => roomsPage(c, world, { values: { kind: 'room' } }))

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const form = parseNewRoom(fields, idsOf(listLocations(world.db)))
    if (!form.ok) return roomsPage(c, world, { values: fields.values, problems: form.problems })
    const { kind, name, locationId } = form.value
    const actor = byUser(c.var.user.id)
    if (kind !== 'service') addResource(world.db, { kind, name, locationId }, actor, c.var.now)
    else {
      const service = { kind, name, publicName: name, profession: {}, online: true }
      const id = addCalendar(world.db, service, actor, c.var.now)
      return seeOther(c, `/staff/settings/practitioners/${id}?saved=1`)
    }
    return seeOther(c, `${address}?saved=1`)
  })

  app.get(one, allow('owner'), (c) => {
    const room = findRoom(world.db, Number(c.req.param('id')))
    return room ? roomPage(c, world, room, { values: valuesOf(room) }) : c.notFound()
  })

  app.post(one, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const room = findRoom(world.db, Number(c.req.param('id')))
    if (!room) return c.notFound()
    const { values } = fields
    const form = parseRoomChange(fields, idsOf(placesFor(world, room)))
    const version = fields.text('version')
    if (!form.ok) return roomPage(c, world, room, { values, problems: form.problems, version })
    const saved = changeRoom(world.db, room.id, form.value, Number(version), byUser(c.var.user.id), c.var.now)
    if (!saved.ok) return roomPage(c, world, room, { values, meanwhile: true })
    return seeOther(c, `${address}/${room.id}?saved=1`)
  })

  return app
}

/** Where a room may be: the locations in use, and its own. */
function placesFor(world: World, { locationId }: Room): readonly Location[] {
  const inUse = listLocations(world.db)
  const own = locationId === null ? undefined : findLocation(world.db, locationId)
  return own && !own.active ? [...inUse, own] : inUse
}

function idsOf(locations: readonly Location[]): readonly number[] {
  return locations.map(({ id }) => id)
}

function valuesOf({ name, locationId, active }: Room): Readonly<Record<string, string>> {
  return { name, location: String(locationId ?? ''), active: active ? 'yes' : '' }
}

function roomsPage(c: Ctx, world: World, { values, problems = [] }: FormShown): Response {
  const { t } = c.var
  const rooms = listRooms(world.db)
  const placeOf = (id: number | null) => (id === null ? '' : (findLocation(world.db, id)?.name ?? ''))
  const services = listCalendars(world.db).filter(({ kind }) => kind === 'service')
  const model = {
    saved: c.req.query('saved') === '1' && problems.length === 0,
    // A field has rows of its own.
    found: [
      ...rooms.map(({ id, kind, name, locationId, active }) => ({
        ...{ href: `${address}/${id}`, name, active },
        ...{ kind: t(`people.kind.${kind}`), place: placeOf(locationId) },
      })),
      ...services.map(({ id, publicName: name, active }) => ({
        ...{ href: `/staff/settings/practitioners/${id}`, name, active },
        ...{ kind: t('people.kind.service'), place: '' },
      })),
    ],
    kinds: roomKinds.map((value) => ({
      value,
      label: t(`people.kind.${value}`),
      hints: [t(`people.kind.${value}.hint`)],
    })),
    places: placeChoices(listLocations(world.db), t),
    ...formModel(values, problems, t, labelsOf(t)),
  }
  return page(c, world, 'staff/rooms', model, problems.length > 0 ? 422 : 200)
}

function roomPage(c: Ctx, world: World, { id }: Room, shown: FormShown): Response {
  const { problems = [], meanwhile = false, values } = shown
  const room = findRoom(world.db, id)
  if (!room) return notFound(c, world)
  const { t } = c.var
  const usage = findResourceUsage(world.db, id, c.var.now)
  const inVain = !room.active && usage.types.length > 0
  const model = {
    room: { id, name: room.name, kind: t(`people.kind.${room.kind}`), active: room.active },
    version: shown.version ?? room.rowVersion,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    savedNow: meanwhile ? savedNow(values, valuesOf(room), labelsOf(t)) : [],
    usage: usageWords(usage, t),
    warnings: inVain ? [t('people.warn.roomInactive', { names: usage.types.join(', ') })] : [],
    places: placeChoices(placesFor(world, room), t),
    ...formModel(values, problems, t, labelsOf(t)),
  }
  return page(c, world, 'staff/room', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

function placeChoices(locations: readonly Location[], t: Translate) {
  return [
    { value: '', label: t('people.place.none') },
    ...locations.map(({ id, name, active }) => ({
      value: String(id),
      label: active ? name : t('settings.inactive', { name }),
    })),
  ]
}

function labelsOf(t: Translate): Labels {
  return [
    ['kind', t('people.field.kind')],
    ['name', t('settings.field.name')],
    ['location', t('settings.field.location')],
  ]
}
