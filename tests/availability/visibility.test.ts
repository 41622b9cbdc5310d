import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offerOf } from '../../src/availability/asking.ts'
import { busyBook } from '../../src/availability/busy.ts'
import type { Block, Busy, OnlineType, Reason, Session } from '../../src/availability/model.ts'
import { mergeCalendars } from '../../src/availability/no-preference.ts'
import { freeTimes } from '../../src/availability/offer.ts'
import { whyNot } from '../../src/availability/trail.ts'
import { localStamp, zoneOf } from '../../src/lib/calendar.ts'
import type { Level, Visibility } from '../../src/practice/limits.ts'
import { engineOf, worlds } from './worlds.ts'

const zone = zoneOf('Europe/Amsterdam')
const tuesday = '2026-11-24'

function at(time: string): number {
  const [hour, minute] = time.split(':').map(Number)
  return zone.instant(tuesday, (hour ?? 0) * 60 + (minute ?? 0))
}

function block(from: string, to: string, changes: Partial<Block> = {}): Block {
  const web = { value: true, level: 'kind' } as const
  const terms = {
    web,
    types: { value: 'all', level: 'kind' } as const,
    resources: [],
    visibility: null,
    closed: false,
  }
  const where = { id: from, calendarId: 1, kindId: 1, locationId: 1 }
  return { ...where, startsAt: at(from), endsAt: at(to), ...terms, ...changes }
}

function busy(from: string, to: string, by: Busy['by'] = 'appointment'): Busy {
  return { resourceId: 1, startsAt: at(from), endsAt: at(to), by }
}

interface Given {
  readonly shows?: Visibility
  readonly level?: Level
  readonly blocks?: readonly Block[]
  readonly busy?: readonly Busy[]
  readonly minutes?: number
  readonly grid?: number
  readonly buffers?: readonly [number, number]
  readonly others?: readonly Partial<OnlineType>[]
  readonly sessions?: readonly Session[]
  readonly leadHours?: number
  readonly shown?: 'any'
  readonly calendarId?: number
}

/** Tuesday 09:00–12:00, half an hour every quarter of an hour, asked for at 08:00; tests say what differs. */
function given(changes: Given) {
  const [bufferBefore, bufferAfter] = changes.buffers ?? [0, 0]
  const length = {
    minutes: changes.minutes ?? 30,
    gridMinutes: changes.grid ?? 15,
    bufferBefore,
    bufferAfter,
  }
  const rules = {
    online: true,
    calendarIds: new Set([1, 2]),
    blockKindId: null,
    releaseHours: null,
    needs: [],
  }
  const shown = changes.shown ? { shown: changes.shown } : {}
  const where = { locationId: 1, locationOnline: true, now: at('08:00'), zone }
  const limits = {
    leadHours: { value: changes.leadHours ?? 0, level: 'practice' },
    horizonDays: { value: null, level: 'practice' },
    maxOwnBookings: { value: null, level: 'practice' },
    visibility: { value: changes.shows ?? 'compact', level: changes.level ?? 'type' },
  } as const
  const onlineTypes = (changes.others ?? []).map((type) => ({
    ...{ id: 8, minutes: 30, blockKindId: null, locationIds: [] },
    ...type,
  }))
  const calendar = {
    id: changes.calendarId ?? 1,
    resourceId: 1,
    active: true,
    online: true,
    limits,
    onlineTypes,
  }
  const sessions = new Map((changes.sessions ?? []).map((session) => [session.startsAt, session]))
  const ask = { type: { id: 7, ...length, ...rules }, ...where, ...shown }
  const offer = offerOf(ask, calendar, busyBook(changes.busy ?? []), sessions)
  return { offer, blocks: changes.blocks ?? [block('09:00', '12:00')] }
}

function shown(changes: Given = {}): string[] {
  const { offer, blocks } = given(changes)
  return freeTimes(offer, blocks).map(({ startsAt }) => localStamp(zone, startsAt).slice(11, 16))
}

function why(time: string, changes: Given = {}): Reason[] {
  const { offer, blocks } = given(changes)
  return whyNot(offer, blocks, at(time))
}

