import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { Visibility } from '../practice/limits.ts'
import { type Direction, movedInList } from '../practice/order.ts'
import { slugOf } from '../practice/slug.ts'
import type { Texts } from '../practice/texts.ts'
import { listTypes } from './types.queries.ts'
import type { Need, TypeClass } from './types.ts'

export interface NewType {
  readonly name: string
  readonly publicNames: Texts
  readonly descriptions?: Texts
  readonly information?: Texts
  readonly visitingAddress?: string | null
  readonly priceCents?: number | null
  readonly minutes: number
  readonly gridMinutes: number
  readonly bufferBefore?: number
  readonly bufferAfter?: number
  readonly online: boolean
  /** Whether patients get messages about it (J25); they do unless said. */
  readonly notify?: boolean
  /** The automatic message of whoever books it (P17); none unless said. */
  readonly messageTemplateId?: number | null
  /** Check-ups on recall, or surgery and the like (F58, F59); ordinary unless said. */
  readonly class?: TypeClass
  /** Whether patients may also change online what the practice booked; not unless said. */
  readonly selfService?: boolean
  /** Hours before the start until which patients may move or cancel it (F16, P11); null: as above. */
  readonly rebookHours?: number | null
  readonly cancelHours?: number | null
  readonly practitionerChoice?: 'may' | 'none' | 'required'
  readonly blockKindId?: number | null
  readonly releaseHours?: number | null
  readonly leadHours?: number | null
  readonly horizonDays?: number | null
  readonly whoMayBook?: 'new' | 'known' | 'both'
  readonly asksKnown?: boolean
  readonly ageFrom?: number | null
  readonly ageCountsFrom?: 'birthday' | 'year'
  readonly places?: number
  readonly maxOwnBookings?: number | null
  readonly visibility?: Visibility | null
  readonly colour?: number
  readonly calendarIds: readonly number[]
  readonly locationIds?: readonly number[]
  readonly needs?: readonly Need[]
}

/** A kind of appointment with who does it, where, and what it needs. Returns its id. */
export function addType(db: Db, type: NewType, actor: Actor, now: number): number {
  return db.write(() => {
    const taken = db.all(build.selectFrom('appointment_type').select('slug')).map((row) => row.slug)
    const last = Math.max(
      -1,
      ...db.all(build.selectFrom('appointment_type').select('sort')).map(({ sort }) => sort),
    )
    const row = { ...columnsOf(type), slug: slugOf(type.name, taken), sort: last + 1 }
    const { id } = db.run(build.insertInto('appointment_type').values(row))
    linkType(db, id, type)
    recordAudit(db, actor, 'added', 'appointment-type', id, now)
    return id
  })
}

/** The columns of a type but its address and its place in the list. */
export function columnsOf(type: NewType) {
  return {
    name: type.name,
    public_names: JSON.stringify(type.publicNames),
    descriptions: JSON.stringify(type.descriptions ?? {}),
    information: JSON.stringify(type.information ?? {}),
    visiting_address: type.visitingAddress ?? null,
    price_cents: type.priceCents ?? null,
    minutes: type.minutes,
    grid_minutes: type.gridMinutes,
    buffer_before: type.bufferBefore ?? 0,
    buffer_after: type.bufferAfter ?? 0,
    online: type.online ? (1 as const) : (0 as const),
    notify: type.notify === false ? (0 as const) : (1 as const),
    message_template_id: type.messageTemplateId ?? null,
    class: type.class ?? ('ordinary' as const),
    self_service: type.selfService ? (1 as const) : (0 as const),
    rebook_deadline_hours: type.rebookHours ?? null,
    cancel_deadline_hours: type.cancelHours ?? null,
    practitioner_choice: type.practitionerChoice ?? ('may' as const),
    block_kind_id: type.blockKindId ?? null,
    release_hours: type.releaseHours ?? null,
    lead_hours: type.leadHours ?? null,
    horizon_days: type.horizonDays ?? null,
    who_may_book: type.whoMayBook ?? ('both' as const),
    ask_known: type.asksKnown ? (1 as const) : (0 as const),
    age_from: type.ageFrom ?? null,
    age_counts_from: type.ageCountsFrom ?? ('birthday' as const),
    places: type.places ?? 1,
    max_own_bookings: type.maxOwnBookings ?? null,
    visibility: type.visibility ?? null,
    colour: type.colour ?? 1,
  }
}

/** Who does it, where, and what it needs; a type that had them already must be unlinked first. */
export function linkType(db: Db, id: number, type: NewType): void {
  for (const calendarId of type.calendarIds)
    db.run(build.insertInto('type_calendar').values({ type_id: id, calendar_id: calendarId }))
  for (const locationId of type.locationIds ?? [])
    db.run(build.insertInto('type_location').values({ type_id: id, location_id: locationId }))
  for (const [sort, need] of (type.needs ?? []).entries()) addNeed(db, id, sort, need)
}

