import type { Db } from '../db/run.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Alarm } from '../messages/alarms.ts'
import { listSilent } from './webhooks.queries.ts'

export interface SoftwareAlarmWriting {
  readonly t: Translate
  readonly stamp: (at: number) => string
  /** Only an owner may open the settings; others are told who can. */
  readonly isOwner: boolean
}

/** Software that does not answer any more, for every staff page; none: all is well. */
export function softwareAlarms(db: Db, { t, stamp, isOwner }: SoftwareAlarmWriting): readonly Alarm[] {
  return listSilent(db).map(({ clientId, name, endedAt }) => ({
    text: t('software.alarm', { name, since: stamp(endedAt), owner: isOwner ? 'yes' : 'no' }),
    href: isOwner ? `/staff/settings/software/${clientId}` : '',
    link: isOwner ? t('software.alarm.open') : '',
    quiet: true,
  }))
}
