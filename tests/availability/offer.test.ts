import { describe, expect, it } from 'vitest'
import { offerOf } from '../../src/availability/asking.ts'
import { busyBook } from '../../src/availability/busy.ts'
import type { Ask, Block, Busy, OfferedCalendar, OfferedType, Reason } from '../../src/availability/model.ts'
import { freeTimeAt, freeTimes } from '../../src/availability/offer.ts'
import { whyNot } from '../../src/availability/trail.ts'
import { addDays, localStamp, zoneOf } from '../../src/lib/calendar.ts'

const zone = zoneOf('Europe/Amsterdam')
const TUESDAY = '2026-11-24'
const ALL = { value: 'all', level: 'kind' } as const
const WEB = { value: true, level: 'kind' } as const
const NO_LIMITS = {
  leadHours: { value: 0, level: 'practice' },
  horizonDays: { value: null, level: 'practice' },
  maxOwnBookings: { value: null, level: 'practice' },
  visibility: { value: 'all', level: 'practice' },
} as const

/** An instant from '09:10', on a Tuesday if no date is given. */
function at(time: string, date = TUESDAY): number {
  const [hour, minute] = time.split(':').map(Number)
  return zone.instant(date, (hour ?? 0) * 60 + (minute ?? 0))
}

function block(from: string, to: string, changes: Partial<Block> = {}, date = TUESDAY): Block {
  const [startsAt, endsAt] = [at(from, date), at(to, date)]
  const id = `${date} ${from}`
  const terms = { web: WEB, types: ALL, resources: [], visibility: null, closed: false }
  return { id, calendarId: 1, startsAt, endsAt, kindId: 1, locationId: 1, ...terms, ...changes }
}

function busy(from: string, to: string, resourceId = 1, by: Busy['by'] = 'appointment'): Busy {
  return { resourceId, startsAt: at(from), endsAt: at(to), by }
}

interface Given {
  readonly blocks?: readonly Block[]
  readonly type?: Partial<OfferedType>
  readonly calendar?: Partial<OfferedCalendar>
  readonly limits?: Partial<OfferedCalendar['limits']>
  readonly busy?: readonly Busy[]
  readonly now?: number
  readonly locationId?: number
}

/** Tuesday 09:00–12:00, half an hour on a grid of half an hour, asked for the day before; tests say what differs. */
function given({ blocks = [block('09:00', '12:00')], ...changes }: Given = {}) {
  const type: OfferedType = {
    id: 7,
    online: true,
    calendarIds: new Set([1, 2]),
    minutes: 30,
    gridMinutes: 30,
    bufferBefore: 0,
    bufferAfter: 0,
    blockKindId: null,
    releaseHours: null,
    needs: [],
    ...changes.type,
  }
  const limits = { ...NO_LIMITS, ...changes.limits }
  const about = { active: true, online: true, limits, onlineTypes: [], ...changes.calendar }
  const calendar = { id: 1, resourceId: 1, ...about }
  const now = changes.now ?? at('08:00', '2026-11-23')
  const where = { locationId: changes.locationId ?? null, locationOnline: true }
  const ask: Ask = { type, ...where, now, zone }
  return { offer: offerOf(ask, calendar, busyBook(changes.busy ?? [])), blocks }
}

/** The offered starts, as 'HH:MM'. */
function offered(changes: Given = {}): string[] {
  const { offer, blocks } = given(changes)
  return freeTimes(offer, blocks).map(({ startsAt }) => localStamp(zone, startsAt).slice(11, 16))
}

function why(time: string, changes: Given = {}): Reason[] {
  const { offer, blocks } = given(changes)
  return whyNot(offer, blocks, at(time))
}

const only = (id: number, level: Block['types']['level'] = 'kind') => ({
  types: { value: new Set([id]), level },
})

const MORNING = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30']

