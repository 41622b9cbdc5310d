import { describe, expect, it, vi } from 'vitest'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { reminderDueAt } from '../../src/messages/reminder.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { amsterdam, at, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const friday = at('2027-01-29', '10:00')
const wednesday = at('2027-01-27', '10:00')

describe('the moment of a reminder (O26, rule 32)', () => {
  const lead = { days: 2, minute: 600 }

  it('is two days before at 10:00, whatever the time of the appointment', () => {
    expect(reminderDueAt(friday, lead, amsterdam)).toBe(wednesday)
    expect(reminderDueAt(at('2027-01-29', '00:05'), lead, amsterdam)).toBe(wednesday)
    expect(reminderDueAt(at('2027-01-29', '23:55'), lead, amsterdam)).toBe(wednesday)
  })

  it('stays at 10:00 across a clock change', () => {
    expect(reminderDueAt(at('2027-03-29', '09:00'), lead, amsterdam)).toBe(at('2027-03-27', '10:00'))
    expect(at('2027-03-29', '10:00') - at('2027-03-27', '10:00')).toBe(47 * 3600)
    expect(reminderDueAt(at('2027-11-01', '09:00'), lead, amsterdam)).toBe(at('2027-10-30', '10:00'))
  })

  it('exists on the day whose clock skips it, and once where it is repeated', () => {
    const night = { days: 0, minute: 150 }
    expect(reminderDueAt(at('2027-03-28', '12:00'), night, amsterdam)).toBe(
      Date.parse('2027-03-28T01:30:00Z') / 1000,
    )
    expect(reminderDueAt(at('2027-10-31', '12:00'), night, amsterdam)).toBe(
      Date.parse('2027-10-31T00:30:00Z') / 1000,
    )
  })
})

