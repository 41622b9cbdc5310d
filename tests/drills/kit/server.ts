import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRoot } from '../../../src/root.ts'
import { type Child, lineOf, startChild } from './child.ts'
import { type Client, openClient } from './http.ts'
import { monday } from './practice.ts'

export interface Ledig extends Child {
  readonly address: string
  readonly client: Client
}

export interface Clock {
  /** Epoch seconds at the real moment `since`, epoch milliseconds. */
  readonly at: number
  readonly since: number
  readonly speed: number
}

interface Wanted {
  readonly dataDir: string
  readonly clock?: Clock
  readonly env?: Readonly<Record<string, string>>
  readonly synchronous?: 'NORMAL'
  readonly nodeArgs?: readonly string[]
}

export function clockFrom(at = monday, speed = 1): Clock {
  return { at, since: Date.now(), speed }
}

/** Ledig with a clock that the drill sets, listening; dist/drill-serve.js was bundled before. */
export async function startLedig({
  dataDir,
  clock = clockFrom(),
  env,
  synchronous,
  nodeArgs,
}: Wanted): Promise<Ledig> {
  const args = [clock.at, clock.since, clock.speed, synchronous ?? 'FULL'].map(String)
  const file = join(findRoot(), 'dist', 'drill-serve.js')
  return listening(
    startChild({
      file,
      args,
      env: { ...environmentOf(dataDir), TRUST_PROXY: '1', ...env },
      ...(nodeArgs ? { nodeArgs } : {}),
    }),
  )
}

/** The product as people start it: dist/main.js. */
export async function startProduct(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ledig> {
  const file = join(findRoot(), 'dist', 'main.js')
  return listening(startChild({ file, env: { ...environmentOf(dataDir), ...env } }))
}

export function environmentOf(dataDir: string): Readonly<Record<string, string>> {
  return { DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' }
}

/** Runs `fn` with a folder of its own and removes it afterwards. */
export async function withFolder<T>(name: string, fn: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `ledig-${name}-`))
  try {
    return await fn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function listening(child: Child): Promise<Ledig> {
  const line = await lineOf(child, /^Ledig listens on /)
  const address = `http://127.0.0.1:${new URL(line.split(' ').at(-1) ?? '').port}`
  return { ...child, address, client: openClient(address) }
}
