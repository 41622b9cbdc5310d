import { deriveKeys } from '../../src/lib/token.ts'
import { visitToken } from '../../src/messages/links.ts'
import { fillBook } from '../bench/practice.ts'
import { type Drill, progress, type Result } from './kit/drill.ts'
import { hostileBody, hostileTexts, liveEchoes } from './kit/hostile.ts'
import type { Answer, Fields } from './kit/http.ts'
import { chooseTime, fromNetwork, personNumber, withAnna } from './kit/patient.ts'
import { makePractice, slotsFrom, withData } from './kit/practice.ts'
import type { Random } from './kit/random.ts'
import { type Ledig, startLedig, withFolder } from './kit/server.ts'

interface Form {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** What an honest visitor would send. */
  readonly fields: Fields
}

interface Tally {
  sent: number
  broken: number
  /** Answers that showed a payload again, escaped. */
  escaped: number
  readonly statuses: Map<number, number>
  faults: string[]
  echoes: string[]
  elsewhere: string[]
}

const lanes = 24

/** The page of an attendee whom `fillBook` has booked. */
function visitOf(attendeeId: number): string {
  return `/visit/${visitToken(deriveKeys(Buffer.alloc(32, 7)), attendeeId, 1)}`
}

/** So many hostile inputs on every form that needs no signing in, and on the sign-in: no fault, no crash, no live echo. */
export const hostile: Drill = (size) =>
  withFolder('hostile', async (dataDir) => {
    await withData(dataDir, async (db) => {
      await makePractice(db)
      // Every field of the details page is read.
      db.raw.exec("update practice set field_national_id = 'optional', field_mobile = 'optional'")
      // Two appointments whose patients may move and cancel them.
      fillBook(db, 10, 1)
      db.raw.exec('update practice set view_on = 1, rebook_on = 1, cancel_on = 1, cancel_deadline_hours = 0')
      db.raw.exec(
        'update practice set rebook_deadline_hours = 0; update appointment_type set self_service = 1',
      )
    })
    const ledig = await startLedig({
      dataDir,
      clock: { at: Date.parse('2027-01-25T07:00:00Z') / 1000, since: Date.now(), speed: 10 },
    })
    const each = size.of(10_000, 300)
    const results: Result[] = []
    for (const form of formsOf('')) results.push(await attack(ledig, form, each, size.random))
    const alive = await ledig.client.get('/book')
    const refusals = ledig.lines.filter((line) => line.includes('"fault"'))
    await ledig.end('SIGTERM')
    const pass = alive.status === 200 && refusals.length === 0
    const found = `${pass ? 'serving on' : 'NOT serving'}, ${refusals.length} faults in its log ${refusals[0] ?? ''}`
    return [
      ...results,
      {
        name: 'hostile inputs: the server afterwards',
        count: `${each * results.length} inputs`,
        found,
        pass,
      },
    ]
  })

function formsOf(hold: string): readonly Form[] {
  const named = { type: 'check-up', location: 'de-linde', practitioner: 'any', lang: 'nl' }
  const other = { for: '', relation: '', bookerFirstName: 'Ruben', bookerLastName: 'Bakker', known: '' }
  const number = { nationalIdKind: 'bsn', nationalId: '' }
  const texts = { mobile: '06 12345678', message: 'Hello', terms: '', termsShown: '', asked: '', hold }
  const details = { ...personNumber(1), ...other, ...number, ...texts }
  return [
    { method: 'GET', path: '/book', fields: named },
    {
      method: 'GET',
      path: '/book/times',
      fields: { ...named, from: '2027-02-01', day: '2027-02-01', part: 'morning' },
    },
    { method: 'GET', path: '/book/details', fields: { hold, lang: 'sv' } },
    { method: 'GET', path: '/book/wish', fields: named },
    { method: 'GET', path: '/book/booked', fields: { lang: 'nb' } },
    { method: 'POST', path: '/book/hold', fields: { ...named, slot: '2027-02-01T09:00+01:00' } },
    { method: 'POST', path: '/book/check', fields: { ...details, edit: '' } },
    { method: 'POST', path: '/book/confirm', fields: details },
    { method: 'POST', path: '/book/wish', fields: { ...named, weekday: '1', part: 'morning' } },
    { method: 'POST', path: '/unsubscribe', fields: { 'List-Unsubscribe': 'One-Click' } },
    { method: 'GET', path: '/v', fields: { said: 'moved', lang: 'nl' } },
    { method: 'GET', path: visitOf(1), fields: { said: 'moved', lang: 'nl' } },
    {
      method: 'GET',
      path: `${visitOf(1)}/move`,
      fields: { from: '2027-02-01', day: '2027-02-01', part: 'morning' },
    },
    { method: 'POST', path: `${visitOf(1)}/move`, fields: { slot: '2027-02-01T09:00+01:00' } },
    { method: 'POST', path: `${visitOf(1)}/move/confirm`, fields: { hold, version: '9' } },
    // A version that is not there gives the form back, with all that was typed.
    { method: 'POST', path: `${visitOf(2)}/cancel`, fields: { comment: 'Ill', version: '9' } },
    { method: 'POST', path: '/confirm', fields: { said: 'x' } },
    {
      method: 'POST',
      path: '/staff/sign-in',
      fields: { email: 'owner@example.test', password: 'x', next: '/staff', formToken: 'x' },
    },
    {
      method: 'POST',
      path: '/setup',
      fields: {
        token: 'x',
        practice: 'x',
        country: 'NL',
        zone: 'Europe/Amsterdam',
        email: 'a@b.nl',
        password: 'x',
      },
    },
  ]
}

