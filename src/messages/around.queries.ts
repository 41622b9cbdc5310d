import type { Db } from '../db/run.ts'
import { findWording } from '../types/wording.queries.ts'
import type { AroundOf } from './around.ts'

/** Looks up what the practice says around its messages; in a language that nothing is written in it says nothing. */
export function aroundIn(db: Db): AroundOf {
  return (kind, channel, language) => {
    const { before, after } = findWording(db, kind, channel)
    return { before: before[language] ?? '', after: after[language] ?? '' }
  }
}
