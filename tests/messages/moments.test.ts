import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { rows } from '../helpers/booking.ts'
import { amsterdam, at, away, type Desk, openDesk, openPost, type Visit } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const start = at('2027-01-29', '10:00')
/** Four days before at noon, two at ten, and on the day at seven. */
const moments = {
  ...{ reminder_days: 4, reminder_minute: 720 },
  ...{ reminder2_days: 2, reminder2_minute: 600, reminder3_days: 0, reminder3_minute: 420 },
}
const first = at('2027-01-25', '12:00')
const second = at('2027-01-27', '10:00')
const third = at('2027-01-29', '07:00')

/** How many leave when everything is planned and sent at some instants. */
async function leaving(desk: Desk, instants: readonly number[], answer?: Parameters<typeof openPost>[0]) {
  const counts: number[] = []
  for (const now of instants) {
    desk.now = now
    planReminders(desk.db, now)
    const post = openPost(answer)
    await desk.sender(post.gateway).tick()
    counts.push(post.mails.length)
  }
  return counts
}

describe('O26: up to three reminders', () => {
  it('leave at their moments, each once', async () => {
    const desk = openDesk(monday, moments)
    desk.visit()
    const instants = [
      first - 1,
      first,
      first + 60,
      second - 1,
      second,
      second + 60,
      third - 1,
      third,
      third + 60,
    ]
    expect(await leaving(desk, instants)).toEqual([0, 1, 0, 0, 1, 0, 0, 1, 0])
    expect(rows(desk.db, 'select ordinal from message_subject order by message_id')).toEqual([
      { ordinal: 5 },
      { ordinal: 3 },
      { ordinal: 1 },
    ])
  })

  it('rule 32: booked or moved after one was due, that one does not come, and the later ones do', async () => {
    const desk = openDesk(monday, moments)
    desk.visit({ bookedAt: first + 1 })
    expect(await leaving(desk, [first + 60, second, third])).toEqual([0, 1, 1])
  })

  it('after an outage that spans two of them only the latest leaves', async () => {
    const desk = openDesk(monday, moments)
    desk.visit()
    expect(await leaving(desk, [second + 3600])).toEqual([1])
    expect(desk.messages()).toMatchObject([{ due_at: second }])
  })

  it('the same where the mail server was away meanwhile, however it is asked', async () => {
    const desk = openDesk(monday, moments)
    desk.visit()
    const down = await leaving(desk, [first, first + 3600, second - 60, second - 1], () => away)
    expect(down.some((count) => count > 0)).toBe(true)
    expect(await leaving(desk, [second + 600, second + 1200])).toEqual([1, 0])
    expect(desk.messages().map(({ state }) => state)).toEqual(['failed', 'sent'])
  })

  it('late after an outage until an hour before the start, and never after', async () => {
    for (const [now, count] of [
      [start - 3602, 1],
      [start - 3600, 0],
      [start + 1, 0],
    ] as const) {
      const desk = openDesk(monday, moments)
      desk.visit()
      expect(await leaving(desk, [now])).toEqual([count])
    }
  })

  it('other settings announce nothing again that left this day', async () => {
    const desk = openDesk(monday, { reminder_days: 2 })
    desk.visit()
    expect(await leaving(desk, [second])).toEqual([1])
    desk.db.raw.exec('update practice set reminder_minute = 660')
    expect(await leaving(desk, [second + 7200])).toEqual([0])
    desk.db.raw.exec(
      'update practice set reminder2_days = 4, reminder2_minute = 720, reminder3_days = 1, reminder3_minute = 600',
    )
    expect(await leaving(desk, [second + 7300, second + 86_400])).toEqual([0, 1])
  })

  it('stay at their clock time when the clock changes between them', async () => {
    const desk = openDesk(at('2027-03-20', '08:00'), {
      ...{ reminder_days: 2, reminder2_days: 1, reminder2_minute: 600 },
    })
    desk.visit({ startsAt: at('2027-03-29', '09:00') })
    const [one, other] = [at('2027-03-27', '10:00'), at('2027-03-28', '10:00')]
    expect(await leaving(desk, [one - 1, one, other - 1, other])).toEqual([0, 1, 0, 1])
    expect(other - one).toBe(23 * 3600)
  })
})

