import type { Db } from '../db/run.ts'
import { type IsoDate, today, type Zone, zoneOf } from '../lib/calendar.ts'
import { findPractice, listLocations } from '../practice/settings.queries.ts'
import { listRooms } from '../staff/rooms.queries.ts'
import { listBlockKinds, listTypes } from '../types/types.queries.ts'
import type { Stock } from './block-page.ts'

export function findStock(db: Db): Stock {
  return {
    kinds: listBlockKinds(db),
    locations: listLocations(db),
    types: listTypes(db),
    rooms: listRooms(db),
  }
}

/** Today's date where the practice is. */
export function dateThere(db: Db, now: number): IsoDate {
  return today(zoneThere(db), now)
}

export function zoneThere(db: Db): Zone {
  return findPractice(db)?.zone ?? zoneOf('UTC')
}
