import { languageNames, languages } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { deviceName } from '../lib/device-name.ts'
import type { Labels } from '../practice/checked.ts'
import type { Format } from '../view/format.ts'
import type { User } from './accounts.ts'
import type { Calendar } from './calendars.ts'
import { type Factors, hasFactor } from './factor.ts'
import { dailyScopes, mailValues } from './mail-wishes.ts'

/** Where somebody is signed in; the key names it without opening it. */
export interface OpenSession {
  readonly key: string
  readonly startedAt: number
  readonly seenAt: number
  readonly agent: string
}

/** An account with what its page says about it. */
export interface AroundAccount {
  readonly account: User
  readonly users: readonly User[]
  readonly calendars: readonly Calendar[]
  readonly sessions: readonly OpenSession[]
  /** The key of the session in which the page is read. */
  readonly here: string
  readonly factors: Factors
  /** Whether whoever reads the page reads of themselves. */
  readonly isOwn: boolean
}

/** The roles, and what each may do, in words. */
function roleChoices(t: Translate) {
  return (['reception', 'practitioner', 'owner'] as const).map((value) => ({
    value,
    label: t(`settings.role.${value}`),
    hints: [t(`people.role.${value}`)],
  }))
}

/** What stands in the fields of an account's page. */
export function accountValues(account: User) {
  const { name, email, role, language, active } = account
  return { name, email, role, language, active: active ? 'yes' : '', ...mailValues(account) }
}

/** Whose appointments the list of the day may hold. */
export function scopeChoices(t: Translate) {
  return dailyScopes.map((value) => ({ value, label: t(`mail.scope.${value}`) }))
}

/** All that the page of an account shows besides what was typed; `chosen` are the calendars that are ticked. */
export function accountModel(
  { account, users, calendars, sessions, here, factors, isOwn }: AroundAccount,
  chosen: readonly string[],
  t: Translate,
  format: Format,
) {
  const { id, name, email, active, rowVersion: version } = account
  const offered = calendars.filter((calendar) => calendar.active || calendar.userId === id)
  return {
    account: { id, name, email, active },
    version,
    isOwn,
    factors: { ...factors, any: hasFactor(factors) },
    roles: roleChoices(t),
    scopes: scopeChoices(t),
    spoken: languages.map((value) => ({ value, label: languageNames[value] })),
    calendars: offered.map((calendar) => ({
      value: String(calendar.id),
      label: calendarLabel(calendar, account, users, t),
      chosen: chosen.includes(String(calendar.id)),
    })),
    sessions: sessionRows(sessions, here, format),
  }
}

/** Where somebody is signed in, as a table says it; `here` is the session that looks. */
export function sessionRows(sessions: readonly OpenSession[], here: string, format: Format) {
  return sessions.map(({ key, startedAt, seenAt, agent }) => ({
    key,
    agent: deviceName(agent),
    isHere: key === here,
    startedAt: format.stamp(startedAt),
    seenAt: format.stamp(seenAt),
  }))
}

export function accountLabels(t: Translate): Labels {
  return [
    ['name', t('settings.field.name')],
    ['email', t('staff.field.email')],
    ['role', t('settings.field.role')],
    ['language', t('settings.field.userLanguage')],
    ['dailyMinute', t('mail.daily')],
    ['dailyScope', t('mail.scope')],
  ]
}

/** A calendar that is somebody else's says so: a tick takes it over. */
function calendarLabel(
  { publicName, userId }: Calendar,
  account: User,
  users: readonly User[],
  t: Translate,
): string {
  const other = users.find(({ id }) => id === userId && id !== account.id)
  return other ? t('people.calendar.of', { calendar: publicName, name: other.name }) : publicName
}
