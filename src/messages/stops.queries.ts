import { build, type Db } from '../db/run.ts'

/** A contact in use on a card, as stops name it. */
export function findStoppable(
  db: Db,
  contactId: number,
): { readonly channel: 'email' | 'phone'; readonly folded: string } | undefined {
  return db.get(
    build
      .selectFrom('patient_contact')
      .select(['channel', 'value_folded as folded'])
      .where('id', '=', contactId)
      .where('revoked_at', 'is', null),
  )
}
