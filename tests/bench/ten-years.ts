import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRoot } from '../../src/root.ts'
import { makePractice, withData } from '../drills/kit/practice.ts'
import { print } from '../drills/kit/print.ts'
import { writeHistory } from './history.ts'
import { fillBook } from './practice.ts'
import type { Size } from './row.ts'

/** Working days ahead that are partly booked, and how many of ten times are: the same with history and without. */
const ahead = [15, 7] as const

/** The practice of the bench as it is after a few weeks. */
export function youngPractice(dataDir: string): Promise<void> {
  return withData(dataDir, async (db) => {
    await makePractice(db)
    fillBook(db, ...ahead)
  })
}

/** The same practice with its last four weeks behind it, so that its post of these days is as long as after ten years. */
export function recentPractice(dataDir: string): Promise<void> {
  return withData(dataDir, async (db) => {
    await makePractice(db)
    writeHistory(db, 4 * 5 * 4 * 24, 300)
    fillBook(db, ...ahead)
  })
}

/** The same practice after ten years: 250 000 appointments of 30 000 patients lie behind it. */
export async function oldPractice(dataDir: string, size: Size): Promise<void> {
  cpSync(await keptCopy(size), dataDir, { recursive: true })
}

/** Made once and kept in the temporary folder until a migration or its own making changes. */
async function keptCopy(size: Size): Promise<string> {
  const appointments = size.of(250_000, 10_000)
  const patients = size.of(30_000, 1200)
  const begin = `ledig-kept-${appointments}-`
  const kept = join(tmpdir(), `${begin}${fingerprint()}`)
  if (existsSync(kept)) return kept
  for (const old of readdirSync(tmpdir()).filter((name) => name.startsWith(begin)))
    rmSync(join(tmpdir(), old), { recursive: true })
  const begun = performance.now()
  const making = mkdtempSync(join(tmpdir(), 'ledig-years-'))
  await withData(making, async (db) => {
    await makePractice(db)
    writeHistory(db, appointments, patients)
    fillBook(db, ...ahead)
  })
  renameSync(making, kept)
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  print(`  ${appointments} appointments of ${patients} patients made in ${seconds} s: ${kept}`)
  return kept
}

/** Of everything that decides what the kept copy holds: the schema and the program that fills it. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const migrations = join(findRoot(), 'migrations')
  for (const name of readdirSync(migrations).sort()) hash.update(readFileSync(join(migrations, name)))
  for (const name of ['history.ts', 'practice.ts', 'ten-years.ts'])
    hash.update(readFileSync(join(findRoot(), 'tests', 'bench', name)))
  return hash.digest('hex').slice(0, 12)
}
