import { markStatus } from '../appointments/status.commands.ts'
import type { Mark } from '../appointments/status.ts'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import type { Chance } from './chance.ts'

/** How far ahead some have been asked on the phone whether they come, in seconds. */
const asked = 2 * 86_400
/** Further back nobody looks at more than whether they came. */
const lookedAt = 4 * 86_400

/** Whose time has come has come, but for a few; some are in the room, some wait, some have said that they will. */
export function comeAndGo(db: Db, chance: Chance, reception: Actor, now: EpochSeconds): void {
  for (const visit of listBooked(db, now - lookedAt, now + asked))
    for (const { to, at } of stepsOf(visit, chance, now)) mark(db, visit.id, to, reception, at)
  for (const { id, startsAt } of listBooked(db, 0, now - lookedAt)) {
    // Ticked the next day: in the days themselves there was too much to do.
    mark(db, id, chance.is(0.03) ? 'no-show' : 'done', reception, startsAt + 86_400)
  }
}

function listBooked(db: Db, from: EpochSeconds, until: EpochSeconds) {
  const visits = build.selectFrom('appointment').select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
  const between = visits.where('starts_at', '>=', from).where('starts_at', '<', until)
  return db.all(between.where('status', '=', 'booked').orderBy('starts_at').orderBy('id'))
}

interface Visit {
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
}

interface Step {
  readonly to: Mark
  readonly at: EpochSeconds
}

/** What has happened of a visit by now. */
function stepsOf({ startsAt, endsAt }: Visit, chance: Chance, now: EpochSeconds): readonly Step[] {
  const early = chance.whole(2, 12) * 60
  const wait = chance.whole(0, 9) * 60
  const confirmed: Step = { to: 'confirmed', at: startsAt - 20 * 3600 }
  if (chance.is(0.03)) return upTo(now, [{ to: 'no-show', at: startsAt + 900 }])
  const steps: readonly Step[] = [
    ...(chance.is(0.15) ? [confirmed] : []),
    { to: 'arrived', at: startsAt - early },
    { to: 'in-treatment', at: startsAt + wait },
    { to: 'done', at: endsAt + wait },
    { to: 'departed', at: endsAt + wait + 300 },
  ]
  return upTo(now, steps)
}

function upTo(now: EpochSeconds, steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ at }) => at <= now)
}

function mark(db: Db, appointmentId: number, to: Mark, reception: Actor, at: EpochSeconds): void {
  const row = build.selectFrom('appointment').select('row_version').where('id', '=', appointmentId)
  markStatus(db, { appointmentId, to, version: db.get(row)?.row_version ?? 0 }, reception, at)
}
