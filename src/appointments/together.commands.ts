import { refuse } from '../db/refusals.ts'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { announce } from '../messages/announce.commands.ts'
import type { SeriesKind } from '../messages/messages.ts'
import { isSamePlan, type Plan } from '../messages/plan.ts'
import { queueSeries, type SeriesEntry, type Telling } from '../messages/series.commands.ts'
import { knownPlan } from '../messages/series.queries.ts'
import { findStanding } from './staff-change.queries.ts'
import type { Standing } from './staff-change.ts'

/** How an appointment stood before a change of many, and what its people knew of it. */
export interface Before {
  readonly standing: Standing
  readonly known: ReadonlyMap<number, Plan | null>
}

/** What one of many changes led to. */
export interface Part extends Before {
  readonly changeId: number
}

/** To be asked before an appointment is changed as one of many. Refuses `over`. */
export function standingBefore(db: Db, id: number): Before {
  const standing = findStanding(db, id) ?? refuse('over')
  const known = standing.attendees.map((each) => [each.id, knownPlan(db, each.id, standing)] as const)
  return { standing, known: new Map(known) }
}

/** Changes made in one write are taken back in one, too. Returns the first of them, by which they are known. */
export function joinTogether(db: Db, parts: readonly Part[]): number {
  const [first] = parts
  if (!first) return refuse('not-offered')
  const ids = parts.map(({ changeId }) => changeId)
  const change = build.updateTable('appointment_change').set({ together_with: first.changeId })
  db.run(change.where('id', 'in', ids))
  return first.changeId
}

/**
 * One message for each patient, however many appointments it is about (O11); whoever has one only is told as of any other.
 * What a patient has not been told of yet is in the letter that still waits. Returns the messages.
 */
export function tellTogether(
  db: Db,
  kind: Extract<SeriesKind, 'series-moved' | 'series-cancelled'>,
  parts: readonly Part[],
  how: Telling,
  now: EpochSeconds,
): readonly number[] {
  const patients = new Set(
    parts.flatMap(({ standing }) => standing.attendees.map(({ patientId }) => patientId)),
  )
  return [...patients].flatMap((patientId) => {
    const theirs = parts.flatMap((part) => entriesOf(db, kind, part, patientId))
    const [only] = theirs
    if (theirs.length > 1) return queueSeries(db, kind, theirs, how, now)
    return only ? tellAlone(db, kind, only, how, now) : []
  })
}

/** Nobody is told of what is again as they know it. */
function entriesOf(
  db: Db,
  kind: SeriesKind,
  { standing, known, changeId }: Part,
  patientId: number,
): SeriesEntry[] {
  const after = kind === 'series-moved' ? findStanding(db, standing.id) : undefined
  return standing.attendees
    .filter((each) => each.patientId === patientId)
    .flatMap(({ id: attendeeId }) => {
      const was = known.get(attendeeId) ?? null
      return was === null || (after && isSamePlan(was, after)) ? [] : [{ attendeeId, was, changeId }]
    })
}

function tellAlone(
  db: Db,
  kind: SeriesKind,
  entry: SeriesEntry,
  how: Telling,
  now: EpochSeconds,
): readonly number[] {
  const { attendeeId, was, changeId } = entry
  const appointment = build.selectFrom('attendee').select('appointment_id as id').where('id', '=', attendeeId)
  const after = findStanding(db, db.get(appointment)?.id ?? 0)
  if (!was || !after) return []
  const plans = { before: was, after: kind === 'series-cancelled' ? undefined : after }
  return announce(db, { attendeeIds: [attendeeId], ...plans, ...how, changeId }, now)
}
