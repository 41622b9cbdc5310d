import type { Translate } from '../i18n/translate.ts'
import { clock } from '../lib/clock.ts'
import type { Labels } from './checked.ts'
import type { Limits } from './limits.ts'
import { hoursAhead } from './moments.ts'
import type { MessageSettings, Practice } from './practice.ts'

const further = [2, 3] as const

/** What the fields of the reminders hold: the earliest first. */
export function reminderValues([first, ...others]: MessageSettings['reminders']) {
  const values = { reminderDays: String(first.days), reminderTime: clock(first.minute) }
  const more = further.flatMap((number, index) => {
    const moment = others[index]
    return [
      [`reminder${number}Days`, moment ? String(moment.days) : ''],
      [`reminder${number}Time`, moment ? clock(moment.minute) : ''],
    ]
  })
  return { ...values, ...Object.fromEntries(more) }
}

export function reminderLabels(t: Translate): Labels {
  return furtherFields(t).flatMap(({ days, time }) => [
    [days.name, days.label] as const,
    [time.name, time.label] as const,
  ])
}

/** The fields of the second and the third reminder. */
export function furtherFields(t: Translate) {
  return further.map((number) => ({
    days: {
      name: `reminder${number}Days`,
      label: t(`moments.reminder${number}.days`),
      hint: t('moments.reminder.none'),
    },
    time: { name: `reminder${number}Time`, label: t(`moments.reminder${number}.time`) },
  }))
}

/** A visit early in the morning, in minutes: the one that a reminder comes closest to. */
const earlyVisit = 8 * 60

/** Which reminders come when patients can no longer change anything online (rule 32), a line each. */
export function lateWords(
  { messages: { reminder, reminders } }: Practice,
  { rebookHours, cancelHours }: Limits,
  t: Translate,
): readonly string[] {
  const limit = Math.max(rebookHours.value, cancelHours.value)
  const late = reminders.filter((moment) => hoursAhead(moment, earlyVisit) < limit)
  if (!reminder) return []
  return late.map((moment) =>
    t('moments.late', {
      days: moment.days,
      time: clock(moment.minute),
      visit: clock(earlyVisit),
      hours: Math.max(0, Math.floor(hoursAhead(moment, earlyVisit))),
      limit,
    }),
  )
}
