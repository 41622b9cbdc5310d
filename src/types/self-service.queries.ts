import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findLocation, findPractice, resolveLimits } from '../practice/settings.queries.ts'
import { type Made, type SelfService, selfServiceOf } from './self-service.ts'
import { findType } from './types.queries.ts'

/** An appointment as far as it decides what its patient may do online. */
export interface Changeable extends Made {
  readonly typeId: number
  readonly calendarId: number
  readonly locationId: number
  readonly startsAt: EpochSeconds
}

const nothing: SelfService = { view: false, rebook: false, cancel: false, rebookUntil: 0, cancelUntil: 0 }

/** What the patient may do with an appointment online, by all switches and limits as they stand (rule 11). */
export function findSelfService(db: Db, appointment: Changeable): SelfService {
  const { typeId, calendarId, locationId, startsAt } = appointment
  const type = findType(db, typeId)
  const location = findLocation(db, locationId)
  const practice = findPractice(db)
  if (!type || !location || !practice) return nothing
  const limits = resolveLimits(db, typeId, calendarId, locationId)
  return selfServiceOf(type, appointment, { location, practice, limits }, startsAt)
}
