import type { DeskFree } from '../availability/desk.ts'
import type { Translate } from '../i18n/translate.ts'
import { localStamp, type Zone } from '../lib/calendar.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { Format } from '../view/format.ts'
import type { DeskStock, JudgedWish } from './desk-facts.ts'
import { buttonOf } from './draft.ts'
import type { Line, Overrides } from './overrides.ts'

interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'time' | 'timeRange' | 'longDay' | 'shortDate'>
}

/** View appointments/_says: what there is to say about the time that is asked for. */
export interface Says {
  /** In a line, for who listens. */
  readonly short: string
  readonly what: string
  readonly means: string
  readonly joins: string
  readonly taken: readonly Line[]
  readonly over: readonly Line[]
  readonly quiet: readonly string[]
  readonly nearest: readonly FreeButton[]
  /** The keys of all that is in the way, for the form to say that it was shown. */
  readonly keys: string
}

export interface FreeButton {
  readonly value: string
  readonly text: string
}

export function saysOf(
  judged: JudgedWish,
  stock: DeskStock,
  { taken, said, quiet }: Overrides,
  writing: Writing,
): Says {
  const { t, format } = writing
  const { startsAt, zone, type, calendar } = judged.wish
  const { joins, location } = judged
  const when = `${format.longDay(zone.local(startsAt).date)} ${format.timeRange(startsAt, judged.endsAt)}`
  const means = judged.time.means
    .map((id) => stock.rooms.find((room) => room.id === id)?.name ?? '')
    .filter(Boolean)
  const state = taken.length > 0 ? 'desk.taken' : said.length > 0 ? 'desk.time.over' : 'desk.free'
  return {
    short: t(state, { when }),
    what: t('desk.what', { type: type.name, practitioner: calendar.publicName, location: location.name }),
    means: means.length > 0 ? t('desk.means', { means: means.join(', ') }) : '',
    joins: joins ? t('desk.join', { taken: joins.taken, places: joins.places }) : '',
    taken,
    over: said,
    quiet,
    nearest: judged.nearest.map((time) => freeButton(time, zone, stock.calendars, calendar.id, writing)),
    keys: [...taken, ...said].map(({ key }) => key).join(' '),
  }
}

/** A free time to press; of a colleague with the name. */
function freeButton(
  { startsAt, calendarId, locationId }: DeskFree,
  zone: Zone,
  calendars: readonly Calendar[],
  ownId: number,
  { format }: Pick<Writing, 'format'>,
): FreeButton {
  const name = calendarId === ownId ? '' : (calendars.find(({ id }) => id === calendarId)?.publicName ?? '')
  const when = `${format.shortDate(startsAt)} ${format.time(startsAt)}`
  return {
    value: buttonOf(calendarId, localStamp(zone, startsAt), locationId),
    text: name === '' ? when : `${when} ${name}`,
  }
}
