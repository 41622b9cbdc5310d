import { arranged } from '../db/arranged.ts'
import { build, type Db, type Prepared, perDatabase } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Busy } from './model.ts'
import type { Except } from './wish.ts'

/** Two buffers, of what is there and of what is asked for, reach no further than this, in seconds. */
const longestBuffers = 480 * 60
/** No appointment is longer than this, in seconds. */
const longestAppointment = 86_400

/** Holds that are left out besides the one in `Except`. */
const none: ReadonlySet<number> = new Set()

/** What occupies some resources between two instants, buffers of appointments and holds included. */
export function listBusy(
  db: Db,
  resourceIds: readonly number[],
  from: EpochSeconds,
  to: EpochSeconds,
  now: EpochSeconds,
  except: Except = {},
  leftOut: ReadonlySet<number> = none,
): Busy[] {
  const { occupied, held, absent } = queriesOf(db)
  const buffers = arranged(db, readBuffers)
  const [first, last] = [from - longestBuffers, to + longestBuffers]
  const holds = held.all(now, last, first).filter(({ id }) => id !== except.holdId && !leftOut.has(id))
  const absences = absent.all(first, last)
  return resourceIds.flatMap((resourceId) => [
    ...rowsOf(occupied.get(resourceId, last, first - longestAppointment, first))
      .filter((row) => row.id !== except.appointmentId && !except.appointmentIds?.has(row.id))
      .map((row) => withBuffers(buffers, resourceId, row, 'appointment')),
    ...holds
      .filter((row) => row.resourceId === resourceId)
      .map((row) => withBuffers(buffers, resourceId, row, 'hold')),
    ...absences
      .filter((row) => row.resourceId === resourceId)
      .map((row) => ({ ...row, by: 'absence' as const })),
  ])
}

/** Minutes booked in a calendar between two instants. */
export function countBookedMinutes(db: Db, calendarId: number, from: EpochSeconds, to: EpochSeconds): number {
  return (queriesOf(db).booked.get(calendarId, from, to)?.seconds ?? 0) / 60
}

interface Row {
  readonly id: number
  readonly typeId: number
  readonly startsAt: number
  readonly endsAt: number
}

/** By type, in seconds. */
type Buffers = ReadonlyMap<number, { readonly before: number; readonly after: number }>

function readBuffers(db: Db): Buffers {
  return new Map(
    listTypes(db).map(({ id, bufferBefore, bufferAfter }) => [
      id,
      { before: bufferBefore * 60, after: bufferAfter * 60 },
    ]),
  )
}

function withBuffers(buffers: Buffers, resourceId: number, row: Row, by: 'appointment' | 'hold'): Busy {
  const { before, after } = buffers.get(row.typeId) ?? { before: 0, after: 0 }
  return { resourceId, startsAt: row.startsAt - before, endsAt: row.endsAt + after, by }
}

/** Some hundred rows for each page of times: as one text they cost a third of what they cost one by one. */
function rowsOf(found: Text | undefined): Row[] {
  const rows: readonly (readonly [number, number, number, number])[] = JSON.parse(found?.rows ?? '[]')
  return rows.map(([id, typeId, startsAt, endsAt]) => ({ id, typeId, startsAt, endsAt }))
}

interface Text {
  readonly rows: string
}

interface Queries {
  readonly occupied: Prepared<[number, number, number, number], Text>
  readonly held: Prepared<[number, number, number], Row & { readonly resourceId: number }>
  readonly absent: Prepared<[number, number], Interval & { readonly resourceId: number }>
  readonly booked: Prepared<[number, number, number], { seconds: number | null }>
}

const queriesOf = perDatabase(
  (db): Queries => ({ occupied: occupied(db), held: held(db), absent: absent(db), booked: booked(db) }),
)

const columns = ['appointment.id', 'type_id', 'occupancy.starts_at', 'occupancy.ends_at'] as const

function occupied(db: Db): Queries['occupied'] {
  return db.prepare((resourceId: number, to: number, earliest: number, from: number) =>
    build
      .selectFrom('occupancy')
      .innerJoin('appointment', 'appointment.id', 'occupancy.appointment_id')
      .select(({ fn }) => fn.agg<string>('json_group_array', [fn('json_array', columns)]).as('rows'))
      .where('occupancy.live', '=', (eb) => eb.lit(1))
      .where('occupancy.resource_id', '=', resourceId)
      .where('occupancy.starts_at', '<', to)
      .where('occupancy.starts_at', '>', earliest)
      .where('occupancy.ends_at', '>', from),
  )
}

function held(db: Db): Queries['held'] {
  return db.prepare((now: number, to: number, from: number) =>
    build
      .selectFrom('hold')
      .innerJoin('hold_resource', 'hold_resource.hold_id', 'hold.id')
      .select(['hold.id', 'type_id as typeId', 'starts_at as startsAt', 'ends_at as endsAt'])
      .select('resource_id as resourceId')
      .where('expires_at', '>', now)
      .where('keeps', '=', (eb) => eb.lit(1))
      .where('given_up_at', 'is', null)
      .where('starts_at', '<', to)
      .where('ends_at', '>', from),
  )
}

function absent(db: Db): Queries['absent'] {
  return db.prepare((from: number, to: number) =>
    build
      .selectFrom('absence')
      .select(['resource_id as resourceId', 'starts_at as startsAt', 'ends_at as endsAt'])
      .where('ends_at', '>', from)
      .where('starts_at', '<', to),
  )
}

function booked(db: Db): Queries['booked'] {
  return db.prepare((calendarId: number, from: number, to: number) =>
    build
      .selectFrom('appointment')
      .select((eb) => eb.fn.sum<number | null>(eb('ends_at', '-', eb.ref('starts_at'))).as('seconds'))
      .where('calendar_id', '=', calendarId)
      .where('starts_at', '>=', from)
      .where('starts_at', '<', to)
      .where('cancelled_at', 'is', null),
  )
}
