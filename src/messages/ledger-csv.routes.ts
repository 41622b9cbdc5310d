import { Hono } from 'hono'
import { csvMark } from '../lib/csv.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listLedger } from './ledger.queries.ts'
import { csvHead, csvRow } from './ledger-csv.ts'
import { askedOf, type LedgerAsked, type LedgerKey, periodOf } from './ledger-filter.ts'
import { ledgerAddress, logLooks } from './ledger-reading.routes.ts'

/** Messages that are read at once: others get a turn in between, however long the table is. */
const chunk = 500

/** What the ledger shows, as a table to download (O31). */
export function ledgerCsvRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(`${ledgerAddress}/list.csv`, allow('owner', 'reception'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const asked = askedOf((name) => c.req.query(name), practice.zone, c.var.now)
    const name = `${c.var.t('ledger.csv.name')}-${asked.from ?? '0'}-${asked.until}.csv`
    return c.body(tableOf(c, world, practice, asked), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })

  return app
}

/** Written as it is read by the other side; of each patient in it the access log knows before the line leaves. */
function tableOf(c: Ctx, world: World, practice: Practice, asked: LedgerAsked): ReadableStream<Uint8Array> {
  const { t, format, now } = c.var
  const { zone, currency } = practice
  const period = periodOf(asked, zone)
  const text = new TextEncoder()
  const logged = new Set<number>()
  let key: LedgerKey | undefined
  return new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(text.encode(`${csvMark}${csvHead(t)}`)),
    pull: (stream) => {
      const { rows, older } = listLedger(world.db, asked, period, key, chunk)
      const fresh = rows.flatMap(({ patient_id: id }) => (id === null || logged.has(id) ? [] : [id]))
      logLooks(c, world, fresh, 'messages-csv')
      for (const id of fresh) logged.add(id)
      const lines = rows.map((row) => csvRow(row, { t, format, zone, currency, now }))
      if (lines.length > 0) stream.enqueue(text.encode(lines.join('')))
      const last = rows.at(-1)
      if (older && last) key = { way: 'older', at: last.created_at, id: last.id }
      else stream.close()
    },
  })
}
