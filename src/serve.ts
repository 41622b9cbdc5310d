import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { serve as listen, type ServerType } from '@hono/node-server'
import { forgetDeliveries } from './api/deliveries.commands.ts'
import { forgetRequests } from './api/requests.commands.ts'
import { createTeller } from './api/teller.commands.ts'
import { createWebhookGateway } from './api/webhook.gateway.ts'
import { sealAddresses } from './api/webhooks.commands.ts'
import { createApp } from './app.ts'
import { purgeHolds } from './appointments/hold.commands.ts'
import { giveMissingCodes } from './appointments/links.commands.ts'
import { purgeDemand } from './booking/demand.commands.ts'
import type { Config } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase, takeLock } from './db/open.ts'
import type { Db } from './db/run.ts'
import { startJobs } from './jobs.ts'
import { deriveKeys, type Keys, loadSecret } from './lib/token.ts'
import type { WebhookGateway } from './lib/webhook-post.ts'
import type { Caught } from './messages/caught.gateway.ts'
import type { MailGateway } from './messages/messages.ts'
import { createSender } from './messages/sender.commands.ts'
import { forgetSoftwareTexts } from './messages/software-message.commands.ts'
import { forgetFormerAddresses } from './messages/staff-mail.commands.ts'
import { indexMissingNames } from './patients/names.commands.ts'
import { createPost } from './post.ts'
import { noteTexting } from './practice/practice.commands.ts'
import { createUploads } from './practice/uploads.gateway.ts'
import { findRoot } from './root.ts'
import { forgetKept } from './staff/kept.commands.ts'
import { forgetSessions } from './staff/sessions.commands.ts'
import type { SmsGateway } from './texting/sms.ts'
import { createTexting } from './texting.ts'
import { belongsToKey } from './upkeep/installation.commands.ts'
import { formatFor } from './view/format.ts'
import { createRenderer } from './view/render.ts'
import { createLog, type Log } from './web/log.ts'
import { readStaticFiles } from './web/static.ts'
import type { World } from './web/world.ts'

export interface Opened {
  readonly db: Db
  readonly keys: Keys
  readonly log: Log
  readonly unlock: () => void
}

export interface Service extends Opened {
  readonly config: Config
  readonly clock: () => number
  /** Beats the mail server of the settings. */
  readonly gateway: MailGateway | undefined
  /** The demonstration's text messages: beats every other gateway for them. */
  readonly texting: SmsGateway | undefined
  readonly caught: Caught | undefined
  readonly demo: boolean
  /** Lines for a person, printed when the door is open. */
  readonly greeting: (address: string) => readonly string[]
}

/** Lock, open, check after an unclean stop, migrate. Throws one plain line where the data cannot be served. */
export function openData(config: Config, clock: () => number): Opened {
  const unlock = takeLock(config.dataDir)
  if (!unlock) throw new Error(`another Ledig is serving ${config.dataDir}`)
  const unclean = hasOpenWal(config.dataDir)
  const db = openDatabase(config.dataDir)
  if (unclean) requireHealthy(db)
  migrate(db, join(findRoot(), 'migrations'), clock(), join(config.dataDir, 'backups'))
  const keys = deriveKeys(loadSecret(config.secretKeyFile))
  if (!belongsToKey(db, keys.id, clock()))
    throw new Error(`the key in ${config.secretKeyFile} is not the one that the data was made with`)
  indexMissingNames(db)
  giveMissingCodes(db, keys, clock())
  sealAddresses(db, keys)
  return { db, keys, unlock, log: createLog(config.logLevel, clock, print) }
}

/** Listens, runs the timetable and ends within two seconds of SIGTERM or SIGINT. */
export function serve(service: Service): void {
  const { config } = service
  // Whoever reads the log may go away: the service goes on without, and stops as cleanly as with it.
  process.stdout.on('error', () => {})
  let house: House | undefined
  const answer = (request: Request, env: object): Response | Promise<Response> =>
    house ? house.fetch(request, env) : new Response('starting', { status: 503 })
  const server = listen({ fetch: answer, port: config.port, hostname: config.host }, (info) => {
    const address = config.baseUrl ?? `http://localhost:${info.port}`
    house = furnish(service, address)
    for (const line of service.greeting(address)) print(line)
  })
  server.on('error', (error) => {
    print(`Ledig cannot listen on ${config.host}:${config.port}: ${error.message}`)
    process.exit(1)
  })
  onceStopped(() => stop(service, server, house))
}

