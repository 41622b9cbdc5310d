import { build, type Db } from '../db/run.ts'
import type { Deed } from './history.ts'

interface Row {
  readonly at: number
  readonly actor: Deed['actor']
  readonly by: string | null
  readonly action: string
  readonly object: string
  readonly object_id: number | null
  readonly detail: string
}

/**
 * A page of what was done to a person's cards, the latest first, and whether there is more. Of a merge the standing card's
 * own line is enough. `cards`: all cards of the person, the standing one first.
 */
export function listDeeds(
  db: Db,
  cards: readonly number[],
  page: number,
  limit: number,
): { readonly deeds: readonly Deed[]; readonly more: boolean } {
  const rows = db.all(
    lines(cards)
      .orderBy('audit.id', 'desc')
      .limit(limit + 1)
      .offset((page - 1) * limit),
  )
  return { deeds: rows.slice(0, limit).map((row) => deedOf(db, row)), more: rows.length > limit }
}

function lines(cards: readonly number[]) {
  const contacts = build.selectFrom('patient_contact').select('id').where('patient_id', 'in', cards)
  return build
    .selectFrom('audit')
    .leftJoin('staff_user', 'staff_user.id', 'audit.user_id')
    .select(['audit.at', 'audit.actor', 'staff_user.name as by', 'action', 'object', 'object_id', 'detail'])
    .where((eb) =>
      eb.or([
        eb.and([eb('object', '=', 'patient'), eb('object_id', 'in', cards)]),
        eb.and([eb('object', '=', 'patient-contact'), eb('object_id', 'in', contacts)]),
      ]),
    )
    .where((eb) =>
      eb.or([eb('object_id', '=', cards[0] ?? 0), eb('action', 'not in', ['merged-into', 'merge-undone'])]),
    )
}

function deedOf(db: Db, row: Row): Deed {
  const { at, actor, by, action, object, object_id } = row
  const detail = readDetail(row.detail)
  const contact = object === 'patient-contact' ? object_id : detail.contact
  const card = detail.card ?? detail.into ?? detail.from
  return { at, actor, by, action, detail, contact: findContact(db, contact), card: findNames(db, card) }
}

function readDetail(text: string): Deed['detail'] {
  const read: unknown = JSON.parse(text)
  if (typeof read !== 'object' || read === null) return {}
  return Object.fromEntries(
    Object.entries(read).filter((pair): pair is [string, string | number | boolean | null] =>
      ['string', 'number', 'boolean'].includes(typeof pair[1]),
    ),
  )
}

function findContact(db: Db, id: unknown): Deed['contact'] {
  if (typeof id !== 'number') return undefined
  return db.get(build.selectFrom('patient_contact').select(['channel', 'value']).where('id', '=', id))
}

function findNames(db: Db, id: unknown): Deed['card'] {
  if (typeof id !== 'number') return undefined
  const names = build.selectFrom('patient').select(['first_name', 'last_name', 'protected'])
  const row = db.get(names.where('id', '=', id))
  return row && { firstName: row.first_name, lastName: row.last_name, protected: row.protected === 1 }
}
