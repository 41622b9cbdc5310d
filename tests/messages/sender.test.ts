import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { HandOver } from '../../src/lib/hand-over.ts'
import { retryDelay } from '../../src/messages/backoff.ts'
import { claimDue } from '../../src/messages/claim.commands.ts'
import { queueConfirmation, tryAgain } from '../../src/messages/messages.commands.ts'
import { markHandingOver, settle } from '../../src/messages/outbox.commands.ts'
import { recoverMessages } from '../../src/messages/recovery.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { root } from '../helpers/app.ts'
import { accepted, at, away, busy, type Desk, lost, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const friday = at('2027-01-29', '10:00')
const claim = Buffer.from('one')
const other = Buffer.from('other')

function withConfirmation(): readonly [Desk, number] {
  const desk = openDesk(monday)
  return [desk, queueConfirmation(desk.db, desk.visit().attendeeId, monday)]
}

const hash = Buffer.alloc(32)

describe('a claim', () => {
  it('is given once', () => {
    const [desk, id] = withConfirmation()
    expect(claimDue(desk.db, 'email', monday, claim, 10).map((each) => each.id)).toEqual([id])
    expect(claimDue(desk.db, 'email', monday, other, 10)).toEqual([])
    expect(desk.message(id).state).toBe('claimed')
  })

  it('is only for what is due and of use', () => {
    const [desk, id] = withConfirmation()
    expect(claimDue(desk.db, 'email', monday - 1, claim, 10)).toEqual([])
    expect(claimDue(desk.db, 'email', friday, claim, 10)).toEqual([])
    expect(desk.message(id).state).toBe('waiting')
  })

  it('cannot be marked or ended by anybody else', () => {
    const [desk, id] = withConfirmation()
    const [message] = claimDue(desk.db, 'email', monday, claim, 1)
    if (!message) throw new Error('nothing was claimed')
    const stranger = { ...message, claim: other }
    expect(markHandingOver(desk.db, stranger, { to: '', toHash: hash, subject: '', text: '' }, monday)).toBe(
      false,
    )
    expect(settle(desk.db, stranger, { state: 'sent', ref: '' }, monday)).toBe(false)
    expect(desk.message(id).state).toBe('claimed')
  })

  it('raced for by two processes ends in one e-mail each', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ledig-'))
    const seed = openDesk(monday)
    for (let number = 0; number < 20; number++) queueConfirmation(seed.db, seed.visit().attendeeId, monday)
    seed.db.raw.prepare('vacuum into ?').run(join(folder, 'ledig.db'))
    const dbs = [openDatabase(folder), openDatabase(folder)]
    const { gateway, mails } = openPost(() => new Promise((resolve) => setImmediate(() => resolve(accepted))))
    for (const db of dbs) migrate(db, `${root}/migrations`, monday)
    await Promise.all(dbs.map((db) => seed.sender(gateway, { db }).tick()))
    expect(mails.map((mail) => mail.id).sort((a, b) => a - b)).toEqual(seed.messages().map((row) => row.id))
    for (const db of dbs) db.close()
    rmSync(folder, { recursive: true })
  })
})

