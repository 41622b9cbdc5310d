import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../../../src/app.ts'
import type { Db } from '../../../../src/db/run.ts'
import { deriveKeys, type Keys } from '../../../../src/lib/token.ts'
import { recoverMessages } from '../../../../src/messages/recovery.commands.ts'
import { planReminders } from '../../../../src/messages/reminders.commands.ts'
import { createSender, type Sender } from '../../../../src/messages/sender.commands.ts'
import { createUploads } from '../../../../src/practice/uploads.gateway.ts'
import { findRoot } from '../../../../src/root.ts'
import { formatFor } from '../../../../src/view/format.ts'
import { createRenderer } from '../../../../src/view/render.ts'
import { readStaticFiles } from '../../../../src/web/static.ts'
import type { World } from '../../../../src/web/world.ts'
import { openMigrated } from '../../../helpers/database.ts'
import type { Fact, Rules } from './facts.ts'
import { type Gateways, newLife, openGateways } from './gateways.ts'
import { furnish, type Places } from './practice.ts'

type App = ReturnType<typeof createApp>

/** A practice whose process lives and dies over one database, with a clock that the drill sets. */
export interface House {
  readonly db: Db
  readonly keys: Keys
  readonly rules: Rules
  readonly places: Places
  readonly facts: Fact[]
  readonly gateways: Gateways
  /** What the product takes for the time. */
  now: number
  readonly app: App
  /** One beat of the timetable (src/jobs.ts): what is due is planned, then sent. A process that dies in it is started again. */
  beat(): Promise<void>
  /** The process is stopped as by SIGTERM, and started again. */
  restart(): Promise<void>
}

const root = findRoot()
const keys = deriveKeys(Buffer.alloc(32, 7))
const pauses = async (): Promise<void> => undefined

/** The same for all of them: reading the views and files takes longer than a day. */
const render = createRenderer(join(root, 'views'), true)
const files = readStaticFiles(join(root, 'static'))

/** `tamper` may spoil the gateways: that is how the oracle itself is tried. */
export function openHouse(
  rules: Rules,
  at: number,
  tamper: (made: Gateways) => Gateways = (made) => made,
): House {
  const db = openMigrated(at - 86_400 * 60)
  const places = furnish(db, rules, at - 86_400 * 30)
  const facts: Fact[] = []
  const clock = { now: at }
  const read = (): number => clock.now
  const gateways = tamper(openGateways(facts, read))
  const world = worldOf(db, read)
  let life = newLife()
  let sender: Sender
  let app: App

  function start(): void {
    life = newLife()
    recoverMessages(db, clock.now)
    const parts = { db, keys, render, words: formatFor, baseUrl: world.baseUrl, clock: read, pause: pauses }
    sender = createSender({ ...parts, gateway: gateways.mail(life), sms: gateways.sms(life) })
    app = createApp(world)
  }

  async function die(): Promise<void> {
    facts.push({ fact: 'end', at: clock.now })
    // Whoever still runs comes to the next gateway, where nothing is answered any more.
    await new Promise((resolve) => setImmediate(resolve))
    start()
  }

  start()
  return {
    ...{ db, keys, rules, places, facts, gateways },
    get now() {
      return clock.now
    },
    set now(value) {
      clock.now = value
    },
    get app() {
      return app
    },
    beat: async () => {
      facts.push({ fact: 'beat', at: clock.now })
      planReminders(db, clock.now)
      const ended = await Promise.race([sender.tick().then(() => 'rest' as const), life.end])
      if (ended === 'rest') facts.push({ fact: 'rest', at: clock.now })
      else if (ended === 'killed') await die()
      else await sender.stop().then(die)
    },
    restart: async () => {
      await sender.stop()
      await die()
    },
  }
}

function worldOf(db: Db, clock: () => number): World {
  return {
    ...{ db, keys, render, files, clock, demo: false, mail: true, sms: true, trustProxy: 1, pause: pauses },
    uploads: createUploads(join(tmpdir(), `ledig-month-${process.pid}`)),
    log: () => undefined,
    baseUrl: 'http://localhost:3000',
    socketAddress: () => '',
  }
}
