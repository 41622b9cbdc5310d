import type { Db } from '../db/run.ts'
import type { Translate } from '../i18n/translate.ts'
import { findGuide } from './start.queries.ts'
import type { Unfinished } from './start.ts'
import { countDone, isUnfinished, stepPath } from './start.ts'

/** The short list above the owner's agenda; no time is looked for here, for the agenda is opened all day. */
export function unfinishedFor(
  db: Db,
  mail: boolean,
  role: string,
  section: string,
  t: Translate,
): Unfinished | undefined {
  if (role !== 'owner' || section !== 'agenda') return undefined
  const guide = findGuide(db, mail)
  if (!isUnfinished(guide)) return undefined
  return {
    done: countDone(guide),
    of: guide.steps.length,
    steps: guide.steps
      .filter(({ state }) => state !== 'done')
      .map(({ name, state }) => ({
        ...{ label: t(`start.step.${name}`), href: stepPath(name) },
        skipped: state === 'skipped',
      })),
  }
}
