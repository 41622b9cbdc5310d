import type BetterSqlite3 from 'better-sqlite3'
import {
  type Compilable,
  DummyDriver,
  type Insertable,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { type Refusal, refusalOf } from './refusals.ts'
import type { Schema } from './schema.ts'

/** Builds queries; it has no connection, so nothing can be executed behind the back of `Db`. */
export const build = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

type Settled<T> = T extends PromiseLike<unknown> ? never : T

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Refusal }

/** The one connection. Everything runs synchronously; Kysely builds, better-sqlite3 runs. */
export interface Db {
  all<R>(query: Compilable<R>): R[]
  get<R>(query: Compilable<R>): R | undefined
  /** Changed rows and the id of the last inserted one. */
  run(query: Compilable<unknown>): { readonly changes: number; readonly id: number }
  /** One row into a table, without the builder's round trip: a booking has a dozen of them. Returns the row's id. */
  insert<T extends keyof Schema & string>(table: T, row: Insertable<Schema[T]>): number
  /** `BEGIN IMMEDIATE`; a nested call is a savepoint. Throws what `fn` throws, after rolling back. */
  write<T>(fn: () => Settled<T>): Settled<T>
  /** `write` whose refusals by the database (db/refusals.ts) or by `refuse()` come back as values, rolled back. */
  attempt<T>(fn: () => Settled<T>): Attempt<Settled<T>>
  /** Does what `fn` does and takes all of it back: the work of it, and no trace. */
  rehearse(fn: () => void): void
  /** A query whose shape never changes: compiled once, then only its parameters are bound. */
  prepare<P extends readonly Parameter[], R>(shape: (...parameters: P) => Compilable<R>): Prepared<P, R>
  /** How often this connection has written or given up a write; `raw` is not counted. */
  writes(): number
  readonly raw: BetterSqlite3.Database
  close(): void
}

export type Parameter = string | number | Buffer | null

export interface Prepared<P extends readonly Parameter[], R> {
  all(...parameters: P): R[]
  get(...parameters: P): R | undefined
}

/** Something made once for each database: `const queriesOf = perDatabase((db) => ({ … }))`. */
export function perDatabase<T>(make: (db: Db) => T): (db: Db) => T {
  const made = new WeakMap<Db, { readonly value: T }>()
  return (db) => {
    const known = made.get(db) ?? { value: make(db) }
    made.set(db, known)
    return known.value
  }
}

export function createDb(raw: BetterSqlite3.Database): Db {
  let writes = 0
  const statements = new Map<string, BetterSqlite3.Statement<unknown[], unknown>>()

  function statement<R>(text: string): BetterSqlite3.Statement<unknown[], R> {
    const cached = statements.get(text)
    // The row type is the query builder's promise; SQLite itself knows none.
    if (cached) return cached as BetterSqlite3.Statement<unknown[], R>
    const fresh = raw.prepare<unknown[], R>(text)
    statements.set(text, fresh)
    return fresh
  }

  function change(text: BetterSqlite3.Statement<unknown[], unknown>, parameters: readonly unknown[]) {
    writes += 1
    const result = text.run(...parameters)
    return { changes: result.changes, id: Number(result.lastInsertRowid) }
  }

  const write = <T>(fn: () => Settled<T>): Settled<T> => {
    try {
      return raw.transaction(() => settled(fn())).immediate()
    } finally {
      writes += 1
    }
  }

  return {
    raw,
    write,
    writes: () => writes,
    all: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile()
      return statement<R>(sql).all(...parameters)
    },
    get: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile()
      return statement<R>(sql).get(...parameters)
    },
    run: (query) => {
      const { sql, parameters } = query.compile()
      return change(statement(sql), parameters)
    },
    insert: (table, row) => {
      const names = Object.keys(row)
      const places = names.map(() => '?').join(', ')
      const text = `insert into ${table} (${names.join(', ')}) values (${places})`
      return change(statement(text), Object.values(row)).id
    },
    attempt: <T>(fn: () => Settled<T>): Attempt<Settled<T>> => {
      try {
        return { ok: true, value: write(fn) }
      } catch (error) {
        const reason = refusalOf(error)
        if (!reason) throw error
        return { ok: false, reason }
      }
    },
    rehearse: (fn) => {
      const over = new Error('rehearsed')
      try {
        write(() => {
          fn()
          throw over
        })
      } catch (error) {
        if (error !== over) throw error
      }
    },
    prepare: <P extends readonly Parameter[], R>(shape: (...parameters: P) => Compilable<R>) => {
      const places: unknown[] = Array.from({ length: shape.length }, (_, place) => ({ place }))
      // Kysely passes any value through untouched, so a place holder may stand where the value will be.
      const { sql, parameters } = shape(...(places as unknown as P)).compile()
      const order = parameters.map((value) => places.indexOf(value))
      if (order.includes(-1)) throw new Error('a prepared query has no parameters but its own')
      const bound = (values: P) => order.map((place) => values[place])
      const text = statement<R>(sql)
      return {
        all: (...values: P) => text.all(...bound(values)),
        get: (...values: P) => text.get(...bound(values)),
      }
    },
    close: () => raw.close(),
  }
}

function settled<T>(value: T): T {
  if (value instanceof Promise) throw new Error('a transaction may not wait for a promise')
  return value
}
