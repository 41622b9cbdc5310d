import { bookByStaff } from '../../../src/appointments/book-by-staff.commands.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { openMemory } from '../../../src/db/open.ts'
import { build, type Db } from '../../../src/db/run.ts'
import { deriveKeys } from '../../../src/lib/token.ts'
import { createMailGateway } from '../../../src/messages/mail.gateway.ts'
import { createSender } from '../../../src/messages/sender.commands.ts'
import { registerPatient } from '../../../src/patients/patients.commands.ts'
import { theSystem } from '../../../src/practice/actor.ts'
import { findRoot } from '../../../src/root.ts'
import type { OutgoingSms } from '../../../src/texting/sms.ts'
import { formatFor } from '../../../src/view/format.ts'
import { createRenderer } from '../../../src/view/render.ts'
import { type SmallPractice, smallPractice } from '../../helpers/world.ts'
import { hostileAddress, hostileNumber, hostileWords, mark } from './injected.ts'
import { type Case, judgeMails, judgeTexts } from './injection-judged.ts'
import { monday } from './practice.ts'
import type { Random } from './random.ts'
import { openSink } from './sink.ts'

export interface Injected {
  readonly mails: number
  readonly texts: number
  /** Addresses and numbers to which nothing was to go, and nothing went. */
  readonly refused: number
  readonly wrong: readonly string[]
}

const batch = 50
const keys = deriveKeys(Buffer.alloc(32, 7))

/**
 * So many patients with hostile names and contacts, at a practice and a location whose names are hostile too: every message
 * goes through the whole product to a real mail server and is read by a real parser, and to a collecting gateway.
 */
export async function playInjection(count: number, random: Random): Promise<Injected> {
  const db = openMemory()
  migrate(db, `${findRoot()}/migrations`, monday)
  const open = { sms_ready: 1, sms_per_day: 100_000, channel_policy: 'all' } as const
  const practice = smallPractice(db, open)
  const sink = await openSink()
  const texts: OutgoingSms[] = []
  const clock = { now: monday }
  const sender = createSender({
    ...{ db, keys, words: formatFor, baseUrl: 'http://localhost:3000', pause: async () => undefined },
    render: createRenderer(`${findRoot()}/views`, true),
    clock: () => clock.now,
    gateway: createMailGateway({
      smtpUrl: `smtp://127.0.0.1:${sink.port}?tls=off`,
      from: 'practice@example.test',
    }),
    sms: {
      send: async (sms) => {
        texts.push(sms)
        return { outcome: 'accepted', ref: `g${sms.id}` }
      },
    },
  })
  const words = hostileWords(random)
  const cases: Case[] = []
  const wrong: string[] = []
  let [mails, sent] = [0, 0]
  while (cases.length < count) {
    const names = [named(words()), named(words())] as const
    rename(db, names)
    const mine = Array.from({ length: Math.min(batch, count - cases.length) }, (_, n) =>
      bookOne(db, practice, caseOf(cases.length + n, words, random), startOf(cases.length + n), clock.now),
    )
    cases.push(...mine)
    // Past the grace; a hundred times fit between eight and eight.
    clock.now += 330
    await sender.tick()
    const deliveries = sink.arrived.slice(mails)
    wrong.push(...(await judgeMails(deliveries, mine, names)), ...judgeTexts(texts, mine, names))
    mails += deliveries.length
    sent += texts.splice(0).length
  }
  await sink.close()
  const refused = cases
    .flatMap(({ mailTo, textTo }) => [mailTo, textTo])
    .filter((to) => to === undefined).length
  return { mails, texts: sent, refused, wrong }
}

function caseOf(n: number, words: () => string, random: Random): Case {
  const [email, phone] = [hostileAddress(n, random), hostileNumber(n, random)]
  const names = [`${words()} ${mark(n)}`, words()] as const
  return { names, email: email.stored, mailTo: email.to, phone: phone.stored, textTo: phone.to }
}

function rename(db: Db, [practice, location]: readonly [string, string]): void {
  db.run(build.updateTable('practice').set({ name: practice }))
  db.run(build.updateTable('location').set({ name: location }))
}

/** The table keeps no name that is none. */
function named(typed: string): string {
  return typed === '' || typed.startsWith('\u0000') ? `Z${typed}`.slice(0, 100) : typed
}

/** Forty a day, from the week after next on. */
function startOf(n: number): number {
  return monday + (14 + Math.floor(n / 40)) * 86_400 + 600 * (n % 40)
}

/** As a form would never let them in. */
function bookOne(
  db: Db,
  { consult, anna, locationId }: SmallPractice,
  each: Case,
  startsAt: number,
  now: number,
): Case {
  const [firstName, lastName] = each.names
  const card = { firstName, lastName, birthDate: null, language: 'en', origin: 'staff' } as const
  const patientId = registerPatient(db, card, now)
  const time = {
    typeId: consult,
    calendarId: anna,
    locationId,
    startsAt,
    over: 'anything',
  } as const
  const reach = { email: each.email, phone: each.phone, language: 'en' } as const
  const booked = bookByStaff(db, keys, { ...time, ...reach, patientId }, theSystem, now)
  if (!booked.ok) throw new Error(`a hostile patient was refused: ${booked.reason}`)
  return each
}