describe('P6, rule 12: the first free time only', () => {
  const first = { shows: 'first' } as const
  const twoBlocks = [block('09:00', '10:00'), block('13:00', '14:00', { kindId: 2 })]

  it('shows one time per day, of all its blocks', () => {
    expect(shown(first)).toEqual(['09:00'])
    expect(shown({ ...first, blocks: twoBlocks })).toEqual(['09:00'])
  })

  it('after it is taken shows the next one, in the next block where none is left', () => {
    expect(shown({ ...first, busy: [busy('09:00', '09:30', 'hold')] })).toEqual(['09:30'])
    expect(shown({ ...first, blocks: twoBlocks, busy: [busy('09:00', '10:00')] })).toEqual(['13:00'])
    expect(shown({ ...first, busy: [busy('09:00', '12:00')] })).toEqual([])
  })

  it('is the first that the limits leave', () => {
    expect(shown({ ...first, leadHours: 2 })).toEqual(['10:00'])
  })

  it('says of the others that they are not shown, and on which level that was chosen', () => {
    expect(why('09:15', first)).toEqual([{ name: 'not-shown', level: 'type' }])
    expect(why('09:15', { ...first, level: 'calendar' })).toEqual([{ name: 'not-shown', level: 'calendar' }])
    expect(why('09:00', first)).toEqual([])
    expect(why('09:20', first)).toEqual([{ name: 'off-grid', blockId: '09:00' }])
  })

  it('all of them are there for a time that has been chosen', () => {
    expect(shown({ ...first, shown: 'any', grid: 60 })).toEqual(['09:00', '10:00', '11:00'])
    expect(why('10:00', { ...first, shown: 'any' })).toEqual([])
  })

  it('without a preference is one over all, with everybody who has it; who shows all shows all', () => {
    const day = (calendarId: number, changes: Given) => {
      const { offer, blocks } = given({ grid: 60, ...changes, calendarId })
      return freeTimes(
        offer,
        blocks.map((each) => ({ ...each, calendarId })),
      )
    }
    const late = day(1, { ...first, busy: [busy('09:00', '09:30')] })
    const whole = day(2, { shows: 'all', busy: [busy('09:00', '09:30')] })
    const merged = (...lists: Parameters<typeof mergeCalendars>[0]) =>
      mergeCalendars(lists).map(({ startsAt, choices }) => [
        localStamp(zone, startsAt).slice(11, 16),
        ...choices.map((choice) => choice.calendarId),
      ])
    expect(merged(late, day(2, first))).toEqual([['09:00', 2]])
    expect(merged(day(1, first), day(2, first))).toEqual([['09:00', 1, 2]])
    expect(merged(late, whole)).toEqual([
      ['10:00', 1, 2],
      ['11:00', 2],
    ])
    const other = day(2, first)
    expect(merged(late, whole, other).slice(1)).toEqual([
      ['10:00', 2],
      ['11:00', 2],
    ])
  })
})

describe('P7, rule 12: compact', () => {
  it('shows what touches an edge of the block or an appointment', () => {
    const full = { others: [{ minutes: 120 }], minutes: 120, grid: 15 }
    expect(shown(full)).toEqual(['09:00', '10:00'])
    expect(shown({ minutes: 45, busy: [busy('10:00', '10:30')] })).toEqual([
      '09:00',
      '09:15',
      '10:30',
      '11:15',
    ])
  })

  it('a hold or an absence is touched like an appointment', () => {
    for (const by of ['hold', 'absence'] as const)
      expect(shown({ minutes: 45, busy: [busy('10:00', '10:30', by)] })).toContain('10:30')
  })

  it('shows what leaves room on both sides for the shortest type of the block', () => {
    expect(shown()).toEqual(['09:00', '09:30', '09:45', '10:00', '10:15', '10:30', '10:45', '11:00', '11:30'])
    expect(shown({ others: [{ minutes: 15 }] })).toHaveLength(11)
    expect(shown({ minutes: 60 })).toEqual(['09:00', '10:00', '11:00'])
    expect(shown({ minutes: 60, others: [{ minutes: 45 }] })).toEqual([
      '09:00',
      '09:45',
      '10:00',
      '10:15',
      '11:00',
    ])
  })

  it.each<[string, Partial<OnlineType>, Partial<Block>]>([
    ['is tied to another kind', { blockKindId: 2 }, {}],
    ['is not allowed there', { id: 9 }, { types: { value: new Set([7, 8]), level: 'kind' } }],
    ['is for another location', { locationIds: [2] }, {}],
  ])('a shorter type that %s does not count', (_, type, terms) => {
    const blocks = [block('09:00', '12:00', terms)]
    expect(shown({ minutes: 60, blocks, others: [{ minutes: 15, ...type }] })).toEqual([
      '09:00',
      '10:00',
      '11:00',
    ])
  })

  it('counts the buffers: beside an appointment they touch it, outside the block they take nothing', () => {
    const changes = { minutes: 60, buffers: [15, 15], busy: [busy('10:30', '10:45')] } as const
    expect(shown({ ...changes, grid: 15 })).toEqual(['09:00', '09:15', '11:00'])
  })

  it('where it would leave nothing on that day shows all', () => {
    const tight = { grid: 30, busy: [busy('08:00', '09:10'), busy('10:05', '12:00')] }
    expect(shown(tight)).toEqual(['09:30'])
    const other = block('13:00', '14:00', { kindId: 2 })
    expect(shown({ ...tight, blocks: [block('09:00', '12:00'), other] })).toEqual(['13:00', '13:30'])
    expect(why('09:30', { ...tight, blocks: [block('09:00', '12:00'), other] })).toEqual([
      { name: 'not-shown', level: 'type' },
    ])
  })

  it('a session that is there already is always shown', () => {
    const session = { startsAt: at('10:05'), endsAt: at('10:35'), locationId: 1, left: 1, besides: null }
    expect(shown({ minutes: 60, busy: [busy('10:05', '10:35')], sessions: [session] })).toEqual([
      '09:00',
      '10:05',
      '11:00',
    ])
  })
})

