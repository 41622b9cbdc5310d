import type { MovePlan } from '../appointments/move.ts'
import type { Visit } from '../appointments/visit.ts'
import type { FreeDay } from '../availability/wish.ts'
import type { Ticketed } from '../booking/ticket.ts'
import { dayOfTimes, daysPerPage, type Look, slotButton } from '../booking/times.ts'
import { publicName, type Reader } from '../booking/words.ts'
import { addDays, type IsoDate } from '../lib/calendar.ts'
import { stampOf } from './models.ts'
import type { Opened } from './open.ts'

type Href = Opened['href']

/** View visit/move; #times is the list that the booking pages have. `days`: one more than the page shows. */
export function moveModel(
  opened: Opened,
  plan: MovePlan,
  look: Look,
  today: IsoDate,
  days: readonly FreeDay[],
) {
  const { reader, href } = opened
  const shown = days.slice(0, daysPerPage)
  const last = shown.at(-1)?.date
  const part = look.part === 'all' ? '' : look.part
  const from = look.from > today ? look.from : ''
  const at = (parameters: Readonly<Record<string, string>>) => href('/move', { part, ...parameters })
  const first = shown[0]?.times[0]
  return {
    ...around(opened, plan),
    timesAction: href('/move'),
    holdAction: href('/move'),
    hidden: [],
    earliest: first && from === '' ? slotButton(reader, first.startsAt) : undefined,
    days: shown.map((day) =>
      dayOfTimes(reader, day, day.date === look.fullDay, at({ from: look.from, day: day.date })),
    ),
    parts: partsOf(reader, look, from, href),
    earlierHref: from === '' ? '' : at({ from: earlier(look.from, today) }),
    laterHref: days.length > daysPerPage && last ? at({ from: addDays(last, 1) }) : '',
    from,
    fromProblem: look.fromProblem,
    filterHidden: part === '' ? [] : [{ name: 'part', value: part }],
    practitioners: [],
  }
}

/** What stands above every list of times: what is to be moved, and whose the times are. */
export function around(opened: Opened, plan: MovePlan) {
  const { reader, visit, at, href } = opened
  return {
    back: href(),
    keepHref: href(),
    present: presentOf(reader, visit, at),
    wishHref: href('/wish'),
    withWhom: plan.why ? reader.t(`visit.with.${plan.why}`, { name: at.calendar.publicName }) : '',
  }
}

/** "Monday 25 January 2027 at 09:30, with Anna de Vries"; the kind of appointment where the practice allows it. */
export function presentOf(reader: Reader, visit: Visit, at: Ticketed): string {
  const { t, practice } = reader
  const what = practice.visitShowsType ? [publicName(reader, at.type)] : []
  const name = t('booking.summary.with', { name: at.calendar.publicName })
  return [stampOf(reader, visit.startsAt), name, ...what].join(', ')
}

function partsOf({ t }: Reader, look: Look, from: string, href: Href) {
  return (['all', 'morning', 'afternoon'] as const).map((each) => ({
    href: href('/move', { part: each === 'all' ? '' : each, from }),
    text: t(`booking.times.part.${each}`),
    current: each === look.part,
  }))
}

function earlier(from: IsoDate, today: IsoDate): IsoDate {
  const week = addDays(from, -7)
  return week < today ? today : week
}
