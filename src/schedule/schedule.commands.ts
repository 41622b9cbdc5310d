import { build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { writeResources } from './block-resources.commands.ts'
import { copyDay } from './dated.commands.ts'

export interface NewTemplateBlock {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
  readonly kindId: number
  readonly locationId: number
  /** undefined: as the kind. */
  readonly web?: boolean
  readonly typeIds?: readonly number[]
  /** Rooms and devices that are used in it. */
  readonly resourceIds?: readonly number[]
}

/** A week of blocks for one calendar, not yet in force. Returns its id. */
export function addTemplate(
  db: Db,
  template: {
    readonly calendarId: number
    readonly name: string
    readonly blocks: readonly NewTemplateBlock[]
  },
  actor: Actor,
  now: number,
): number {
  return db.write(() => {
    const values = { calendar_id: template.calendarId, name: template.name }
    const { id } = db.run(build.insertInto('schedule_template').values(values))
    for (const block of template.blocks) addTemplateBlock(db, id, block)
    recordAudit(db, actor, 'added', 'schedule-template', id, now)
    return id
  })
}

function addTemplateBlock(db: Db, templateId: number, block: NewTemplateBlock): void {
  const { id } = db.run(
    build.insertInto('template_block').values({
      template_id: templateId,
      weekday: block.weekday,
      from_minute: block.fromMinute,
      to_minute: block.toMinute,
      kind_id: block.kindId,
      location_id: block.locationId,
      web: block.web === undefined ? null : block.web ? 1 : 0,
      types_mode: block.typeIds ? 'listed' : null,
    }),
  )
  for (const typeId of block.typeIds ?? [])
    db.run(build.insertInto('template_block_type').values({ block_id: id, type_id: typeId }))
  writeResources(db, 'template_block_resource', id, block.resourceIds ?? [])
}

export interface Force {
  readonly calendarId: number
  readonly templateId: number
  readonly from: IsoDate
  readonly to?: IsoDate | null
  readonly cycle?: 'every' | 'iso-odd' | 'iso-even'
}

/** Puts a template into force from a date on (F31, P5). Booked appointments never change. */
export function putIntoForce(db: Db, force: Force, actor: Actor, now: number): void {
  db.write(() => {
    db.run(
      build.insertInto('schedule_period').values({
        calendar_id: force.calendarId,
        template_id: force.templateId,
        from_date: force.from,
        to_date: force.to ?? null,
        cycle: force.cycle ?? 'every',
      }),
    )
    db.run(
      build.updateTable('schedule_template').set({ state: 'in-force' }).where('id', '=', force.templateId),
    )
    recordAudit(db, actor, 'put-into-force', 'schedule-template', force.templateId, now, { from: force.from })
  })
}

/**
 * Replaces what is in force from a date on by a new week: earlier periods end the day before, later ones go. For the
 * plain form of weekly hours.
 */
export function replaceHours(
  db: Db,
  hours: {
    readonly calendarId: number
    readonly name: string
    readonly from: IsoDate
    readonly dayBefore: IsoDate
    readonly blocks: readonly NewTemplateBlock[]
  },
  actor: Actor,
  now: number,
): number {
  return db.write(() => {
    const periods = () => build.updateTable('schedule_period').where('calendar_id', '=', hours.calendarId)
    db.run(
      build
        .deleteFrom('schedule_period')
        .where('calendar_id', '=', hours.calendarId)
        .where('from_date', '>=', hours.from),
    )
    db.run(
      periods()
        .set({ to_date: hours.dayBefore })
        .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', hours.from)])),
    )
    const templateId = addTemplate(db, hours, actor, now)
    putIntoForce(db, { calendarId: hours.calendarId, templateId, from: hours.from }, actor, now)
    return templateId
  })
}

/**
 * The web-bookable tick of blocks on one date (F18, rule 11); null: as above. The first change to a date copies that
 * day's blocks into rows of its own; from then the date follows these. `positions` are indexes into the day's blocks by
 * start, as the page showed them.
 */
export function setDatedWeb(
  db: Db,
  day: {
    readonly calendarId: number
    readonly date: IsoDate
    readonly position: number
    readonly web: boolean | null
  },
  actor: Actor,
  now: number,
): void {
  db.write(() => {
    const ids = copyDay(db, day.calendarId, day.date, actor, now)
    const id = ids[day.position]
    if (id === undefined) return
    const web = day.web === null ? null : day.web ? 1 : 0
    db.run(
      build
        .updateTable('dated_block')
        .set({ web })
        .set('row_version', (eb) => eb('row_version', '+', 1))
        .where('id', '=', id),
    )
    recordAudit(db, actor, day.web ? 'put-online' : 'taken-offline', 'dated-block', id, now)
  })
}

/** Time in which a practitioner or resource is not there. Returns its id. */
export function addAbsence(
  db: Db,
  absence: {
    readonly resourceId: number
    readonly startsAt: number
    readonly endsAt: number
    readonly reason: string
  },
  actor: Actor,
  now: number,
): number {
  return db.write(() => {
    const { id } = db.run(
      build.insertInto('absence').values({
        resource_id: absence.resourceId,
        starts_at: absence.startsAt,
        ends_at: absence.endsAt,
        reason: absence.reason,
        created_at: now,
        created_by: actor.userId,
      }),
    )
    recordAudit(db, actor, 'added', 'absence', id, now)
    return id
  })
}
