import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { byUser } from './actor.ts'
import { type FormShown, formModel, type Labels } from './checked.ts'
import { type FineTuning, parseFineTuning } from './fine-tuning.forms.ts'
import { changePractice } from './practice.commands.ts'
import type { Practice } from './practice.ts'
import { savedNow } from './saved-now.ts'
import { findPractice } from './settings.queries.ts'

const address = '/staff/settings/fine-tuning'
const week = 7 * 86_400

/** What few practices change: when templates count (7.9), how long a time is held, and the brakes (rules 17 and 25). */
export function fineTuningRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    return practice ? tuningPage(c, world, practice, { values: valuesOf(practice) }) : c.notFound()
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const { values } = fields
    const form = parseFineTuning(fields)
    const version = fields.text('version')
    if (!form.ok) return tuningPage(c, world, practice, { values, problems: form.problems, version })
    if (version !== String(practice.rowVersion))
      return tuningPage(c, world, practice, { values, meanwhile: true })
    const changes = { ...changesOf(form.value), ...listSince(form.value, practice, c.var.now) }
    changePractice(world.db, changes, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  return app
}

function changesOf(form: FineTuning) {
  return {
    template_changes: form.templates,
    new_kinds_web: form.newKindsWeb ? 1 : 0,
    hold_minutes: form.holdMinutes,
    open_bookings_per_contact: form.openBookings,
    bookings_per_hour_per_address: form.addressHour,
    online_list_on: form.onlineList ? 1 : 0,
    idle_minutes_reception: form.idleReception,
    idle_minutes_practitioner: form.idlePractitioner,
    idle_minutes_owner: form.idleOwner,
  } as const
}

/** The first time it is switched on, what came in within the last week is still to be seen, and nothing from before. */
function listSince({ onlineList }: FineTuning, practice: Practice, now: number) {
  return onlineList && practice.onlineList.from === null ? { online_list_from: now - week } : {}
}

function valuesOf(practice: Practice): Readonly<Record<string, string>> {
  return {
    templates: practice.templatesAtOnce ? 'at-once' : 'on-update',
    newKindsWeb: practice.newKindsWeb ? 'yes' : '',
    holdMinutes: String(practice.holdMinutes),
    openBookings: String(practice.openBookingsPerContact),
    addressHour: String(practice.bookingsPerHourPerAddress),
    onlineList: practice.onlineList.on ? 'yes' : '',
    idleReception: String(practice.idleMinutes.reception),
    idlePractitioner: String(practice.idleMinutes.practitioner),
    idleOwner: String(practice.idleMinutes.owner),
  }
}

function tuningPage(c: Ctx, world: World, practice: Practice, shown: FormShown): Response {
  const { t } = c.var
  const { values, problems = [], meanwhile = false, version = String(practice.rowVersion) } = shown
  const model = {
    version,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    savedNow: meanwhile ? savedNow(values, valuesOf(practice), labelsOf(t)) : [],
    ways: [
      { value: 'on-update', label: t('fine.onUpdate'), hints: [t('fine.onUpdate.hint')] },
      { value: 'at-once', label: t('fine.atOnce'), hints: [t('fine.atOnce.hint')] },
    ],
    ...formModel(values, problems, t, labelsOf(t)),
  }
  return page(c, world, 'practice/fine-tuning', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

function labelsOf(t: Translate): Labels {
  return [
    ['templates', t('fine.field.templates')],
    ['newKindsWeb', t('fine.field.newKindsWeb')],
    ['holdMinutes', t('fine.field.holdMinutes')],
    ['openBookings', t('fine.field.openBookings')],
    ['addressHour', t('fine.field.addressHour')],
    ['onlineList', t('online.field.list')],
    ['idleReception', t('lock.idle', { role: t('settings.role.reception') })],
    ['idlePractitioner', t('lock.idle', { role: t('settings.role.practitioner') })],
    ['idleOwner', t('lock.idle', { role: t('settings.role.owner') })],
  ]
}