describe('P7: the choice of a kind of block', () => {
  it('beats type and calendar, also where it says "all"', () => {
    const blocks = [block('09:00', '10:00', { visibility: 'all' })]
    expect(shown({ shows: 'first', blocks })).toEqual(['09:00', '09:15', '09:30'])
    const first = [block('09:00', '10:00', { visibility: 'first' })]
    expect(why('09:30', { shows: 'all', blocks: first })).toEqual([{ name: 'not-shown', level: 'kind' }])
  })

  it('mixed kinds of one day are judged apart', () => {
    const blocks = [
      block('09:00', '10:00', { visibility: 'first' }),
      block('10:00', '11:00', { kindId: 2 }),
      block('11:00', '12:00', { kindId: 3, visibility: 'compact' }),
      block('13:00', '14:00', { visibility: 'first' }),
    ]
    expect(shown({ shows: 'all', blocks })).toEqual(['09:00', '10:00', '10:15', '10:30', '11:00', '11:30'])
  })

  it('a time in two blocks is shown if one of them shows it, whatever the first of the day is', () => {
    const blocks = [
      block('09:00', '10:00', { visibility: 'first', id: 'a' }),
      block('09:00', '10:00', { kindId: 2, visibility: 'all', id: 'b' }),
    ]
    const { offer } = given({ blocks })
    const times = freeTimes(offer, blocks)
    expect(times.map(({ shownAs }) => shownAs)).toEqual([undefined, undefined, undefined])
  })
})

describe('whatever the day', () => {
  const seen = (visibility: Visibility) =>
    worlds.map((world) => {
      const lanes = world.lanes.map((lane) => lane.map((each) => ({ ...each, visibility: null })))
      const limits = { ...world.calendar.limits, visibility: { value: visibility, level: 'type' as const } }
      const same = { ...world, lanes, calendar: { ...world.calendar, limits } }
      const starts = (how?: 'any') => {
        const { offer, blocks } = engineOf(same, how)
        return freeTimes(offer, blocks).map(({ startsAt }) => startsAt)
      }
      return { shown: starts(), all: starts('any') }
    })

  it('rule 12: compact shows some of the free times, and none only where there are none', () => {
    fc.assert(
      fc.property(seen('compact'), ({ shown: compact, all }) => {
        expect(all).toEqual(expect.arrayContaining(compact))
        expect(compact.length > 0).toBe(all.length > 0)
        if (all.length > 0) expect(compact.length).toBeLessThanOrEqual(all.length)
      }),
      { numRuns: 200 },
    )
  })

  it('P6: first shows the first of them', () => {
    fc.assert(
      fc.property(seen('first'), ({ shown: first, all }) => {
        expect(first).toEqual(all.slice(0, 1))
      }),
      { numRuns: 200 },
    )
  })
})