describe('types and blocks', () => {
  it('J29: a block without a choice of types offers every type that is online', () => {
    expect(offered()).toEqual(MORNING)
    expect(offered({ type: { id: 99 } })).toEqual(MORNING)
  })

  it('J30, P3: a type that is not online is offered nowhere', () => {
    expect(offered({ type: { online: false } })).toEqual([])
    expect(why('09:00', { type: { online: false } })).toEqual([{ name: 'type-offline' }])
  })

  it('J32: times are offered only inside blocks and only where the practitioner is free', () => {
    const changes = { busy: [busy('09:30', '10:30')] }
    expect(offered(changes)).toEqual(['09:00', '10:30', '11:00', '11:30'])
    expect(why('09:30', changes)).toEqual([{ name: 'occupied', by: 'appointment' }])
    expect(why('08:30')).toEqual([{ name: 'no-block' }])
    expect(why('12:00')).toEqual([{ name: 'no-block' }])
  })

  it('J32: a break splits nothing and loses only what it covers', () => {
    expect(offered({ busy: [busy('10:05', '10:10', 1, 'absence')] })).toEqual([
      '09:00',
      '09:30',
      '10:30',
      '11:00',
      '11:30',
    ])
  })

  it('J32: a free gap shorter than the appointment is not offered', () => {
    expect(offered({ busy: [busy('09:00', '10:40'), busy('11:05', '12:00')] })).toEqual([])
  })

  it('J32: what only touches an appointment is free', () => {
    expect(offered({ busy: [busy('09:00', '10:00'), busy('10:30', '12:00')] })).toEqual(['10:00'])
  })

  it('J32: overlapping rosters show a time once, soonest first', () => {
    const other = block('10:15', '11:30', { id: 'other', kindId: 2 })
    const times = ['09:00', '09:30', '10:00', '10:15', '10:30', '10:45', '11:00', '11:30']
    expect(offered({ blocks: [block('09:00', '12:00'), other] })).toEqual(times)
    const inner = block('10:00', '11:00', { id: 'inner', kindId: 2 })
    expect(offered({ blocks: [block('09:00', '12:00'), inner] })).toEqual(MORNING)
  })

  it('J32: rosters that overlap stay two, each with its own grid and end, also on the same terms', () => {
    const blocks = [block('09:00', '10:30'), block('10:15', '11:00')]
    expect(offered({ blocks })).toEqual(['09:00', '09:30', '10:00', '10:15'])
  })

  it('J32: of overlapping rosters one that fits is enough; if none does, each says why', () => {
    const shut = block('09:00', '12:00', { id: 'shut', web: { value: false, level: 'dated' } })
    const open = block('10:00', '11:00', { id: 'open', kindId: 2 })
    expect(offered({ blocks: [shut, open] })).toEqual(['10:00', '10:30'])
    expect(why('10:00', { blocks: [shut, open] })).toEqual([])
    expect(why('10:15', { blocks: [shut, open] })).toEqual([
      { name: 'block-not-web', blockId: 'shut', level: 'dated' },
      { name: 'off-grid', blockId: 'shut' },
      { name: 'off-grid', blockId: 'open' },
    ])
  })

  it('J32: absence and holds are named as such, each kind once', () => {
    const changes = {
      busy: [
        busy('08:00', '09:10', 1, 'absence'),
        busy('09:10', '09:20', 1, 'hold'),
        busy('09:20', '09:40', 1, 'absence'),
      ],
    }
    expect(why('09:00', changes)).toEqual([
      { name: 'occupied', by: 'absence' },
      { name: 'occupied', by: 'hold' },
    ])
  })

  it('J32: a long absence counts also behind shorter things inside it', () => {
    const list = [busy('08:00', '11:00', 1, 'absence'), busy('09:00', '09:30'), busy('09:15', '09:45')]
    expect(offered({ busy: list })).toEqual(['11:00', '11:30'])
  })

  it('J32: a block may cross midnight', () => {
    const night = block('23:00', '24:00', { endsAt: at('01:00', addDays(TUESDAY, 1)) })
    expect(offered({ blocks: [night] })).toEqual(['23:00', '23:30', '00:00', '00:30'])
  })

  it('J33: the whole appointment ends inside the block', () => {
    expect(offered({ type: { minutes: 45 } })).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00'])
    expect(why('11:30', { type: { minutes: 45 } })).toEqual([
      { name: 'outside-block', blockId: `${TUESDAY} 09:00` },
    ])
    expect(offered({ type: { minutes: 180 } })).toEqual(['09:00'])
    expect(offered({ type: { minutes: 181 } })).toEqual([])
  })

  it('J33, F8: nobody comes before the block begins', () => {
    expect(offered({ blocks: [block('09:10', '10:10')] })).toEqual(['09:10', '09:40'])
  })

  it('J34: a block as long as the working day needs nothing else', () => {
    expect(offered({ blocks: [block('08:00', '17:00')] })).toHaveLength(18)
  })

  it('J35, J38: a portal type is offered only where it is ticked', () => {
    const blocks = [block('09:00', '12:00', only(1)), block('13:00', '14:00', only(7))]
    expect(offered({ blocks })).toEqual(['13:00', '13:30'])
    expect(why('09:00', { blocks })).toEqual([
      { name: 'type-not-allowed', blockId: `${TUESDAY} 09:00`, level: 'kind' },
    ])
  })

  it('J36: a set of types names the level it was chosen on', () => {
    for (const level of ['dated', 'template', 'kind'] as const) {
      const blocks = [block('09:00', '12:00', { ...only(1, level), id: 'b' })]
      expect(why('09:00', { blocks })).toEqual([{ name: 'type-not-allowed', blockId: 'b', level }])
    }
  })

  it('J36: no type ticked at all offers nothing', () => {
    expect(
      offered({ blocks: [block('09:00', '12:00', { types: { value: new Set(), level: 'kind' } })] }),
    ).toEqual([])
  })

  it('J37: an appointment may not span two rosters of which only one has the type ticked', () => {
    const blocks = [block('09:00', '10:00', only(7)), block('10:00', '12:00', only(1))]
    expect(offered({ blocks, type: { minutes: 45 } })).toEqual(['09:00'])
    expect(why('09:30', { blocks, type: { minutes: 45 } })).toEqual([
      { name: 'outside-block', blockId: `${TUESDAY} 09:00` },
    ])
  })

  it('J37: two rosters that follow each other on the same terms count as one, on whatever level the terms were set', () => {
    const blocks = [
      block('09:00', '10:10', only(7)),
      block('10:10', '11:00', { ...only(7, 'dated'), web: { value: true, level: 'template' } }),
    ]
    expect(offered({ blocks })).toEqual(['09:00', '09:30', '10:00', '10:30'])
    expect(offered({ blocks: [block('09:00', '10:10'), block('10:11', '11:00')] })).toEqual([
      '09:00',
      '09:30',
      '10:11',
    ])
  })

  it('J37: another kind, location, web choice or set of types begins a new roster', () => {
    const second: Partial<Block>[] = [
      { kindId: 2 },
      { locationId: 2 },
      { web: { value: false, level: 'kind' } },
      only(7),
      { calendarId: 2 },
    ]
    for (const changes of second) {
      const blocks = [block('09:00', '10:00'), block('10:00', '10:45', changes)]
      expect(offered({ blocks, type: { minutes: 60 } })).toEqual(['09:00'])
    }
    const sets = [new Set([7, 8]), new Set([7, 9])].map((value) => ({
      types: { value, level: 'kind' as const },
    }))
    const blocks = [block('09:00', '10:00', sets[0]), block('10:00', '11:00', sets[1])]
    expect(offered({ blocks, type: { minutes: 45 } })).toEqual(['09:00', '10:00'])
  })

  it('J37: of rosters joined, the reason names the block and level of the part asked about', () => {
    const no = (level: Block['web']['level']) => ({ web: { value: false, level } })
    const blocks = [block('09:00', '10:00', no('kind')), block('10:00', '11:00', no('dated'))]
    expect(why('10:00', { blocks })).toEqual([
      { name: 'block-not-web', blockId: `${TUESDAY} 10:00`, level: 'dated' },
    ])
  })

  it('J38, J39, J40: the rosters in which the type is ticked decide the days, the weekend too', () => {
    const days = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']
    const open = days.filter((date) => {
      const ticked = date === '2026-11-25' || date === '2026-11-28'
      return offered({ blocks: [block('13:00', '17:00', only(ticked ? 7 : 1), date)] }).length > 0
    })
    expect(open).toEqual(['2026-11-25', '2026-11-28'])
  })
})

