import { listBusy } from '../availability/busy.queries.ts'
import type { Busy } from '../availability/model.ts'
import type { Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, type IsoDate } from '../lib/calendar.ts'
import { type Interval, merge } from '../lib/interval.ts'
import type { Practice } from '../practice/practice.ts'
import { findLocation, listLocations } from '../practice/settings.queries.ts'
import { listAbsences } from '../schedule/blocks.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listRooms } from '../staff/rooms.queries.ts'
import type { Room } from '../staff/rooms.ts'
import type { Appointment, BookedColumn, Choice, Hold, ShownBlock } from './agenda.ts'
import type { Asked } from './asked.ts'
import { listAppointments, listHeld, listHeldResources, listOccupied } from './booked.queries.ts'
import { freeIn } from './gaps.ts'
import { type PlacedBlock, shownBlocks } from './hours.queries.ts'

interface Asking {
  readonly asked: Asked
  readonly date: IsoDate
  readonly practice: Practice
  readonly now: EpochSeconds
}

/**
 * A column for each room and device in use, or for those that were chosen, and one for what needs no room. The hours are
 * those of the blocks that are usually in it; what is free there is free for its practitioner, too.
 */
export function roomColumns(
  db: Db,
  asking: Asking,
): { readonly choices: readonly Choice[]; readonly columns: readonly BookedColumn[] } {
  const { asked, date, practice } = asking
  const bounds = dayBounds(practice.zone, date)
  const rooms = listRooms(db)
  const stock = stockOf(db, asking, bounds, rooms)
  const used = new Set([...stock.occupied.values(), ...stock.held.values()].flat())
  const there = rooms.filter(({ id, active }) => active || used.has(id))
  const choices = there.map(({ id, name }) => ({ id, name }))
  const shown = there.filter(({ id }) => asked.shown.includes(id))
  const columns = (shown.length > 0 ? shown : there).map((room) => roomColumn(db, room, date, stock))
  return { choices, columns: shown.length > 0 ? columns : [...columns, ...roomless(date, stock)] }
}

/** A block with whatever keeps its practitioner from being free. */
interface Hours extends PlacedBlock {
  readonly busy: readonly Interval[]
}

interface Stock {
  readonly appointments: readonly Appointment[]
  readonly occupied: ReadonlyMap<number, readonly number[]>
  readonly holds: readonly Hold[]
  readonly held: ReadonlyMap<number, readonly number[]>
  readonly absences: ReturnType<typeof listAbsences>
  readonly busy: readonly Busy[]
  readonly hours: readonly Hours[]
}

function stockOf(db: Db, asking: Asking, bounds: Interval, rooms: readonly Room[]): Stock {
  const roomIds = rooms.map(({ id }) => id)
  const resourceIds = [...roomIds, ...listCalendars(db).map(({ resourceId }) => resourceId)]
  const busy = listBusy(db, resourceIds, bounds.startsAt, bounds.endsAt, asking.now)
  const holds = listHeld(db, bounds, asking.now)
  return {
    appointments: listAppointments(db, bounds),
    occupied: listOccupied(db, roomIds, bounds),
    holds,
    held: listHeldResources(
      db,
      holds.map(({ id }) => id),
      roomIds,
    ),
    absences: listAbsences(db, roomIds, bounds.startsAt, bounds.endsAt),
    busy,
    hours: hoursOf(db, asking, busy),
  }
}

function hoursOf(db: Db, { practice, date }: Asking, busy: readonly Busy[]): readonly Hours[] {
  return listCalendars(db)
    .flatMap((calendar) =>
      shownBlocks(db, practice.zone, calendar, date).map((block) => ({
        ...block,
        name: `${block.name}, ${calendar.publicName}`,
        busy: busy.filter(({ resourceId }) => resourceId === calendar.resourceId),
      })),
    )
    .toSorted((one, other) => one.startsAt - other.startsAt)
}

function roomColumn(db: Db, room: Room, date: IsoDate, stock: Stock): BookedColumn {
  const { appointments, occupied, holds, held, absences, busy, hours } = stock
  const blocks = blocksOf(room, hours)
  const own = busy.filter(({ resourceId }) => resourceId === room.id)
  const place = room.locationId === null ? undefined : findLocation(db, room.locationId)
  return {
    id: `r${room.id}`,
    date,
    name: room.name,
    detail: listLocations(db).length > 1 ? (place?.name ?? '') : '',
    calendarId: null,
    blocks,
    appointments: appointments.filter(({ id }) => occupied.get(id)?.includes(room.id)),
    holds: holds.filter(({ id }) => held.get(id)?.includes(room.id)),
    absences: absences.filter(({ resourceId }) => resourceId === room.id),
    free: freeIn(blocks, (block) => [...own, ...block.busy]),
  }
}

/** The blocks that are usually in a room; where there are none, the hours in which anybody works in its house. */
function blocksOf(room: Room, hours: readonly Hours[]): readonly (ShownBlock & Pick<Hours, 'busy'>)[] {
  const usual = hours.filter(({ resources }) => resources.includes(room.id))
  if (usual.length > 0) return usual
  const here = hours.filter(({ locationId }) => locationId === (room.locationId ?? locationId))
  const anybody = { calendarId: null, name: '', colour: 6, web: false, busy: [] }
  return merge(here).map((stretch) => ({ ...stretch, ...anybody }))
}

/** What takes place without a room of the list: it must not be missed on a day that is looked at by room. */
function roomless(date: IsoDate, { appointments, occupied, holds, held }: Stock): readonly BookedColumn[] {
  const column = {
    appointments: appointments.filter(({ id }) => !occupied.has(id)),
    holds: holds.filter(({ id }) => !held.has(id)),
  }
  if (column.appointments.length + column.holds.length === 0) return []
  const nothing = { blocks: [], absences: [], free: [] }
  return [{ id: 'r0', date, name: '', detail: '', calendarId: null, ...nothing, ...column }]
}
