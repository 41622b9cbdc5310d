import { tablesNaming } from '../db/references.ts'
import type { Db } from '../db/run.ts'
import { type Use, usesOf } from './uses.ts'

/** What names a type besides its own people, places and needs. */
export function typeUses(db: Db, id: number): readonly Use[] {
  const own = ['type_calendar', 'type_location', 'type_need']
  return usesOf(tablesNaming(db, 'appointment_type', id).filter((name) => !own.includes(name)))
}

/** What names a kind of block besides the types it lets in. */
export function kindUses(db: Db, id: number): readonly Use[] {
  return usesOf(tablesNaming(db, 'block_kind', id).filter((name) => name !== 'block_kind_type'))
}
