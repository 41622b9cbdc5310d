import { findRoot } from '../../src/root.ts'
import { bundle } from '../drills/kit/bundle.ts'
import { passOrShort, print, printTable } from '../drills/kit/print.ts'
import { booking } from './booking.ts'
import { engine } from './engine.ts'
import { mixed } from './mixed.ts'
import { pages } from './pages.ts'
import { paint } from './paint.ts'
import { processes } from './process.ts'
import { type Bench, failed, type Row, type Size } from './row.ts'
import { weight } from './weight.ts'
import { years } from './years.ts'

const benches: Readonly<Record<string, Bench>> = {
  weight,
  paint,
  pages,
  booking,
  engine,
  years,
  process: processes,
  mixed,
}

/** Rows of quality.md whose subject is not built yet. */
const notYet: readonly string[] = []

process.chdir(findRoot())
process.exitCode = await main(process.argv.slice(2))

/** Measures what was named, or everything; BENCH_QUICK=1 with small numbers. */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !(name in benches))
  if (unknown !== undefined) {
    print(`there is no bench ${unknown}; there are: ${Object.keys(benches).join(', ')}`)
    return 2
  }
  const quick = process.env.BENCH_QUICK === '1'
  const size: Size = { quick, of: (full, small) => (quick ? small : full) }
  print(`bench: ${quick ? 'quick: small numbers' : 'full numbers'}, Node ${process.versions.node}`)
  await bundle('drills/kit/serve.entry.ts', 'drill-serve.js')
  await bundle('bench/bare.entry.ts', 'bench-bare.js')
  const rows: Row[] = []
  for (const [name, bench] of Object.entries(benches))
    if (names.length === 0 || names.includes(name)) rows.push(...(await runOne(name, bench, size)))
  print()
  printTable(
    ['row', 'measured', 'limit beside it', 'ratio', 'goal', 'result'],
    rows.map((row) => [row.name, row.measured, row.limit, row.ratio, row.goal, passOrShort(row.pass)]),
  )
  if (names.length === 0) for (const row of notYet) print(`not yet: ${row}`)
  return rows.every(({ pass }) => pass) ? 0 : 1
}

async function runOne(name: string, bench: Bench, size: Size): Promise<readonly Row[]> {
  const begun = performance.now()
  print(`bench ${name} …`)
  const rows = await bench(size).catch((error: unknown) => [
    failed(name, '-', `broke off: ${error instanceof Error ? error.message : String(error)}`),
  ])
  for (const row of rows) print(`  ${passOrShort(row.pass)} ${row.name}: ${row.measured}, ${row.ratio}`)
  print(`  ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  return rows
}
