import { describe, expect, it } from 'vitest'
import { foldEmail } from '../../src/lib/email-address.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { at, type Desk, openDesk, openPost, type Visit } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const due = at('2027-01-27', '10:00')

/** One failing gate each, put there before the message is queued or after. */
const cases: readonly (readonly [reason: string, fail: (desk: Desk, ids: Ids) => void])[] = [
  ['practice-off', (desk) => changePractice(desk.db, { messages_on: 0 }, theSystem, monday)],
  ['type-off', (desk) => desk.set('appointment_type', desk.practice.consult, { notify: 0 })],
  [
    'cancelled',
    (desk, { appointmentId }) =>
      desk.set('appointment', appointmentId, { status: 'cancelled', cancelled_at: monday }),
  ],
  ['cancelled', (desk, { attendeeId }) => desk.set('attendee', attendeeId, { cancelled_at: monday })],
  ['not-present', (desk, { attendeeId }) => desk.set('attendee', attendeeId, { present: 0 })],
  ['patient-off', (desk, { patientId }) => desk.set('patient', patientId, { notifications: 0 })],
  ['patient-off', (desk, { patientId }) => desk.set('patient', patientId, { status: 'deceased' })],
  ['protected', (desk, { patientId }) => desk.set('patient', patientId, { protected: 1 })],
  ['no-email', (desk, { attendeeId }) => desk.set('attendee', attendeeId, { contact_email: null })],
]

interface Ids {
  readonly appointmentId: number
  readonly attendeeId: number
  readonly patientId: number
}

