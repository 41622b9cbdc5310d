import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import { randomToken } from '../lib/token.ts'
import { setMailAccount } from '../messages/mail-account.commands.ts'
import { findMailAccount } from '../messages/mail-account.queries.ts'
import { type MailAccount, smtpUrlOf } from '../messages/mail-account.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Labels, type Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findUser } from '../staff/accounts.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { parseMailAccount } from './mail.forms.ts'
import { findGuide } from './start.queries.ts'
import { isUnfinished, pathAfter, startPath } from './start.ts'
import { guideModel } from './start-page.ts'
import { trialMail, trialProblems } from './trial-mail.ts'

const settingsPath = '/staff/settings/mail'
const guidePath = `${startPath}/mail`

/** The mail server, in the guide and in the settings: the same form. */
export function mailRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  for (const path of [guidePath, settingsPath]) {
    app.get(path, allow('owner'), (c) => mailPage(c, world, path, { values: valuesOf(c, world) }))

    app.post(path, allow('owner'), async (c) => {
      const fields = await readForm(c)
      const practice = findPractice(world.db)
      if (!practice || world.mailServer?.fixed !== '') return c.notFound()
      return fields.has('remove') ? remove(c, world, fields, path) : save(c, world, practice, fields, path)
    })
  }

  return app
}

/** With "test" nothing is saved before a message has left. */
async function save(c: Ctx, world: World, practice: Practice, fields: Form, path: string): Promise<Response> {
  const { values } = fields
  const version = Number(fields.text('version'))
  const form = parseMailAccount(fields, findMailAccount(world.db, world.keys))
  if (!form.ok) return mailPage(c, world, path, { values, problems: form.problems, version })
  const tried = fields.has('test') ? await tryOut(c, world, practice, form.value) : []
  if (tried.length > 0) return mailPage(c, world, path, { values, problems: tried, version })
  const saved = setMailAccount(world.db, world.keys, form.value, version, byUser(c.var.user.id), c.var.now)
  if (!saved.ok) return mailPage(c, world, path, { values, meanwhile: true })
  world.wake?.()
  return seeOther(c, `${path}?saved=${fields.has('test') ? 'tested' : '1'}`)
}

function remove(c: Ctx, world: World, fields: Form, path: string): Response {
  const version = Number(fields.text('version'))
  const gone = setMailAccount(world.db, world.keys, undefined, version, byUser(c.var.user.id), c.var.now)
  return gone.ok
    ? seeOther(c, `${path}?saved=removed`)
    : mailPage(c, world, path, { values: valuesOf(c, world), meanwhile: true })
}

async function tryOut(c: Ctx, world: World, practice: Practice, account: MailAccount) {
  const to = findUser(world.db, c.var.user.id)?.email ?? ''
  const message = { token: randomToken(), host: new URL(world.baseUrl).hostname }
  const mail = trialMail(world.render, practice.name, to, c.var.lang, message)
  const settings = { smtpUrl: smtpUrlOf(account), from: account.from }
  return trialProblems((await world.mailServer?.tryOut(settings, mail)) ?? 'unclear', account)
}

function valuesOf(c: Ctx, world: World): Readonly<Record<string, string>> {
  const account = findMailAccount(world.db, world.keys)
  if (!account) return { port: '587', from: findUser(world.db, c.var.user.id)?.email ?? '' }
  const { host: server, port, user, from } = account
  return { server, port: String(port), user, from }
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  /** What was opened: the correction of a mistake must not overwrite what somebody saved meanwhile. */
  readonly version?: number
  /** Somebody else has changed the practice since this page was opened. */
  readonly meanwhile?: boolean
}

function mailPage(c: Ctx, world: World, path: string, shown: Shown): Response {
  const practice = findPractice(world.db)
  if (!practice) return seeOther(c, startPath)
  const { values, problems = [], version = practice.rowVersion, meanwhile = false } = shown
  const guide = findGuide(world.db, world.mail)
  const quiet = problems.length > 0 || meanwhile
  const model = {
    ...guideModel(guide, 'mail', c.var.t),
    path,
    inGuide: path === guidePath,
    fixed: world.mailServer?.fixed ?? 'environment',
    known: findMailAccount(world.db, world.keys) !== undefined,
    to: findUser(world.db, c.var.user.id)?.email ?? '',
    version,
    saved: quiet ? '' : savedWord(c.req.query('saved')),
    meanwhile,
    next: pathAfter(guide, 'mail'),
    unfinished: isUnfinished(guide),
    ...formModel(values, problems, c.var.t, labelsOf(c.var.t)),
  }
  const view = path === guidePath ? 'upkeep/start-mail' : 'upkeep/mail'
  return page(c, world, view, model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

function savedWord(asked: string | undefined): '' | 'saved' | 'tested' | 'removed' {
  if (asked === 'tested' || asked === 'removed') return asked
  return asked === '1' ? 'saved' : ''
}

function labelsOf(t: Translate): Labels {
  return [
    ['server', t('start.mail.server')],
    ['port', t('start.mail.port')],
    ['user', t('start.mail.user')],
    ['password', t('staff.field.password')],
    ['from', t('start.mail.from')],
  ]
}
