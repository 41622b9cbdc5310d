import { Hono } from 'hono'
import { isLanguage, type Language, languageNames, languages, preferredLanguage } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { zoneOf } from '../lib/calendar.ts'
import { hashPassword } from '../lib/password.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { countryChoices, currencyOf, likelyCountry, zoneChoices } from '../practice/countries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { startSession } from '../staff/sessions.commands.ts'
import { isSetupToken } from '../staff/set-up-token.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { signInPath, writeSessionCookie } from '../web/session.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'
import { type FirstDay, openPractice } from './set-up.commands.ts'
import { parseSetUp, type SetUp } from './set-up.forms.ts'

/** The bare beginning: one form behind the one-time link that the first start prints; the guide asks the rest. */
export function setUpRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/setup', (c) => {
    const token = c.req.query('token') ?? ''
    if (!isSetupToken(world.db, token, c.var.now)) return shutPage(c, world)
    const language = languageOf(c)
    return setUpPage(c, world, token, { language, country: likelyCountry(language) })
  })

  app.post('/setup', async (c) => {
    const fields = await readForm(c)
    const token = fields.text('token')
    if (!isSetupToken(world.db, token, c.var.now)) return shutPage(c, world)
    const form = parseSetUp(fields)
    if (!form.ok) return setUpPage(c, world, token, fields.values, form.problems)
    const opened = openPractice(world.db, await firstDay(token, form.value), c.var.now)
    if (!opened.ok && opened.reason === 'email-in-use')
      return setUpPage(c, world, token, fields.values, [{ field: 'email', key: 'settings.error.emailInUse' }])
    // While the password was worked on, another browser was faster.
    if (!opened.ok) return shutPage(c, world)
    const agent = c.req.header('user-agent') ?? ''
    const user = { userId: opened.value, agent, before: undefined, formToken: undefined }
    const session = startSession(world.db, user, c.var.now)
    writeSessionCookie(c, world.baseUrl, session)
    return seeOther(c, '/staff/start')
  })

  return app
}

async function firstDay(token: string, form: SetUp): Promise<FirstDay> {
  const { practice: name, zone: timeZone, country, language, phone, email } = form
  const passwordHash = await hashPassword(form.password)
  return {
    token,
    practice: { name, timeZone, country, currency: currencyOf(country), languages: [language], phone },
    owner: { email, name: form.name, role: 'owner', passwordHash, language },
    blockKind: translator(language)('settings.kinds.first'),
  }
}

function setUpPage(
  c: Ctx,
  world: World,
  token: string,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Response {
  const language = languageOf(c)
  speak(c, language, zoneOf('UTC'))
  c.set('secretAddress', true)
  const { near, far } = zoneChoices()
  const choices = {
    countries: [{ value: '', label: c.var.t('settings.choose') }, ...countryChoices(language)],
    zones: [
      { label: '', options: [{ value: '', label: c.var.t('start.setUp.zoneOfCountry') }] },
      { label: c.var.t('settings.zones.near'), options: near },
      { label: c.var.t('settings.zones.far'), options: far },
    ],
    languages: languages.map((value) => ({ value, label: languageNames[value] })),
    others: languages
      .filter((each) => each !== language)
      .map((each) => ({ language: each, name: languageNames[each] })),
  }
  const model = { token, ...choices, ...formModel(values, problems, c.var.t) }
  return page(c, world, 'upkeep/set-up', model, problems.length > 0 ? 422 : 200)
}

/** The same for every link that does not open: used, too old, replaced by a newer one, or never one of ours. */
function shutPage(c: Ctx, world: World): Response {
  if (!findPractice(world.db)) speak(c, languageOf(c), zoneOf('UTC'))
  return page(c, world, 'upkeep/set-up-over', { done: findPractice(world.db) !== undefined, signInPath }, 404)
}

function languageOf(c: Ctx): Language {
  const asked = c.req.query('lang')
  return isLanguage(asked) ? asked : (preferredLanguage(c.req.header('accept-language'), languages) ?? 'en')
}
