import { Hono } from 'hono'
import { type Language, languageNames } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { phoneLine } from '../practice/frame.ts'
import type { Practice } from '../practice/practice.ts'
import { findLocation, findPractice } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import { formatFor } from '../view/format.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listHanded } from './slip.queries.ts'
import { type Handed, type SlipModel, slipOf } from './slip.ts'

/** The slip for an appointment, to be printed or read aloud (rule 5). */
export function slipRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/appointments/:id{[0-9]{1,15}}/slip', allow('owner', 'practitioner', 'reception'), (c) => {
    const id = Number(c.req.param('id'))
    const { db, keys, files } = world
    const practice = findPractice(db)
    const handed = listHanded(db, keys, id, c.var.now)
    if (!practice || !handed) return c.notFound()
    const { id: user, role } = c.var.user
    const patientIds = handed.map((each) => each.visit.patientId)
    const looks = { user, role, view: 'slip', patientIds, action: 'R', requestId: c.var.requestId } as const
    recordLooks(db, looks, c.var.now)
    const chosen = practice.languages.find((each) => each === c.req.query('language'))
    const slips = handed.map((each) => slipFor(c, world, practice, each, chosen))
    return page(c, world, 'appointments/slip', {
      slips,
      back: `/staff/appointments/${id}`,
      action: `/staff/appointments/${id}/slip`,
      css: files.href('slip.css'),
      online: slips.some((slip) => slip.link),
      languages: practice.languages.map((value) => ({
        value,
        label: languageNames[value],
        chosen: value === (chosen ?? slips[0]?.language),
      })),
    })
  })

  return app
}

function slipFor(
  c: Ctx,
  { db, baseUrl }: World,
  practice: Practice,
  handed: Handed,
  chosen: Language | undefined,
): SlipModel {
  const { visit } = handed
  const own = practice.languages.find((each) => each === visit.language)
  const language = chosen ?? own ?? practice.language
  const location = findLocation(db, visit.locationId)
  const phone = phoneLine(location?.phone ?? practice.phone, practice.country)
  const facts = {
    place: location?.name ?? '',
    address: findType(db, visit.typeId)?.visitingAddress || (location?.address ?? ''),
    practitioner: findCalendar(db, visit.calendarId)?.publicName ?? '',
    phone: phone?.shown ?? '',
    baseUrl,
    name: handed.protected
      ? c.var.t('appointments.protected.title')
      : `${handed.firstName} ${handed.lastName}`,
  }
  return slipOf(handed, facts, {
    language,
    t: translator(language),
    format: formatFor(language, practice.zone),
  })
}
