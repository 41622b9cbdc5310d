import { beforeEach, describe, expect, it } from 'vitest'
import { translator } from '../../src/i18n/translate.ts'
import type { HandOver } from '../../src/lib/hand-over.ts'
import { messageAlarms } from '../../src/messages/alarms.queries.ts'
import { queueConfirmation, tryAgain } from '../../src/messages/messages.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import type { OutgoingSms, SmsGateway } from '../../src/texting/sms.ts'
import { at, type Desk, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '09:00')
const mobile = '+31612345678'
const other = '+31687654321'

let texts: OutgoingSms[]
let answer: (sms: OutgoingSms) => HandOver
const sms: SmsGateway = {
  send: async (text) => {
    const end = answer(text)
    if (end.outcome === 'accepted') texts.push(text)
    return end
  },
}

beforeEach(() => {
  texts = []
  answer = ({ id }) => ({ outcome: 'accepted', ref: `g${id}` })
})

/** Of this name every message takes two segments, for its letters are none of GSM-7. */
const twoEach = { name: '歯科' }

function open(changes: Parameters<typeof openDesk>[1] = {}): Desk {
  return openDesk(monday, { sms_ready: 1, ...changes })
}

async function leave(desk: Desk, ...numbers: string[]): Promise<readonly string[]> {
  const ids = numbers.map((number) =>
    queueConfirmation(desk.db, desk.visit({ email: null, mobile: number }).attendeeId, desk.now),
  )
  await desk.sender(openPost().gateway, { sms }).tick()
  return ids.map((id) => desk.message(id).reason ?? desk.message(id).state)
}

describe('O32: of text messages a number gets so many messages a day, and the practice sends so many segments', () => {
  it('a long message is one to its number, whatever it takes', async () => {
    const desk = open({ ...twoEach, sms_per_number: 3 })
    const ends = await leave(desk, mobile, mobile, mobile, mobile, other)
    expect(texts.map(({ segments }) => segments)).toEqual([2, 2, 2, 2])
    expect(ends).toEqual(['sent', 'sent', 'sent', 'number-budget', 'sent'])
  })

  it('and two of the day of the practice, of which visitors cause half at most', async () => {
    const desk = open({ ...twoEach, sms_per_number: 100, sms_per_day: 11 })
    const numbers = [1, 2, 3, 4].map((n) => `+3161234567${n}`)
    expect(await leave(desk, ...numbers)).toEqual(['sent', 'sent', 'sent', 'day-budget'])
  })

  it.each([
    [2, []],
    [4, [2]],
    [6, [2]],
    [8, [2, 2]],
  ])('half of a day of %i is never exceeded, not by one segment', async (most, left) => {
    const desk = open({ ...twoEach, sms_per_day: most })
    await leave(desk, mobile, other, '+31611111111')
    expect(texts.map(({ segments }) => segments)).toEqual(left)
  })

  it('a short message still leaves where a long one has no room', async () => {
    const desk = open({ ...twoEach, sms_per_day: 6 })
    expect(await leave(desk, mobile, mobile)).toEqual(['sent', 'day-budget'])
    desk.set('practice', 1, { name: 'Linde' })
    expect(await leave(desk, mobile, mobile)).toEqual(['sent', 'day-budget'])
    expect(texts.map(({ segments }) => segments)).toEqual([2, 1])
  })

  it('what the gateway counted counts, not what was guessed', async () => {
    answer = ({ id }) => ({ outcome: 'accepted', ref: `g${id}`, segments: 3 })
    const desk = open({ sms_per_day: 6 })
    expect(await leave(desk, mobile)).toEqual(['sent'])
    expect(await leave(desk, mobile)).toEqual(['day-budget'])
  })

  it('what left before segments were counted is one', async () => {
    const desk = open({ sms_per_day: 6 })
    expect(await leave(desk, mobile, mobile)).toEqual(['sent', 'sent'])
    desk.db.raw.exec('update message set segments = null')
    expect(await leave(desk, mobile, other)).toEqual(['sent', 'day-budget'])
  })

  it.each([
    ['number-budget', { sms_per_number: 2 }],
    ['day-budget', { sms_per_day: 8 }],
  ])('each attempt that may have arrived is paid for and counts: %s', async (reason, limit) => {
    answer = () => ({ outcome: 'unknown', trouble: 'unclear' })
    const desk = open({ ...twoEach, ...limit })
    expect(await leave(desk, mobile)).toEqual(['unclear'])
    const [{ id } = { id: 0 }] = desk.messages()
    for (const end of ['unclear', reason]) {
      tryAgain(desk.db, id, theSystem, desk.now)
      await desk.sender(openPost().gateway, { sms }).tick()
      expect(desk.message(id).reason).toBe(end)
    }
  })

  it.each([
    ['number-budget', { sms_per_number: 1 }],
    ['day-budget', { sms_per_day: 4 }],
  ])('the count begins anew at local midnight: %s', async (reason, limit) => {
    const desk = open({ ...twoEach, ...limit })
    expect(await leave(desk, mobile, mobile)).toEqual(['sent', reason])
    desk.now = at('2027-01-25', '23:59')
    expect(await leave(desk, mobile)).toEqual([reason])
    desk.now = at('2027-01-26', '00:00')
    expect(await leave(desk, mobile)).toEqual(['sent'])
  })

  it('staff are told in segments what is left of the day', async () => {
    const desk = open({ ...twoEach, sms_per_day: 8, sms_per_number: 100 })
    await leave(desk, mobile, other)
    const writing = { t: translator('en'), stamp: String, isOwner: true }
    const [alarm] = messageAlarms(desk.db, desk.now, writing).filter(({ text }) => text.includes('segments'))
    expect(alarm?.text).toBe('4 of the 8 segments of text messages of today have left.')
  })
})