describe('the practice decides', () => {
  it('F6: only the kinds of booking the practice made are offered', () => {
    expect(offered({ blocks: [block('09:00', '12:00', only(1))] })).toEqual([])
  })

  it('F7: the length is the type’s', () => {
    const { offer, blocks } = given({ type: { minutes: 50 } })
    expect(freeTimes(offer, blocks).map(({ startsAt, endsAt }) => endsAt - startsAt)).toEqual(
      Array(5).fill(50 * 60),
    )
  })

  it('F8, P4, P5: without blocks nothing is offered', () => {
    expect(offered({ blocks: [] })).toEqual([])
    expect(why('09:00', { blocks: [] })).toEqual([{ name: 'no-block' }])
  })

  it('F8: with a location asked for, blocks elsewhere are not offered', () => {
    const blocks = [block('09:00', '10:00', { locationId: 2 }), block('10:00', '11:00')]
    expect(offered({ blocks, locationId: 1 })).toEqual(['10:00', '10:30'])
    expect(offered({ blocks })).toEqual(['09:00', '09:30', '10:00', '10:30'])
    expect(why('09:00', { blocks, locationId: 1 })).toEqual([
      { name: 'other-location', blockId: `${TUESDAY} 09:00` },
    ])
  })

  it('F18: a block that is not bookable on the web offers nothing and names the level', () => {
    for (const level of ['dated', 'template', 'kind'] as const) {
      const blocks = [block('09:00', '12:00', { id: 'b', web: { value: false, level } })]
      expect(offered({ blocks })).toEqual([])
      expect(why('09:00', { blocks })).toEqual([{ name: 'block-not-web', blockId: 'b', level }])
    }
  })

  it('F18, F32: ticking the kind opens all its blocks, in whichever calendar', () => {
    const blocks = [block('09:00', '10:00'), block('14:00', '15:00')]
    expect(offered({ blocks })).toEqual(['09:00', '09:30', '14:00', '14:30'])
    const theirs = blocks.map((each) => ({ ...each, calendarId: 2 }))
    expect(offered({ blocks: theirs, calendar: { id: 2 } })).toEqual(['09:00', '09:30', '14:00', '14:30'])
    expect(offered({ blocks: theirs })).toEqual([])
  })

  it('F21: web time is not earmarked: what staff book there is gone', () => {
    expect(offered({ busy: [busy('09:00', '09:30')] })).toEqual(MORNING.slice(1))
  })

  it('F22: types of different lengths share the same time', () => {
    expect(offered({ type: { minutes: 90 }, busy: [busy('10:30', '11:00')] })).toEqual(['09:00'])
    expect(offered({ type: { minutes: 60 }, busy: [busy('10:30', '11:00')] })).toEqual([
      '09:00',
      '09:30',
      '11:00',
    ])
  })

  it('F25: the grid is anchored at the block’s start', () => {
    expect(offered({ blocks: [block('09:10', '10:00')], type: { gridMinutes: 20 } })).toEqual([
      '09:10',
      '09:30',
    ])
    expect(why('09:20', { blocks: [block('09:10', '10:00')], type: { gridMinutes: 20 } })).toEqual([
      { name: 'off-grid', blockId: `${TUESDAY} 09:10` },
    ])
  })

  it('F25: the grid may be finer or wider than the appointment', () => {
    const blocks = [block('09:00', '10:00')]
    expect(offered({ blocks, type: { gridMinutes: 10 } })).toEqual(['09:00', '09:10', '09:20', '09:30'])
    expect(offered({ blocks, type: { gridMinutes: 45, minutes: 15 } })).toEqual(['09:00', '09:45'])
  })

  it('F25: an appointment at an odd minute costs the starts it touches and shifts no grid', () => {
    expect(offered({ busy: [busy('09:37', '09:52')] })).toEqual(['09:00', '10:00', '10:30', '11:00', '11:30'])
  })

  it('F26: a calendar the type does not apply to offers nothing, nor does any if none is chosen', () => {
    for (const calendarIds of [new Set([2]), new Set<number>()]) {
      expect(offered({ type: { calendarIds } })).toEqual([])
      expect(why('09:00', { type: { calendarIds } })).toEqual([{ name: 'type-not-in-calendar' }])
    }
  })

  it('F26: a deactivated practitioner offers nothing', () => {
    expect(offered({ calendar: { active: false } })).toEqual([])
    expect(why('09:00', { calendar: { active: false } })).toEqual([{ name: 'calendar-inactive' }])
  })

  it('P2: a calendar that is not online offers nothing', () => {
    expect(offered({ calendar: { online: false } })).toEqual([])
    expect(why('09:00', { calendar: { online: false } })).toEqual([{ name: 'calendar-offline' }])
  })

  it('P2, P3, P4: all conditions are needed, and every one that is missing is named', () => {
    const changes = { calendar: { online: false }, type: { online: false }, blocks: [] }
    expect(why('09:00', changes)).toEqual([
      { name: 'calendar-offline' },
      { name: 'type-offline' },
      { name: 'no-block' },
    ])
  })
})

