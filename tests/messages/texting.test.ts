import { beforeEach, describe, expect, it } from 'vitest'
import type { HandOver } from '../../src/lib/hand-over.ts'
import { queueConfirmation, tryAgain } from '../../src/messages/messages.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { smsDueAt } from '../../src/messages/sms-hours.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import type { OutgoingSms, SmsGateway } from '../../src/texting/sms.ts'
import { amsterdam, at, type Desk, openDesk, openPost, type Visit } from './desk.ts'

const monday = at('2027-01-25', '09:00')
const mobile = '+31612345678'
const both = { mobile, email: 'sanne.bakker@example.org' }

interface Texting extends SmsGateway {
  readonly texts: OutgoingSms[]
  answer: (sms: OutgoingSms) => HandOver
}

function openTexting(): Texting {
  const texts: OutgoingSms[] = []
  const texting: Texting = {
    texts,
    answer: ({ id }) => ({ outcome: 'accepted', ref: `g${id}`, costMicros: 49_000 }),
    send: async (sms) => {
      const answer = texting.answer(sms)
      if (answer.outcome === 'accepted') texts.push(sms)
      return answer
    },
  }
  return texting
}

let texting: Texting
beforeEach(() => {
  texting = openTexting()
})

function open(changes: Parameters<typeof openDesk>[1] = {}, now = monday): Desk {
  return openDesk(now, { sms_ready: 1, ...changes })
}

function confirm(desk: Desk, visit: Partial<Visit>, now = monday): number {
  return queueConfirmation(desk.db, desk.visit(visit).attendeeId, now)
}

async function tick(desk: Desk, post = openPost()) {
  await desk.sender(post.gateway, { sms: texting }).tick()
  return post.mails
}

describe('a text message', () => {
  it('goes to whoever has a mobile number and no e-mail address, and the ledger keeps what it was (O1, O31)', async () => {
    const desk = open()
    const id = confirm(desk, { email: null, mobile })
    expect(await tick(desk)).toEqual([])
    expect(texting.texts).toMatchObject([{ to: mobile, segments: 1, from: 'Praktijk De Linde' }])
    expect(texting.texts[0]?.text).toMatch(
      /^Praktijk De Linde: Your appointment is on Fri 29 Jan 10:00-10:30/,
    )
    expect(desk.message(id)).toMatchObject({ channel: 'sms', state: 'sent', to_masked: '+31…78' })
    const row = desk.db.raw.prepare('select * from message where id = ?').get(id)
    expect(row).toMatchObject({ gateway_ref: `g${id}`, segments: 1, cost_micros: 49_000 })
  })

  it('keeps no secret link in the ledger', async () => {
    const desk = open({ rebook_on: 1, cancel_on: 1 })
    const { attendeeId } = desk.visit({ email: null, mobile })
    desk.db.raw.prepare('update attendee set visit_hash = ?').run(Buffer.alloc(32))
    desk.db.raw.exec('update appointment set self_booked = 1')
    const id = queueConfirmation(desk.db, attendeeId, monday)
    await tick(desk)
    const link = /https:\S+/.exec(texting.texts[0]?.text ?? '')?.[0]
    expect(desk.message(id).text_as_sent).toContain('…')
    expect(link).toMatch(/\/v\/[\w-]{22}$/)
    expect(desk.message(id).text_as_sent).not.toContain(link)
  })

  it.each([
    ['+31201234567', 'a landline'],
    ['+31900123456', 'a premium number'],
    ['+33612345678', 'a mobile number of a country the practice does not text to'],
    ['0612345678', 'a number without its country'],
  ])('never goes to %s, %s', async (number) => {
    const desk = open()
    const id = confirm(desk, { email: null, mobile: number })
    await tick(desk)
    expect(texting.texts).toEqual([])
    expect(desk.message(id)).toMatchObject({ channel: 'none', state: 'skipped', reason: 'no-way' })
  })

  it('is none where no gateway is set up: then the number is no way to write (rule 5)', () => {
    const desk = openDesk(monday)
    const id = confirm(desk, { email: null, mobile })
    expect(desk.message(id)).toMatchObject({ channel: 'none', state: 'skipped', reason: 'no-email' })
  })
})

