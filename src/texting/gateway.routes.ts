import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import type { HandOver } from '../lib/hand-over.ts'
import { parsePhone, smsAddress } from '../lib/phone.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Labels, type Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { setSmsAccount } from './account.commands.ts'
import { findSmsUrl } from './account.queries.ts'
import { isSmsProvider, type SmsAccount, type SmsProviderName } from './account.ts'
import { parseSmsUrl } from './account-url.ts'
import { gatewayValues, parseGateway } from './gateway.forms.ts'
import { gatewayChoices, gatewayFields, gatewayName, providerOf } from './gateway-page.ts'
import { findHook } from './hook.queries.ts'
import { olderUntil, reportPath } from './hook.ts'
import { type Trials, trialProblem } from './trial.ts'

const address = '/staff/settings/text-messages/gateway'
const noServer = { outcome: 'permanent', trouble: 'no-server' } as const

/** The gateway for text messages: which one, by what account, and a test through it. */
export function gatewayRoutes(world: World, trials: Trials): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const known = knownTo(world)
    const asked = c.req.query('with') ?? ''
    const provider = isSmsProvider(asked) ? asked : known?.provider
    const values = known && known.provider === provider ? gatewayValues(known) : { how: 'form' }
    return gatewayPage(c, world, { provider, values })
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice || !world.smsServer || world.smsServer.fixed === 'demonstration') return c.notFound()
    if (fields.has('test')) return test(c, world, trials, practice, fields.text('number'))
    if (world.smsServer.fixed !== '') return c.notFound()
    return fields.has('remove') ? remove(c, world, fields) : save(c, world, fields)
  })

  return app
}

function save(c: Ctx, world: World, fields: Form): Response | Promise<Response> {
  const provider = fields.text('with')
  if (!isSmsProvider(provider)) return c.notFound()
  const { values } = fields
  const version = Number(fields.text('version'))
  const form = parseGateway(fields, provider, knownTo(world))
  if (!form.ok) return gatewayPage(c, world, { provider, values, problems: form.problems, version })
  const by = byUser(c.var.user.id)
  const saved = setSmsAccount(world.db, world.keys, form.value, version, by, c.var.now)
  if (!saved.ok) return gatewayPage(c, world, { provider, values, meanwhile: true })
  world.wake?.()
  return seeOther(c, `${address}?saved=1`)
}

function remove(c: Ctx, world: World, fields: Form): Response {
  const version = Number(fields.text('version'))
  const by = byUser(c.var.user.id)
  const gone = setSmsAccount(world.db, world.keys, undefined, version, by, c.var.now)
  const known = knownTo(world)
  return gone.ok
    ? seeOther(c, `${address}?saved=removed`)
    : gatewayPage(c, world, {
        ...{ provider: known?.provider, values: known ? gatewayValues(known) : {} },
        meanwhile: true,
      })
}

async function test(c: Ctx, world: World, trials: Trials, practice: Practice, number: string) {
  const known = knownTo(world)
  const values = { ...(known ? gatewayValues(known) : {}), number }
  const refuse = (key: Problem['key'], more: Problem['values'] = {}) =>
    gatewayPage(c, world, {
      provider: known?.provider,
      values,
      problems: [{ field: 'number', key, values: more }],
    })
  const phone = parsePhone(number, practice.country)
  const to = phone && smsAddress(phone.e164, practice.messages.sms.countries)
  if (to === undefined) return refuse('sending.test.number.error')
  const until = trials.closedUntil(c.var.now)
  if (until !== undefined) return refuse('sending.test.again', { time: c.var.format.time(until) })
  const words = c.var.t('sending.trial', { practice: practice.name })
  const trial = trials.begin({ to, words, userId: c.var.user.id }, practice, c.var.now)
  if (typeof trial === 'string') return refuse(trialProblem(trial))
  const end: HandOver = (await world.smsServer?.tryOut(trial.sms)) ?? noServer
  trial.end(end, world.clock())
  if (end.outcome === 'accepted') return seeOther(c, `${address}?tested=${trial.sms.id}`)
  return refuse(trialProblem('trouble' in end ? end.trouble : 'unclear'))
}

/** The account of the settings; where one is set for the program, that is nobody's to see. */
function knownTo({ db, keys, smsServer }: World): SmsAccount | undefined {
  const url = smsServer?.fixed === '' ? findSmsUrl(db, keys) : undefined
  return url === undefined ? undefined : parseSmsUrl(url, false)
}

interface Shown {
  readonly provider: SmsProviderName | undefined
  readonly values: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  /** What was opened: the correction of a mistake must not overwrite what somebody saved meanwhile. */
  readonly version?: number
  /** Somebody else has changed the practice since this page was opened. */
  readonly meanwhile?: boolean
}

function gatewayPage(c: Ctx, world: World, shown: Shown): Response {
  const { t } = c.var
  const practice = findPractice(world.db)
  if (!practice) return seeOther(c, '/staff')
  const { provider, values, problems = [], version = practice.rowVersion, meanwhile = false } = shown
  const known = knownTo(world)
  const fields = provider ? gatewayFields(provider, known?.provider === provider, t) : []
  const quiet = problems.length > 0 || meanwhile
  const model = {
    ...{ version, meanwhile, provider: provider ?? '', fields },
    saved: quiet ? '' : (c.req.query('saved') ?? ''),
    tested: quiet ? '' : (/^[1-9]\d{0,14}$/.exec(c.req.query('tested') ?? '')?.[0] ?? ''),
    fixed: world.smsServer?.fixed ?? 'demonstration',
    now: gatewayName(world.smsServer?.address(), t),
    known: known !== undefined && known.provider === provider,
    choices: gatewayChoices(provider, t),
    ...reportsModel(c, world, provider),
    ...formModel(values, problems, t, labelsOf(fields, t)),
  }
  return page(c, world, 'texting/gateway', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

/** Where the chosen gateway reports to, as far as somebody has to hand that in there, and until when the older address does. */
function reportsModel(c: Ctx, { db, keys, baseUrl, smsServer }: World, chosen: SmsProviderName | undefined) {
  const hook = findHook(db)
  const provider = chosen ?? providerOf(smsServer?.address())
  const until = olderUntil(hook, c.var.now)
  return {
    generation: hook.generation,
    reporter: provider ?? '',
    report: provider && reported(provider) ? `${baseUrl}${reportPath(keys, provider, hook.generation)}` : '',
    older: until === undefined ? '' : c.var.format.stamp(until),
  }
}

/** Whether somebody has to tell the gateway where to report. */
function reported(provider: SmsProviderName): boolean {
  return provider === 'cm' || provider === 'link' || provider === 'http'
}

function labelsOf(fields: ReturnType<typeof gatewayFields>, t: Translate): Labels {
  return [
    ...fields.map(({ name, label }): [string, string] => [name, label]),
    ['number', t('sending.test.number')],
  ]
}