describe('planning reminders (J25, O26)', () => {
  it('adds one when its moment has come, and no second one', () => {
    const desk = openDesk(monday)
    desk.visit()
    expect(planReminders(desk.db, wednesday - 1)).toBe(0)
    expect(planReminders(desk.db, wednesday)).toBe(1)
    expect(planReminders(desk.db, wednesday)).toBe(0)
    expect(planReminders(desk.db, wednesday + 86_400)).toBe(0)
    expect(desk.messages()).toMatchObject([
      { kind: 'reminder', state: 'waiting', due_at: wednesday, useful_until: friday - 3600 },
    ])
  })

  it('plans nothing twice when the clock steps back', () => {
    const desk = openDesk(monday)
    desk.visit()
    planReminders(desk.db, wednesday + 600)
    expect(planReminders(desk.db, wednesday)).toBe(0)
    expect(planReminders(desk.db, wednesday + 1200)).toBe(0)
  })

  it('comes late after a standstill, until an hour before the start, and never after', () => {
    for (const [now, count] of [
      [friday - 3602, 1],
      [friday - 3600, 0],
      [friday - 60, 0],
      [friday + 60, 0],
    ] as const) {
      const desk = openDesk(monday)
      desk.visit()
      expect(planReminders(desk.db, now)).toBe(count)
    }
  })

  it('reminds nobody whose booking was made after the reminder was due', () => {
    const desk = openDesk(monday)
    desk.visit({ bookedAt: wednesday + 1 })
    expect(planReminders(desk.db, wednesday + 3600)).toBe(0)
    desk.visit({ bookedAt: wednesday - 1 })
    expect(planReminders(desk.db, wednesday + 3600)).toBe(1)
  })

  it('reminds nobody whose confirmation left after the reminder was due (rule 32)', async () => {
    const desk = openDesk(monday)
    const { attendeeId } = desk.visit()
    queueConfirmation(desk.db, attendeeId, monday)
    expect(planReminders(desk.db, wednesday + 60)).toBe(0)
    desk.now = wednesday + 120
    await desk.sender(openPost().gateway).tick()
    expect(planReminders(desk.db, wednesday + 180)).toBe(0)
    expect(desk.messages()).toMatchObject([{ kind: 'confirmation', state: 'sent' }])
  })

  it('reminds after a confirmation that left in time, or that failed', async () => {
    const desk = openDesk(monday)
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    await desk.sender(openPost().gateway).tick()
    expect(planReminders(desk.db, wednesday)).toBe(1)
    const failing = openDesk(monday)
    queueConfirmation(failing.db, failing.visit().attendeeId, monday)
    const { gateway } = openPost(() => ({ outcome: 'permanent', trouble: 'address-refused' }))
    await failing.sender(gateway).tick()
    expect(planReminders(failing.db, wednesday)).toBe(1)
  })

  it('leaves the cancelled, the absent and the past alone', () => {
    const desk = openDesk(monday)
    desk.set('appointment', desk.visit().appointmentId, { status: 'cancelled', cancelled_at: monday })
    desk.set('attendee', desk.visit().attendeeId, { cancelled_at: monday })
    desk.visit({ present: 0 })
    desk.visit({ startsAt: at('2027-01-26', '10:00') })
    expect(planReminders(desk.db, wednesday)).toBe(0)
  })

  it('announces a moved appointment anew, and lets the old one go (trust.md 34)', async () => {
    const desk = openDesk(monday)
    const { appointmentId } = desk.visit()
    planReminders(desk.db, wednesday)
    const later = at('2027-02-05', '10:00')
    desk.set('appointment', appointmentId, { starts_at: later, ends_at: later + 1800, schedule_version: 2 })
    desk.now = wednesday + 30
    await desk.sender(openPost().gateway).tick()
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason: 'outdated' }])
    expect(planReminders(desk.db, at('2027-02-03', '09:59'))).toBe(0)
    expect(planReminders(desk.db, at('2027-02-03', '10:00'))).toBe(1)
    expect(desk.messages().at(-1)).toMatchObject({ kind: 'reminder', state: 'waiting' })
  })

  it('reminds every attendee of a session by themselves', () => {
    const desk = openDesk(monday)
    const { appointmentId } = desk.visit()
    desk.set('appointment', appointmentId, { places: 3 })
    const other = desk.visit({ startsAt: friday + 86_400, email: 'noor@example.org' })
    desk.set('attendee', other.attendeeId, { appointment_id: appointmentId })
    expect(planReminders(desk.db, wednesday)).toBe(2)
    expect(new Set(desk.messages().map((row) => row.attendee_id)).size).toBe(2)
  })

  it('plans nothing while reminders or messages are off', () => {
    for (const off of [{ reminder_on: 0 as const }, { messages_on: 0 as const }]) {
      const desk = openDesk(monday, off)
      desk.visit()
      expect(planReminders(desk.db, wednesday)).toBe(0)
    }
  })

  it('on the day itself comes at its hour, for what is later that day', () => {
    const desk = openDesk(monday, { reminder_days: 0, reminder_minute: 8 * 60 })
    desk.visit()
    desk.visit({ startsAt: at('2027-01-29', '08:30') })
    expect(planReminders(desk.db, at('2027-01-29', '07:59'))).toBe(0)
    expect(planReminders(desk.db, at('2027-01-29', '08:00'))).toBe(1)
  })

  it('keeps what cannot be reached by e-mail in the ledger, with the reason', () => {
    const desk = openDesk(monday)
    desk.visit({ email: null, mobile: '+31612345678' })
    planReminders(desk.db, wednesday)
    expect(desk.messages()).toMatchObject([{ channel: 'none', state: 'skipped', reason: 'no-email' }])
  })

  it('uses the index on the start of appointments', () => {
    const desk = openDesk(monday)
    const prepared = vi.spyOn(desk.db.raw, 'prepare')
    desk.visit()
    planReminders(desk.db, wednesday)
    const asked = prepared.mock.calls.map(([text]) => text).find((text) => text.includes('"told"')) ?? ''
    const values = Array.from({ length: asked.split('?').length - 1 }, () => 0)
    const plan = desk.db.raw.prepare(`explain query plan ${asked}`).all(values)
    expect(JSON.stringify(plan)).toContain('appointment_start')
    expect(JSON.stringify(plan)).not.toContain('SCAN')
  })
})
