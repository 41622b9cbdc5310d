import type { Translate } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { Format } from '../view/format.ts'
import { blockRow, type Stock, weekdayName } from './block-page.ts'
import type { StoredPeriod } from './schedule.ts'
import { periodWords, type Template } from './templates.ts'

/** What is in force and what could be, for one practitioner. */
export function calendarSection(
  calendar: Calendar,
  templates: readonly Template[],
  periods: readonly StoredPeriod[],
  today: IsoDate,
  format: Format,
  t: Translate,
) {
  const nameOf = (id: number) => templates.find((template) => template.id === id)?.name ?? ''
  return {
    id: calendar.id,
    name: calendar.publicName,
    periods: periods
      .filter(({ to }) => to === null || to >= today)
      .map((period) => ({
        id: period.id,
        templateId: period.templateId,
        name: nameOf(period.templateId),
        when: periodWords(period, format, t),
        coming: period.from > today,
      })),
    templates: templates
      .filter(({ calendarId }) => calendarId === calendar.id)
      .map(({ id, name, status, replacesId, blocks }) => ({
        id,
        name,
        status: t(`schedule.template.status.${status}`),
        waits: status === 'draft' && replacesId !== null,
        inForce: status === 'in-force',
        hours: hoursOf(blocks),
      })),
  }
}

/** The days of a week that have blocks, each block as a row. */
export function weekRows(template: Template, stock: Stock, format: Format, t: Translate) {
  return [1, 2, 3, 4, 5, 6, 7]
    .map((weekday) => ({
      title: weekdayName(weekday, format),
      rows: template.blocks
        .filter((block) => block.weekday === weekday)
        .map((block) => ({
          ...blockRow(block, stock, t),
          href: `/staff/schedule/templates/${template.id}/blocks/${block.id}`,
        })),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/** To a tenth of an hour. */
function hoursOf(blocks: Template['blocks']): number {
  return Math.round(blocks.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0) / 6) / 10
}
