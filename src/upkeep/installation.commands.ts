import { build, type Db } from '../db/run.ts'

/** Whether the data belongs to this secret key; a fresh installation is tied to it by the first question. */
export function belongsToKey(db: Db, keyId: string, now: number): boolean {
  return db.write(() => {
    const known = db.get(build.selectFrom('installation').select('key_id'))
    if (!known) db.run(build.insertInto('installation').values({ id: 1, key_id: keyId, created_at: now }))
    return known === undefined || known.key_id === keyId
  })
}
