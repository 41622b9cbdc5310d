import { describe, expect, it } from 'vitest'
import { setPresence } from '../../src/appointments/attendees.commands.ts'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { moveByStaff } from '../../src/appointments/move-by-staff.commands.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { closeFollowUp } from '../../src/follow-up/follow-up.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import { rows } from '../helpers/booking.ts'
import { signedIn } from '../helpers/staff.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { at, openPost } from './desk.ts'

/** Thursday 28 January at 11:00, of which a reminder leaves two days before at 10:00. */
const start = at('2027-01-28', '11:00')
const due = at('2027-01-26', '10:00')

interface One extends House {
  readonly attendeeId: number
  readonly appointmentId: number
}

function openOne(
  reach: Parameters<typeof bookAtDesk>[1] = {},
  changes: Parameters<typeof openHouse>[0] = {},
): One {
  const house = openHouse(changes, { selfService: true })
  return Object.assign(house, bookAtDesk(house, { tell: false, ...reach }))
}

function version({ db, appointmentId }: One): number {
  return Number(rows(db, `select row_version from appointment where id = ${appointmentId}`)[0]?.row_version)
}

const acts = {
  cancel: (one: One) => {
    const { appointmentId } = one
    const how = { by: 'staff', reason: '', tell: true, version: version(one) } as const
    expect(cancelByStaff(one.db, { appointmentId, ...how }, theSystem, one.now).ok).toBe(true)
  },
  undo: (one: One) =>
    expect(undoChange(one.db, one.appointmentId, theSystem, one.now)).toMatchObject({ ok: true }),
  absent: (one: One) => setTo(one, false),
  present: (one: One) => setTo(one, true),
  move: (one: One, startsAt: number) => {
    const { appointmentId, practice } = one
    const where = { calendarId: practice.anna, locationId: practice.locationId, onPurpose: false }
    const times = { startsAt, endsAt: startsAt + 1800, version: version(one), tell: true }
    expect(moveByStaff(one.db, { appointmentId, ...where, ...times }, theSystem, one.now).ok).toBe(true)
  },
}

function setTo(one: One, present: boolean) {
  const { appointmentId, attendeeId } = one
  const presence = { appointmentId, attendeeId, present, version: version(one) }
  expect(setPresence(one.db, presence, theSystem, one.now).ok).toBe(true)
}

/** What leaves once it is this late, by its subject. */
async function sent(one: House, now: number): Promise<readonly string[]> {
  one.now = now
  planReminders(one.db, now)
  const post = openPost()
  await one.sender(post.gateway).tick()
  return post.mails.map(({ subject }) => subject)
}

/** The reminder is planned, and no server takes it. */
function plan(one: House, now = due) {
  one.now = now
  planReminders(one.db, now)
}

const reminder = 'Reminder: appointment Thu 28 Jan 11:00, Praktijk De Linde'

function ledger({ db }: House): readonly string[] {
  const all = rows(db, "select state, reason from message where kind = 'reminder' order by id")
  return all.map(({ state, reason }) => `${state} ${reason ?? ''}`.trim())
}

const ways = [
  ['the appointment was cancelled', acts.cancel, acts.undo, 'skipped cancelled'],
  ['the patient was set absent', acts.absent, acts.present, 'skipped not-present'],
  [
    'the appointment was moved',
    (one: One) => acts.move(one, start + 86_400),
    (one: One) => acts.move(one, start),
    'skipped outdated',
  ],
  ['the appointment was moved', (one: One) => acts.move(one, start + 3600), acts.undo, 'skipped outdated'],
] as const

describe.each(ways)('a reminder that was kept back because %s (rules 27 to 32)', (_, away, back, kept) => {
  it('returns when that is taken back, once, and the ledger keeps both', async () => {
    const one = openOne()
    plan(one)
    away(one)
    expect(await sent(one, due + 60)).toEqual([])
    expect(ledger(one)).toEqual([kept])
    back(one)
    expect(await sent(one, due + 120)).toEqual([reminder])
    for (const later of [180, 3600, 86_400]) expect(await sent(one, due + later)).toEqual([])
    expect(ledger(one)).toEqual([kept, 'sent'])
  })

  it('and nobody sends the one that was kept back after all: it has been said', async () => {
    const one = openOne()
    plan(one)
    away(one)
    await sent(one, due + 60)
    back(one)
    await sent(one, due + 120)
    const [first, second] = rows(one.db, "select id from message where kind = 'reminder' order by id")
    const desk = await signedIn(one, 'reception')
    expect((await desk.visit(`/staff/messages/${first?.id}`)).text).not.toContain('Send it after all')
    expect((await desk.visit(`/staff/messages/${first?.id}/resend`)).status).toBe(404)
    expect((await desk.visit(`/staff/messages/${second?.id}/resend`)).status).toBe(200)
  })

  it('returns again when that happens twice, and leaves once', async () => {
    const one = openOne()
    plan(one)
    for (const later of [60, 120, 180]) {
      away(one)
      expect(await sent(one, due + later)).toEqual([])
      back(one)
      plan(one, due + later + 20)
      plan(one, due + later + 30)
    }
    expect(await sent(one, due + 240)).toEqual([reminder])
    expect(await sent(one, due + 300)).toEqual([])
    expect(ledger(one)).toEqual([kept, kept, kept, 'sent'])
  })

  it('that had left already does not leave again', async () => {
    const one = openOne()
    expect(await sent(one, due)).toEqual([reminder])
    away(one)
    expect(await sent(one, due + 60)).toEqual([])
    back(one)
    expect(await sent(one, due + 120)).toEqual([])
    expect(await sent(one, due + 86_400)).toEqual([])
  })

  it('leaves where its moment came and went in between, and nothing was planned then', async () => {
    const one = openOne()
    one.now = due - 100
    away(one)
    expect(await sent(one, due + 60)).toEqual([])
    expect(ledger(one)).toEqual([])
    one.now = due + 120
    back(one)
    expect(await sent(one, due + 1200)).toEqual([reminder])
  })
})