const calls = (desk: Desk) =>
  rows(desk.db, "select appointment_id, closed_why from follow_up where category = 'to-remind' order by id")

describe('rule 5: who can only be phoned is on the list to be reminded', () => {
  const due = second
  const open = (changes: Partial<Visit> = {}) => {
    const desk = openDesk(monday, { reminder_days: 2, reminder2_days: 1, reminder2_minute: 600 })
    return { desk, ...desk.visit({ email: null, mobile: '+31201234567', ...changes }) }
  }

  it('at the time at which the reminder would have left, once for all reminders', () => {
    const { desk, appointmentId } = open()
    planReminders(desk.db, due - 1)
    expect(calls(desk)).toEqual([])
    for (const now of [due, due + 60, due + 86_400]) planReminders(desk.db, now)
    expect(calls(desk)).toEqual([{ appointment_id: appointmentId, closed_why: null }])
  })

  it('for several appointments of a day once', () => {
    const { desk, patientId } = open()
    const other = desk.visit({ email: null, mobile: '+31201234567', startsAt: start + 7200 })
    desk.set('attendee', other.attendeeId, { patient_id: patientId })
    planReminders(desk.db, due)
    expect(calls(desk)).toHaveLength(1)
    expect(rows(desk.db, 'select comment from follow_up')).toEqual([{ comment: '10:00, 12:00' }])
  })

  it.each([
    [
      'unsubscribed',
      (desk: Desk) => desk.db.raw.exec("insert into unsubscription values ('a@example.org', 1, 'link')"),
    ],
    ['patient-off', (desk: Desk) => desk.db.raw.exec('update patient set notifications = 0')],
    ['protected', (desk: Desk) => desk.db.raw.exec('update patient set protected = 1')],
    [
      'not-confirmed',
      (desk: Desk) => desk.db.raw.exec("update practice set unconfirmed_contacts = 'strict'"),
    ],
  ] as const)('where the gate is %s', (reason, fail) => {
    const { desk } = open({ email: 'a@example.org', mobile: null })
    fail(desk)
    planReminders(desk.db, due)
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason }])
    expect(calls(desk)).toHaveLength(1)
  })

  it.each([
    ['the practice sends nothing', (desk: Desk) => desk.db.raw.exec('update practice set messages_on = 0')],
    ['reminders are off', (desk: Desk) => desk.db.raw.exec('update practice set reminder_on = 0')],
    ['the type does not notify', (desk: Desk) => desk.db.raw.exec('update appointment_type set notify = 0')],
    ['the patient is dead', (desk: Desk) => desk.db.raw.exec("update patient set status = 'deceased'")],
    ['nobody comes', (desk: Desk) => desk.db.raw.exec('update attendee set present = 0')],
  ] as const)('never where %s', (_, off) => {
    const { desk } = open()
    off(desk)
    planReminders(desk.db, due)
    expect(calls(desk)).toEqual([])
  })

  it('where the address is refused for good, too', async () => {
    const { desk } = open({ email: 'a@example.org', mobile: null })
    await leaving(desk, [due], () => ({ outcome: 'permanent', trouble: 'address-refused' }))
    expect(calls(desk)).toHaveLength(1)
  })

  it.each([
    ['over', (desk: Desk) => planReminders(desk.db, start)],
    ['cancelled', (desk: Desk) => desk.db.raw.exec('update attendee set cancelled_at = 1')],
    ['moved', (desk: Desk) => desk.db.raw.exec('update appointment set schedule_version = 2')],
  ] as const)('and leaves the list by itself when the visit is %s', (why, end) => {
    const { desk } = open()
    planReminders(desk.db, due)
    end(desk)
    planReminders(desk.db, why === 'over' ? start : due + 60)
    expect(calls(desk)[0]).toMatchObject({ closed_why: why })
  })
})