describe('the block filter', () => {
  const blocks = [block('09:00', '10:00'), block('13:00', '14:00', { kindId: 5 })]

  it('F28, F33, F34: a type tied to a kind of block is offered only there', () => {
    expect(offered({ blocks, type: { blockKindId: 5 } })).toEqual(['13:00', '13:30'])
    expect(why('09:00', { blocks, type: { blockKindId: 5 } })).toEqual([
      { name: 'block-filter', blockId: `${TUESDAY} 09:00` },
    ])
  })

  it('F29, F34: the filter limits the type, not the block: other types may use it', () => {
    expect(offered({ blocks })).toEqual(['09:00', '09:30', '13:00', '13:30'])
  })

  it('F30: a filter on a block that is not web-bookable, or is nowhere, leaves nothing', () => {
    const shut = [block('13:00', '14:00', { kindId: 5, web: { value: false, level: 'kind' } })]
    expect(offered({ blocks: shut, type: { blockKindId: 5 } })).toEqual([])
    expect(offered({ blocks, type: { blockKindId: 6 } })).toEqual([])
  })

  it('F31: a block offers from the moment it stands in the schedule', () => {
    expect(offered({ blocks: blocks.slice(0, 1), type: { blockKindId: 5 } })).toEqual([])
    expect(offered({ blocks, type: { blockKindId: 5 } })).toEqual(['13:00', '13:30'])
  })

  it('F35: rebooking asks without the filter', () => {
    expect(offered({ blocks, type: { blockKindId: null } })).toContain('09:00')
  })

  it('F34: an appointment may not run from the tied block into another', () => {
    const adjacent = [block('09:00', '10:00', { kindId: 5 }), block('10:00', '11:00')]
    expect(offered({ blocks: adjacent, type: { blockKindId: 5, minutes: 45 } })).toEqual(['09:00'])
  })
})

