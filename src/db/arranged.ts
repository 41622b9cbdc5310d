import { type Db, perDatabase } from './run.ts'

interface Kept {
  version: number
  readonly values: Map<unknown, unknown>
}

const kept = new WeakMap<Db, Kept>()
const versionQuery = perDatabase((db) =>
  db.raw.prepare<[], number>('select version from arrangement where id = 1').pluck(),
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

/**
 * A page asks some forty things at once. From here to the next wait the version is looked at once, and again after each
 * write of our own; what others write meanwhile is seen by the next page.
 */
export function lookOnce(db: Db): void {
  const look = { version: readVersion(db), writes: db.writes() }
  looks.set(db, look)
  queueMicrotask(() => looks.delete(db))
}

interface Look {
  version: number
  writes: number
}

const looks = new WeakMap<Db, Look>()

function versionOf(db: Db): number {
  const look = looks.get(db)
  if (!look) return readVersion(db)
  if (look.writes !== db.writes()) {
    look.version = readVersion(db)
    look.writes = db.writes()
  }
  return look.version
}

function readVersion(db: Db): number {
  return versionQuery(db).get() ?? 0
}
