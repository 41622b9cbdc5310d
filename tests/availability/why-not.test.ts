import { beforeEach, describe, expect, it } from 'vitest'
import { makeHold } from '../../src/appointments/hold.commands.ts'
import { freeDays, freeTimesAt, whyNotAt } from '../../src/availability/free.queries.ts'
import { judgeDay, judgeTime } from '../../src/availability/judged.queries.ts'
import type { Reason } from '../../src/availability/model.ts'
import type { Wish } from '../../src/availability/wish.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { listBlocks } from '../../src/schedule/blocks.queries.ts'
import { addAbsence, setDatedWeb } from '../../src/schedule/schedule.commands.ts'
import { addResource, setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { findCalendar } from '../../src/staff/calendars.queries.ts'
import { addBlockKind, setKindTypes, setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { setTypeOnline } from '../../src/types/types.commands.ts'
import { findType } from '../../src/types/types.queries.ts'
import { addBooking, at } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { practitioner, type SmallPractice, smallPractice, workingWeek } from '../helpers/world.ts'
import { amsterdam } from '../messages/desk.ts'

const tuesday = '2027-01-26'
let test: TestApp
let small: SmallPractice

beforeEach(() => {
  test = openApp()
  small = smallPractice(test.db)
})

const sql = (text: string) => test.db.raw.exec(text)

function calendar(id: number) {
  const found = findCalendar(test.db, id)
  if (!found) throw new Error(`no calendar ${id}`)
  return found
}

function wish(calendarIds: readonly number[] = [small.anna], locationId = small.locationId): Wish {
  const type = findType(test.db, small.consult)
  if (!type) throw new Error('no type')
  const calendars = calendarIds.map(calendar)
  return { type, calendars, locationId, zone: amsterdam, now: test.now }
}

/** Why Anna is not offered on that Tuesday, or another date. */
function why(time: string, date = tuesday, of = wish()): readonly Reason[] {
  return whyNotAt(test.db, of, calendar(small.anna), at(date, time))
}

function absent(calendarId: number, date: string, from: string, to: string): void {
  const { resourceId } = calendar(calendarId)
  const absence = { resourceId, startsAt: at(date, from), endsAt: at(date, to), reason: 'course' }
  addAbsence(test.db, absence, theSystem, test.now)
}

function held(calendarId: number, date: string, time: string): void {
  const visitor = { visitorKey: Buffer.from('v'), networkKey: Buffer.from('n'), near: true }
  const hold = { token: `t${calendarId}${date}${time}`, minutes: 10, visitor, anyPractitioner: false }
  const startsAt = at(date, time)
  const made = makeHold(test.db, { ...hold, wish: wish([calendarId]), startsAt }, test.now)
  if (!made.ok) throw new Error(made.reason)
}

function untick(calendarId: number, date: string, position: number): void {
  setDatedWeb(test.db, { calendarId, date, position, web: false }, theSystem, test.now)
}

/** One block of the template; its id of that Tuesday is named by the reasons that are about it. */
const morning = () => {
  const [planned] = listBlocks(test.db, small.anna, tuesday)
  return `template-${planned?.id}-${tuesday}`
}

describe('why a time is not offered', () => {
  it('has nothing to say about one that is', () => {
    expect(why('09:00')).toEqual([])
    expect(freeTimesAt(test.db, wish(), at(tuesday, '09:00'))).toHaveLength(1)
  })

  it.each<[string, () => void, string, () => Reason]>([
    [
      'a practitioner who has left',
      () => sql(`update resource set active = 0 where id = ${calendar(small.anna).resourceId}`),
      '09:00',
      () => ({ name: 'calendar-inactive' }),
    ],
    [
      'a calendar that is not online',
      () => setCalendarOnline(test.db, small.anna, false, theSystem, test.now),
      '09:00',
      () => ({ name: 'calendar-offline' }),
    ],
    [
      'a type that is not online',
      () => setTypeOnline(test.db, small.consult, false, theSystem, test.now),
      '09:00',
      () => ({ name: 'type-offline' }),
    ],
    [
      'a retired type',
      () => sql(`update appointment_type set active = 0`),
      '09:00',
      () => ({ name: 'type-offline' }),
    ],
    [
      'a type that the practitioner does not do',
      () => sql(`delete from type_calendar where calendar_id = ${small.anna}`),
      '09:00',
      () => ({ name: 'type-not-in-calendar' }),
    ],
    [
      'a location that takes no bookings on the web',
      () => sql(`update location set new_booking_on = 0`),
      '09:00',
      () => ({ name: 'location-offline' }),
    ],
    [
      'a practice where nobody may book themselves',
      () => sql('update practice set max_own_bookings = 0'),
      '09:00',
      () => ({ name: 'own-bookings', level: 'practice' }),
    ],
    [
      'a calendar in which nobody may book themselves, whatever the practice allows',
      () => sql(`update practice set max_own_bookings = 5; update calendar set max_own_bookings = 0`),
      '09:00',
      () => ({ name: 'own-bookings', level: 'calendar' }),
    ],
    [
      'a day on which the practice is closed',
      () => sql(`insert into closure (from_date, to_date) values ('2027-01-20', '${tuesday}')`),
      '09:00',
      () => ({ name: 'closed', blockId: morning() }),
    ],
    [
      'a day on which the location is closed',
      () =>
        sql(`insert into closure (location_id, from_date, to_date) values (1, '${tuesday}', '${tuesday}')`),
      '09:00',
      () => ({ name: 'closed', blockId: morning() }),
    ],
    [
      'a time that is not the first of the day, where only that is shown',
      () => sql(`update appointment_type set visibility = 'first'`),
      '09:30',
      () => ({ name: 'not-shown', level: 'type' }),
    ],
    [
      'the same where it is the calendar’s choice',
      () => sql(`update calendar set visibility = 'first'`),
      '09:30',
      () => ({ name: 'not-shown', level: 'calendar' }),
    ],
    [
      'the same where it is the practice’s choice',
      () => sql(`update practice set visibility = 'first'`),
      '09:30',
      () => ({ name: 'not-shown', level: 'practice' }),
    ],
    [
      'a kind of block that shows its times as it wants (P7)',
      () => sql(`update block_kind set visibility = 'first'; update calendar set visibility = 'all'`),
      '09:30',
      () => ({ name: 'not-shown', level: 'kind' }),
    ],
    [
      'a time that would tear a hole, where times are kept close',
      () => sql(`update appointment_type set visibility = 'compact', grid_minutes = 15`),
      '09:15',
      () => ({ name: 'not-shown', level: 'type' }),
    ],
    ['the lunch break', () => undefined, '12:00', () => ({ name: 'no-block' })],
    [
      'a time before a practitioner begins with the practice',
      () => sql(`update resource set from_date = '2027-01-27' where id = ${calendar(small.anna).resourceId}`),
      '09:00',
      () => ({ name: 'no-block' }),
    ],
    [
      'a kind of block that is not for the web',
      () => setKindWeb(test.db, small.general, false, theSystem, test.now),
      '09:00',
      () => ({ name: 'block-not-web', blockId: morning(), level: 'kind' }),
    ],
    [
      'a kind of block that other types are for',
      () => setKindTypes(test.db, small.general, [], theSystem, test.now),
      '09:00',
      () => ({ name: 'type-not-allowed', blockId: morning(), level: 'kind' }),
    ],
    [
      'a type that is for another kind of block',
      () => {
        const kind = addBlockKind(test.db, { name: 'Check-ups', colour: 2, web: true }, theSystem, test.now)
        sql(`update appointment_type set block_kind_id = ${kind}`)
      },
      '09:00',
      () => ({ name: 'block-filter', blockId: morning() }),
    ],
    [
      'a block at another location',
      () => {
        const haven = { name: 'De Haven', address: '', phone: null }
        const id = addLocation(test.db, haven, theSystem, test.now)
        sql(`update template_block set location_id = ${id}`)
      },
      '09:00',
      () => ({ name: 'other-location', blockId: morning() }),
    ],
    [
      'a start too late for its block',
      () => sql(`update appointment_type set minutes = 45, grid_minutes = 30`),
      '11:30',
      () => ({ name: 'outside-block', blockId: morning() }),
    ],
    ['a start beside the grid', () => undefined, '09:10', () => ({ name: 'off-grid', blockId: morning() })],
    [
      'what has gone by',
      () => {
        sql('update practice set lead_hours = 0')
        test.now = at(tuesday, '09:00')
      },
      '09:00',
      () => ({ name: 'past' }),
    ],
    [
      'the practice’s lead time',
      () => {
        test.now = at(tuesday, '08:00')
      },
      '09:30',
      () => ({ name: 'lead-time', level: 'practice' }),
    ],
    [
      'the type’s lead time',
      () => sql('update appointment_type set lead_hours = 26'),
      '09:30',
      () => ({ name: 'lead-time', level: 'type' }),
    ],
    [
      'the calendar’s horizon',
      () => sql(`update calendar set horizon_days = 0 where id = ${small.anna}`),
      '09:00',
      () => ({ name: 'horizon', level: 'calendar' }),
    ],
    [
      'a type whose times appear shortly before',
      () => sql('update appointment_type set release_hours = 24'),
      '09:00',
      () => ({ name: 'not-released' }),
    ],
    [
      'an appointment',
      () => addBooking(test.db, small, { date: tuesday, from: '09:00', to: '09:30' }),
      '09:00',
      () => ({ name: 'occupied', by: 'appointment' }),
    ],
    ['a hold', () => held(small.anna, tuesday, '09:00'), '09:00', () => ({ name: 'occupied', by: 'hold' })],
    [
      'an absence',
      () => absent(small.anna, tuesday, '09:15', '10:00'),
      '09:00',
      () => ({ name: 'occupied', by: 'absence' }),
    ],
    [
      'a room that is out of use',
      () => {
        const room = { kind: 'room', name: 'Room 1', locationId: small.locationId } as const
        const id = addResource(test.db, room, theSystem, test.now)
        sql(`insert into type_need (id, type_id, name) values (1, ${small.consult}, 'room')`)
        sql(`insert into type_need_resource values (1, ${id})`)
        const [startsAt, endsAt] = [at(tuesday, '08:00'), at(tuesday, '10:00')]
        const absence = { resourceId: id, startsAt, endsAt, reason: 'paint' }
        addAbsence(test.db, absence, theSystem, test.now)
      },
      '09:00',
      () => ({ name: 'resource-occupied', need: 0 }),
    ],
  ])('says so of %s', (_what, arrange, time, expected) => {
    arrange()
    expect(why(time)).toEqual([expected()])
    const { trail } = judgeTime(test.db, wish(), calendar(small.anna), at(tuesday, time))
    expect(trail.flatMap(({ reasons }) => reasons)).toEqual([expected()])
    expect(freeTimesAt(test.db, wish(), at(tuesday, time))).toEqual([])
  })

  it('names the dated block whose tick was taken away', () => {
    untick(small.anna, tuesday, 0)
    const [planned] = listBlocks(test.db, small.anna, tuesday)
    const blockId = `dated-${planned?.id}-${tuesday}`
    expect(why('09:00')).toEqual([{ name: 'block-not-web', blockId, level: 'dated' }])
    expect(why('13:00')).toEqual([])
  })

  it('lets the visitor’s own hold be', () => {
    held(small.anna, tuesday, '09:00')
    expect(why('09:00', tuesday, { ...wish(), except: { holdId: 1 } })).toEqual([])
  })

  it('says everything at once', () => {
    sql('update appointment_type set lead_hours = 48')
    addBooking(test.db, small, { date: tuesday, from: '09:00', to: '09:30' })
    absent(small.anna, tuesday, '09:00', '12:00')
    expect(why('09:10').map(({ name }) => name)).toEqual(['off-grid', 'lead-time', 'occupied', 'occupied'])
  })

  it('can be asked of a calendar that the wish is not for', () => {
    expect(why('09:00', tuesday, wish([small.selim]))).toEqual([])
  })

  it('a maximum of own bookings that is not none closes nothing (P8)', () => {
    sql('update practice set max_own_bookings = 0; update appointment_type set max_own_bookings = -1')
    expect(why('09:00')).toEqual([])
  })

  it('a closure elsewhere or on another day closes nothing', () => {
    const id = addLocation(test.db, { name: 'De Haven', address: '', phone: null }, theSystem, test.now)
    sql(`insert into closure (location_id, from_date, to_date) values (${id}, '${tuesday}', '${tuesday}');
      insert into closure (from_date, to_date) values ('2027-01-25', '2027-01-25'), ('2027-01-27', '2027-02-27')`)
    expect(why('09:00')).toEqual([])
  })

  it('rule 12: the first over all is not somebody else’s first, unless that one is asked for', () => {
    sql(`update appointment_type set visibility = 'first'`)
    addBooking(test.db, small, { date: tuesday, from: '09:00', to: '09:30' })
    expect(why('09:30', tuesday, wish([small.anna, small.selim]))).toEqual([
      { name: 'not-shown', level: 'type' },
    ])
    expect(why('09:30')).toEqual([])
    const both = freeTimesAt(test.db, wish([small.anna, small.selim]), at(tuesday, '09:00'))
    expect(both.map(({ calendarId }) => calendarId)).toEqual([small.selim])
  })

  it.each([
    ['all', 80],
    ['first', 3],
    ['compact', 30],
  ])(
    'is silent for exactly the times that are listed, over a week of everything, shown: %s',
    (shows, most) => {
      sql('update appointment_type set lead_hours = 26, buffer_after = 10')
      const bo = practitioner(test.db, 'Bo Lind')
      workingWeek(test.db, bo, small.general, small.locationId)
      addBooking(test.db, small, { date: '2027-01-27', from: '10:00', to: '10:30' })
      addBooking(test.db, small, { date: '2027-01-27', from: '13:00', to: '13:30', calendarId: small.selim })
      held(small.selim, '2027-01-28', '09:30')
      absent(small.anna, '2027-01-28', '11:20', '14:10')
      untick(small.selim, '2027-01-29', 1)
      sql(`update practice set visibility = '${shows}'; update appointment_type set grid_minutes = 15`)
      const ids = [small.anna, small.selim, bo]
      const listed = [...freeDays(test.db, wish(ids), '2027-01-25', '2027-01-31')]
      const offered = listed.flatMap(({ times }) =>
        times.flatMap(({ choices }) => choices.map((each) => `${each.calendarId} ${each.startsAt}`)),
      )
      const silent: string[] = []
      for (let startsAt = at('2027-01-25', '00:00'); startsAt < at('2027-02-01', '00:00'); startsAt += 300)
        for (const id of ids)
          if (whyNotAt(test.db, wish(ids), calendar(id), startsAt).length === 0)
            silent.push(`${id} ${startsAt}`)
      expect(silent.toSorted()).toEqual(offered.toSorted())
      const judged = ['25', '26', '27', '28', '29', '30', '31'].flatMap((day) =>
        ids.flatMap((id) =>
          judgeDay(test.db, wish(ids), calendar(id), `2027-01-${day}`)
            .starts.filter(({ reasons }) => reasons.length === 0)
            .map(({ startsAt }) => `${id} ${startsAt}`),
        ),
      )
      expect(judged.toSorted()).toEqual(offered.toSorted())
      expect(offered.length).toBeGreaterThan(most)
      expect(offered.filter((each) => each.startsWith(`${bo} `))).toEqual([])
    },
  )
})
