import PostalMime, { type Email } from 'postal-mime'
import { bookByStaff } from '../../../src/appointments/book-by-staff.commands.ts'
import { migrate } from '../../../src/db/migrate.ts'
import { openMemory } from '../../../src/db/open.ts'
import { build, type Db } from '../../../src/db/run.ts'
import { deriveKeys } from '../../../src/lib/token.ts'
import { createMailGateway } from '../../../src/messages/mail.gateway.ts'
import { createSender } from '../../../src/messages/sender.commands.ts'
import type { OutgoingSms } from '../../../src/messages/sms.ts'
import { registerPatient } from '../../../src/patients/patients.commands.ts'
import { theSystem } from '../../../src/practice/actor.ts'
import { findRoot } from '../../../src/root.ts'
import { formatFor } from '../../../src/view/format.ts'
import { createRenderer } from '../../../src/view/render.ts'
import { type SmallPractice, smallPractice } from '../../helpers/world.ts'
import { hostileAddress, hostileNumber, hostileWords, mark } from './injected.ts'
import { monday } from './practice.ts'
import type { Random } from './random.ts'
import { type Arrived, openSink } from './sink.ts'

export interface Injected {
  readonly mails: number
  readonly texts: number
  /** Addresses and numbers to which nothing was to go, and nothing went. */
  readonly refused: number
  readonly wrong: readonly string[]
}

interface Case {
  readonly email: string
  readonly phone: string
  readonly names: readonly [string, string]
  /** Where a harmless address or number stands; undefined: nothing may go anywhere. */
  readonly mailTo: string | undefined
  readonly textTo: string | undefined
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
    clock.now += 600
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

const usual = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'subject',
  'to',
]

async function judgeMails(
  deliveries: readonly Arrived[],
  cases: readonly Case[],
  names: readonly [string, string],
): Promise<readonly string[]> {
  const wrong = missing(
    'e-mail',
    cases.map(({ mailTo }) => mailTo),
    deliveries.flatMap(({ recipients }) => recipients),
  )
  for (const { recipients, raw } of deliveries) {
    const [to = ''] = recipients
    const own = cases.find(({ mailTo }) => mailTo === to)
    const mail = await PostalMime.parse(raw)
    const say = (what: string): void => void wrong.push(`e-mail to ${JSON.stringify(to)}: ${what}`)
    if (recipients.length !== 1) say(`${recipients.length} recipients`)
    if (!own) continue
    const strange = mail.headers.map(({ key }) => key).filter((key) => !usual.includes(key))
    if (strange.length > 0) say(`a header of somebody else: ${strange.join(', ')}`)
    if (mail.headers.length !== new Set(mail.headers.map(({ key }) => key)).size) say('a header twice')
    if (mail.from?.address !== 'practice@example.test') say(`from ${mail.from?.address}`)
    if (mail.to?.length !== 1 || mail.to[0]?.address !== to) say('another address in the header')
    const parts = partsOf(mail)
    // Whose name is none that a letter can begin with is greeted without.
    const greeted = parts.text.startsWith('Dear ') ? own.names : []
    for (const fault of faultsIn(parts, [...greeted, ...names], cases, own)) say(fault)
  }
  return wrong
}

function partsOf({ subject = '', text = '', html = '', attachments }: Email) {
  const files = attachments.map(({ content }) =>
    typeof content === 'string' ? content : new TextDecoder().decode(content),
  )
  return { line: subject, text, html, all: [subject, text, html, ...files].join('\n') }
}

function judgeTexts(
  texts: readonly OutgoingSms[],
  cases: readonly Case[],
  names: readonly [string, string],
): readonly string[] {
  const wrong = missing(
    'text',
    cases.map(({ textTo }) => textTo),
    texts.map(({ to }) => to),
  )
  for (const { to, from, text } of texts) {
    const own = cases.find(({ textTo }) => textTo === to)
    const say = (what: string): void => void wrong.push(`text to ${to}: ${what}`)
    if (isBroken(from)) say('a broken sender')
    // Nobody's name is in a text message.
    if (/zq[a-z]+zq/.test(text)) say('a name')
    const parts = { line: text, text, html: '', all: text }
    if (own) for (const fault of faultsIn(parts, names, [], own)) say(fault)
  }
  return wrong
}

function missing(what: string, wanted: readonly (string | undefined)[], found: readonly string[]): string[] {
  const to = wanted.filter((each) => each !== undefined)
  const strange = found
    .filter((each) => !to.includes(each))
    .map((each) => `${what} to ${JSON.stringify(each)}, which is nobody's`)
  const twice = found
    .filter((each, index) => found.indexOf(each) !== index)
    .map((each) => `${what} to ${each} twice`)
  const lost = to.filter((each) => !found.includes(each)).map((each) => `no ${what} to ${each}`)
  return [...strange, ...twice, ...lost]
}

interface Parts {
  readonly line: string
  readonly text: string
  readonly html: string
  readonly all: string
}

function faultsIn(
  parts: Parts,
  typed: readonly string[],
  cases: readonly Case[],
  own: Case,
): readonly string[] {
  const others = cases.filter(
    (each) => each !== own && parts.all.includes(each.names[0].split(' ').at(-1) ?? ''),
  )
  const links = parts.text.match(/https?:\/\/[^\s]*/g) ?? []
  const foreign = links.filter(
    (link) =>
      !link.startsWith('http://localhost:3000/') && !typed.some((each) => each.includes(link.slice(0, 12))),
  )
  return [
    ...(isBroken(parts.line) ? ['a line that is broken'] : []),
    ...(others.length > 0 ? ['the name of another patient'] : []),
    ...(foreign.length > 0 ? [`a link that is not ours: ${foreign[0]}`] : []),
    // What is live in a page would be a tag that somebody typed.
    ...(/<(zq|script|img|iframe|form)\b/i.test(parts.html) ? ['a tag that somebody typed'] : []),
    ...typed.flatMap((each) => expanded(each, parts)),
  ]
}

function isBroken(line: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(line)
}

const placeholders = [
  '{{link}}',
  '{link}',
  '{practice}',
  '{{practice}}',
  '{date}',
  '{phone}',
  '<%= it.practice %>',
  '<%= zq %>',
]

/** A placeholder that somebody typed stands there as it was typed, wherever that is said. */
function expanded(typed: string, { all, text, line }: Parts): readonly string[] {
  const its = placeholders.filter((each) => typed === each)
  // The first line of a letter names its reader; a text message begins with the practice.
  const said = `${text}\n${line}`
  return its
    .filter((each) => !said.includes(each) && all !== '')
    .map((each) => `${each} is not there as it was typed`)
}