describe('the sender', () => {
  it('hands over two at a time', async () => {
    const desk = openDesk(monday)
    for (let number = 0; number < 7; number++) queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    let open = 0
    let most = 0
    const { gateway, mails } = openPost(async () => {
      most = Math.max(most, ++open)
      await new Promise((resolve) => setImmediate(resolve))
      open--
      return accepted
    })
    await desk.sender(gateway).tick()
    expect(mails).toHaveLength(7)
    expect(most).toBe(2)
  })

  it('marks a message as leaving, with its text, before it leaves', async () => {
    const [desk, id] = withConfirmation()
    const seen: unknown[] = []
    const { gateway } = openPost(() => {
      seen.push(desk.message(id))
      return accepted
    })
    await desk.sender(gateway).tick()
    expect(seen).toMatchObject([{ state: 'handing-over', to_masked: 's…@e….org' }])
    expect(desk.message(id).subject_as_sent).toContain('Appointment Fri 29 Jan 10:00')
  })

  it('puts back what was refused for now, further apart each time, at most 15 minutes', async () => {
    const [desk, id] = withConfirmation()
    const sender = desk.sender(openPost(() => busy).gateway)
    const waits: number[] = []
    for (let attempt = 1; attempt <= 12; attempt++) {
      await sender.tick()
      expect(desk.message(id)).toMatchObject({ state: 'waiting', reason: 'busy', attempts: attempt })
      waits.push(desk.message(id).due_at - desk.now)
      desk.now = desk.message(id).due_at - 1
      await sender.tick()
      expect(desk.message(id).attempts).toBe(attempt)
      desk.now++
    }
    expect(waits[0]).toBeLessThanOrEqual(30)
    expect(Math.max(...waits)).toBeLessThanOrEqual(900)
    expect(waits.at(-1)).toBeGreaterThanOrEqual(450)
    expect(desk.events()).toEqual([])
  })

  it('spreads what was refused together', () => {
    const delays = Array.from({ length: 200 }, (_, id) => retryDelay(id + 1, 8))
    expect(new Set(delays).size).toBeGreaterThan(100)
    expect(Math.max(...delays)).toBeLessThanOrEqual(900)
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(450)
    expect(retryDelay(7, 3)).toBe(retryDelay(7, 3))
  })

  it('gives up what has been refused for about a day', async () => {
    const [desk, id] = withConfirmation()
    desk.set('message', id, { attempts: 99 })
    await desk.sender(openPost(() => busy).gateway).tick()
    expect(desk.message(id)).toMatchObject({ state: 'failed', reason: 'gave-up' })
    expect(desk.events()).toEqual(['message-failed'])
  })

  it('fails for good what the address refuses', async () => {
    const [desk, id] = withConfirmation()
    await desk.sender(openPost(() => ({ outcome: 'permanent', trouble: 'address-refused' })).gateway).tick()
    expect(desk.message(id)).toMatchObject({ state: 'failed', reason: 'address-refused' })
    expect(desk.events()).toEqual(['message-failed'])
  })

  it('never repeats by itself what may have arrived', async () => {
    const [desk, id] = withConfirmation()
    const { gateway, mails } = openPost(() => lost)
    const sender = desk.sender(gateway)
    await sender.tick()
    desk.now += 3600
    await sender.tick()
    expect(mails).toHaveLength(1)
    expect(desk.message(id)).toMatchObject({ state: 'unknown', reason: 'unclear' })
    expect(desk.events()).toEqual(['message-unknown'])
  })

  it('tries again what staff want tried again, with the same Message-ID', async () => {
    const [desk, id] = withConfirmation()
    const answers: HandOver[] = [accepted, lost]
    const { gateway, mails } = openPost(() => answers.pop() ?? accepted)
    const sender = desk.sender(gateway)
    await sender.tick()
    expect(tryAgain(desk.db, id, theSystem, friday)).toBe(false)
    expect(tryAgain(desk.db, id, theSystem, desk.now)).toBe(true)
    await sender.tick()
    expect(desk.message(id)).toMatchObject({ state: 'sent', reason: null })
    expect(mails[0]?.messageId).toBe(mails[1]?.messageId)
    expect(tryAgain(desk.db, id, theSystem, desk.now)).toBe(false)
  })

  it('stops knocking at a server that is away, and holds that against no message', async () => {
    const desk = openDesk(monday)
    for (let number = 0; number < 20; number++) queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    const { gateway, mails } = openPost(() => away)
    await desk.sender(gateway).tick()
    expect(mails.length).toBeLessThanOrEqual(4)
    expect(desk.messages().map((row) => row.attempts)).toEqual(Array.from({ length: 20 }, () => 0))
  })

  it('sends everything still useful after two hours without a server, each once', async () => {
    const desk = openDesk(monday)
    const due = at('2027-01-27', '10:00')
    for (let number = 0; number < 60; number++) desk.visit()
    const startsSoon = desk.visit({ startsAt: at('2027-01-27', '11:30'), bookedAt: monday - 10 * 86_400 })
    const { appointmentId } = desk.visit()
    let up = false
    const arrived: number[] = []
    const { gateway } = openPost((mail) => {
      if (!up) return away
      arrived.push(mail.id)
      return accepted
    })
    const sender = desk.sender(gateway)
    for (desk.now = due; desk.now < due + 7200; desk.now += 30) {
      planReminders(desk.db, desk.now)
      await sender.tick()
    }
    desk.set('appointment', appointmentId, { status: 'cancelled', cancelled_at: desk.now })
    up = true
    for (let tick = 0; tick < 30; tick++, desk.now += 30) await sender.tick()
    expect(arrived).toHaveLength(60)
    expect(new Set(arrived).size).toBe(60)
    const rest = desk.messages().filter((row) => row.state !== 'sent')
    expect(rest.map((row) => `${row.state} ${row.reason}`).sort()).toEqual([
      'failed expired',
      'skipped cancelled',
    ])
    expect(rest.find((row) => row.attendee_id === startsSoon.attendeeId)?.state).toBe('failed')
  })

  it('lets nothing leave while sending is paused, and everything afterwards', async () => {
    const [desk, id] = withConfirmation()
    changePractice(desk.db, { sending_paused_at: monday }, theSystem, monday)
    const { gateway, mails } = openPost()
    const sender = desk.sender(gateway)
    await sender.tick()
    expect(mails).toEqual([])
    expect(desk.message(id).state).toBe('waiting')
    changePractice(desk.db, { sending_paused_at: null }, theSystem, monday)
    await sender.tick()
    expect(desk.message(id).state).toBe('sent')
  })

  it('keeps messages waiting where no mail server is set up', async () => {
    const [desk, id] = withConfirmation()
    await desk.sender(undefined).tick()
    expect(desk.message(id)).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  it('ends what waited until the start: skipped if never tried, failed if it was', async () => {
    const [desk, id] = withConfirmation()
    const tried = queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    desk.set('message', tried, { attempts: 3, reason: 'busy' })
    desk.now = friday
    await desk.sender(undefined).tick()
    expect(desk.message(id)).toMatchObject({ state: 'skipped', reason: 'too-late' })
    expect(desk.message(tried)).toMatchObject({ state: 'failed', reason: 'expired' })
  })

  it('goes past a message that cannot be written', async () => {
    const desk = openDesk(monday)
    const ids = [1, 2, 3, 4].map(() => queueConfirmation(desk.db, desk.visit().attendeeId, monday))
    const { gateway, mails } = openPost()
    let broken = true
    const render = (view: string, model: object, language: 'en' | 'nl' | 'sv' | 'nb') => {
      if (broken) throw new Error('broken')
      return desk.world.render(view, model, language)
    }
    const sender = desk.sender(gateway, { render })
    await expect(sender.tick()).rejects.toThrow('broken')
    expect(desk.messages().filter((row) => row.state === 'claimed')).toHaveLength(2)
    broken = false
    await sender.tick()
    expect(mails).toHaveLength(2)
    desk.now += 60
    await sender.tick()
    desk.now += 60
    await sender.tick()
    expect(ids.map((id) => desk.message(id).state)).toEqual(['sent', 'sent', 'sent', 'sent'])
  })
})

describe('an end', () => {
  it('by a stop signal claims nothing more, and calls what hangs unclear after a second (surface.md)', async () => {
    const desk = openDesk(monday)
    for (let number = 0; number < 5; number++) queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    const { gateway, mails } = openPost(() => new Promise<HandOver>(() => undefined))
    const waited: number[] = []
    const pause = async (milliseconds: number) => void waited.push(milliseconds)
    const sender = desk.sender(gateway, { pause })
    void sender.tick()
    await sender.stop()
    expect(mails).toHaveLength(2)
    expect(waited).toEqual([1000])
    expect(desk.messages().map((row) => row.state)).toEqual([
      'unknown',
      'unknown',
      'waiting',
      'waiting',
      'waiting',
    ])
    expect(desk.messages()[0]?.reason).toBe('stopped')
    await sender.tick()
  })

  it('lets what is answered within that second end as it ended', async () => {
    const [desk, id] = withConfirmation()
    const waiting = openAnswer()
    const { gateway } = openPost(() => waiting.promise)
    const sender = desk.sender(gateway, { pause: () => new Promise(() => undefined) })
    void sender.tick()
    const stopped = sender.stop()
    waiting.give(accepted)
    await stopped
    expect(desk.message(id).state).toBe('sent')
  })

  it('that is late does not undo what was said of it', async () => {
    const [desk, id] = withConfirmation()
    const waiting = openAnswer()
    const { gateway } = openPost(() => waiting.promise)
    const sender = desk.sender(gateway)
    const run = sender.tick()
    await sender.stop()
    waiting.give(accepted)
    await run
    expect(desk.message(id).state).toBe('unknown')
    expect(desk.events()).toEqual(['message-unknown'])
  })

  it('by kill -9 leaves claimed ones waiting and leaving ones unclear, listed for staff (trust.md 33)', async () => {
    const desk = openDesk(monday)
    const ids = [1, 2, 3].map(() => queueConfirmation(desk.db, desk.visit().attendeeId, monday))
    const [first, second] = claimDue(desk.db, 'email', monday, claim, 2)
    if (!first || !second) throw new Error('nothing was claimed')
    markHandingOver(desk.db, first, { to: 's…', toHash: hash, subject: 'S', text: 'T' }, monday)
    expect(recoverMessages(desk.db, monday + 5)).toEqual({ waiting: 1, unknown: 1 })
    expect(ids.map((id) => desk.message(id).state)).toEqual(['unknown', 'waiting', 'waiting'])
    expect(desk.message(first.id)).toMatchObject({ reason: 'interrupted', text_as_sent: 'T' })
    const { gateway, mails } = openPost()
    await desk.sender(gateway).tick()
    expect(mails.map((mail) => mail.id)).toEqual([second.id, ids[2]])
    expect(recoverMessages(desk.db, monday + 10)).toEqual({ waiting: 0, unknown: 0 })
  })
})

/** An answer that the mail server gives later. */
function openAnswer() {
  const gives: ((end: HandOver) => void)[] = []
  const promise = new Promise<HandOver>((resolve) => gives.push(resolve))
  return { promise, give: (end: HandOver) => gives[0]?.(end) }
}