async function attack(ledig: Ledig, form: Form, times: number, random: Random): Promise<Result> {
  const tally: Tally = {
    ...{ sent: 0, broken: 0, escaped: 0, statuses: new Map() },
    ...{ faults: [], echoes: [], elsewhere: [] },
  }
  const text = hostileTexts(random)
  const slots = slotsFrom('2027-02-01', 2000)
  const report = progress(`${form.method} ${form.path}`, times)
  let hold = ''
  const lane = async (): Promise<void> => {
    while (tally.sent < times) {
      const n = tally.sent++
      if (n % 40 === 0) hold = (await freshHold(ledig, random.pick(slots)).catch(() => '')) || hold
      const honest =
        formsOf(hold).find(({ method, path }) => method === form.method && path === form.path) ?? form
      await sendOne(ledig, honest, n, random, text, tally)
      report(n)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const { faults, echoes, elsewhere, broken, escaped } = tally
  const statuses = [...tally.statuses].toSorted().map(([status, times]) => `${times} × ${status}`)
  const examples = [...faults, ...echoes, ...elsewhere].slice(0, 2).join('; ')
  const found = `${faults.length} × 5xx, ${echoes.length} unescaped echoes (${escaped} escaped), ${elsewhere.length} led elsewhere, ${broken} connections broken; ${statuses.join(', ')} ${examples}`
  const pass = faults.length + echoes.length + elsewhere.length + broken === 0
  return { name: `hostile inputs: ${form.method} ${form.path}`, count: `${times} inputs`, found, pass }
}

/** A time that was chosen long enough ago for a person to confirm it. */
async function freshHold(ledig: Ledig, slot: string): Promise<string> {
  const { token } = await chooseTime(ledig.client, withAnna, slot)
  await ledig.ask('shift 4')
  return token
}

async function sendOne(
  ledig: Ledig,
  form: Form,
  n: number,
  random: Random,
  text: () => string,
  tally: Tally,
): Promise<void> {
  const names = Object.keys(form.fields)
  const spoiled = Object.fromEntries(
    Array.from({ length: random.whole(1, 3) }, () => [random.pick(names), text()]),
  )
  if (random.whole(1, 10) === 1) Object.assign(spoiled, Object.fromEntries([[text(), text()]]))
  const fields: Fields = { ...form.fields, ...spoiled }
  const answer = await deliver(ledig, form, fields, n, random, text).catch(() => undefined)
  if (!answer) {
    tally.broken += 1
    return
  }
  const input = `${form.method} ${form.path} ${JSON.stringify(spoiled).slice(0, 200)}`
  tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1)
  if (answer.body.includes('&lt;zq') || answer.body.includes('zq&quot;')) tally.escaped += 1
  if (answer.status >= 500) tally.faults.push(`${answer.status} to ${input}`)
  if (liveEchoes.some((echo) => answer.body.includes(echo))) tally.echoes.push(input)
  if (answer.location !== '' && !/^\/(?![/\\])/.test(answer.location))
    tally.elsewhere.push(`${answer.location} after ${input}`)
}

function deliver(
  ledig: Ledig,
  form: Form,
  fields: Fields,
  n: number,
  random: Random,
  text: () => string,
): Promise<Answer> {
  const hidden = ['/unsubscribe', '/book/booked', '/v', '/confirm'].includes(form.path)
  const path = hidden ? `${form.path}/${encode(text()) || 'x'}` : form.path
  // Every visitor has a network of his own, so that no throttle stands before the form.
  const from = { ...fromNetwork(n), 'accept-language': 'nl, en;q=0.5', 'sec-fetch-site': 'same-origin' }
  if (form.method === 'GET') return ledig.client.get(`${path}?${queryOf(fields)}`, from)
  const { body, type } = hostileBody(fields, random)
  const length = String(Buffer.byteLength(body))
  return ledig.client.send('POST', path, body, { ...from, 'content-type': type, 'content-length': length })
}

/** Proper or as it came, as far as a request line can hold it. */
function queryOf(fields: Fields): string {
  return new URLSearchParams(fields).toString().slice(0, 6000)
}

function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).slice(0, 2000)
}
