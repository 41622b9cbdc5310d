import { describe, expect, it } from 'vitest'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { moveByStaff } from '../../src/appointments/move-by-staff.commands.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { mergeCards, undoMerge } from '../../src/patients/merge.commands.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { rows } from '../helpers/booking.ts'
import { signedIn } from '../helpers/staff.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { accepted, at, busy, openPost } from './desk.ts'

const day = '2027-01-28'
const due = at('2027-01-26', '10:00')
const minute = 60
const noor = { firstName: 'Noor', lastName: 'Bakker', birthDate: '1979-03-27', language: 'en' } as const

interface OneDay extends House {
  readonly patientId: number
  readonly visits: readonly number[]
}

function visit(house: House, patientId: number, time: string, reach: object = {}) {
  const made = { patientId, startsAt: at(day, time), email: 'noor@example.org', tell: false, ...reach }
  return bookAtDesk(house, made).appointmentId
}

/** A reminder of several that is planned, and that no server has taken yet. */
function openPlanned(times = ['11:00', '14:00', '16:00']): OneDay {
  const house = openHouse({}, { selfService: true })
  const patientId = registerPatient(house.db, { ...noor, origin: 'staff' }, house.now)
  const visits = times.map((time) => visit(house, patientId, time))
  plan(house, due)
  return Object.assign(house, { patientId, visits })
}

function plan(house: House, now: number) {
  house.now = now
  planReminders(house.db, now)
}

async function sent(house: House, now: number) {
  plan(house, now)
  const post = openPost()
  await house.sender(post.gateway).tick()
  return post.mails
}

function versionOf({ db }: House, id: number): number {
  return Number(rows(db, `select row_version from appointment where id = ${id}`)[0]?.row_version)
}

function move(house: House, appointmentId: number, startsAt: number) {
  const { anna: calendarId, locationId } = house.practice
  const times = { startsAt, endsAt: startsAt + 1800, version: versionOf(house, appointmentId) }
  const how = { calendarId, locationId, onPurpose: false, tell: true }
  const done = moveByStaff(house.db, { appointmentId, ...times, ...how }, theSystem, house.now)
  expect(done.ok).toBe(true)
}

function cancel(house: House, appointmentId: number) {
  const version = versionOf(house, appointmentId)
  const how = { by: 'staff', reason: '', tell: true, version } as const
  expect(cancelByStaff(house.db, { appointmentId, ...how }, theSystem, house.now).ok).toBe(true)
}

function undo(house: House, appointmentId: number) {
  expect(undoChange(house.db, appointmentId, theSystem, house.now)).toMatchObject({ ok: true })
}

function says(text = ''): readonly string[] {
  const count = /You have \d appointments|your appointment is on/.exec(text)?.[0] ?? ''
  return [count, ...[...text.matchAll(/(?:^- |from )(\d\d:\d\d)/gm)].map((found) => found[1] ?? '')]
}