describe('a confirmation (J25, E33, F56)', () => {
  it('waits at once and leaves at the next tick', async () => {
    const desk = openDesk(monday)
    const { attendeeId } = desk.visit()
    const id = queueConfirmation(desk.db, attendeeId, monday)
    expect(desk.message(id)).toMatchObject({
      kind: 'confirmation',
      channel: 'email',
      state: 'waiting',
      reason: null,
      due_at: monday,
    })
    const { gateway, mails } = openPost()
    await desk.sender(gateway).tick()
    expect(mails).toHaveLength(1)
    expect(desk.message(id)).toMatchObject({
      state: 'sent',
      reason: null,
      settled_at: monday,
      to_masked: 's…@e….org',
    })
    expect(desk.events()).toEqual(['message-sent'])
  })

  it.each(cases)('is skipped at the booking with the first gate that fails: %s (O22)', (reason, fail) => {
    const desk = openDesk(monday)
    const ids = desk.visit()
    fail(desk, ids)
    const id = queueConfirmation(desk.db, ids.attendeeId, monday)
    expect(desk.message(id)).toMatchObject({ state: 'skipped', reason })
    expect(desk.events()).toEqual(['message-skipped'])
  })

  it.each(cases)('is judged again when it is sent: %s (O22)', async (reason, fail) => {
    const desk = openDesk(monday)
    const ids = desk.visit()
    const id = queueConfirmation(desk.db, ids.attendeeId, monday)
    fail(desk, ids)
    const { gateway, mails } = openPost()
    await desk.sender(gateway).tick()
    expect(mails).toEqual([])
    expect(desk.message(id)).toMatchObject({ state: 'skipped', reason, text_as_sent: null })
    expect(desk.events()).toEqual(['message-skipped'])
  })

  it('is skipped where confirmations are off, and the reminder still comes: two switches (J25)', () => {
    const desk = openDesk(monday, { confirmation_on: 0 })
    const { attendeeId } = desk.visit()
    expect(desk.message(queueConfirmation(desk.db, attendeeId, monday)).reason).toBe('confirmation-off')
    expect(planReminders(desk.db, due)).toBe(1)
  })

  it('of a type whose switch is off is never sent (P20)', () => {
    const desk = openDesk(monday)
    desk.set('appointment_type', desk.practice.consult, { notify: 0 })
    expect(desk.message(queueConfirmation(desk.db, desk.visit().attendeeId, monday)).reason).toBe('type-off')
  })

  it('has no channel for who gave a mobile number only', () => {
    const desk = openDesk(monday)
    const { attendeeId } = desk.visit({ email: null, mobile: '+31612345678' })
    const id = queueConfirmation(desk.db, attendeeId, monday)
    expect(desk.message(id)).toMatchObject({ channel: 'none', state: 'skipped', reason: 'no-email' })
  })

  it('never goes to an address that could be read as two', () => {
    const desk = openDesk(monday)
    const { attendeeId } = desk.visit({ email: 'a@example.org, evil@example.org' })
    expect(desk.message(queueConfirmation(desk.db, attendeeId, monday))).toMatchObject({
      channel: 'none',
      reason: 'no-email',
    })
  })

  it('goes to the unsubscribed and, under strict, to the unconfirmed: it answers their own act (rules 7 and 31)', async () => {
    const desk = openDesk(monday, { unconfirmed_contacts: 'strict' })
    const { attendeeId } = desk.visit()
    unsubscribeAll(desk)
    const id = queueConfirmation(desk.db, attendeeId, monday)
    const { gateway } = openPost()
    await desk.sender(gateway).tick()
    expect(desk.message(id).state).toBe('sent')
  })

  it('announces a booking once only', () => {
    const desk = openDesk(monday)
    const { attendeeId } = desk.visit()
    queueConfirmation(desk.db, attendeeId, monday)
    expect(() => queueConfirmation(desk.db, attendeeId, monday)).toThrow(/UNIQUE/)
    expect(desk.messages()).toHaveLength(1)
  })

  it('goes with the booking that is rolled back', () => {
    const desk = openDesk(monday)
    const { attendeeId } = desk.visit()
    expect(() =>
      desk.db.write(() => {
        queueConfirmation(desk.db, attendeeId, monday)
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(desk.messages()).toEqual([])
  })
})

describe('a reminder', () => {
  const planned = (changes: Partial<Visit> = {}, settings = {}): readonly [Desk, Ids] => {
    const desk = openDesk(monday, settings)
    return [desk, desk.visit(changes)]
  }

  it.each(cases.filter(([reason]) => !['practice-off', 'cancelled', 'not-present'].includes(reason)))(
    'is skipped with its reason when it is due: %s (O22)',
    (reason, fail) => {
      const [desk, ids] = planned()
      fail(desk, ids)
      expect(planReminders(desk.db, due)).toBe(1)
      expect(desk.messages()).toMatchObject([{ kind: 'reminder', state: 'skipped', reason }])
    },
  )

  it.each(cases)('is judged again when it is sent: %s (O22)', async (reason, fail) => {
    const [desk, ids] = planned()
    desk.now = due
    planReminders(desk.db, due)
    fail(desk, ids)
    const { gateway, mails } = openPost()
    await desk.sender(gateway).tick()
    expect(mails).toEqual([])
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason }])
  })

  it('is skipped for an unsubscribed address, in whatever case it was typed (O28)', () => {
    const [desk] = planned({ email: 'Sanne.Bakker@example.org' })
    unsubscribeAll(desk)
    planReminders(desk.db, due)
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason: 'unsubscribed' }])
  })

  it('is stopped by an unsubscription on its way', async () => {
    const [desk] = planned()
    desk.now = due
    planReminders(desk.db, due)
    unsubscribeAll(desk)
    await desk.sender(openPost().gateway).tick()
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason: 'unsubscribed' }])
  })

  it('under strict goes to a confirmed contact only (rule 7)', async () => {
    const [desk, { patientId }] = planned({}, { unconfirmed_contacts: 'strict' })
    planReminders(desk.db, due)
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason: 'not-confirmed' }])
    const [second, other] = planned({}, { unconfirmed_contacts: 'strict' })
    confirmContact(second, other.patientId)
    planReminders(second.db, due)
    expect(second.messages()).toMatchObject([{ state: 'waiting' }])
    expect(patientId).toBeGreaterThan(0)
  })

  it('goes to a protected patient for whom e-mail is ticked (rule 9)', () => {
    const [desk, { patientId }] = planned({ protected: 1 })
    desk.set('patient', patientId, { preferred_channel: 'email' })
    planReminders(desk.db, due)
    expect(desk.messages()).toMatchObject([{ state: 'waiting' }])
  })
})

function unsubscribeAll(desk: Desk): void {
  desk.db.raw
    .prepare("insert into unsubscription (email_folded, at, source) values (?, ?, 'link')")
    .run(foldEmail('sanne.bakker@example.org'), monday)
}

function confirmContact(desk: Desk, patientId: number): void {
  desk.db.raw
    .prepare(
      `insert into patient_contact (patient_id, channel, value, value_folded, confirmed_at, created_at)
       values (?, 'email', ?, ?, ?, ?)`,
    )
    .run(patientId, 'sanne.bakker@example.org', 'sanne.bakker@example.org', monday, monday)
}
