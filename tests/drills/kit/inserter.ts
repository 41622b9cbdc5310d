import type Database from 'better-sqlite3'

type Row = Readonly<Record<string, string | number | Buffer | null>>

/** Inserts rows into a table, prepared once for each set of columns; returns the row's id. */
export function inserter(raw: Database.Database, table: string): (row: Row) => number {
  const statements = new Map<string, Database.Statement>()
  return (row) => {
    const names = Object.keys(row)
    const columns = names.join(', ')
    const known = statements.get(columns)
    const places = names.map(() => '?').join(', ')
    const statement = known ?? raw.prepare(`insert into ${table} (${columns}) values (${places})`)
    if (!known) statements.set(columns, statement)
    return Number(statement.run(...Object.values(row)).lastInsertRowid)
  }
}