describe('the channel (7.14)', () => {
  const cases: readonly [string, 'email' | 'sms' | null, readonly string[]][] = [
    ['preferred', null, ['email']],
    ['preferred', 'email', ['email']],
    ['preferred', 'sms', ['sms']],
    ['email-first', 'sms', ['email']],
    ['all', null, ['email', 'sms']],
    ['all', 'sms', ['email', 'sms']],
  ]
  it.each(cases)('under "%s", to somebody who prefers %s, is %j', async (policy, preferred, expected) => {
    const desk = open({ channel_policy: policy as 'preferred' })
    const { attendeeId, patientId } = desk.visit(both)
    desk.set('patient', patientId, { preferred_channel: preferred })
    queueConfirmation(desk.db, attendeeId, monday)
    expect(desk.messages().map(({ channel }) => channel)).toEqual(expected)
    const mails = await tick(desk)
    expect(mails.length + texting.texts.length).toBe(expected.length)
  })

  it('is the confirmed one where only confirmed ones will do (O20)', () => {
    const desk = open({ unconfirmed_contacts: 'strict' })
    const { patientId } = desk.visit({ ...both, startsAt: at('2027-01-27', '11:00') })
    desk.db.insert('patient_contact', {
      ...{ patient_id: patientId, channel: 'phone', value: mobile, value_folded: mobile },
      ...{ confirmed_at: 1, created_at: 1 },
    })
    planReminders(desk.db, at('2027-01-25', '10:00'))
    expect(desk.messages()).toMatchObject([{ channel: 'sms', state: 'waiting' }])
  })

  it('of a protected identity is the one that is ticked for it, and no other (rule 9)', async () => {
    const desk = open({ channel_policy: 'all' })
    const { attendeeId, patientId } = desk.visit({ ...both, protected: 1 })
    desk.set('patient', patientId, { preferred_channel: 'sms' })
    queueConfirmation(desk.db, attendeeId, monday)
    expect(await tick(desk)).toEqual([])
    expect(texting.texts).toHaveLength(1)
  })

  it('is closed by "no more text messages" for reminders, and stays open for what changed (rule 31)', () => {
    const desk = open()
    desk.db.insert('sms_stop', { mobile, at: 1, source: 'staff' })
    desk.visit({ email: null, mobile, startsAt: at('2027-01-27', '11:00') })
    planReminders(desk.db, at('2027-01-25', '10:00'))
    expect(desk.messages()).toMatchObject([{ channel: 'sms', state: 'skipped', reason: 'unsubscribed' }])
    expect(desk.message(confirm(desk, { email: null, mobile })).state).toBe('waiting')
  })
})

describe('what cannot leave by one channel', () => {
  const refuses: HandOver = { outcome: 'permanent', trouble: 'address-refused' }

  it('goes by the other, once, in the same run', async () => {
    const desk = open()
    const { attendeeId, patientId } = desk.visit(both)
    desk.set('patient', patientId, { preferred_channel: 'sms' })
    queueConfirmation(desk.db, attendeeId, monday)
    texting.answer = () => refuses
    expect(await tick(desk)).toHaveLength(1)
    expect(desk.messages()).toMatchObject([
      { channel: 'sms', state: 'failed', reason: 'address-refused' },
      { channel: 'email', state: 'sent' },
    ])
    expect(await tick(desk)).toEqual([])
  })

  it('goes nowhere else where it may have arrived', async () => {
    const desk = open()
    const { attendeeId, patientId } = desk.visit(both)
    desk.set('patient', patientId, { preferred_channel: 'sms' })
    queueConfirmation(desk.db, attendeeId, monday)
    texting.answer = () => ({ outcome: 'unknown', trouble: 'unclear' })
    expect(await tick(desk)).toEqual([])
    expect(desk.messages()).toMatchObject([{ state: 'unknown' }])
  })

  it('is not sent to and fro where both refuse', async () => {
    const desk = open()
    confirm(desk, both)
    texting.answer = () => refuses
    const post = openPost(() => refuses)
    await tick(desk, post)
    await tick(desk, post)
    expect(desk.messages().map(({ channel, state }) => `${channel} ${state}`)).toEqual([
      'email failed',
      'sms failed',
    ])
  })
})

describe('the budgets (trust.md 18)', () => {
  it('of a number stops on the exact message, of the day on the exact message, and both begin anew at midnight', async () => {
    const desk = open({ sms_per_number: 2, sms_per_day: 8 })
    const other = '+31687654321'
    for (const number of [mobile, mobile, mobile, other, other, '+31611111111'])
      confirm(desk, { email: null, mobile: number, startsAt: at('2027-01-29', '10:00') })
    await tick(desk)
    expect(desk.messages().map(({ state, reason }) => reason ?? state)).toEqual([
      'sent',
      'sent',
      'number-budget',
      'sent',
      'sent',
      'day-budget',
    ])
    desk.now = at('2027-01-26', '09:00')
    const id = confirm(desk, { email: null, mobile }, at('2027-01-26', '09:00'))
    await tick(desk)
    expect(desk.message(id).state).toBe('sent')
  })

  it('does not count against a message that its own gateway was too busy for', async () => {
    const desk = open({ sms_per_number: 1, sms_per_day: 1 })
    const accept = texting.answer
    texting.answer = () => ({ outcome: 'temporary', trouble: 'busy', server: true, retryAfter: 60 })
    const id = confirm(desk, { email: null, mobile })
    await tick(desk)
    expect(desk.message(id)).toMatchObject({ state: 'waiting', reason: 'busy' })
    texting.answer = accept
    desk.now = monday + 120
    await tick(desk)
    expect(desk.message(id)).toMatchObject({ state: 'sent' })
  })

  it('counts what may have arrived, also where staff try it again', async () => {
    const desk = open({ sms_per_number: 1 })
    const accept = texting.answer
    texting.answer = () => ({ outcome: 'unknown', trouble: 'unclear' })
    const id = confirm(desk, { email: null, mobile })
    await tick(desk)
    expect(desk.message(id).state).toBe('unknown')
    texting.answer = accept
    tryAgain(desk.db, id, theSystem, monday)
    await tick(desk)
    expect(desk.message(id)).toMatchObject({ state: 'skipped', reason: 'number-budget' })
  })

  it('gives half of the day at most to what patients do online: reminders still leave', async () => {
    const desk = open({ sms_per_number: 10, sms_per_day: 4 })
    const ids = [1, 2, 3].map((n) => confirm(desk, { email: null, mobile: `+3161234567${n}` }))
    desk.visit({ email: null, mobile, startsAt: at('2027-01-27', '11:00') })
    desk.now = at('2027-01-25', '10:00')
    planReminders(desk.db, desk.now)
    await tick(desk)
    expect(ids.map((id) => desk.message(id).reason ?? 'sent')).toEqual(['sent', 'sent', 'day-budget'])
    expect(desk.messages().at(-1)).toMatchObject({ kind: 'reminder', state: 'sent' })
  })

  it('that is used up leaves the e-mail', async () => {
    const desk = open({ sms_per_day: 0 })
    const { attendeeId, patientId } = desk.visit(both)
    desk.set('patient', patientId, { preferred_channel: 'sms' })
    queueConfirmation(desk.db, attendeeId, monday)
    expect(await tick(desk)).toHaveLength(1)
  })
})

