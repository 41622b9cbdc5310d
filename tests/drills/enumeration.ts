import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { addCards, type Standing } from './kit/cards.ts'
import type { Drill, Result, Size } from './kit/drill.ts'
import type { Answer } from './kit/http.ts'
import { chooseTime, confirm, isBooked, personNumber, withAnna } from './kit/patient.ts'
import { makePractice, monday, slotsFrom, withData } from './kit/practice.ts'
import { milliseconds } from './kit/print.ts'
import { type Ledig, startLedig, withFolder } from './kit/server.ts'

const known = ['matching', 'other-contact', 'protected', 'excluded'] as const
const practitioners = ['anna-de-vries', 'selim-aydin', 'mira-jansen', 'olof-berg']
/** How far the work for the known may be from the work for the unknown. */
const most = 1.1

/** A booking tells nobody who is a patient here: not by a byte of its pages (rule 1), not by the work of its last step. */
export const enumeration: Drill = (size) =>
  withFolder('enumeration', async (folder) => {
    const made = join(folder, 'made')
    await withData(made, (db) => makePractice(db))
    const copy = (name: string): string => {
      cpSync(made, join(folder, name), { recursive: true })
      return join(folder, name)
    }
    const unknown = await pagesOf(copy('unknown'), 'unknown')
    const refused = await pagesOf(copy('refused'), 'unknown', true)
    const results: Result[] = []
    for (const standing of known) {
      const pages = await pagesOf(copy(standing), standing)
      results.push(bytesResult(standing, pages, unknown, refused))
    }
    for (const standing of known)
      if (standing !== 'excluded') results.push(await workResult(copy(`work-${standing}`), standing, size))
    return results
  })

/** Every page of one booking as bytes, with head and status; `full`: as many bookings as a contact may have are open. */
async function pagesOf(dataDir: string, standing: Standing, full = false): Promise<readonly string[]> {
  await withData(dataDir, (db) => {
    addCards(db.raw, standing, 1, 2)
    if (full) db.raw.exec('update practice set open_bookings_per_contact = 1')
  })
  // The clock stands still, so that the pages could not differ by a minute.
  const ledig = await startLedig({ dataDir, clock: { at: monday, since: Date.now(), speed: 0 } })
  const [slot = '', other = ''] = slotsFrom('2027-02-01', 2)
  if (full) {
    const { token } = await chooseTime(ledig.client, withAnna, other)
    await ledig.ask('shift 4')
    await confirm(ledig.client, token, 1)
  }
  const pages = await book(ledig, slot)
  await ledig.end('SIGTERM')
  return pages.map(bytesOf)
}

async function book({ client, ask }: Ledig, slot: string): Promise<readonly Answer[]> {
  const { answer, token } = await chooseTime(client, withAnna, slot)
  const details = await client.get(answer.location)
  await ask('shift 20')
  const typed = { hold: token, ...personNumber(1) }
  const check = await client.post('/book/check', typed)
  const edit = await client.post('/book/check', { ...typed, edit: 'email' })
  const confirmed = await client.post('/book/confirm', typed)
  const again = await client.post('/book/confirm', typed)
  const end = confirmed.location === '' ? confirmed : await client.get(confirmed.location)
  const calendar = /href="([^"]+\.ics[^"]*)"/.exec(end.body)?.[1]
  const file = calendar === undefined ? end : await client.get(calendar.replaceAll('&amp;', '&'))
  return [answer, details, check, edit, confirmed, again, end, file]
}

function bytesOf({ status, headers, body }: Answer): string {
  const head = Object.entries(headers).filter(([name]) => name !== 'date')
  const whole = `${status}\n${head.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`
  return whole.replace(/[\w-]{21}[AQgw](?![\w-])/g, 'TOKEN')
}

/** A person who is excluded (rule 4) sees what everybody sees who has too many bookings open, and not before the last step. */
function bytesResult(
  standing: Standing,
  pages: readonly string[],
  unknown: readonly string[],
  refused: readonly string[],
): Result {
  const wanted = standing === 'excluded' && pages.at(-1) === refused.at(-1) ? refused : unknown
  const differing = wanted.filter((page, index) => page !== pages[index]).length
  const booked = pages.some((page) => /^303\n(.*\n)*location: \/book\/booked/m.test(page))
  return {
    name: `enumeration: pages, ${standing} against unknown`,
    count: `${pages.length} pages`,
    found: `${differing} differ, ${booked ? 'booked' : 'refused as with too many open bookings'}`,
    pass: differing === 0 && pages.length === wanted.length,
  }
}

/** Server CPU of the last step for people whose card is there and for people without one, in turn. */
async function workResult(dataDir: string, standing: Standing, size: Size): Promise<Result> {
  const [rounds, each] = [size.of(15, 5), size.of(60, 30)]
  const people = (rounds * 2 + 2) * each
  await withData(dataDir, (db) => addCards(db.raw, standing, people, people * 2))
  const ledig = await startLedig({ dataDir })
  const next = { unknown: 0, [standing]: people }
  const slots = slotsFrom('2027-02-01', Math.ceil((people * 2) / practitioners.length))
  const work = async (who: Standing): Promise<number> => {
    const first = next[who] ?? 0
    next[who] = first + each
    return cpuOf(ledig, slots, first, each)
  }
  for (const who of ['unknown', standing, standing, 'unknown'] as const) await work(who)
  const pairs: { readonly ours: number; readonly theirs: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const [a, b, c, d] = [
      await work(standing),
      await work('unknown'),
      await work('unknown'),
      await work(standing),
    ]
    pairs.push({ ours: (a + d) / 2, theirs: (b + c) / 2 })
  }
  await ledig.end('SIGTERM')
  return workFound(standing, pairs, rounds * each * 4)
}

function workFound(
  standing: Standing,
  pairs: readonly { readonly ours: number; readonly theirs: number }[],
  bookings: number,
): Result {
  const sorted = pairs.toSorted((one, other) => one.ours / one.theirs - other.ours / other.theirs)
  const { ours, theirs } = sorted[Math.floor((sorted.length - 1) / 2)] ?? { ours: 0, theirs: 1 }
  const ratio = ours / theirs
  const figures = `${milliseconds(ours / 1000)} against ${milliseconds(theirs / 1000)} of CPU`
  return {
    name: `enumeration: work, ${standing} against unknown`,
    count: `${bookings} bookings`,
    found: `${ratio.toFixed(3)} × (${figures}), at most ${most} × either way`,
    pass: Math.max(ratio, 1 / ratio) <= most,
  }
}

async function cpuOf(ledig: Ledig, slots: readonly string[], first: number, count: number): Promise<number> {
  const chosen: { readonly n: number; readonly token: string }[] = []
  for (let n = first; n < first + count; n++) {
    const choice = { type: 'check-up', practitioner: practitioners[n % practitioners.length] ?? '' }
    const slot = slots[Math.floor(n / practitioners.length)] ?? ''
    const { token } = await chooseTime(ledig.client, choice, slot, { 'user-agent': `visitor ${n}` })
    chosen.push({ n, token })
  }
  await ledig.ask('shift 4')
  const before = await ledig.ask('cpu')
  for (const { n, token } of chosen)
    if (!isBooked(await confirm(ledig.client, token, n))) throw new Error(`visitor ${n} was not booked`)
  return ((await ledig.ask('cpu')) - before) / count
}
