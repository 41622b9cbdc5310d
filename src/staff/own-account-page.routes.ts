import { languageNames, languages } from '../i18n/languages.ts'
import { hashToken } from '../lib/token.ts'
import { formModel, type Labels, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page } from '../web/page.ts'
import { readSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { scopeChoices, sessionRows } from './account-page.ts'
import { findUser } from './accounts.queries.ts'
import { listCalendars } from './calendars.queries.ts'
import { findFactors } from './factor.queries.ts'
import { needsFactor } from './factor.ts'
import { mailValues, untickedMail } from './mail-wishes.ts'
import { listSessions, sessionKey } from './sessions.queries.ts'

interface Shown {
  /** What was typed into the one form that was sent; the others show what is. */
  readonly typed?: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
}

const notes = ['1', 'email', 'password', 'sessions'] as const

/** Everything of one's own account on one page. */
export function ownAccountPage(c: Ctx, world: World, { typed, problems = [] }: Shown): Response {
  const { t, format, user } = c.var
  const [practice, account] = [findPractice(world.db), findUser(world.db, user.id)]
  if (!practice || !account) return notFound(c, world)
  const { name, email, language } = account
  const values = {
    name,
    email: '',
    language,
    ...mailValues(account),
    shortcuts: user.shortcuts ? 'yes' : '',
  }
  // An empty tick sends nothing: it is the form with the name that has them.
  const sent = typed && 'name' in typed ? { ...untickedMail, shortcuts: '', ...typed } : typed
  const token = readSessionCookie(c, world.baseUrl)
  const here = token === undefined ? '' : sessionKey(hashToken(token))
  const said = problems.length > 0 ? undefined : notes.find((each) => each === c.req.query('saved'))
  const model = {
    said: said === undefined ? '' : said === '1' ? t('settings.saved') : t(`doors.saved.${said}`),
    email,
    hasCalendar: listCalendars(world.db).some(({ userId }) => userId === user.id),
    scopes: scopeChoices(t),
    spoken: languages.map((value) => ({ value, label: languageNames[value] })),
    factors: findFactors(world.db, user.id),
    required: needsFactor(user.role, practice.secondFactor),
    sessions: sessionRows(listSessions(world.db, user.id, practice.idleMinutes, c.var.now), here, format),
    ...formModel({ ...values, ...sent }, problems, t, labelsOf(c)),
  }
  return page(c, world, 'staff/own-account', model, problems.length > 0 ? 422 : 200)
}

function labelsOf({ var: { t } }: Ctx): Labels {
  return [
    ['name', t('settings.field.name')],
    ['language', t('settings.field.userLanguage')],
    ['dailyMinute', t('mail.daily')],
    ['dailyScope', t('mail.scope')],
    ['email', t('staff.field.email')],
    ['emailPassword', t('doors.field.password')],
    ['oldPassword', t('doors.field.oldPassword')],
    ['newPassword', t('people.field.newPassword')],
  ]
}
