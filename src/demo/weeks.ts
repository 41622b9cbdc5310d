import type { Db } from '../db/run.ts'
import { addDays, type EpochSeconds, type IsoDate, weekday, zoneOf } from '../lib/calendar.ts'
import type { NewTemplateBlock } from '../schedule/schedule.commands.ts'
import { addAbsence, addTemplate, putIntoForce, setDatedWeb } from '../schedule/schedule.commands.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { type House, timeZone } from './house.ts'
import type { Kinds, Offer } from './offer.ts'

type Blocks = readonly NewTemplateBlock[]

/** Everybody's weeks, in force from a date on. */
export function planWeeks(db: Db, house: House, offer: Offer, from: IsoDate, now: EpochSeconds): void {
  const plan = (
    calendarId: number,
    name: string,
    blocks: Blocks,
    cycle: 'every' | 'iso-odd' | 'iso-even',
  ) => {
    const templateId = addTemplate(db, { calendarId, name, blocks }, house.owner, now)
    putIntoForce(db, { calendarId, templateId, from, cycle }, house.owner, now)
  }
  plan(house.anna, 'Week', annasWeek(house, offer.kinds), 'every')
  plan(house.selim, 'Odd weeks', selimsOddWeek(house, offer), 'iso-odd')
  plan(house.selim, 'Even weeks', selimsEvenWeek(house, offer.kinds), 'iso-even')
  plan(house.fleur, 'Week', fleursWeek(house, offer.kinds), 'every')
  plan(house.youssef, 'Week', youssefsWeek(house, offer), 'every')
  plan(house.youssef, 'Saturdays in odd weeks', youssefsSaturday(house, offer), 'iso-odd')
}

/** A week's holiday of one dentist three weeks ahead, and one afternoon that is taken off the web. */
export function planExceptions(db: Db, house: House, today: IsoDate, now: EpochSeconds): void {
  const zone = zoneOf(timeZone)
  const monday = addDays(today, 8 - weekday(today))
  const away = { from: addDays(monday, 14), to: addDays(monday, 21) }
  const selim = listCalendars(db).find((each) => each.id === house.selim)
  const span = { startsAt: zone.instant(away.from, 0), endsAt: zone.instant(away.to, 0) }
  if (selim) addAbsence(db, { resourceId: selim.resourceId, ...span, reason: 'Holiday' }, house.owner, now)
  const afternoon = {
    calendarId: house.anna,
    date: addDays(monday, 8),
    position: afternoonOfAnna,
    web: false,
  }
  setDatedWeb(db, afternoon, house.owner, now)
}

/** The place of General in the afternoon among Anna's blocks of a Tuesday. */
const afternoonOfAnna = 4

function annasWeek({ centre }: House, kinds: Kinds): Blocks {
  return [
    ...on([1, 2, 4], centre, [
      [800, 830, kinds.phone],
      [830, 1010, kinds.checkUps],
      [1030, 1130, kinds.general],
      [1130, 1210, kinds.emergency],
      [1300, 1500, kinds.general],
      [1500, 1700, kinds.checkUps],
    ]),
    ...on([3], centre, [
      [830, 1130, kinds.general],
      [1130, 1210, kinds.emergency],
      [1300, 1600, kinds.surgery],
    ]),
  ]
}

/** Every other Friday afternoon Selim sees new patients at the other location. */
function selimsOddWeek({ centre, east }: House, { kinds, types }: Offer): Blocks {
  return [
    ...on([1, 2], centre, fullDay(kinds)),
    ...on([5], centre, morning(kinds)),
    ...on([5], east, [[1330, 1630, kinds.general]], { typeIds: [types.firstTalk] }),
  ]
}

/** An evening for those who work, and a Friday afternoon that the practice fills by itself. */
function selimsEvenWeek({ centre }: House, kinds: Kinds): Blocks {
  return [
    ...on([2, 3], centre, fullDay(kinds)),
    ...on([4], centre, [[1700, 2000, kinds.checkUps]]),
    ...on([5], centre, morning(kinds)),
    ...on([5], centre, [[1300, 1600, kinds.general]], { web: false }),
  ]
}

function fleursWeek({ centre }: House, kinds: Kinds): Blocks {
  return on([3, 4, 5], centre, [
    [830, 1215, kinds.general],
    [1300, 1645, kinds.general],
  ])
}

function youssefsWeek({ east }: House, { kinds, types }: Offer): Blocks {
  const treated = { typeIds: [types.physiotherapy, types.firstTalk] }
  const whole = [
    [800, 1200, kinds.general],
    [1300, 1700, kinds.general],
  ] as const
  const late = [
    [1200, 1600, kinds.general],
    [1630, 2000, kinds.general],
  ] as const
  return [
    ...on([1, 4], east, whole, treated),
    ...on([2], east, late, treated),
    ...on([3, 5], east, [[800, 1200, kinds.general]], treated),
    ...on([3], east, [[1800, 2000, kinds.general]], { typeIds: [types.backTraining] }),
  ]
}

function youssefsSaturday({ east }: House, { kinds, types }: Offer): Blocks {
  return on([6], east, [[900, 1200, kinds.general]], { typeIds: [types.physiotherapy] })
}

function fullDay(kinds: Kinds): readonly Stretch[] {
  return [
    [830, 1010, kinds.checkUps],
    [1030, 1210, kinds.general],
    [1300, 1500, kinds.general],
    [1500, 1700, kinds.checkUps],
  ]
}

function morning(kinds: Kinds): readonly Stretch[] {
  return [
    [830, 1130, kinds.general],
    [1130, 1210, kinds.emergency],
  ]
}

/** From and to as the clock shows them (1030 is half past ten), and the kind of block. */
type Stretch = readonly [from: number, to: number, kindId: number]

function on(
  weekdays: readonly number[],
  locationId: number,
  stretches: readonly Stretch[],
  more: Pick<NewTemplateBlock, 'web' | 'typeIds'> = {},
): Blocks {
  const minuteOf = (clock: number): number => Math.floor(clock / 100) * 60 + (clock % 100)
  return weekdays.flatMap((day) =>
    stretches.map(([from, to, kindId]) => ({
      weekday: day,
      fromMinute: minuteOf(from),
      toMinute: minuteOf(to),
      kindId,
      locationId,
      ...more,
    })),
  )
}
