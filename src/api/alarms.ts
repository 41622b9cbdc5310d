import type { Translate } from '../i18n/translate.ts'
import type { Alarm } from '../view/frame.ts'

export interface SoftwareAlarmWriting {
  readonly t: Translate
  readonly stamp: (at: number) => string
  /** Only an owner may open the settings; others are told who can. */
  readonly isOwner: boolean
}

/** Software that is told no more because it does not answer. */
export interface Silent {
  readonly clientId: number
  readonly name: string
  readonly endedAt: number
}

/** Software whose access ends by itself before long. */
export interface Ending {
  readonly clientId: number
  readonly name: string
  readonly expiresAt: number
}

/** So long before, in seconds, owners are told: two weeks. */
export const endsSoon = 14 * 86_400

/** Software whose access ends before long, for the owners' pages: nobody else can give it more time. */
export function endingAlarms(
  ending: readonly Ending[],
  { t, isOwner }: SoftwareAlarmWriting,
  date: (at: number) => string,
): readonly Alarm[] {
  if (!isOwner) return []
  return ending.map(({ clientId, name, expiresAt }) => ({
    text: t('software.alarm.ends', { name, date: date(expiresAt - 1) }),
    href: `/staff/settings/software/${clientId}`,
    link: t('software.alarm.more'),
    quiet: true,
  }))
}

/** Software that does not answer any more, for every staff page. */
export function softwareAlarms(
  silent: readonly Silent[],
  { t, stamp, isOwner }: SoftwareAlarmWriting,
): readonly Alarm[] {
  return silent.map(({ clientId, name, endedAt }) => ({
    text: t('software.alarm', { name, since: stamp(endedAt), owner: isOwner ? 'yes' : 'no' }),
    href: isOwner ? `/staff/settings/software/${clientId}` : '',
    link: isOwner ? t('software.alarm.open') : '',
    quiet: true,
  }))
}
