import { build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { slugOf } from '../practice/slug.ts'
import type { Texts } from '../practice/texts.ts'

export interface NewCalendar {
  readonly kind: 'practitioner' | 'service'
  readonly name: string
  readonly publicName: string
  readonly profession: Texts
  readonly online: boolean
  readonly userId?: number | null
  readonly leadHours?: number | null
  readonly horizonDays?: number | null
}

/** A practitioner or service together with its bookable calendar. Returns the calendar's id. */
export function addCalendar(db: Db, calendar: NewCalendar, actor: Actor, now: number): number {
  return db.write(() => {
    const taken = db.all(build.selectFrom('calendar').select('slug')).map((row) => row.slug)
    const resource = db.run(
      build.insertInto('resource').values({ kind: calendar.kind, name: calendar.name, sort: taken.length }),
    )
    const { id } = db.run(
      build.insertInto('calendar').values({
        resource_id: resource.id,
        user_id: calendar.userId ?? null,
        slug: slugOf(calendar.publicName, taken),
        public_name: calendar.publicName,
        profession_texts: JSON.stringify(calendar.profession),
        online: calendar.online ? 1 : 0,
        lead_hours: calendar.leadHours ?? null,
        horizon_days: calendar.horizonDays ?? null,
        sort: taken.length,
      }),
    )
    recordAudit(db, actor, 'added', 'calendar', id, now)
    return id
  })
}

/** Whether patients may book in a calendar at all (P2). Booked appointments stay as they are. */
export function setCalendarOnline(
  db: Db,
  calendarId: number,
  online: boolean,
  actor: Actor,
  now: number,
): void {
  db.write(() => {
    const change = build
      .updateTable('calendar')
      .set({ online: online ? 1 : 0 })
      .where('id', '=', calendarId)
    db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
    recordAudit(db, actor, online ? 'put-online' : 'taken-offline', 'calendar', calendarId, now)
  })
}

/** A room or a device. Returns its id. */
export function addResource(
  db: Db,
  resource: { readonly kind: 'room' | 'device'; readonly name: string; readonly locationId: number | null },
  actor: Actor,
  now: number,
): number {
  return db.write(() => {
    const values = { kind: resource.kind, name: resource.name, location_id: resource.locationId }
    const { id } = db.run(build.insertInto('resource').values(values))
    recordAudit(db, actor, 'added', 'resource', id, now)
    return id
  })
}
