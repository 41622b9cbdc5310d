import { build, type Db } from '../db/run.ts'
import { type Named, namedIn } from './choice.ts'
import { type BookingLink, isSlug, type Through, throughLink } from './link.ts'
import { readOffering } from './offering.queries.ts'
import { readPass } from './preview.ts'

/** Every link by its own word, those out of use included. */
export function listLinks(db: Db): readonly BookingLink[] {
  return db.all(build.selectFrom('booking_link').selectAll().orderBy('slug')).map(linkFrom)
}

export function findLink(db: Db, id: number): BookingLink | undefined {
  return listLinks(db).find((link) => link.id === id)
}

/** The link of a word in an address; undefined for anything that cannot be one. */
export function findLinkBySlug(db: Db, slug: string): BookingLink | undefined {
  if (!isSlug(slug)) return undefined
  const row = db.get(build.selectFrom('booking_link').selectAll().where('slug', '=', slug))
  return row && linkFrom(row)
}

/**
 * What can be booked and what is named, for an address or a form that may have come by a link; undefined: that link is
 * unknown, out of use, or leads to nothing that is offered (P37).
 */
export function readThrough(db: Db, text: (name: string) => string): Through | undefined {
  const offering = readOffering(db)
  const named = namedIn(text)
  if (!named.link) return { offering, named }
  const pass = readPass(named.link)
  if (pass?.link === '') return { offering, named }
  const link = findLinkBySlug(db, pass?.link ?? named.link)
  return link && throughLink(offering, named, link)
}

/** Whether whoever opens the link now can book something. */
export function leadsSomewhere(db: Db, link: BookingLink): boolean {
  return throughLink(readOffering(db), nothing, link) !== undefined
}

const nothing: Named = { type: '', location: '', practitioner: '' }

interface LinkRow {
  readonly id: number
  readonly slug: string
  readonly type_id: number | null
  readonly location_id: number | null
  readonly calendar_id: number | null
  readonly fixed: 0 | 1
  readonly active: 0 | 1
  readonly opened: number
  readonly booked: number
}

function linkFrom(row: LinkRow): BookingLink {
  return {
    id: row.id,
    slug: row.slug,
    typeId: row.type_id,
    locationId: row.location_id,
    calendarId: row.calendar_id,
    fixed: row.fixed === 1,
    active: row.active === 1,
    opened: row.opened,
    booked: row.booked,
  }
}
