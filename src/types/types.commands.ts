import { build, type Db } from '../db/run.ts'
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
