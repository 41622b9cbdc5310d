import { Hono } from 'hono'
import { type Language, languageNames, languages } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { byUser } from './actor.ts'
import { type FormShown, formModel, type Labels } from './checked.ts'
import { currencyCodes } from './countries.ts'
import { listDeadlines } from './deadlines.queries.ts'
import { changePractice } from './practice.commands.ts'
import { type PracticeForm, parsePractice } from './practice.forms.ts'
import type { MessageSettings, Practice } from './practice.ts'
import { furtherFields, lateWords, reminderLabels, reminderValues } from './reminders-page.ts'
import { savedNow } from './saved-now.ts'
import { findPractice, resolveLimits } from './settings.queries.ts'
import { textsWaiting } from './texts.ts'
import { visibilityChoices } from './visibility.ts'

const address = '/staff/settings/practice'

/** The facts of the practice and whether patients may book. */
export function practiceSettingsRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    return practice
      ? factsPage(c, world, practice, { values: valuesOf(world, practice), offered: practice.languages })
      : c.notFound()
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const typed = { values: fields.values, offered: fields.list('offered') }
    const form = parsePractice(fields, practice.country, practice.languages)
    const version = fields.text('version')
    if (!form.ok) return factsPage(c, world, practice, { ...typed, problems: form.problems, version })
    if (version !== String(practice.rowVersion))
      return factsPage(c, world, practice, { ...typed, meanwhile: true })
    changePractice(world.db, changesOf(form.value, practice), byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  return app
}

function changesOf(form: PracticeForm, practice: Practice) {
  const { name, phone, website, languages } = form
  return {
    name,
    phone,
    email: form.practiceEmail,
    currency: form.currency,
    website,
    terms_url: form.termsUrl,
    languages: JSON.stringify(languages.length > 0 ? languages : practice.languages),
    hours_texts: JSON.stringify({ ...textsWaiting(practice.hours, practice.languages), ...form.hours }),
    urgent_texts: JSON.stringify({ ...textsWaiting(practice.urgent, practice.languages), ...form.urgent }),
    lead_hours: form.leadHours,
    horizon_days: form.horizonDays,
    max_own_bookings: form.maxOwnBookings,
    visibility: form.visibility,
    messages_on: form.messagesOn ? 1 : 0,
    unconfirmed_contacts: form.strict ? 'strict' : 'reply',
    confirmation_on: form.confirmation ? 1 : 0,
    reminder_on: form.reminder ? 1 : 0,
    reminder_days: form.reminderDays,
    reminder_minute: form.reminderTime,
    reminder2_days: form.reminder2Days,
    reminder2_minute: form.reminder2Time,
    reminder3_days: form.reminder3Days,
    reminder3_minute: form.reminder3Time,
    practitioner_in_email: form.practitionerInEmail ? 1 : 0,
    grace_minutes: form.graceMinutes,
    frame_origins: JSON.stringify(form.frameOrigins),
  } as const
}

function valuesOf(world: World, practice: Practice): Readonly<Record<string, string>> {
  // No type, calendar or location has the number 0: what is left are the practice's own limits.
  const { leadHours, horizonDays, maxOwnBookings, visibility } = resolveLimits(world.db, 0, 0, 0)
  const texts = practice.languages.flatMap((language: Language) => [
    [`hours-${language}`, practice.hours[language] ?? ''],
    [`urgent-${language}`, practice.urgent[language] ?? ''],
  ])
  return {
    name: practice.name,
    phone: practice.phone ?? '',
    practiceEmail: practice.email ?? '',
    currency: practice.currency,
    website: practice.website ?? '',
    termsUrl: practice.termsUrl ?? '',
    language: practice.language,
    leadHours: String(leadHours.value),
    horizonDays: String(horizonDays.value ?? ''),
    maxOwnBookings: String(maxOwnBookings.value ?? ''),
    visibility: visibility.value,
    ...messageValues(practice.messages),
    frameOrigins: practice.frameOrigins.join('\n'),
    ...Object.fromEntries(texts),
  }
}

function messageValues(messages: MessageSettings): Readonly<Record<string, string>> {
  return {
    messagesOn: messages.on ? 'yes' : '',
    strict: messages.strict ? 'yes' : '',
    confirmation: messages.confirmation ? 'yes' : '',
    reminder: messages.reminder ? 'yes' : '',
    ...reminderValues(messages.reminders),
    practitionerInEmail: messages.practitionerInEmail ? 'yes' : '',
    graceMinutes: String(messages.graceMinutes),
  }
}

interface Shown extends FormShown {
  readonly offered: readonly string[]
}

function factsPage(c: Ctx, world: World, practice: Practice, shown: Shown): Response {
  const { problems = [], version = String(practice.rowVersion), meanwhile = false, values, offered } = shown
  const choices = languages.map((value) => ({
    value,
    label: languageNames[value],
    chosen: offered.includes(value),
  }))
  const texts = practice.languages.map((value) => ({ value, label: languageNames[value] }))
  const saved = c.req.query('saved') === '1' && problems.length === 0
  const model = {
    tab: 'practice',
    version,
    choices,
    texts,
    ways: visibilityChoices(c.var.t),
    currencies: currencyCodes.map((value) => ({ value, label: value })),
    further: furtherFields(c.var.t),
    lateReminders: lateWords(practice, listDeadlines(world.db), c.var.t),
    saved,
    meanwhile,
    savedNow: meanwhile ? savedNow(values, valuesOf(world, practice), labelsOf(practice, c.var.t)) : [],
    ...formModel(values, problems, c.var.t, labelsOf(practice, c.var.t)),
  }
  return page(c, world, 'practice/settings', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

function labelsOf(practice: Practice, t: Translate): Labels {
  return [
    ['leadHours', t('settings.field.leadHours')],
    ['horizonDays', t('settings.field.horizonDays')],
    ['maxOwnBookings', t('settings.field.maxOwnBookings')],
    ['visibility', t('settings.field.visibility')],
    ['name', t('settings.field.practice')],
    ['phone', t('settings.field.phone')],
    ['practiceEmail', t('settings.field.practiceEmail')],
    ['currency', t('settings.field.currency')],
    ['website', t('settings.field.website')],
    ['termsUrl', t('settings.field.termsUrl')],
    ['reminderDays', t('settings.field.reminderDays')],
    ['reminderTime', t('settings.field.reminderTime')],
    ...reminderLabels(t),
    ['graceMinutes', t('moving.grace')],
    ...practice.languages.flatMap((value) => [
      [`hours-${value}`, t('settings.field.hours', { language: languageNames[value] })] as const,
      [`urgent-${value}`, t('settings.field.urgent', { language: languageNames[value] })] as const,
    ]),
    ['frameOrigins', t('settings.field.frameOrigins')],
  ]
}
