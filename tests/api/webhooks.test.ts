import { createServer, type IncomingMessage, type Server } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeClient, revokeClient } from '../../src/api/clients.commands.ts'
import { forgetDeliveries } from '../../src/api/deliveries.commands.ts'
import { rights } from '../../src/api/rights.ts'
import { createTeller, type Teller } from '../../src/api/teller.commands.ts'
import { createWebhookGateway, type Guarding } from '../../src/api/webhook.gateway.ts'
import { removeWebhook, renewSecret, setWebhook } from '../../src/api/webhooks.commands.ts'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { handOver } from '../../src/handover/handover.commands.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { randomOf } from '../drills/kit/random.ts'
import { repeatOnce, shiftOnce } from '../drills/kit/series.ts'
import { count, rows } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { book, bookAtDesk } from '../visit/kit.ts'
import { openSoftware, type Software } from './kit.ts'

interface Received {
  readonly headers: Record<string, string>
  readonly body: string
}

let software: Software
let received: Received[]
let server: Server
let status: number
let secret: string
let teller: Teller

const inside: Guarding = { reach: 'any', patience: 2000 }

beforeEach(async () => {
  software = openSoftware()
  received = []
  status = 204
  server = createServer((request, response) => {
    void read(request).then((each) => {
      received.push(each)
      response.writeHead(status, { location: 'http://127.0.0.1/elsewhere' }).end('never read')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  secret =
    setWebhook(software.db, software.world.keys, software.clientId, hookUrl(), theSystem, software.now) ?? ''
  teller = tellerWith(inside)
})

afterEach(async () => {
  await teller.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

function hookUrl(): string {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`
}

function tellerWith(guarding: Guarding): Teller {
  const { db, world } = software
  return createTeller({ db, keys: world.keys, gateway: createWebhookGateway(guarding), clock: world.clock })
}

async function read(request: IncomingMessage): Promise<Received> {
  let body = ''
  for await (const piece of request) body += String(piece)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  return { headers, body }
}

/** Judged by the package that receivers use; its clock is that of the machine. */
function verified({ headers, body }: Received, key = secret) {
  const id = String(headers['webhook-id'])
  const mine = new Webhook(key)
  const stamp = new Date(Number(headers['webhook-timestamp']) * 1000)
  const signature = mine.sign(id, stamp, body)
  return String(headers['webhook-signature']).split(' ').includes(signature)
}

async function told(): Promise<readonly { type: string; data: Record<string, unknown> }[]> {
  received.length = 0
  await teller.tick()
  return received.map(({ body }) => JSON.parse(body))
}

const versionOf = (id: number) =>
  Number(rows(software.db, `select row_version from appointment where id = ${id}`)[0]?.row_version)
const types = async () => (await told()).map(({ type }) => type)
const deliveries = () =>
  rows(software.db, 'select state, attempts, trouble from webhook_delivery order by id')
const hour = 3600

describe('O6: other software is told', () => {
  it('of a booking on the web: ids and times, and no name', async () => {
    const { appointmentId, attendeeId } = await book(software)
    const [event, ...more] = await told()
    expect(more).toEqual([])
    expect(event).toEqual({
      type: 'appointment.created',
      timestamp: new Date(software.now * 1000).toISOString(),
      data: {
        appointment: appointmentId,
        attendee: attendeeId,
        startsAt: '2027-01-28T10:00:00+01:00',
        endsAt: '2027-01-28T10:30:00+01:00',
        previousStartsAt: null,
        zone: 'Europe/Amsterdam',
        calendar: software.practice.anna,
        location: software.practice.locationId,
      },
    })
    expect(received[0]?.body).not.toMatch(/Noor|Bakker|Consult|Anna|Linde|noor@|0612/)
    expect(await told()).toEqual([])
  })

  it('of a move and a cancellation by the patient', async () => {
    const { path } = await book(software)
    await told()
    const patient = openBrowser(software)
    const times = await patient.visit(`${path}/move?from=2027-01-29&day=2027-01-29`)
    const confirm = await times
      .form('form:has(.slots)')
      .press({ name: 'slot', value: '2027-01-29T11:00+01:00' })
    software.now += 20
    await confirm.press('Take this time')
    const [moved] = await told()
    expect(moved).toMatchObject({
      type: 'appointment.moved',
      data: { startsAt: '2027-01-29T11:00:00+01:00', previousStartsAt: '2027-01-28T10:00:00+01:00' },
    })
    await (await patient.visit(`${path}/cancel`)).press(/cancel/i)
    expect(await types()).toEqual(['appointment.cancelled'])
  })

  it('of what staff do, and of what they take back', async () => {
    const { appointmentId } = bookAtDesk(software)
    expect(await types()).toEqual(['appointment.created'])
    const cancellation = {
      appointmentId,
      version: versionOf(appointmentId),
      by: 'staff',
      tell: false,
      reason: '',
    } as const
    expect(cancelByStaff(software.db, cancellation, theSystem, software.now).ok).toBe(true)
    expect(await types()).toEqual(['appointment.cancelled'])
    expect(undoChange(software.db, appointmentId, theSystem, software.now).ok).toBe(true)
    expect(await types()).toEqual(['appointment.created'])
  })

  it('of a handover to a colleague, once', async () => {
    const { appointmentId: id } = bookAtDesk(software)
    await told()
    const { anna: calendarId, selim: toCalendarId } = software.practice
    const chosen = [{ id, version: versionOf(id) }]
    const handover = { calendarId, deed: 'hand', toCalendarId, chosen, reason: '', tell: false } as const
    handOver(software.db, handover, theSystem, software.now)
    const events = await told()
    expect(events).toMatchObject([
      { type: 'appointment.moved', data: { appointment: id, calendar: toCalendarId } },
    ])
    expect(events[0]?.data.previousStartsAt).toBe(null)
  })

  it('of every appointment of a series, when it is made and when it is moved', async () => {
    const { appointmentId } = bookAtDesk(software)
    await told()
    const random = randomOf(1)
    const { db, world } = software
    const booked = repeatOnce(db, world.keys, appointmentId, random, software.now)
    expect(booked).toBeGreaterThan(0)
    expect(await types()).toEqual(Array.from({ length: booked }, () => 'appointment.created'))
    let moved = 0
    for (let n = 0; n < 20 && moved === 0; n++) moved = shiftOnce(db, appointmentId, random, software.now)
    expect(moved).toBeGreaterThan(0)
    expect(new Set(await types())).toEqual(new Set(['appointment.moved']))
  })

  it('of an attendee who leaves a session, and nobody else', async () => {
    const first = bookAtDesk(software)
    software.db.raw.exec(`update appointment set places = 3 where id = ${first.appointmentId}`)
    const card = {
      firstName: 'Mo',
      lastName: 'Ek',
      birthDate: null,
      language: 'en',
      origin: 'staff',
    } as const
    const person = registerPatient(software.db, card, software.now)
    const guest = `insert into attendee (appointment_id, patient_id) values (${first.appointmentId}, ${person})`
    software.db.raw.exec(guest)
    await told()
    const attendeeIds = [first.attendeeId]
    const who = { appointmentId: first.appointmentId, version: versionOf(first.appointmentId), attendeeIds }
    cancelByStaff(software.db, { ...who, by: 'patient', tell: false, reason: '' }, theSystem, software.now)
    expect(await told()).toMatchObject([
      { type: 'appointment.cancelled', data: { attendee: first.attendeeId } },
    ])
  })

  it('signed as Standard Webhooks has it, with an id that stays the same at every attempt', async () => {
    bookAtDesk(software)
    status = 500
    await teller.tick()
    software.now += 5
    status = 200
    await teller.tick()
    const [first, second] = received
    if (!first || !second) throw new Error('told twice')
    expect(verified(first) && verified(second)).toBe(true)
    expect(verified(first, 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toBe(false)
    expect([first.headers['webhook-id'], first.body]).toEqual([second.headers['webhook-id'], second.body])
    expect(Number(second.headers['webhook-timestamp'])).toBe(Number(first.headers['webhook-timestamp']) + 5)
    expect(first.headers).toMatchObject({ 'content-type': 'application/json' })
    // The package itself, as a receiver calls it, with a stamp of its own present.
    const now = new Date()
    const signed = new Webhook(secret).sign('msg_1', now, first.body)
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signed,
    }
    expect(new Webhook(secret).verify(first.body, headers)).toEqual(JSON.parse(first.body))
  })

  it('with both secrets for a day after a change, then with the new one alone', async () => {
    const newer =
      renewSecret(software.db, software.world.keys, software.clientId, theSystem, software.now) ?? ''
    bookAtDesk(software)
    await teller.tick()
    const [both] = received
    if (!both) throw new Error('not told')
    expect(verified(both, secret) && verified(both, newer)).toBe(true)
    expect(both.headers['webhook-signature']?.split(' ')).toHaveLength(2)
    software.now += 86_401
    received.length = 0
    bookAtDesk(software, { startsAt: at('2027-01-29', '09:00') })
    await teller.tick()
    const [one] = received
    if (!one) throw new Error('not told')
    expect([verified(one, newer), verified(one, secret)]).toEqual([true, false])
  })

  it('keeps the secret and the address sealed', () => {
    const [row] = rows(software.db, 'select * from webhook')
    expect(String(row?.secret_sealed)).not.toContain(secret.slice(6))
    expect([row?.url, String(row?.url_sealed).includes('127.0.0.1')]).toEqual(['', false])
    removeWebhook(software.db, software.clientId, theSystem, software.now)
    expect(rows(software.db, 'select url, url_sealed, length(secret_sealed) as secret from webhook')).toEqual(
      [{ url: '', url_sealed: null, secret: 0 }],
    )
  })
})

describe('in the order of what happened to an appointment', () => {
  it('a cancellation waits for the booking that was not taken', async () => {
    const { appointmentId } = bookAtDesk(software)
    status = 503
    expect(await types()).toEqual(['appointment.created'])
    software.db.raw.exec(
      `insert into appointment_event (appointment_id, at, actor, action) values (${appointmentId}, ${software.now}, 'staff', 'cancelled')`,
    )
    const other = bookAtDesk(software, { startsAt: at('2027-01-29', '09:00') })
    status = 200
    // That of the other appointment is due; of the first the booking waits its five seconds, and the rest behind it.
    expect((await told()).map(({ data }) => data.appointment)).toEqual([other.appointmentId])
    software.now += 5
    expect(await types()).toEqual(['appointment.created', 'appointment.cancelled'])
  })

  it('twenty of one appointment, all in one run', async () => {
    const { appointmentId } = bookAtDesk(software)
    for (let n = 0; n < 20; n++)
      software.db.raw.exec(
        `insert into appointment_event (appointment_id, at, actor, action, from_starts_at, to_starts_at) values (${appointmentId}, ${software.now}, 'staff', 'moved', ${n}, 1)`,
      )
    const all = await told()
    expect(all).toHaveLength(21)
    const ids = received.map(({ headers }) => Number(headers['webhook-id']?.slice(4)))
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
  })
})

describe('where nobody answers', () => {
  it('it is tried again, later and later, for three days; then no more, and everybody at the practice is told', async () => {
    bookAtDesk(software)
    const began = software.now
    status = 500
    let attempts = 0
    for (
      ;
      software.now < began + 5 * 86_400 && count(software.db, 'webhook', 'ended_at is null') === 1;
      software.now += 30
    ) {
      received.length = 0
      await teller.tick()
      attempts += received.length
    }
    expect((software.now - began) / hour).toBeGreaterThan(71)
    expect((software.now - began) / hour).toBeLessThan(73)
    expect(attempts).toBeGreaterThan(7)
    expect(attempts).toBeLessThan(15)
    expect(deliveries()).toMatchObject([{ state: 'failed', trouble: 'status' }])
    const page = await (await signedIn(software, 'reception')).visit('/staff/agenda')
    expect(page.text).toContain('Vragen BV has not been told of appointments since')
    const owner = await (await signedIn(software, 'owner')).visit(
      `/staff/settings/software/${software.clientId}`,
    )
    expect(owner.text).toContain('The software answered with an error.')
    // What happens meanwhile is not kept for it.
    bookAtDesk(software, { startsAt: at('2027-02-04', '09:00') })
    expect(count(software.db, 'webhook_delivery')).toBe(1)
  })

  it('saving the address begins anew', async () => {
    software.db.raw.exec(`update webhook set ended_at = ${software.now}`)
    expect(
      setWebhook(software.db, software.world.keys, software.clientId, hookUrl(), theSystem, software.now),
    ).toBe(undefined)
    bookAtDesk(software)
    expect(await types()).toEqual(['appointment.created'])
  })

  it('one attempt is enough for a run: the rest is not tried at a shut door', async () => {
    for (const time of ['09:00', '10:00', '11:00', '12:00'])
      bookAtDesk(software, { startsAt: at('2027-01-29', time === '12:00' ? '13:00' : time) })
    status = 500
    expect(await told()).toHaveLength(1)
  })

  it('who says 410 is told nothing more', async () => {
    bookAtDesk(software)
    status = 410
    await told()
    expect([deliveries(), count(software.db, 'webhook', 'ended_at is not null')]).toMatchObject([
      [{ trouble: 'gone' }],
      1,
    ])
  })

  it('an answer that does not come ends the attempt', async () => {
    server.removeAllListeners('request')
    server.on('request', () => undefined)
    teller = tellerWith({ ...inside, patience: 100 })
    bookAtDesk(software)
    await teller.tick()
    expect(deliveries()).toEqual([{ state: 'waiting', attempts: 1, trouble: 'too-slow' }])
  })

  it('a shut port is no answer', async () => {
    const url = hookUrl().replace(/:\d+/, ':9')
    setWebhook(software.db, software.world.keys, software.clientId, url, theSystem, software.now)
    bookAtDesk(software)
    await teller.tick()
    expect(deliveries()).toEqual([{ state: 'waiting', attempts: 1, trouble: 'no-answer' }])
  })
})

describe('trust.md 29: what lies inside is never asked', () => {
  it.each([
    ['this machine', (url: string) => url.replace('http:', 'https:')],
    ['anything but https', (url: string) => url],
    ['a name of the inside', () => 'https://printer.local/hook'],
    ['with a password in it', () => 'https://me:secret@example.org/hook'],
  ])('%s', async (_, written) => {
    teller = tellerWith({})
    const { db, world, clientId, now } = software
    setWebhook(db, world.keys, clientId, written(hookUrl()), theSystem, now)
    bookAtDesk(software)
    await teller.tick()
    expect([received, deliveries()]).toEqual([[], [{ state: 'waiting', attempts: 1, trouble: 'not-public' }]])
  })

  it('a name that leads inside, whatever it led to before', async () => {
    const answers = ['127.0.0.1', '8.8.8.8']
    const resolve: Guarding['resolve'] = (_, done) =>
      done(null, [{ address: answers.shift() ?? '', family: 4 }])
    teller = tellerWith({ resolve })
    const url = hookUrl().replace('http://127.0.0.1', 'https://hooks.example.org')
    setWebhook(software.db, software.world.keys, software.clientId, url, theSystem, software.now)
    bookAtDesk(software)
    await teller.tick()
    expect([answers, received, deliveries()]).toMatchObject([['8.8.8.8'], [], [{ trouble: 'not-public' }]])
  })

  it('a redirect is not followed', async () => {
    bookAtDesk(software)
    status = 302
    expect(await told()).toHaveLength(1)
    expect(deliveries()).toEqual([{ state: 'waiting', attempts: 1, trouble: 'redirect' }])
  })
})

describe('who is told nothing', () => {
  const nothing = () => {
    bookAtDesk(software)
    return count(software.db, 'webhook_delivery')
  }

  it('software without the right', () => {
    const only = rights.filter((right) => right !== 'webhooks')
    const choices = { name: 'Vragen BV', rights: only }
    expect(changeClient(software.db, software.clientId, choices, 1, theSystem, software.now).ok).toBe(true)
    expect(nothing()).toBe(0)
  })

  it('software from which the right was taken: what waits is given up, the alarm ends, the address stays', async () => {
    bookAtDesk(software)
    software.db.raw.exec(`update webhook set ended_at = ${software.now}`)
    const only = { name: 'Vragen BV', rights: rights.filter((right) => right !== 'webhooks') }
    changeClient(software.db, software.clientId, only, 1, theSystem, software.now)
    expect([await told(), deliveries()]).toMatchObject([[], [{ state: 'failed' }]])
    expect((await (await signedIn(software, 'owner')).visit('/staff/agenda')).text).not.toContain('Vragen BV')
    changeClient(software.db, software.clientId, { ...only, rights }, 2, theSystem, software.now)
    bookAtDesk(software, { startsAt: at('2027-01-29', '09:00') })
    expect(await types()).toEqual(['appointment.created'])
  })

  it('software whose access was revoked, what waits included', async () => {
    bookAtDesk(software, { startsAt: at('2027-01-29', '09:00') })
    revokeClient(software.db, software.clientId, theSystem, software.now)
    expect(nothing()).toBe(1)
    expect(await told()).toEqual([])
    expect(deliveries()).toMatchObject([{ state: 'failed' }])
  })

  it('an address that was taken away', async () => {
    removeWebhook(software.db, software.clientId, theSystem, software.now)
    expect([nothing(), count(software.db, 'webhook', 'length(secret_sealed) > 0')]).toEqual([0, 0])
  })

  it('O4: nobody, of what was imported, and of busy times of a practitioner', async () => {
    const { appointmentId } = bookAtDesk(software)
    software.db.raw.exec('delete from webhook_delivery')
    const before = count(software.db, 'message')
    software.db.raw.exec(`update appointment set origin = 'import' where id = ${appointmentId}`)
    for (const action of ['booked', 'moved', 'cancelled'])
      software.db.raw.exec(
        `insert into appointment_event (appointment_id, at, actor, action) values (${appointmentId}, ${software.now}, 'system', '${action}')`,
      )
    const { anna: calendarId } = software.practice
    const span = { startsAt: at('2027-02-01', '09:00'), endsAt: at('2027-02-01', '12:00') }
    const resourceId = Number(
      rows(software.db, `select resource_id from calendar where id = ${calendarId}`)[0]?.resource_id,
    )
    addAbsence(software.db, { ...span, resourceId, reason: 'busy' }, theSystem, software.now)
    expect([count(software.db, 'webhook_delivery'), count(software.db, 'message')]).toEqual([0, before])
  })
})

describe('when the process ends', () => {
  it('nothing new begins, and what has no answer is told again after the next start', async () => {
    server.removeAllListeners('request')
    const asked = new Promise<void>((resolve) => void server.on('request', () => resolve()))
    bookAtDesk(software)
    const run = teller.tick()
    await asked
    const began = performance.now()
    await teller.stop()
    await run
    expect(performance.now() - began).toBeLessThan(500)
    expect(deliveries()).toEqual([{ state: 'waiting', attempts: 0, trouble: null }])
    bookAtDesk(software, { startsAt: at('2027-01-29', '09:00') })
    await teller.tick()
    expect(count(software.db, 'webhook_delivery', 'claimed_at is not null')).toBe(0)
  })

  it('a claim of a process that was killed is taken over after a minute', async () => {
    bookAtDesk(software)
    software.db.raw.exec(`update webhook_delivery set claimed_at = ${software.now}`)
    expect(await told()).toEqual([])
    software.now += 61
    expect(await types()).toEqual(['appointment.created'])
  })
})

it('what was told is forgotten after a month', async () => {
  bookAtDesk(software)
  await teller.tick()
  expect(forgetDeliveries(software.db, software.now + 29 * 86_400)).toBe(0)
  expect(forgetDeliveries(software.db, software.now + 31 * 86_400)).toBe(1)
})
