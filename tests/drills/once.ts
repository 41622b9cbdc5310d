import { connect } from 'node:net'
import { pause } from './kit/child.ts'
import { type Drill, progress } from './kit/drill.ts'
import { count, lookInto } from './kit/look.ts'
import { chooseTime, confirm, emailOf, isBooked, personNumber, withAnna } from './kit/patient.ts'
import { makePractice, slotsFrom, withData } from './kit/practice.ts'
import type { Random } from './kit/random.ts'
import { type Ledig, startLedig, withFolder } from './kit/server.ts'
import { openSink, type Sink, twice } from './kit/sink.ts'

const copies = 50

interface Found {
  forms: number
  good: number
  otherPages: number
  refused: number
}

/** One form: posted with the answer lost, then 50 times at once, then once more after a new look at the page. */
export const sameForm: Drill = (size) =>
  withFolder('once', async (dataDir) => {
    const forms = size.of(200, 10)
    await withData(dataDir, (db) => makePractice(db))
    const sink = await openSink()
    const env = { SMTP_URL: `smtp://127.0.0.1:${sink.port}?tls=off`, MAIL_FROM: 'practice@example.test' }
    const ledig = await startLedig({ dataDir, env })
    const found: Found = { forms, good: 0, otherPages: 0, refused: 0 }
    const report = progress('same form', forms)
    for (const [n, slot] of slotsFrom('2027-02-01', forms).entries()) {
      await postManyTimes(ledig, slot, n, size.random, found)
      report(n)
    }
    await settled(sink, forms)
    await ledig.end('SIGTERM')
    await sink.close()
    const rows = countRows(dataDir, forms)
    const doubled = twice(sink.arrived).length
    const pass = found.good === forms && rows === forms && sink.arrived.length === forms && doubled === 0
    const words = [
      `${rows} with 1 booking and 1 message`,
      `${sink.arrived.length} e-mails arrived, ${doubled} twice`,
      `${found.otherPages} other pages, ${found.refused} refused`,
    ]
    return [
      {
        name: 'the same form 50 times at once and after a lost answer',
        count: `${forms} forms × ${copies + 2}`,
        found: words.join(', '),
        pass,
      },
    ]
  })

async function postManyTimes(
  ledig: Ledig,
  slot: string,
  n: number,
  random: Random,
  found: Found,
): Promise<void> {
  const { token } = await chooseTime(ledig.client, withAnna, slot)
  await ledig.ask('shift 4')
  await postAndHangUp(ledig, token, n, random.whole(0, 12))
  const answers = await Promise.all(
    Array.from({ length: copies }, () => confirm(ledig.client, token, n, { connection: 'keep-alive' })),
  )
  const again = await confirm(ledig.client, token, n)
  const all = [...answers, again]
  const places = new Set(all.map((answer) => answer.location))
  const refused = all.filter((answer) => !isBooked(answer)).length
  const pages = await Promise.all(
    [again.location, again.location].map((path) => ledig.client.get(path || '/')),
  )
  const same = places.size === 1 && pages.every((page) => page.status === 200 && page.body === pages[0]?.body)
  if (refused === 0 && same) found.good += 1
  if (!same) found.otherPages += 1
  found.refused += refused
}

/** Sends the whole form and is gone before, or just when, the answer comes. */
async function postAndHangUp(ledig: Ledig, token: string, n: number, after: number): Promise<void> {
  const body = new URLSearchParams({ hold: token, ...personNumber(n) }).toString()
  const head = [
    'POST /book/confirm HTTP/1.1',
    `Host: ${new URL(ledig.address).host}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  ]
  const socket = connect(Number(new URL(ledig.address).port), '127.0.0.1')
  socket.on('error', () => undefined)
  await new Promise<void>((resolve) => socket.write(`${head.join('\r\n')}\r\n\r\n${body}`, () => resolve()))
  await pause(after)
  socket.resetAndDestroy()
}

/** Forms with exactly one appointment and one confirmation in the book. */
function countRows(dataDir: string, forms: number): number {
  return lookInto(dataDir, (raw) => {
    const single = Array.from({ length: forms }, (_, n) => emailOf(n)).filter((email) => {
      const attendee = '(select id from attendee where contact_email = ?)'
      const booked = count(raw, 'select count(*) from attendee where contact_email = ?', email)
      const told = count(raw, `select count(*) from message where attendee_id in ${attendee}`, email)
      return booked === 1 && told === 1
    })
    return single.length
  })
}

async function settled(sink: Sink, wanted: number): Promise<void> {
  for (let tries = 0; tries < 600 && sink.arrived.length < wanted; tries++) await pause(100)
  await pause(500)
}
