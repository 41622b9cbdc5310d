import { build, type Db, perDatabase } from './run.ts'

interface Kept {
  version: number
  readonly values: Map<unknown, unknown>
}

const kept = new WeakMap<Db, Kept>()
const versionQuery = perDatabase((db) =>
  db.prepare((id: number) => build.selectFrom('arrangement').select('version').where('id', '=', id)),
)

/**
 * What `load` reads of the practice's arrangements, kept until one of them changes: triggers count every change, so
 * another process or plain SQL is noticed too. `load` must be a named function that reads arranged tables only.
 */
export function arranged<T>(db: Db, load: (db: Db) => T): T {
  const version = versionOf(db)
  let memory = kept.get(db)
  if (!memory || memory.version !== version) {
    // A version seen inside a transaction may be rolled back and given out again for something else.
    if (db.raw.inTransaction) return load(db)
    memory = { version, values: new Map() }
    kept.set(db, memory)
  }
  if (!memory.values.has(load)) memory.values.set(load, load(db))
  // The map's value under a loader is that loader's own result.
  return memory.values.get(load) as T
}

function versionOf(db: Db): number {
  return versionQuery(db).get(1)?.version ?? 0
}
