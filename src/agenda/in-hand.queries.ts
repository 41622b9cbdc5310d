import { findPickedUp } from '../appointments/pick-up.queries.ts'
import { findStanding } from '../appointments/staff-change.queries.ts'
import { isMovable, type Standing } from '../appointments/staff-change.ts'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import { standingOf } from '../patients/same-person.queries.ts'
import type { Person } from './agenda.ts'
import type { Held } from './in-hand.ts'

export function findInHand(db: Db, userId: number, zone: Zone, now: EpochSeconds): Held | undefined {
  const picked = findPickedUp(db, userId, now)
  const standing = picked && findStanding(db, picked.appointmentId)
  if (!picked || !standing) return undefined
  const isChanged = picked.rowVersion !== standing.rowVersion
  return { standing, isChanged, isGone: !isMovable(standing, zone, now), people: peopleOf(db, standing) }
}

function peopleOf(db: Db, { attendees }: Standing): readonly Person[] {
  const ids = attendees.map(({ patientId }) => standingOf(db, patientId))
  const rows = build.selectFrom('patient').select(['id', 'first_name', 'last_name', 'protected'])
  return db.all(rows.where('id', 'in', ids).orderBy('id')).map((row) => ({
    patientId: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    protected: row.protected === 1,
    firstVisit: false,
  }))
}
