import { Hono } from 'hono'
import { parseEmailAddress } from '../lib/email-address.ts'
import type { MailAddressing, MailDoctor, TestAnswer } from '../lib/mail-doctor.ts'
import { randomToken } from '../lib/token.ts'
import { parseSelector } from '../messages/mail-records.ts'
import { parseSmtpUrl } from '../messages/smtp-address.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findUser } from '../staff/accounts.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { examineMail } from './mail-doctor.commands.ts'
import {
  domainFindings,
  type Finding,
  type FindingModel,
  findingModel,
  serverFindings,
} from './mail-findings.ts'
import { trialMail } from './trial-mail.ts'

const address = '/staff/settings/mail/doctor'

/** What a test message to an address came to. */
interface Tried extends TestAnswer {
  readonly to: string
  readonly at: number
}

/** Whether mail of the practice arrives: the server, the sender's domain, and a real message (O22). */
export function mailDoctorRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  // What was found and said last, by who asked: too long for an address, and of no use later.
  const last = new Map<number, Tried>()
  const lastFound = new Map<number, Found>()

  app.get(address, allow('owner'), (c) => {
    const { user, now } = c.var
    // Whoever has just done the one still reads what came of the other.
    const done = ['sent', 'checked'].some((each) => c.req.query(each) === '1')
    const tried = done ? last.get(user.id) : undefined
    const fresh = tried && now - tried.at <= freshFor ? tried : undefined
    return doctorPage(c, world, { ...(done ? foundBy(c) : {}), tried: fresh })
  })

  /** What was found lately, for who asked, with the settings of now. */
  function foundBy(c: Ctx): Pick<Shown, 'findings' | 'selector'> {
    const { user, now, t } = c.var
    const found = lastFound.get(user.id)
    if (!found || now - found.at > freshFor || found.of !== settingsOf(world)) return {}
    return { findings: found.findings.map((finding) => findingModel(finding, t)), selector: found.selector }
  }

  // Of its own, so that nothing signs in or is asked before somebody presses a button.
  app.post(`${address}/check`, allow('owner'), async (c) => {
    const selector = parseSelector((await readForm(c)).text('selector'))
    const parts = partsOf(world)
    if (!parts) return c.notFound()
    const findings = await examine(c, parts, selector)
    lastFound.set(c.var.user.id, { at: c.var.now, of: settingsOf(world), selector: selector ?? '', findings })
    return seeOther(c, `${address}?checked=1`)
  })

  app.post(address, allow('owner'), async (c) => {
    const to = (await readForm(c)).text('to')
    const parts = partsOf(world)
    const recipient = parseEmailAddress(to)
    if (!parts) return c.notFound()
    if (recipient === undefined) return doctorPage(c, world, { ...foundBy(c), to, problem: true }, 422)
    const tried = { to: recipient, at: c.var.now, ...(await deliver(c, world, parts, recipient)) }
    if (!tried.accepted) return doctorPage(c, world, { ...foundBy(c), to, tried }, 422)
    last.set(c.var.user.id, tried)
    return seeOther(c, `${address}?sent=1`)
  })

  return app
}

/** What an examination found. */
interface Found {
  readonly at: number
  /** The settings that were looked at. */
  readonly of: string
  readonly selector: string
  readonly findings: readonly Finding[]
}

/** In seconds: what was found longer ago is looked at anew. */
const freshFor = 600

interface Parts {
  readonly doctor: MailDoctor
  readonly addressing: MailAddressing
}

function partsOf({ mailServer }: World): Parts | undefined {
  const addressing = mailServer?.addressing?.()
  return mailServer?.doctor && addressing ? { doctor: mailServer.doctor, addressing } : undefined
}

/** Server and sender; what was found of others is said of none. */
function settingsOf({ mailServer }: World): string {
  const { smtpUrl = '', from = '' } = mailServer?.addressing?.() ?? {}
  return `${smtpUrl} ${from}`
}

async function examine(
  c: Ctx,
  { doctor, addressing }: Parts,
  selector: string | undefined,
): Promise<readonly Finding[]> {
  const { format, now } = c.var
  const server = parseSmtpUrl(addressing.smtpUrl)
  const found = await examineMail(doctor, addressing, selector)
  return [
    ...serverFindings(found.server, server, format, now),
    ...domainFindings(found.answers, server.host, addressing.from),
  ]
}

function deliver(c: Ctx, world: World, { doctor, addressing }: Parts, to: string): Promise<TestAnswer> {
  const message = { token: randomToken(), host: new URL(world.baseUrl).hostname }
  const name = findPractice(world.db)?.name ?? ''
  return doctor.deliver(addressing, trialMail(world.render, name, to, c.var.lang, message))
}

interface Shown {
  readonly findings?: readonly FindingModel[]
  readonly selector?: string
  readonly tried?: Tried | undefined
  readonly to?: string
  readonly problem?: boolean
}

function doctorPage(c: Ctx, world: World, shown: Shown, status: 200 | 422 = 200): Response {
  const addressing = world.mailServer?.addressing?.()
  const { host, port } = addressing ? parseSmtpUrl(addressing.smtpUrl) : { host: '', port: 0 }
  const { findings = [], selector = '', tried, to, problem = false } = shown
  return page(
    c,
    world,
    'upkeep/mail-doctor',
    {
      ready: partsOf(world) !== undefined,
      demo: world.mailServer?.fixed === 'demonstration',
      server: host === '' ? '' : `${host}:${port}`,
      from: addressing?.from ?? '',
      ...{ findings, selector, tried, problem },
      to: to ?? findUser(world.db, c.var.user.id)?.email ?? '',
    },
    status,
  )
}
