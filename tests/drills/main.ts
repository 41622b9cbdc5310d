import { findRoot } from '../../src/root.ts'
import { clocks } from './clocks.ts'
import { codes } from './codes.ts'
import { diskFull } from './diskfull.ts'
import { enumeration } from './enumeration.ts'
import { hostile } from './hostile.ts'
import { injection } from './injection.ts'
import { killNine } from './kill.ts'
import { bundle } from './kit/bundle.ts'
import type { Drill, Result, Size } from './kit/drill.ts'
import { passOrShort, print, printTable } from './kit/print.ts'
import { randomOf } from './kit/random.ts'
import { mailAway } from './mail.ts'
import { month } from './month.ts'
import { sameForm } from './once.ts'
import { powerCut } from './powercut.ts'
import { race } from './race.ts'
import { second } from './second.ts'
import { textsAway } from './sms.ts'
import { stop } from './stop.ts'
import { writes } from './writes.ts'

const drills: Readonly<Record<string, Drill>> = {
  race,
  once: sameForm,
  kill: killNine,
  mail: mailAway,
  month,
  injection,
  sms: textsAway,
  clocks,
  writes,
  power: powerCut,
  full: diskFull,
  hostile,
  enumeration,
  codes,
  second,
  stop,
}

process.chdir(findRoot())
process.exitCode = await main(process.argv.slice(2))

/** Runs the drills that were named, or all; DRILL_QUICK=1 with small numbers, DRILL_SEED=n with the dice of an earlier run. */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !(name in drills))
  if (unknown !== undefined) {
    print(`there is no drill ${unknown}; there are: ${Object.keys(drills).join(', ')}`)
    return 2
  }
  const quick = process.env.DRILL_QUICK === '1'
  const seed = Number(process.env.DRILL_SEED ?? Date.now() % 1_000_000_000)
  print(
    `drill: seed ${seed}, ${quick ? 'quick: small numbers' : 'full numbers'}, Node ${process.versions.node}`,
  )
  await bundle('drills/kit/serve.entry.ts', 'drill-serve.js')
  const results: Result[] = []
  for (const [name, drill] of Object.entries(drills))
    if (names.length === 0 || names.includes(name)) results.push(...(await runOne(name, drill, quick, seed)))
  print()
  const rows = results.map(({ name, count, found, pass }) => [name, count, found, passOrShort(pass)])
  printTable(['drill', 'count', 'found', 'result'], rows)
  return results.every(({ pass }) => pass) ? 0 : 1
}

async function runOne(name: string, drill: Drill, quick: boolean, seed: number): Promise<readonly Result[]> {
  const begun = performance.now()
  print(`drill ${name} …`)
  const size: Size = { quick, random: randomOf(seed), of: (full, small) => (quick ? small : full) }
  const results = await drill(size).catch((error: unknown) => [brokenOff(name, error)])
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  for (const { found, pass } of results) print(`  ${passOrShort(pass)} ${found}`)
  print(`  ${seconds} s`)
  return results
}

function brokenOff(name: string, error: unknown): Result {
  const found = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { name, count: '-', found: `broke off: ${found.split('\n').slice(0, 3).join(' ')}`, pass: false }
}