describe('a reminder that was kept back (rules 27 to 32)', () => {
  it('does not return within an hour of the start, nor after it', async () => {
    for (const [before, count] of [
      [3700, 1],
      [3600, 0],
      [1800, 0],
    ] as const) {
      const one = openOne({}, { reminder_days: 0, reminder_minute: 9 * 60 })
      plan(one, at('2027-01-28', '09:00'))
      one.db.raw.exec('update attendee set present = 0')
      await one.sender(openPost().gateway).tick()
      expect(ledger(one)).toEqual(['skipped not-present'])
      one.db.raw.exec('update attendee set present = 1')
      expect(await sent(one, start - before)).toHaveLength(count)
    }
  })

  it('does not return where they were told that it is off and then on again', async () => {
    const one = openOne()
    plan(one)
    acts.absent(one)
    expect(await sent(one, due + 3600)).toEqual([
      'Cancelled: appointment Thu 28 Jan 11:00, Praktijk De Linde',
    ])
    acts.present(one)
    expect(await sent(one, due + 7300)).toEqual(['Appointment Thu 28 Jan 11:00, Praktijk De Linde'])
    expect(await sent(one, due + 7400)).toEqual([])
  })

  it('gives way to the next reminder, which says the same', async () => {
    const one = openOne({}, { reminder2_days: 1, reminder2_minute: 600 })
    plan(one)
    one.db.raw.exec('update attendee set present = 0')
    expect(await sent(one, due + 60)).toEqual([])
    one.db.raw.exec('update attendee set present = 1')
    expect(await sent(one, due + 86_400)).toEqual([reminder])
    expect(await sent(one, due + 86_500)).toEqual([])
  })

  it('returns once the practice sends reminders again', async () => {
    const one = openOne()
    plan(one)
    one.db.raw.exec('update practice set reminder_on = 0')
    expect(await sent(one, due + 60)).toEqual([])
    expect(ledger(one)).toEqual(['skipped reminder-off'])
    one.db.raw.exec('update practice set reminder_on = 1')
    expect(await sent(one, due + 120)).toEqual([reminder])
  })

  it('that one channel had refused and the other had still to bring returns, and is brought', async () => {
    const one = openOne({ phone: '+31612345678' }, { reminder_minute: 7 * 60 })
    noteTexting(one.db, true)
    const texts: string[] = []
    const sms = {
      send: async ({ text }: { readonly text: string }) => {
        texts.push(text)
        return { outcome: 'accepted', ref: 'one' } as const
      },
    }
    const { gateway } = openPost(() => ({ outcome: 'permanent', trouble: 'address-refused' }))
    const tick = async (time: string) => {
      plan(one, at('2027-01-26', time))
      await one.sender(gateway, { sms }).tick()
    }
    await tick('07:00')
    one.db.raw.exec('update attendee set present = 0')
    await tick('08:01')
    expect(ledger(one)).toEqual(['failed address-refused', 'skipped not-present'])
    one.db.raw.exec('update attendee set present = 1')
    for (const time of ['08:02', '08:03', '08:04']) await tick(time)
    expect(texts).toHaveLength(1)
    expect(ledger(one).at(-1)).toBe('sent')
  })

  it('stands in the history of the appointment with both of its ends', async () => {
    const one = openOne()
    plan(one)
    acts.cancel(one)
    await sent(one, due + 60)
    acts.undo(one)
    await sent(one, due + 120)
    const events = rows(
      one.db,
      "select action from appointment_event where action like 'message-%' order by id",
    )
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['message-skipped', 'message-sent']),
    )
    const page = await (await signedIn(one, 'reception')).visit(`/staff/appointments/${one.appointmentId}`)
    expect(page.status).toBe(200)
  })
})

describe('a reminder by phone (rule 5)', () => {
  const open = ({ db }: House) =>
    rows(db, "select closed_why from follow_up where category = 'to-remind' and closed_at is null").length

  it('is back on the list when the cancellation is taken back, and once', async () => {
    const one = openOne({ email: null, phone: '+31201234567' })
    plan(one)
    expect(open(one)).toBe(1)
    acts.cancel(one)
    plan(one, due + 60)
    expect(open(one)).toBe(0)
    acts.undo(one)
    plan(one, due + 120)
    plan(one, due + 180)
    expect(open(one)).toBe(1)
    plan(one, start + 60)
    expect(open(one)).toBe(0)
  })

  it('is none where one channel is unsubscribed from and the other waits for its hours', () => {
    const one = openOne({ phone: '+31612345678' }, { reminder_minute: 7 * 60, channel_policy: 'all' })
    noteTexting(one.db, true)
    one.db.raw.exec("insert into unsubscription values ('sanne@example.org', 1, 'link')")
    plan(one, at('2027-01-26', '07:00'))
    expect(ledger(one)).toEqual(['skipped unsubscribed', 'waiting'])
    expect(rows(one.db, "select id from follow_up where category = 'to-remind'")).toEqual([])
  })

  it('is not back where somebody had reached them', () => {
    const one = openOne({ email: null, phone: '+31201234567' })
    plan(one)
    const [entry] = rows(one.db, "select id from follow_up where category = 'to-remind'")
    closeFollowUp(one.db, Number(entry?.id), null, 'reached', due + 10)
    acts.cancel(one)
    acts.undo(one)
    plan(one, due + 120)
    expect(open(one)).toBe(0)
  })
})
