import type { Db } from './run.ts'

/** The tables that hold a row which names this one, by their foreign keys; those of tables made later too. */
export function tablesNaming(db: Db, table: string, id: number): readonly string[] {
  const keys = db.raw
    .prepare<[string], { readonly name: string; readonly column: string }>(
      `select m.name as name, f."from" as column from sqlite_schema m, pragma_foreign_key_list(m.name) f
       where m.type = 'table' and f."table" = ? order by m.name`,
    )
    .all(table)
  const names = keys.filter(({ name, column }) =>
    db.raw.prepare(`select 1 from "${name}" where "${column}" = ? limit 1`).get(id),
  )
  return [...new Set(names.map(({ name }) => name))]
}
