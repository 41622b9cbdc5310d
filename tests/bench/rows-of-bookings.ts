import type Database from 'better-sqlite3'

/** The rows that one booking leaves, by table. */
export type BookingRows = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>

/** In the order in which their parents stand. */
const tables = [
  ...[
    'patient',
    'patient_word',
    'patient_contact',
    'consent',
    'appointment',
    'attendee',
    'message',
    'message_subject',
  ],
  ...['appointment_event', 'booking_request', 'audit'],
] as const
/** What the triggers of appointment and of its history write, on both sides. */
const byTriggers: readonly string[] = ['occupancy', 'online_entry']
/** What orders the rows of a table by booking. */
const orders: Readonly<Record<string, string>> = {
  booking_request: 'attendee_id',
  message_subject: 'attendee_id',
  patient_word: 'patient_id',
}

/**
 * What the last bookings of new patients left in each table: every one leaves the same number of rows, so the tables are
 * cut into equal pieces. Throws where that is not so, or where a table has grown that this list does not know.
 */
export function rowsOfBookings(
  raw: Database.Database,
  before: ReadonlyMap<string, number>,
  bookings: number,
): readonly BookingRows[] {
  const grown = [...countRows(raw)]
    .filter(([table, rows]) => rows > (before.get(table) ?? 0))
    .map(([table]) => table)
  const unknown = grown.filter(
    (table) => ![...tables, ...byTriggers, 'hold', 'hold_resource', 'job_run'].includes(table),
  )
  if (unknown.length > 0)
    throw new Error(`a booking also writes to ${unknown.join(', ')}: the raw side must too`)
  const pieces = new Map(
    tables.map((table) => [table, piecesOf(raw, table, before.get(table) ?? 0, bookings)]),
  )
  return Array.from(
    { length: bookings },
    (_, n) => new Map(tables.map((table) => [table, pieces.get(table)?.[n] ?? []])),
  )
}

export function countRows(raw: Database.Database): ReadonlyMap<string, number> {
  const names = raw.prepare<[], string>("select name from sqlite_master where type = 'table'").pluck().all()
  return new Map(
    names.map((name) => [name, Number(raw.prepare(`select count(*) from ${name}`).pluck().get())]),
  )
}

/** One durable transaction for one booking, prepared once: its rows, and the hold given up. */
export function rawBooking(raw: Database.Database): (rows: BookingRows) => void {
  const inserts = new Map(
    tables.map((table) => {
      const columns = raw.prepare<[], string>(`select name from pragma_table_info('${table}')`).pluck().all()
      const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`
      return [table, raw.prepare(text)]
    }),
  )
  const giveUp = raw.prepare(
    'update hold set given_up_at = ? where id = (select max(id) from hold where given_up_at is null)',
  )
  return raw.transaction((rows: BookingRows) => {
    for (const table of tables) for (const row of rows.get(table) ?? []) inserts.get(table)?.run(row)
    giveUp.run(1)
  }).immediate
}

function piecesOf(raw: Database.Database, table: string, before: number, bookings: number) {
  const order = orders[table] ?? 'id'
  const rows = raw
    .prepare<[number], Readonly<Record<string, unknown>>>(
      `select * from ${table} order by ${order} limit -1 offset ?`,
    )
    .all(before)
  const each = rows.length / bookings
  if (!Number.isInteger(each) || each < 1)
    throw new Error(`${rows.length} rows of ${table} for ${bookings} bookings`)
  return Array.from({ length: bookings }, (_, n) => rows.slice(n * each, (n + 1) * each))
}