describe('a day that changes between planning and sending (O15, rule 30)', () => {
  it('one is cancelled and comes back before anything left: it is said with the others, once', async () => {
    const house = openPlanned()
    cancel(house, house.visits[0] ?? 0)
    await house
      .sender(openPost(() => ({ outcome: 'temporary', trouble: 'server-away', server: true })).gateway)
      .tick()
    undo(house, house.visits[0] ?? 0)
    const mails = await sent(house, due + 10 * minute)
    expect(mails.map(({ text }) => says(text))).toEqual([
      ['You have 3 appointments', '11:00', '14:00', '16:00'],
    ])
    expect(await sent(house, due + 20 * minute)).toEqual([])
  })

  it('one is cancelled, the rest leaves, and it comes back: it has a reminder of its own', async () => {
    const house = openPlanned()
    cancel(house, house.visits[0] ?? 0)
    expect((await sent(house, due + minute)).map(({ text }) => says(text))).toEqual([
      ['You have 2 appointments', '14:00', '16:00'],
    ])
    undo(house, house.visits[0] ?? 0)
    expect((await sent(house, due + 2 * minute)).map(({ text }) => says(text))).toEqual([
      ['your appointment is on', '11:00'],
    ])
    expect(await sent(house, due + 3 * minute)).toEqual([])
  })

  it('all are cancelled and come back: one message again', async () => {
    const house = openPlanned()
    for (const id of house.visits) cancel(house, id)
    expect(await sent(house, due + minute)).toEqual([])
    for (const id of house.visits) undo(house, id)
    expect((await sent(house, due + 2 * minute)).map(({ text }) => says(text))).toEqual([
      ['You have 3 appointments', '11:00', '14:00', '16:00'],
    ])
  })

  it('one is moved to another day: the rest says how many are left, and the other day is told by the move', async () => {
    const house = openPlanned()
    move(house, house.visits[0] ?? 0, at('2027-02-04', '11:00'))
    const mails = await sent(house, due + minute)
    expect(mails.map(({ text }) => says(text))).toEqual([['You have 2 appointments', '14:00', '16:00']])
    const [moved] = await sent(house, due + 20 * minute)
    expect(moved?.subject).toContain('4 Feb')
  })

  it('one is moved within the day: the reminder waits for the word about it, and then says it as it is', async () => {
    const house = openPlanned()
    move(house, house.visits[0] ?? 0, at(day, '09:30'))
    expect(await sent(house, due + minute)).toEqual([])
    expect((await sent(house, due + 6 * minute)).map(({ subject }) => subject)).toEqual([
      'Moved: appointment Thu 28 Jan 09:30, Praktijk De Linde',
    ])
    expect((await sent(house, due + 7 * minute)).map(({ text }) => says(text))).toEqual([
      ['You have 3 appointments', '09:30', '14:00', '16:00'],
    ])
    expect(await sent(house, due + 30 * minute)).toEqual([])
  })

  it('waits no quarter of an hour for a word that finds no way', async () => {
    const house = openPlanned()
    move(house, house.visits[0] ?? 0, at(day, '09:30'))
    const leave = async (now: number) => {
      plan(house, now)
      const post = openPost(({ subject }) => (subject.startsWith('Moved') ? busy : accepted))
      await house.sender(post.gateway).tick()
      return post.mails.filter(({ subject }) => subject.startsWith('Reminder')).map(({ text }) => says(text))
    }
    for (const minutes of [1, 6, 9, 12]) expect(await leave(due + minutes * minute)).toEqual([])
    expect(await leave(due + 16 * minute)).toEqual([['You have 2 appointments', '14:00', '16:00']])
  })

  it('the move is taken back while it waits: nothing else was ever said', async () => {
    const house = openPlanned()
    move(house, house.visits[0] ?? 0, at(day, '09:30'))
    expect(await sent(house, due + minute)).toEqual([])
    undo(house, house.visits[0] ?? 0)
    expect((await sent(house, due + 11 * minute)).map(({ text }) => says(text))).toEqual([
      ['You have 3 appointments', '11:00', '14:00', '16:00'],
    ])
  })

  it('one is added by staff who tell nobody: it counts with the others, and is said once', async () => {
    const house = openPlanned(['11:00', '14:00'])
    house.now = due + minute
    visit(house, house.patientId, '09:30')
    expect((await sent(house, due + 2 * minute)).map(({ text }) => says(text))).toEqual([
      ['You have 3 appointments', '09:30', '11:00', '14:00'],
    ])
    expect(await sent(house, due + 20 * minute)).toEqual([])
  })

  it('one is added under another address: that is said to nobody else (rule 2)', async () => {
    const house = openPlanned(['11:00', '14:00'])
    house.now = due + minute
    visit(house, house.patientId, '09:30', { email: 'else@example.org' })
    expect((await sent(house, due + 2 * minute)).map(({ text }) => says(text))).toEqual([
      ['You have 2 appointments', '11:00', '14:00'],
    ])
  })
})

describe('readers that change between planning and sending (rules 2 and 30)', () => {
  it('an address that is another one by then gets its own, and nobody loses any', async () => {
    const house = openPlanned()
    const set = house.db.raw.prepare(
      'update attendee set contact_email = ?, contact_folded = ? where appointment_id = ?',
    )
    set.run('new@example.org', 'new@example.org', house.visits[1])
    const mails = await sent(house, due + minute)
    expect(Object.fromEntries(mails.map(({ to, text }) => [to, says(text)]))).toEqual({
      'noor@example.org': ['You have 2 appointments', '11:00', '16:00'],
      'new@example.org': ['your appointment is on', '14:00'],
    })
    expect(await sent(house, due + 2 * minute)).toEqual([])
  })

  it('three addresses by then are three messages', async () => {
    const house = openPlanned()
    const set = house.db.raw.prepare(
      'update attendee set contact_email = ?, contact_folded = ? where appointment_id = ?',
    )
    for (const [index, id] of house.visits.entries())
      set.run(`n${index}@example.org`, `n${index}@example.org`, id)
    const mails = await sent(house, due + minute)
    expect(mails.map(({ to, text }) => [to, says(text)[1]]).sort()).toEqual([
      ['n0@example.org', '11:00'],
      ['n1@example.org', '14:00'],
      ['n2@example.org', '16:00'],
    ])
  })

  it('cards that were merged and are set apart again: each person reads of their own alone', async () => {
    const house = openHouse({}, { selfService: true })
    const [one, other] = [0, 1].map(() => registerPatient(house.db, { ...noor, origin: 'staff' }, house.now))
    if (one === undefined || other === undefined) throw new Error('no cards')
    for (const time of ['11:00', '14:00']) visit(house, one, time)
    visit(house, other, '16:00')
    const merged = merge(house, other, one)
    plan(house, due)
    expect(rows(house.db, "select id from message where kind = 'reminder'")).toHaveLength(1)
    merged.undo()
    const mails = await sent(house, due + minute)
    expect(mails.map(({ text }) => says(text)).sort()).toEqual([
      ['You have 2 appointments', '11:00', '14:00'],
      ['your appointment is on', '16:00'],
    ])
    expect(await sent(house, due + 2 * minute)).toEqual([])
  })
})

