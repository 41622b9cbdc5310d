import { join } from 'node:path'
import { forgetDeliveries } from './api/deliveries.commands.ts'
import { forgetRequests } from './api/requests.commands.ts'
import { createTeller } from './api/teller.commands.ts'
import { createWebhookGateway } from './api/webhook.gateway.ts'
import { createApp } from './app.ts'
import { purgeHolds } from './appointments/hold.commands.ts'
import { giveMissingCodes } from './appointments/links.commands.ts'
import { purgeDemand } from './booking/demand.commands.ts'
import type { Config } from './config.ts'
import type { Db } from './db/run.ts'
import { startJobs } from './jobs.ts'
import type { Keys } from './lib/token.ts'
import type { WebhookGateway } from './lib/webhook-post.ts'
import type { Caught } from './messages/caught.gateway.ts'
import type { MailGateway } from './messages/messages.ts'
import { createSender } from './messages/sender.commands.ts'
import { forgetSoftwareTexts } from './messages/software-message.commands.ts'
import { forgetFormerAddresses } from './messages/staff-mail.commands.ts'
import type { Opened } from './open-data.ts'
import { indexMissingNames } from './patients/names.commands.ts'
import { createPost } from './post.ts'
import { noteTexting } from './practice/practice.commands.ts'
import { createUploads } from './practice/uploads.gateway.ts'
import { findRoot } from './root.ts'
import { forgetKept } from './staff/kept.commands.ts'
import { forgetSessions } from './staff/sessions.commands.ts'
import type { SmsGateway } from './texting/sms.ts'
import { createTexting, type Texting } from './texting.ts'
import { formatFor } from './view/format.ts'
import { createRenderer } from './view/render.ts'
import { readStaticFiles } from './web/static.ts'
import type { World } from './web/world.ts'

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

export interface House {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>
  readonly stopJobs: () => void
  readonly stopSending: () => Promise<void>
}

/** Everything that needs to know the public address. */
export function furnish(service: Service, baseUrl: string): House {
  const { config, db, keys, log, clock, gateway } = service
  const render = createRenderer(join(findRoot(), 'views'), true)
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
  const hooks = service.demo ? tellsNobody : createWebhookGateway()
  const teller = createTeller({ db, keys, clock, gateway: hooks })
  const jobs = startJobs({ db, sender, teller, clock, log, nightly: nightlyJobs(db, keys) })
  const parts = { render, post, texting, hooks, wake: jobs.wake }
  const app = createApp(worldOf(service, baseUrl, parts))
  const stopSending = async (): Promise<void> => void (await Promise.all([sender.stop(), teller.stop()]))
  return { fetch: (request, env) => app.fetch(request, env), stopJobs: jobs.stop, stopSending }
}

interface Parts extends Pick<World, 'render' | 'wake' | 'hooks'> {
  readonly post: ReturnType<typeof createPost>
  readonly texting: Texting
}

/** What every request may use; what the settings may change is asked for anew each time. */
function worldOf(service: Service, baseUrl: string, { post, texting, ...parts }: Parts): World {
  const { config, db, keys, log, clock, caught, demo } = service
  return {
    ...{ db, keys, log, clock, pause, baseUrl, trustProxy: config.trustProxy, demo, ...parts },
    get mail() {
      return post.current() !== undefined
    },
    mailServer: post.server,
    get sms() {
      return texting.current() !== undefined
    },
    smsServer: texting.server,
    files: readStaticFiles(join(findRoot(), 'static')),
    uploads: createUploads(join(config.dataDir, 'uploads')),
    socketAddress: (c) => socketAddressOf(c.env),
    ...(caught ? { caught } : {}),
  }
}

function nightlyJobs(db: Db, keys: Keys) {
  return [
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
}

/** Nothing leaves the machine of a demonstration. */
const tellsNobody: WebhookGateway = {
  post: async () => ({ outcome: 'refused', trouble: 'demonstration', status: null, took: 0 }),
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
