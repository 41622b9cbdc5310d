import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { build } from '../../src/db/run.ts'
import { localStamp, zoneOf } from '../../src/lib/calendar.ts'
import { foldEmail } from '../../src/lib/email-address.ts'
import { foldName } from '../../src/lib/fold.ts'
import type { HandOver } from '../../src/lib/hand-over.ts'
import { hashToken } from '../../src/lib/token.ts'
import { unsubscribeToken } from '../../src/messages/links.ts'
import type { MailGateway, OutgoingMail } from '../../src/messages/messages.ts'
import { createSender, type Sender, type SenderParts } from '../../src/messages/sender.commands.ts'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import type { NewType } from '../../src/types/types.commands.ts'
import { formatFor } from '../../src/view/format.ts'
import type { World } from '../../src/web/world.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

export const amsterdam = zoneOf('Europe/Amsterdam')

/** An instant of the practice's clock: `at('2027-01-29', '10:00')`. */
export function at(date: string, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return amsterdam.instant(date, hour * 60 + minute)
}

export interface Visit {
  readonly startsAt: number
  readonly bookedAt: number
  readonly minutes: number
  readonly first: string
  readonly last: string
  readonly email: string | null
  readonly mobile: string | null
  readonly language: string
  readonly booker: { readonly first: string; readonly last: string } | null
  readonly protected: 0 | 1
  readonly notifications: 0 | 1
  readonly present: 0 | 1
}

export interface Desk extends TestApp {
  readonly practice: SmallPractice
  /** A booked visit with one attendee, by plain inserts. */
  visit(changes?: Partial<Visit>): {
    readonly appointmentId: number
    readonly attendeeId: number
    readonly patientId: number
  }
  sender(gateway: MailGateway | undefined, changes?: Partial<SenderParts>): Sender
  messages(): readonly MessageRow[]
  message(id: number): MessageRow
  events(): readonly string[]
  set(table: string, id: number, changes: Readonly<Record<string, string | number | null>>): void
}

export interface MessageRow {
  readonly id: number
  readonly kind: string
  readonly channel: string
  readonly state: string
  readonly reason: string | null
  readonly due_at: number
  readonly useful_until: number
  readonly attempts: number
  readonly claim: Buffer | null
  readonly settled_at: number | null
  readonly to_masked: string | null
  readonly subject_as_sent: string | null
  readonly text_as_sent: string | null
  readonly attendee_id: number
}

export function openDesk(
  now: number,
  changes: PracticeChanges = {},
  type: Partial<NewType> = {},
  house: Partial<World> = {},
): Desk {
  const test = openApp(now, house)
  const practice = smallPractice(test.db, changes, type)
  const { db, world } = test
  const pauses = async () => undefined
  return Object.assign(test, {
    practice,
    visit: (visit: Partial<Visit> = {}) => insertVisit(test, practice, visit),
    sender: (gateway: MailGateway | undefined, parts: Partial<SenderParts> = {}) =>
      createSender({
        ...{ db, gateway, keys: world.keys, render: world.render, words: formatFor },
        ...{ baseUrl: 'https://book.example.org', clock: world.clock, pause: pauses, ...parts },
      }),
    messages: () => db.raw.prepare<[], MessageRow>('select * from message order by id').all(),
    message: (id: number) => {
      const row = db.raw.prepare<[number], MessageRow>('select * from message where id = ?').get(id)
      if (!row) throw new Error(`no message ${id}`)
      return row
    },
    events: () =>
      db.raw.prepare<[], string>('select action from appointment_event order by id').pluck().all(),
    set: (table: string, id: number, values: Readonly<Record<string, string | number | null>>) => {
      const names = Object.keys(values).map((name) => `${name} = ?`)
      db.raw.prepare(`update ${table} set ${names.join(', ')} where id = ?`).run(...Object.values(values), id)
    },
  })
}

function insertVisit({ db, world, now }: TestApp, practice: SmallPractice, changes: Partial<Visit>) {
  const visit: Visit = {
    ...{ startsAt: at('2027-01-29', '10:00'), bookedAt: now, minutes: 30, first: 'Sanne', last: 'Bakker' },
    ...{ email: 'sanne.bakker@example.org', mobile: null, language: 'en', booker: null },
    ...{ protected: 0, notifications: 1, present: 1 },
    ...changes,
  }
  const taken = db.raw.prepare('select count(*) from appointment').pluck().get()
  const patientId = db.run(
    build.insertInto('patient').values({
      first_name: visit.first,
      last_name: visit.last,
      first_folded: foldName(visit.first),
      last_folded: foldName(visit.last),
      birth_date: '1979-03-27',
      protected: visit.protected,
      notifications: visit.notifications,
      created_at: visit.bookedAt,
    }),
  ).id
  const appointmentId = db.run(
    build.insertInto('appointment').values({
      type_id: practice.consult,
      calendar_id: practice.anna,
      location_id: practice.locationId,
      starts_at: visit.startsAt,
      ends_at: visit.startsAt + visit.minutes * 60,
      local_start: localStamp(amsterdam, visit.startsAt),
      origin: 'web',
      // Many visits may lie at one time here.
      on_purpose: Number(taken) > 0 ? 1 : 0,
      booked_at: visit.bookedAt,
    }),
  ).id
  const attendeeId = db.run(
    build.insertInto('attendee').values({
      appointment_id: appointmentId,
      patient_id: patientId,
      present: visit.present,
      contact_email: visit.email,
      contact_folded: visit.email === null ? null : foldEmail(visit.email),
      contact_mobile: visit.mobile,
      language: visit.language,
      booker_first_name: visit.booker?.first ?? null,
      booker_last_name: visit.booker?.last ?? null,
    }),
  ).id
  const hash = hashToken(unsubscribeToken(world.keys, attendeeId, 1))
  db.run(build.updateTable('attendee').set({ unsubscribe_hash: hash }).where('id', '=', attendeeId))
  return { appointmentId, attendeeId, patientId }
}

/** A post that keeps what it is given, and answers as told. */
export function openPost(answer: (mail: OutgoingMail) => HandOver | Promise<HandOver> = () => accepted) {
  const mails: OutgoingMail[] = []
  const gateway: MailGateway = {
    send: async (mail) => {
      mails.push(mail)
      return answer(mail)
    },
  }
  return { gateway, mails }
}

export const accepted: HandOver = { outcome: 'accepted', ref: '250 ok' }
export const busy: HandOver = { outcome: 'temporary', trouble: 'busy', server: false }
export const away: HandOver = { outcome: 'temporary', trouble: 'server-away', server: true }
export const lost: HandOver = { outcome: 'unknown', trouble: 'unclear' }

export interface Delivery {
  readonly from: string
  readonly recipients: readonly string[]
  readonly raw: Buffer
}

/** A real mail server on this machine. */
export async function openSmtp(options: SMTPServerOptions = {}) {
  const deliveries: Delivery[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        deliveries.push({ from, recipients: rcptTo.map((each) => each.address), raw: Buffer.concat(chunks) })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    deliveries,
    url: `smtp://127.0.0.1:${portOf(server.server)}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

/** A server that speaks line by line as told: `say` is called with each line and answers, or ends the connection. */
export async function openTalker(greeting: string, say: (line: string, socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (greeting !== '') socket.write(greeting)
    let rest = ''
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) say(line, socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('it does not listen')
  return address.port
}
