import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { listClosures } from '../practice/settings.queries.ts'
import type { DeskRules, DeskWish } from './desk.ts'
import { judgeTime } from './judged.queries.ts'

/** The rules that a booking by staff would pass over, as the list of times for patients judges them (rule 15). */
export function judgeDeskRules(db: Db, wish: DeskWish, now: EpochSeconds): DeskRules {
  const { calendar, locationId, zone, startsAt, minutes } = wish
  const type = { ...wish.type, minutes, online: true, active: true }
  const asked = { type, calendars: [calendar], locationId, zone, now }
  const { trail, block } = judgeTime(db, asked, calendar, startsAt)
  const { date } = zone.local(startsAt)
  const closure = listClosures(db).find(
    (each) => (each.locationId ?? locationId) === locationId && each.from <= date && date <= each.to,
  )
  return { reasons: trail.flatMap(({ reasons }) => reasons), block, closure }
}
