import type { Translate } from '../i18n/translate.ts'
import type { Format } from '../view/format.ts'
import { timesOf, weekdayName } from './block-page.ts'
import type { Template } from './templates.ts'
import { isOnline, typesIn } from './week.ts'
import { listOf, type Week } from './week-page.ts'

/** The blocks of the week templates that are in force or will be: one tick box for every week that has them (F18, J36). */
export function templatesOf(week: Week, templates: readonly Template[], format: Format, t: Translate) {
  return week.calendars.flatMap((calendar) =>
    templates
      .filter(({ calendarId, status }) => calendarId === calendar.id && /^(in-force|coming)$/.test(status))
      .map((template) => ({
        title: `${calendar.publicName}: ${template.name}`,
        href: `/staff/schedule/templates/${template.id}`,
        rows: template.blocks.map((block) => {
          const kind = week.kinds.get(block.kindId)
          return {
            id: block.id,
            day: weekdayName(block.weekday, format),
            time: timesOf(block),
            kind: kind?.name ?? '',
            colour: kind?.colour ?? 6,
            types: listOf(typesIn(block, calendar.id, week.kinds, week.types), t),
            note: block.own.web === null ? '' : t('schedule.ownChoice.block'),
            web: isOnline(block, week.kinds),
          }
        }),
      })),
  )
}
