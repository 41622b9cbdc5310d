import type { Db } from '../db/run.ts'
import { addDays, type IsoDate } from '../lib/calendar.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { listBlocks } from '../schedule/blocks.queries.ts'
import { listTemplates } from '../schedule/templates.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { findBlockKind } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import { type BlockLack, blockLack, type Condition, type Lack, type Place } from './ready.ts'

/** The four conditions of one type, each with what is missing and where to mend it, looking `days` ahead. */
export function findConditions(
  db: Db,
  type: AppointmentType,
  date: IsoDate,
  days: number,
): readonly Condition[] {
  const doers = listCalendars(db).filter(({ id, active }) => active && type.calendarIds.includes(id))
  const online = doers.filter((calendar) => calendar.online)
  // Of those who are online something can be booked; where nobody is, the week of the others tells what is next.
  const watched = online.length > 0 ? online : doers
  const drafts = draftsOf(db, watched, date)
  const coming = () => blocksAhead(db, watched, date, days)
  const planned = !coming().next().done
  return [
    condition('calendar', calendarLack(type, doers)),
    condition('type', type.online ? undefined : lack('typeOffline', type.name, typePath(type.id))),
    condition(
      'week',
      weekLack(db, type, planned ? coming() : drafts.flatMap(({ blocks }) => blocks), watched),
    ),
    forceCondition(planned, drafts, watched),
  ]
}

function condition(name: Condition['name'], missing: Lack | undefined): Condition {
  return { name, met: missing === undefined, lack: missing }
}

function lack(why: Lack['why'], name: string, href: string): Lack {
  return { why, name, href }
}

/** P2. */
function calendarLack(type: AppointmentType, doers: readonly Calendar[]): Lack | undefined {
  const [first] = doers
  if (!first) return lack('nobody', type.name, typePath(type.id))
  if (doers.some(({ online }) => online)) return undefined
  return lack('calendarOffline', first.publicName, `/staff/settings/practitioners/${first.id}`)
}

const closest: readonly BlockLack[] = ['notWeb', 'notAllowed', 'elsewhere']

/** P4: of all blocks the one that comes closest says what to change. */
function weekLack(
  db: Db,
  type: AppointmentType,
  blocks: Iterable<Place>,
  watched: readonly Calendar[],
): Lack | undefined {
  const open = new Set(listLocations(db).flatMap(({ id, newBookingOn }) => (newBookingOn ? [id] : [])))
  let found: { readonly why: BlockLack; readonly kindId: number } | undefined
  for (const block of blocks) {
    const why = blockLack(type, block, findBlockKind(db, block.kindId), open)
    if (!why) return undefined
    if (!found || closest.indexOf(why) > closest.indexOf(found.why)) found = { why, kindId: block.kindId }
  }
  if (!found) return lack('noBlocks', '', hoursPath(watched))
  const kind = found.why === 'elsewhere' ? undefined : findBlockKind(db, found.kindId)
  const tied = found.why === 'notAllowed' && type.blockKindId !== null && type.blockKindId !== found.kindId
  if (tied) return lack('notAllowed', kind?.name ?? '', typePath(type.id))
  return kind
    ? lack(found.why, kind.name, `/staff/schedule/kinds/${kind.id}`)
    : lack('elsewhere', '', '/staff/settings/locations')
}

/** P5: what is planned acts only once it is in force, and so does every change to it. */
function forceCondition(
  planned: boolean,
  drafts: ReturnType<typeof draftsOf>,
  watched: readonly Calendar[],
): Condition {
  const [draft] = drafts
  if (!planned && !draft) return condition('force', lack('noSchedule', '', hoursPath(watched)))
  if (!planned && draft) {
    const why = draft.status === 'coming' ? 'tooLate' : 'notInForce'
    return condition('force', lack(why, draft.name, templatePath(draft.id)))
  }
  const waiting = drafts.find(({ replacesId, status }) => replacesId !== null && status === 'draft')
  const waits = waiting && lack('waits', waiting.name, templatePath(waiting.id))
  return { name: 'force', met: true, lack: waits }
}

/** Weeks that have blocks and are not in force, or not soon enough, the latest first. */
function draftsOf(db: Db, calendars: readonly Calendar[], date: IsoDate) {
  const ids = new Set(calendars.map(({ id }) => id))
  return listTemplates(db, date).filter(
    ({ calendarId, status, blocks }) =>
      ids.has(calendarId) && (status === 'draft' || status === 'coming') && blocks.length > 0,
  )
}

function* blocksAhead(db: Db, calendars: readonly Calendar[], date: IsoDate, days: number): Generator<Place> {
  for (let ahead = 0; ahead <= days; ahead++)
    for (const { id } of calendars) yield* listBlocks(db, id, addDays(date, ahead))
}

function typePath(id: number): string {
  return `/staff/settings/types/${id}`
}

function templatePath(id: number): string {
  return `/staff/schedule/templates/${id}`
}

function hoursPath([first]: readonly Calendar[]): string {
  return `/staff/settings/hours${first ? `?calendar=${first.id}` : ''}`
}
