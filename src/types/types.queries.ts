import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { parseTexts } from '../practice/texts.ts'
import { listRooms } from '../staff/rooms.queries.ts'
import type { AppointmentType, BlockKind, Means, Need } from './types.ts'

/** Every appointment type in the practice's order, retired ones included. */
export function listTypes(db: Db): readonly AppointmentType[] {
  return arranged(db, readTypes)
}

export function findType(db: Db, id: number): AppointmentType | undefined {
  return arranged(db, readTypesById).get(id)
}

export function listBlockKinds(db: Db): readonly BlockKind[] {
  return arranged(db, readBlockKinds)
}

export function findBlockKind(db: Db, id: number): BlockKind | undefined {
  return listBlockKinds(db).find((kind) => kind.id === id)
}

/** What a type needs, with the names that staff gave. */
export function listNeeds(db: Db, typeId: number): readonly Need[] {
  const means = build.selectFrom('type_need_resource').selectAll().orderBy('resource_id')
  const rows = db.all(means)
  return db
    .all(
      build.selectFrom('type_need').selectAll().where('type_id', '=', typeId).orderBy('sort').orderBy('id'),
    )
    .map(({ id, name }) => ({
      name,
      resourceIds: rows.filter((row) => row.need_id === id).map((row) => row.resource_id),
    }))
}

/** Rooms and devices, those no longer in use included. */
export function listMeans(db: Db): readonly Means[] {
  return listRooms(db)
}

function readTypesById(db: Db): ReadonlyMap<number, AppointmentType> {
  return new Map(listTypes(db).map((type) => [type.id, type]))
}

function readTypes(db: Db): readonly AppointmentType[] {
  const calendars = db.all(build.selectFrom('type_calendar').selectAll())
  const locations = db.all(build.selectFrom('type_location').selectAll())
  const needs = db.all(build.selectFrom('type_need').select(['id', 'type_id']).orderBy('sort').orderBy('id'))
  const means = db.all(
    build
      .selectFrom('type_need_resource')
      .innerJoin('resource', 'resource.id', 'resource_id')
      .select(['need_id', 'resource_id'])
      .where('resource.active', '=', 1)
      .orderBy('resource_id'),
  )
  const meansOf = (needId: number) =>
    means.filter((row) => row.need_id === needId).map((row) => row.resource_id)
  return db
    .all(build.selectFrom('appointment_type').selectAll().orderBy('sort').orderBy('id'))
    .map((row) => ({
      id: row.id,
      slug: row.slug,
      name: row.name,
      publicNames: parseTexts(row.public_names),
      descriptions: parseTexts(row.descriptions),
      information: parseTexts(row.information),
      visitingAddress: row.visiting_address,
      priceCents: row.price_cents,
      minutes: row.minutes,
      gridMinutes: row.grid_minutes,
      bufferBefore: row.buffer_before,
      bufferAfter: row.buffer_after,
      places: row.places,
      online: row.online === 1,
      active: row.active === 1,
      practitionerChoice: row.practitioner_choice,
      blockKindId: row.block_kind_id,
      releaseHours: row.release_hours,
      whoMayBook: row.who_may_book,
      asksKnown: row.ask_known === 1 || row.who_may_book !== 'both',
      ageFrom: row.age_from,
      ageCountsFrom: row.age_counts_from,
      notify: row.notify === 1,
      messageTemplateId: row.message_template_id,
      class: row.class,
      selfService: row.self_service === 1,
      colour: row.colour,
      calendarIds: calendars.filter((each) => each.type_id === row.id).map((each) => each.calendar_id),
      locationIds: locations.filter((each) => each.type_id === row.id).map((each) => each.location_id),
      needs: needs.filter((need) => need.type_id === row.id).map((need) => meansOf(need.id)),
      rowVersion: row.row_version,
    }))
}

function readBlockKinds(db: Db): readonly BlockKind[] {
  const listed = db.all(build.selectFrom('block_kind_type').selectAll())
  return db.all(build.selectFrom('block_kind').selectAll().orderBy('sort').orderBy('id')).map((row) => ({
    id: row.id,
    name: row.name,
    colour: row.colour,
    web: row.web === 1,
    types:
      row.types_mode === 'all'
        ? 'all'
        : new Set(listed.filter((each) => each.kind_id === row.id).map((each) => each.type_id)),
    visibility: row.visibility,
    active: row.active === 1,
    rowVersion: row.row_version,
  }))
}