interface House {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>
  readonly stopJobs: () => void
  readonly stopSending: () => Promise<void>
}

/** Everything that needs to know the public address. */
function furnish(service: Service, baseUrl: string): House {
  const { config, db, keys, log, clock, gateway, caught } = service
  const root = findRoot()
  const render = createRenderer(join(root, 'views'), true)
  const { smtpUrl, mailFrom } = config
  const environment = smtpUrl && mailFrom ? { smtpUrl, from: mailFrom } : undefined
  const post = createPost(db, keys, gateway, service.demo, { environment })
  const smsUrl = service.demo ? undefined : config.smsUrl
  const texting = createTexting(db, keys, { url: smsUrl, caught: service.texting }, baseUrl)
  noteTexting(db, texting.current() !== undefined)
  const sender = createSender({
    ...{ db, keys, render, words: formatFor, clock, pause, baseUrl },
    get gateway() {
      return post.current()
    },
    get sms() {
      return texting.current()
    },
  })
  const nightly = [
    { name: 'forget-holds', run: (now: number) => void purgeHolds(db, now) },
    { name: 'forget-wishes', run: (now: number) => void purgeDemand(db, now) },
    { name: 'index-names', run: () => void indexMissingNames(db) },
    { name: 'give-codes', run: (now: number) => void giveMissingCodes(db, keys, now) },
    { name: 'forget-kept-forms', run: (now: number) => void forgetKept(db, now) },
    { name: 'forget-former-addresses', run: (now: number) => void forgetFormerAddresses(db, now) },
    { name: 'forget-deliveries', run: (now: number) => void forgetDeliveries(db, now) },
    { name: 'forget-software-texts', run: (now: number) => void forgetSoftwareTexts(db, now) },
    { name: 'forget-requests', run: (now: number) => void forgetRequests(db, now) },
    { name: 'forget-sessions', run: (now: number) => void forgetSessions(db, now) },
  ]
  const hooks = service.demo ? tellsNobody : createWebhookGateway()
  const teller = createTeller({ db, keys, clock, gateway: hooks })
  const jobs = startJobs({ db, sender, teller, clock, log, nightly })
  const world: World = {
    ...{ db, keys, render, log, clock, pause, baseUrl, trustProxy: config.trustProxy, demo: service.demo },
    get mail() {
      return post.current() !== undefined
    },
    mailServer: post.server,
    get sms() {
      return texting.current() !== undefined
    },
    smsServer: texting.server,
    files: readStaticFiles(join(root, 'static')),
    uploads: createUploads(join(config.dataDir, 'uploads')),
    socketAddress: (c) => socketAddressOf(c.env),
    wake: jobs.wake,
    hooks,
    ...(caught ? { caught } : {}),
  }
  const app = createApp(world)
  const stopSending = async (): Promise<void> => void (await Promise.all([sender.stop(), teller.stop()]))
  return { fetch: (request, env) => app.fetch(request, env), stopJobs: jobs.stop, stopSending }
}

/** Nothing leaves the machine of a demonstration. */
const tellsNobody: WebhookGateway = {
  post: async () => ({ outcome: 'refused', trouble: 'demonstration', status: null, took: 0 }),
}

async function stop(service: Service, server: ServerType, house: House | undefined): Promise<void> {
  service.log('info', 'stopping')
  house?.stopJobs()
  server.close()
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  await house?.stopSending()
  if ('closeAllConnections' in server) server.closeAllConnections()
  service.db.close()
  service.unlock()
  process.exit(0)
}

function onceStopped(end: () => Promise<void>): void {
  let ending = false
  const begin = (): void => {
    if (ending) return
    ending = true
    // Whatever hangs, the process is gone within two seconds.
    setTimeout(() => process.exit(0), 1900).unref()
    void end()
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
}

function hasOpenWal(dataDir: string): boolean {
  const wal = join(dataDir, 'ledig.db-wal')
  return existsSync(wal) && statSync(wal).size > 0
}

function requireHealthy(db: Db): void {
  const answer = db.raw.pragma('quick_check', { simple: true })
  if (answer !== 'ok') throw new Error(`the database is damaged (${String(answer)}): restore the last backup`)
}

function socketAddressOf(env: unknown): string {
  const incoming = isRecord(env) ? env.incoming : undefined
  const socket = isRecord(incoming) ? incoming.socket : undefined
  return isRecord(socket) && typeof socket.remoteAddress === 'string' ? socket.remoteAddress : ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
