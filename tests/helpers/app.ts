import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../src/app.ts'
import type { Db } from '../../src/db/run.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { createUploads } from '../../src/practice/uploads.gateway.ts'
import { createRenderer } from '../../src/view/render.ts'
import { readStaticFiles } from '../../src/web/static.ts'
import type { World } from '../../src/web/world.ts'
import { openMigrated } from './database.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const files = readStaticFiles(`${root}/static`)
const render = createRenderer(`${root}/views`, true)

/** Monday 25 January 2027, 08:00 in Amsterdam. */
export const mondayMorning = Date.parse('2027-01-25T07:00:00Z') / 1000

export interface TestApp {
  readonly db: Db
  readonly world: World
  readonly app: ReturnType<typeof createApp>
  readonly request: ReturnType<typeof createApp>['request']
  /** The clock; tests move it by hand. */
  now: number
  /** What was logged, one JSON line an event. */
  readonly lines: string[]
  /** How long requests were held back, in milliseconds. */
  readonly pauses: number[]
}

/** The whole product over a database in memory with the real migrations and a clock that stands still. */
export function openApp(now: number = mondayMorning, changes: Partial<World> = {}): TestApp {
  const db = openMigrated(now)
  const clock = { now }
  const lines: string[] = []
  const pauses: number[] = []
  const world: World = {
    db,
    keys: deriveKeys(Buffer.alloc(32, 7)),
    render,
    files,
    uploads: createUploads(join(tmpdir(), `ledig-uploads-${process.pid}`)),
    log: (level, event, fields = {}) => lines.push(JSON.stringify({ level, event, ...fields })),
    clock: () => clock.now,
    baseUrl: 'http://localhost:3000',
    trustProxy: 1,
    socketAddress: () => '',
    demo: false,
    mail: true,
    sms: false,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    ...changes,
  }
  const app = createApp(world)
  return {
    db,
    world,
    app,
    request: app.request,
    lines,
    pauses,
    get now() {
      return clock.now
    },
    set now(value) {
      clock.now = value
    },
  }
}