describe('resources and needs', () => {
  const needs = [[10, 11]]

  it('F9: a time is free only if practitioner and one of the resources are', () => {
    const list = [busy('09:00', '10:00', 10), busy('09:30', '10:30', 11), busy('11:00', '11:30', 1)]
    expect(offered({ type: { needs }, busy: list })).toEqual(['09:00', '10:00', '10:30', '11:30'])
    expect(why('09:30', { type: { needs }, busy: list })).toEqual([{ name: 'resource-occupied', need: 0 }])
  })

  it('F9: a resource that a colleague uses is occupied for both', () => {
    const changes = { type: { needs: [[10]] }, busy: [busy('09:00', '09:30', 10)] }
    expect(offered(changes)[0]).toBe('09:30')
    const blocks = [block('09:00', '12:00', { calendarId: 2 })]
    expect(offered({ ...changes, blocks, calendar: { id: 2, resourceId: 2 } })[0]).toBe('09:30')
  })

  it('rule 14: the first free resource of each need is picked, in the order of the needs', () => {
    const { offer, blocks } = given({
      type: { needs: [[10, 11], [20]] },
      busy: [busy('09:00', '09:30', 10)],
    })
    expect(
      freeTimes(offer, blocks)
        .map(({ resources }) => resources)
        .slice(0, 2),
    ).toEqual([
      [11, 20],
      [10, 20],
    ])
  })

  it('rule 14: every need must be met', () => {
    const list = [busy('09:00', '10:00', 20)]
    expect(offered({ type: { needs: [[10], [20]] }, busy: list })).toEqual(MORNING.slice(2))
    expect(why('09:00', { type: { needs: [[10], [20]] }, busy: list })).toEqual([
      { name: 'resource-occupied', need: 1 },
    ])
  })

  it('rule 14: one resource cannot meet two needs, and an earlier need gives way to a later one', () => {
    expect(offered({ type: { needs: [[10], [10]] } })).toEqual([])
    expect(why('09:00', { type: { needs: [[10], [10]] } })).toEqual([{ name: 'resource-occupied', need: 1 }])
    const { offer, blocks } = given({ type: { needs: [[10, 11], [10]] } })
    expect(freeTimeAt(offer, blocks, at('09:00'))?.resources).toEqual([11, 10])
  })

  it('rule 14: the practitioner is no resource for a need of the own appointment', () => {
    expect(offered({ type: { needs: [[1]] } })).toEqual([])
    expect(why('09:00', { type: { needs: [[1]] } })).toEqual([{ name: 'resource-occupied', need: 0 }])
  })

  it('rule 14, F26: a need without any resource cannot be met', () => {
    expect(offered({ type: { needs: [[]] } })).toEqual([])
    expect(why('09:00', { type: { needs: [[]] } })).toEqual([{ name: 'resource-occupied', need: 0 }])
  })

  it('rule 14: buffers occupy practitioner and resources', () => {
    const type = { bufferBefore: 10, bufferAfter: 20, needs: [[10]] }
    expect(offered({ type, busy: [busy('10:00', '10:30', 1)] })).toEqual(['09:00', '11:00', '11:30'])
    expect(offered({ type, busy: [busy('10:00', '10:30', 10)] })).toEqual(['09:00', '11:00', '11:30'])
  })

  it('rule 14: exactly the buffer is enough', () => {
    const type = { bufferBefore: 10, bufferAfter: 20 }
    expect(offered({ type, busy: [busy('09:50', '10:20')] })).toEqual(['09:00', '10:30', '11:00', '11:30'])
    expect(offered({ type, busy: [busy('09:49', '10:21')] })).toEqual(['11:00', '11:30'])
  })

  it('rule 14: buffers may lie outside the block', () => {
    const type = { bufferBefore: 30, bufferAfter: 30 }
    expect(offered({ type })).toEqual(MORNING)
    expect(offered({ type, busy: [busy('08:00', '08:40')] })).toEqual(MORNING.slice(1))
  })
})