describe('the hours (rule 32)', () => {
  const practice = () => {
    const found = findPractice(open().db)
    if (!found) throw new Error('no practice')
    return found
  }
  const startsAt = at('2027-02-10', '10:00')
  const cause = { kind: 'reminder', byStaff: false, createdAt: 0, startsAt } as const

  it.each([
    ['2027-01-25', '07:59', '2027-01-25', '08:00'],
    ['2027-01-25', '08:00', '2027-01-25', '08:00'],
    ['2027-01-25', '19:59', '2027-01-25', '19:59'],
    ['2027-01-25', '20:00', '2027-01-26', '08:00'],
    ['2027-03-27', '23:30', '2027-03-28', '08:00'],
    ['2027-10-30', '20:30', '2027-10-31', '08:00'],
  ])('a reminder due %s %s leaves %s %s', (date, time, day, clock) => {
    expect(smsDueAt(at(date, time), cause, practice())).toBe(at(day, clock))
  })

  it('are not for the answer to what somebody just did, nor for what the practice changes within 24 hours', () => {
    const night = at('2027-01-25', '23:00')
    const answer = { ...cause, kind: 'confirmation', createdAt: night } as const
    expect(smsDueAt(night, answer, practice())).toBe(night)
    const late = { ...answer, createdAt: night - 3600 }
    expect(smsDueAt(night, late, practice())).toBe(at('2027-01-26', '08:00'))
    const moved = { kind: 'moved', byStaff: true, createdAt: night, startsAt: night + 86_400 } as const
    expect(smsDueAt(night, moved, practice())).toBe(night)
    const ahead = { ...moved, startsAt: night + 86_401 }
    expect(smsDueAt(night, ahead, practice())).toBe(at('2027-01-26', '08:00'))
  })

  it('hold for what an outage made late: it waits for the morning and is sent once', async () => {
    const desk = open()
    desk.visit({ email: null, mobile, startsAt: at('2027-01-27', '18:00') })
    planReminders(desk.db, at('2027-01-25', '10:00'))
    desk.now = at('2027-01-25', '22:00')
    await tick(desk)
    expect(texting.texts).toEqual([])
    expect(desk.messages()).toMatchObject([{ state: 'waiting', due_at: at('2027-01-26', '08:00') }])
    desk.now = at('2027-01-26', '08:00')
    await tick(desk)
    await tick(desk)
    expect(texting.texts).toHaveLength(1)
    expect(amsterdam.local(at('2027-01-26', '08:00')).minute).toBe(480)
  })
})

describe('a gateway that', () => {
  it('asks for a pause is left alone so long, and nobody counts that against the message', async () => {
    const desk = open()
    const ids = [1, 2, 3, 4].map((n) => confirm(desk, { email: null, mobile: `+3161234567${n}` }))
    let asked = 0
    texting.answer = () => {
      asked++
      return { outcome: 'temporary', trouble: 'busy', server: true, retryAfter: 120 }
    }
    await tick(desk)
    expect(asked).toBeLessThanOrEqual(2)
    expect(ids.map((id) => desk.message(id).attempts)).toEqual([0, 0, 0, 0])
    texting.answer = openTexting().answer
    desk.now = monday + 121
    await tick(desk)
    expect(texting.texts).toHaveLength(4)
  })

  it('is away does not keep the e-mails', async () => {
    const desk = open()
    confirm(desk, { email: null, mobile })
    confirm(desk, {})
    texting.answer = () => ({ outcome: 'temporary', trouble: 'server-away', server: true })
    expect(await tick(desk)).toHaveLength(1)
  })
})