describe('against an oracle', () => {
  it('every visit is reminded of at each moment that it knew of, once, whatever stood still', async () => {
    const day = 86_400
    const visit = fc.record({
      patient: fc.integer({ min: 0, max: 2 }),
      dayAhead: fc.integer({ min: 2, max: 5 }),
      slot: fc.integer({ min: 9, max: 16 }),
      bookedDay: fc.integer({ min: -3, max: 1 }),
      cancelledHour: fc.option(fc.integer({ min: 0, max: 140 }), { nil: undefined }),
    })
    const plan = fc.record({
      visits: fc.uniqueArray(visit, {
        minLength: 1,
        maxLength: 7,
        selector: ({ patient, dayAhead, slot }) => `${patient} ${dayAhead} ${slot}`,
      }),
      /** Hours in which nothing runs. */
      outages: fc.array(fc.tuple(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 1, max: 40 })), {
        maxLength: 3,
      }),
    })
    await fc.assert(
      fc.asyncProperty(plan, async ({ visits, outages }) => {
        const origin = at('2027-03-26', '00:00')
        const desk = openDesk(origin, { reminder_days: 2, reminder2_days: 1, reminder2_minute: 480 })
        const patients: number[] = []
        const made = visits.map((each) => {
          const { date } = amsterdam.local(origin + each.dayAhead * day + 43_200)
          const startsAt = amsterdam.instant(date, each.slot * 60)
          const bookedAt = origin + each.bookedDay * day + 1800
          const email = `p${each.patient}@example.org`
          const ids = desk.visit({ startsAt, bookedAt, email })
          patients[each.patient] ??= ids.patientId
          desk.set('attendee', ids.attendeeId, { patient_id: patients[each.patient] ?? 0 })
          const cancelledAt =
            each.cancelledHour === undefined ? Number.POSITIVE_INFINITY : origin + each.cancelledHour * 3600
          return { ...each, ...ids, date, startsAt, bookedAt, cancelledAt }
        })
        const runs = Array.from({ length: 150 }, (_, hour) => hour)
          .filter((hour) => !outages.some(([from, length]) => hour >= from && hour < from + length))
          .map((hour) => origin + hour * 3600)
        // The oracle: hour by hour, who is to be told of what.
        const expected: string[] = []
        const told = new Map<number, number>()
        for (const now of runs) {
          const groups = new Map<string, string[]>()
          for (const each of made) {
            const due = [
              [2, 600],
              [1, 480],
            ]
              .map(([days = 0, minute = 0]) => {
                const { date } = amsterdam.local(amsterdam.instant(each.date, 720) - days * day)
                return amsterdam.instant(date, minute)
              })
              .filter((moment) => moment <= now)
              .at(-1)
            if (due === undefined || due < each.bookedAt || (told.get(each.attendeeId) ?? 0) >= due) continue
            if (each.cancelledAt <= now || each.startsAt - 3600 <= now || each.bookedAt > now) continue
            told.set(each.attendeeId, due)
            const key = `${each.date} ${each.patient}`
            groups.set(key, [...(groups.get(key) ?? []), amsterdam.local(each.startsAt).date + each.slot])
          }
          for (const [key, list] of groups) expected.push(`${now} ${key} ${list.length}`)
        }
        const got: string[] = []
        for (const now of runs) {
          for (const each of made)
            if (each.cancelledAt <= now)
              desk.set('attendee', each.attendeeId, { cancelled_at: each.cancelledAt })
          desk.now = now
          planReminders(desk.db, now)
          const post = openPost()
          await desk.sender(post.gateway).tick()
          for (const mail of post.mails) {
            const starts = [...mail.calendar.matchAll(/DTSTART:(\d{8})T(\d{6})Z/g)]
            const [, ymd = '', hms = ''] = starts[0] ?? []
            const iso = `${ymd.slice(0, 4)}-${ymd.slice(4, 6)}-${ymd.slice(6)}T${hms.slice(0, 2)}:${hms.slice(2, 4)}:00Z`
            const { date } = amsterdam.local(Date.parse(iso) / 1000)
            got.push(`${now} ${date} ${mail.to.slice(1, 2)} ${starts.length}`)
          }
        }
        expect(got.sort()).toEqual(expected.sort())
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