describe('how soon and how late', () => {
  const lead = (value: number) => ({ limits: { leadHours: { value, level: 'calendar' as const } } })
  const horizon = (value: number) => ({ limits: { horizonDays: { value, level: 'type' as const } } })

  it('J49, P10: exactly at the limit is offered, one second less is not', () => {
    const now = at('07:00')
    expect(offered({ ...lead(3), now })).toEqual(['10:00', '10:30', '11:00', '11:30'])
    expect(offered({ ...lead(3), now: now + 1 })).toEqual(['10:30', '11:00', '11:30'])
    expect(why('09:30', { ...lead(3), now })).toEqual([{ name: 'lead-time', level: 'calendar' }])
  })

  it('J49: no hours means no limit, but never the past or the present moment', () => {
    const now = at('09:30')
    expect(offered({ ...lead(0), now })).toEqual(MORNING.slice(2))
    expect(why('09:30', { ...lead(0), now })).toEqual([{ name: 'past' }])
    expect(why('09:00', { ...lead(8), now })).toEqual([{ name: 'past' }])
    expect(offered({ now: now - 1 })).toEqual(MORNING.slice(1))
  })

  it('J49: hours are clock hours across a clock change', () => {
    const date = '2026-03-29'
    const blocks = [block('07:00', '10:00', {}, date)]
    expect(offered({ blocks, ...lead(8), now: at('23:00', '2026-03-28') })[0]).toBe('08:00')
  })

  it('J50: with 8 hours an evening visitor books for tomorrow, an early one still for today', () => {
    const blocks = [block('09:00', '17:00')]
    expect(offered({ blocks, ...lead(8), now: at('10:00') })).toEqual([])
    expect(offered({ blocks, ...lead(8), now: at('07:00') })).toEqual(['15:00', '15:30', '16:00', '16:30'])
  })

  it('P9: today is day 0 and the last day counts to its end', () => {
    const now = at('23:59', '2026-11-23')
    expect(offered({ ...horizon(0), now })).toEqual([])
    expect(offered({ ...horizon(1), now })).toEqual(MORNING)
    expect(offered({ ...horizon(0), now: at('00:00') })).toEqual(MORNING)
    expect(why('09:00', { ...horizon(0), now })).toEqual([{ name: 'horizon', level: 'type' }])
  })

  it('P9: the local date of the start decides, also in a block that crosses midnight', () => {
    const night = block('23:00', '24:00', { endsAt: at('01:00', addDays(TUESDAY, 1)) })
    expect(offered({ blocks: [night], ...horizon(1) })).toEqual(['23:00', '23:30'])
    expect(offered({ blocks: [night], ...horizon(2) })).toEqual(['23:00', '23:30', '00:00', '00:30'])
  })

  it('P9: the last day ends at local midnight after a clock change too', () => {
    const blocks = [block('23:00', '24:00', {}, '2026-10-25')]
    expect(offered({ blocks, ...horizon(1), now: at('12:00', '2026-10-24') })).toEqual(['23:00', '23:30'])
  })

  it('rule 15: a type may release its times late; exactly at the limit is offered', () => {
    const now = at('08:00')
    expect(offered({ type: { releaseHours: 2 }, now })).toEqual(['09:00', '09:30', '10:00'])
    expect(why('10:30', { type: { releaseHours: 2 }, now })).toEqual([{ name: 'not-released' }])
  })
})

