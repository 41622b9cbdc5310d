import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Looks into a data folder with a connection of its own that cannot write. */
export function lookInto<T>(dataDir: string, fn: (raw: Database.Database) => T): T {
  const raw = new Database(join(dataDir, 'ledig.db'), { readonly: true, timeout: 10_000 })
  try {
    return fn(raw)
  } finally {
    raw.close()
  }
}

export function count(raw: Database.Database, sql: string, ...parameters: (string | number)[]): number {
  const found: unknown = raw
    .prepare(sql)
    .pluck()
    .get(...parameters)
  return Number(found)
}

export function isSound(raw: Database.Database): boolean {
  const whole = raw.pragma('integrity_check', { simple: true }) === 'ok'
  return whole && raw.prepare('pragma foreign_key_check').all().length === 0
}

interface Stretch {
  readonly starts_at: number
  readonly ends_at: number
}

/**
 * Pairs of appointments of one practitioner that share a moment, none of them double-booked on purpose: every one is
 * held against every other, from the appointments and not from the table that the product's own check reads.
 */
export function countOverlaps(raw: Database.Database): { readonly pairs: number; readonly overlaps: number } {
  const calendars = raw.prepare<[], { id: number }>('select id from calendar').all()
  const ofCalendar = raw.prepare<[number], Stretch>(
    "select starts_at, ends_at from appointment where calendar_id = ? and status <> 'cancelled' and on_purpose = 0",
  )
  let pairs = 0
  let overlaps = 0
  for (const { id } of calendars) {
    const list = ofCalendar.all(id)
    list.forEach((one, index) => {
      for (const other of list.slice(index + 1)) {
        pairs += 1
        if (one.starts_at < other.ends_at && other.starts_at < one.ends_at) overlaps += 1
      }
    })
  }
  return { pairs, overlaps }
}
