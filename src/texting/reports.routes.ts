import { Hono } from 'hono'
import { readJson } from '../lib/read-json.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { formOf } from '../web/form.ts'
import type { World } from '../web/world.ts'
import type { SmsAccount } from './account.ts'
import { parseSmsUrl } from './account-url.ts'
import { findHook } from './hook.queries.ts'
import { providerOfHook } from './hook.ts'
import type { RecordReport, ReportRequest } from './provider.ts'
import { smsProviderOf } from './providers.ts'

/** Whoever guesses at the secret waits this long for every answer, in milliseconds. */
const slowDown = 500

/**
 * Where gateways report what became of text messages. The secret in the address is all that is asked for, and the
 * gateway's signature where it signs: it has no cookie and no Origin. Whatever is said, the answer is the same.
 */
export function reportsRoutes(world: World, record: RecordReport): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.post('/hooks/sms/:token', async (c) => {
    c.set('secretAddress', true)
    const name = providerOfHook(world.keys, c.req.param('token'), findHook(world.db), c.var.now)
    if (!name) return unknown(c, world)
    const account = accountOf(world)
    // The gateway before the present one: without its account nobody can tell what is forged.
    if (!account || account.provider !== name) return thanks(c)
    const reports = smsProviderOf(name).reports(await readReport(c, world), account)
    if (reports === 'forged') return unknown(c, world)
    for (const report of reports) record(report, c.var.now)
    return thanks(c)
  })

  return app
}

function accountOf({ smsServer }: World): SmsAccount | undefined {
  const url = smsServer?.address()
  return url === undefined ? undefined : parseSmsUrl(url, smsServer?.fixed === 'environment')
}

async function readReport(c: Ctx, { baseUrl }: World): Promise<ReportRequest> {
  const body = new TextDecoder().decode(await c.req.arrayBuffer())
  const form = (c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')
  return {
    // As it was called from outside, whatever stands between.
    url: baseUrl + c.req.url.replace(/^[a-z]+:\/\/[^/]*/i, ''),
    header: (name) => c.req.header(name) ?? '',
    fields: form ? formOf(new URLSearchParams(body)).entries : [],
    json: form ? undefined : readJson(body),
    ours: c.req.query('ref') ?? '',
  }
}

// LINK Mobility wants 200, and 46elks nothing above 204.
function thanks(c: Ctx): Response {
  return c.text('ok')
}

/** Malformed, unknown and forged: the same. */
async function unknown(c: Ctx, world: World): Promise<Response> {
  await world.pause(slowDown)
  return c.notFound()
}