describe('a reminder of several that is sent again on purpose (rule 30)', () => {
  it('says what was added to the day, and nothing that a reminder of its own has said', async () => {
    const house = openPlanned()
    cancel(house, house.visits[2] ?? 0)
    expect((await sent(house, due + minute)).map(({ text }) => says(text))).toEqual([
      ['You have 2 appointments', '11:00', '14:00'],
    ])
    undo(house, house.visits[2] ?? 0)
    expect((await sent(house, due + 2 * minute)).map(({ text }) => says(text))).toEqual([
      ['your appointment is on', '16:00'],
    ])
    house.now = due + 3 * minute
    visit(house, house.patientId, '09:30')
    const [first] = rows(house.db, "select min(id) as id from message where kind = 'reminder'")
    const browser = await signedIn(house, 'owner')
    await (await browser.visit(`/staff/messages/${first?.id}/resend`)).press('Send again')
    expect((await sent(house, due + 4 * minute)).map(({ text }) => says(text))).toEqual([
      ['You have 3 appointments', '09:30', '11:00', '14:00'],
    ])
    expect(await sent(house, due + 5 * minute)).toEqual([])
  })
})

describe('cards merged after their reminders were planned (rule 30)', () => {
  function openThree(times: readonly string[]) {
    const house = openHouse({}, { selfService: true })
    const cards = times.map((time) => {
      const id = registerPatient(house.db, { ...noor, origin: 'staff' }, house.now)
      visit(house, id, time)
      return id
    })
    plan(house, due)
    return { house, cards }
  }

  it('they leave as one, which says them all; what was taken in stands in the ledger as taken back', async () => {
    const { house, cards } = openThree(['16:00', '11:00', '14:00'])
    const [one = 0, ...others] = cards
    for (const other of others) merge(house, other, one)
    expect((await sent(house, due + minute)).map(({ text }) => says(text))).toEqual([
      ['You have 3 appointments', '11:00', '14:00', '16:00'],
    ])
    const ledger = rows(house.db, "select state, reason from message where kind = 'reminder' order by id")
    expect(ledger.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'sent null',
      'skipped withdrawn',
      'skipped withdrawn',
    ])
    expect(await sent(house, due + 2 * minute)).toEqual([])
    expect(rows(house.db, "select id from follow_up where category = 'to-remind'")).toEqual([])
  })

  it('one that has left is not said again with the other', async () => {
    const { house, cards } = openThree(['11:00', '14:00'])
    house.db.raw.exec("update message set due_at = due_at + 600 where kind = 'reminder' and attendee_id = 2")
    expect((await sent(house, due + minute)).map(({ text }) => says(text))).toEqual([
      ['your appointment is on', '11:00'],
    ])
    merge(house, cards[1] ?? 0, cards[0] ?? 0)
    expect((await sent(house, due + 11 * minute)).map(({ text }) => says(text))).toEqual([
      ['your appointment is on', '14:00'],
    ])
    expect(await sent(house, due + 12 * minute)).toEqual([])
  })

  it('one that waits for a server that is away is of use as long as the latest of them', async () => {
    const { house, cards } = openThree(['11:00', '16:00'])
    merge(house, cards[1] ?? 0, cards[0] ?? 0)
    const shut = { outcome: 'temporary', trouble: 'server-away', server: true } as const
    await house.sender(openPost(() => shut).gateway).tick()
    expect((await sent(house, at(day, '12:00'))).map(({ text }) => says(text))).toEqual([
      ['your appointment is on', '16:00'],
    ])
  })
})

function merge(house: House, goneId: number, staysId: number): { readonly undo: () => void } {
  const none = () => undefined
  const ties = { settle: none, ask: none, keepApart: none, restoreLinks: none }
  const seen = (id: number) => ({
    id,
    version: Number(rows(house.db, `select row_version from patient where id = ${id}`)[0]?.row_version),
  })
  const { db, now } = house
  expect(mergeCards(db, seen(goneId), seen(staysId), ties, theSystem, now)).toMatchObject({ ok: true })
  return { undo: () => undoMerge(db, goneId, staysId, ties, theSystem, now) }
}
