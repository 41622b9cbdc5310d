import type { Db } from '../db/run.ts'
import type { Translate } from '../i18n/translate.ts'
import { listSilent } from './webhooks.queries.ts'

/** Software that does not answer any more, for the red bar of every staff page; none: all is well. */
export function softwareAlarms(db: Db, t: Translate, stamp: (at: number) => string): readonly string[] {
  return listSilent(db).map(({ name, endedAt }) => t('software.alarm', { name, since: stamp(endedAt) }))
}