/** Takes away who does it, where, and what it needs. */
export function unlinkType(db: Db, id: number): void {
  const needs = build.selectFrom('type_need').select('id').where('type_id', '=', id)
  db.run(build.deleteFrom('type_need_resource').where('need_id', 'in', needs))
  db.run(build.deleteFrom('type_need').where('type_id', '=', id))
  db.run(build.deleteFrom('type_calendar').where('type_id', '=', id))
  db.run(build.deleteFrom('type_location').where('type_id', '=', id))
}

function addNeed(db: Db, typeId: number, sort: number, need: Need): void {
  const { id } = db.run(build.insertInto('type_need').values({ type_id: typeId, name: need.name, sort }))
  for (const resourceId of need.resourceIds)
    db.run(build.insertInto('type_need_resource').values({ need_id: id, resource_id: resourceId }))
}

/** Changes the order in which types are shown, to patients too; those no longer in use come last. */
export function moveType(db: Db, id: number, direction: Direction, actor: Actor, now: number): void {
  db.write(() => {
    const order = movedInList(listTypes(db), id, direction)
    if (!order) return
    for (const [sort, each] of order.entries())
      db.run(build.updateTable('appointment_type').set({ sort }).where('id', '=', each))
    recordAudit(db, actor, `moved-${direction}`, 'appointment-type', id, now)
  })
}

/** Whether patients may book this type themselves (J30, P3). Booked appointments stay as they are. */
export function setTypeOnline(db: Db, typeId: number, online: boolean, actor: Actor, now: number): void {
  db.write(() => {
    const change = build
      .updateTable('appointment_type')
      .set({ online: online ? 1 : 0 })
      .where('id', '=', typeId)
    db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
    recordAudit(db, actor, online ? 'put-online' : 'taken-offline', 'appointment-type', typeId, now)
  })
}

export interface NewBlockKind {
  readonly name: string
  readonly colour: number
  readonly web: boolean
  /** Whether new blocks may be of this kind; true unless said. */
  readonly active?: boolean
  /** Its own choice beats type and calendar (P7, rule 12); null: as above. */
  readonly visibility?: Visibility | null
  /** Types allowed in it; undefined: all (J29, J36). */
  readonly typeIds?: readonly number[] | undefined
}

/** Returns the id of the new kind of block (F19). */
export function addBlockKind(db: Db, kind: NewBlockKind, actor: Actor, now: number): number {
  return db.write(() => {
    const count = db.all(build.selectFrom('block_kind').select('id')).length
    const values = {
      name: kind.name,
      colour: kind.colour,
      web: kind.web ? (1 as const) : (0 as const),
      visibility: kind.visibility ?? null,
      sort: count,
    }
    const { id } = db.run(build.insertInto('block_kind').values(values))
    if (kind.typeIds) allowInKind(db, id, kind.typeIds)
    recordAudit(db, actor, 'added', 'block-kind', id, now)
    return id
  })
}

/** Changes a kind of block; acts at once wherever it is used. Refuses a name in use, and what was changed meanwhile. */
export function changeBlockKind(
  db: Db,
  kindId: number,
  kind: NewBlockKind,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const known = build.selectFrom('block_kind').select('row_version').where('id', '=', kindId)
    if (db.get(known)?.row_version !== version) refuse('edited-meanwhile')
    const values = {
      name: kind.name,
      colour: kind.colour,
      web: kind.web ? (1 as const) : (0 as const),
      active: kind.active === false ? (0 as const) : (1 as const),
      visibility: kind.visibility ?? null,
    }
    db.run(build.updateTable('block_kind').set(values).where('id', '=', kindId))
    allowInKind(db, kindId, kind.typeIds)
    recordAudit(db, actor, 'changed', 'block-kind', kindId, now)
  })
}

/** Which types may be booked in blocks of this kind; undefined: all. Acts at once (rule 11). */
export function setKindTypes(
  db: Db,
  kindId: number,
  typeIds: readonly number[] | undefined,
  actor: Actor,
  now: number,
): void {
  db.write(() => {
    allowInKind(db, kindId, typeIds)
    recordAudit(db, actor, 'types-changed', 'block-kind', kindId, now)
  })
}

/** The tick "bookable on the web" of a kind of block: acts at once wherever this kind is used (F18). */
export function setKindWeb(db: Db, kindId: number, web: boolean, actor: Actor, now: number): void {
  db.write(() => {
    const change = build
      .updateTable('block_kind')
      .set({ web: web ? 1 : 0 })
      .where('id', '=', kindId)
    db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
    recordAudit(db, actor, web ? 'put-online' : 'taken-offline', 'block-kind', kindId, now)
  })
}

function allowInKind(db: Db, kindId: number, typeIds: readonly number[] | undefined): void {
  db.run(build.deleteFrom('block_kind_type').where('kind_id', '=', kindId))
  const mode = typeIds ? 'listed' : 'all'
  const change = build.updateTable('block_kind').set({ types_mode: mode }).where('id', '=', kindId)
  db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
  for (const typeId of typeIds ?? [])
    db.run(build.insertInto('block_kind_type').values({ kind_id: kindId, type_id: typeId }))
}
