import type { Translate } from '../i18n/translate.ts'
import { clock } from '../lib/clock.ts'
import type { Labels } from './checked.ts'
import type { Deadline } from './limits.ts'
import { asText, hoursAhead } from './moments.ts'
import type { MessageSettings, Moment, Practice } from './practice.ts'

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

/**
 * Which reminders come when patients can no longer change anything online (rule 32), a line each: for the practice, and for
 * what has a deadline of its own; as text messages at the hours at which these leave.
 */
export function lateWords(
  { messages: { on, reminder, reminders, sms } }: Practice,
  deadlines: readonly Deadline[],
  t: Translate,
): readonly string[] {
  if (!on || !reminder) return []
  const lines = strictest(deadlines).flatMap(({ name, hours: limit }) =>
    reminders.flatMap((moment) => {
      const words = lateWord(moment, moment, limit, 'moments.late', t)
      const text = sms.ready ? asText(moment, sms) : moment
      const isOther = text.days !== moment.days || text.minute !== moment.minute
      const asTexts = isOther ? lateWord(moment, text, limit, 'moments.lateText', t) : []
      return [...words, ...asTexts].map((line) => (name === '' ? line : `${name}: ${line}`))
    }),
  )
  return [...new Set(lines)]
}

/** Of two deadlines for the same the earlier one says it; what has one of its own after the practice. */
function strictest(deadlines: readonly Deadline[]): readonly Deadline[] {
  const most = new Map<string, Deadline>()
  for (const each of deadlines) if ((most.get(each.name)?.hours ?? -1) < each.hours) most.set(each.name, each)
  return [...most.values()].toSorted((one, other) => one.name.localeCompare(other.name))
}

function lateWord(
  moment: Moment,
  leaves: Moment,
  limit: number,
  key: 'moments.late' | 'moments.lateText',
  t: Translate,
): readonly string[] {
  const ahead = hoursAhead(leaves, earlyVisit)
  if (ahead >= limit) return []
  const when = { days: moment.days, time: clock(moment.minute), visit: clock(earlyVisit), limit }
  return [t(key, { ...when, leaves: clock(leaves.minute), hours: Math.max(0, Math.floor(ahead)) })]
}