describe('clock changes', () => {
  const hourly = { type: { minutes: 60, gridMinutes: 60 } }

  it.each(['Europe/Amsterdam', 'Europe/Stockholm', 'Europe/Oslo'])(
    '%s: loses and doubles no time',
    (name) => {
      const there = zoneOf(name)
      const stamps = (date: string) => {
        const night = block('00:00', '05:00', {
          startsAt: there.instant(date, 0),
          endsAt: there.instant(date, 300),
        })
        const { offer, blocks } = given({
          blocks: [night],
          ...hourly,
          now: there.instant(addDays(date, -1), 0),
        })
        return freeTimes(offer, blocks).map(({ startsAt }) => localStamp(there, startsAt).slice(11))
      }
      expect(stamps('2026-03-29')).toEqual(['00:00+01:00', '01:00+01:00', '03:00+02:00', '04:00+02:00'])
      expect(stamps('2026-10-25')).toEqual([
        '00:00+02:00',
        '01:00+02:00',
        '02:00+02:00',
        '02:00+01:00',
        '03:00+01:00',
        '04:00+01:00',
      ])
    },
  )
})

describe('asking for one time', () => {
  it('gives the free time itself, with block, location and resources', () => {
    const { offer, blocks } = given({
      blocks: [block('09:00', '12:00', { id: 'b', locationId: 4 })],
      type: { needs: [[10]] },
    })
    expect(freeTimeAt(offer, blocks, at('09:30'))).toEqual({
      startsAt: at('09:30'),
      endsAt: at('10:00'),
      calendarId: 1,
      locationId: 4,
      blockId: 'b',
      resources: [10],
    })
    expect(freeTimeAt(offer, blocks, at('09:31'))).toBeUndefined()
  })

  it('names the block in which a time of joined rosters begins', () => {
    const { offer, blocks } = given({ blocks: [block('09:00', '10:00'), block('10:00', '11:00')] })
    expect(freeTimes(offer, blocks).map(({ blockId }) => blockId.slice(11))).toEqual([
      '09:00',
      '09:00',
      '10:00',
      '10:00',
    ])
  })

  it('F62: with the moved appointment left out of what is busy, a shift by a quarter of an hour is offered', () => {
    const type = { gridMinutes: 15 }
    expect(offered({ type, busy: [busy('09:00', '09:30')] })[0]).toBe('09:30')
    expect(offered({ type }).slice(0, 3)).toEqual(['09:00', '09:15', '09:30'])
  })

  it('says everything that stands against a time at once', () => {
    const changes = {
      blocks: [block('09:00', '10:00', { id: 'b', kindId: 3 })],
      type: { minutes: 90, blockKindId: 5, needs: [[10]] },
      limits: { leadHours: { value: 48, level: 'practice' as const } },
      busy: [busy('09:00', '10:00'), busy('10:15', '10:30', 10)],
    }
    expect(why('09:10', changes).map(({ name }) => name)).toEqual([
      'block-filter',
      'outside-block',
      'off-grid',
      'lead-time',
      'occupied',
      'resource-occupied',
    ])
  })
})
