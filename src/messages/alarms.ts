import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Alarm } from '../view/frame.ts'
import { isReason } from './messages.ts'
import { reasonWords } from './reasons.ts'

export type { Alarm }

export interface AlarmWriting {
  readonly t: Translate
  readonly stamp: (at: EpochSeconds) => string
  /** Only an owner may open the settings; others are told who can. */
  readonly isOwner: boolean
}

/** Where it is mended. */
export type Mending = 'mail' | 'doctor' | 'sms' | 'resume'

export function alarmWith(
  text: string,
  mending: Mending | undefined,
  { t, isOwner }: AlarmWriting,
  quiet = false,
): Alarm {
  if (mending === undefined) return { text, href: '', link: '', quiet }
  if (mending === 'resume')
    return { text, href: '/staff/messages#paused', link: t('ledger.alarm.resume'), quiet }
  const page = t(mending === 'sms' ? 'settings.tab.text-messages' : 'settings.tab.mail')
  if (!isOwner) return { text: `${text} ${t('ledger.alarm.owner', { page })}`, href: '', link: '', quiet }
  const link = mending === 'doctor' ? t('ledger.alarm.why') : t('ledger.decided.setting', { page })
  return { text, href: hrefs[mending], link, quiet }
}

const hrefs = {
  mail: '/staff/settings/mail',
  doctor: '/staff/settings/mail/doctor?check=1',
  sms: '/staff/settings/text-messages',
} as const

/** Nothing leaves by a channel: since when, why, and how many wait. */
export function standstill(
  channel: 'email' | 'sms',
  since: EpochSeconds,
  problem: string | null,
  count: number,
  writing: AlarmWriting,
): Alarm {
  const { t, stamp } = writing
  const why = problem !== null && isReason(problem) ? reasonWords(problem, channel, t) : (problem ?? '')
  const key = channel === 'sms' ? 'ledger.alarm.sms' : 'messages.alarm.server'
  const text = t(key, { since: stamp(since), why, count })
  return alarmWith(text, channel === 'sms' ? 'sms' : 'doctor', writing)
}

/** The day's segments of text messages: red once they are used up, a quiet word at half of them. */
export function budgetAlarm(used: number, most: number, writing: AlarmWriting): readonly Alarm[] {
  const { t } = writing
  if (most === 0 || used * 2 < most) return []
  const over = used >= most
  const text = t(over ? 'ledger.alarm.budgetUsed' : 'ledger.alarm.budgetHalf', { used, most })
  return [alarmWith(text, 'sms', writing, !over)]
}
