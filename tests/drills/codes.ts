import { join } from 'node:path'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { changeCode } from '../../src/lib/change-code.ts'
import { deriveKeys, loadSecret } from '../../src/lib/token.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import type { Drill, Result } from './kit/drill.ts'
import type { Fields } from './kit/http.ts'
import { fromNetwork, personNumber } from './kit/patient.ts'
import { makePractice, monday, withData } from './kit/practice.ts'
import { milliseconds } from './kit/print.ts'
import { type Ledig, startLedig, withFolder } from './kit/server.ts'

/** How far the work for one wrong pair may be from the work for another. */
const most = 1.1
const appointments = 20

interface Kind {
  readonly name: string
  readonly fields: (codes: readonly string[], n: number) => Fields
}

/** The same birth date fits none of the cards. */
const date = { 'birthDate-day': '9', 'birthDate-month': '9', 'birthDate-year': '1909', nationalId: '' }
/** Codes as another installation would make them. */
const elsewhere = deriveKeys(Buffer.alloc(32, 9))
const unknown: Kind = {
  name: 'unknown code',
  fields: (_, n) => ({ ...date, code: changeCode(elsewhere, 1 + (n % appointments), 1) }),
}
const kinds: readonly Kind[] = [
  { name: 'another’s code', fields: (codes, n) => ({ ...date, code: codes[n % codes.length] ?? '' }) },
  {
    name: 'a code cut off',
    fields: (codes, n) => ({ ...date, code: codes[n % codes.length]?.slice(1) ?? '' }),
  },
]

/** A wrong pair on /change tells nothing: not by a byte, not by the work (F45). */
export const codes: Drill = (size) =>
  withFolder('codes', async (dataDir) => {
    const made = await prepare(dataDir)
    const ledig = await startLedig({ dataDir })
    const results: Result[] = []
    const [rounds, each] = [size.of(15, 5), size.of(100, 40)]
    for (const kind of kinds) {
      results.push(await bytesResult(ledig, kind, made))
      results.push(await workResult(ledig, kind, made, rounds, each))
    }
    await ledig.end('SIGTERM')
    return results
  })

/** Appointments of the practice's own making, each with its code. */
async function prepare(dataDir: string): Promise<readonly string[]> {
  return withData(dataDir, async (db) => {
    await makePractice(db, { view_on: 1 })
    const keys = deriveKeys(loadSecret(join(dataDir, 'secret.key')))
    return Array.from({ length: appointments }, (_, n) => {
      const { firstName = '', lastName = '' } = personNumber(n)
      const person = {
        firstName,
        lastName,
        birthDate: '1979-03-27',
        language: 'en',
        origin: 'staff',
      } as const
      const patientId = registerPatient(db, person, monday)
      const reach = { email: null, phone: null, language: 'en' } as const
      const place = { typeId: 1, calendarId: 1, locationId: 1, startsAt: monday + 86_400 + n * 1800 }
      const booked = bookByStaff(db, keys, { ...place, ...reach, patientId }, theSystem, monday)
      if (!booked.ok) throw new Error(booked.reason)
      return changeCode(keys, booked.value.attendeeId, 1)
    })
  })
}

let networks = 0

async function ask({ client }: Ledig, fields: Fields): Promise<string> {
  const { status, headers, body } = await client.post('/change', fields, fromNetwork(++networks))
  const head = Object.entries(headers).filter(([name]) => name !== 'date')
  const whole = `${status}\n${head.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`
  if (status !== 422) throw new Error(`/change answered ${status}`)
  return whole.replaceAll(fields.code ?? '', 'CODE').replace(/content-length: \d+/, '')
}

async function bytesResult(ledig: Ledig, kind: Kind, made: readonly string[]): Promise<Result> {
  const wanted = await ask(ledig, unknown.fields(made, 0))
  const answers = await Promise.all(made.map((_, n) => ask(ledig, kind.fields(made, n))))
  const differing = answers.filter((answer) => answer !== wanted).length
  return {
    name: `codes: pages, ${kind.name} against unknown`,
    count: `${answers.length} pages`,
    found: `${differing} differ`,
    pass: differing === 0,
  }
}

/** Server CPU in turn, A B B A; every try from a network of its own, so that no throttle is in the way. */
async function workResult(
  ledig: Ledig,
  kind: Kind,
  made: readonly string[],
  rounds: number,
  each: number,
): Promise<Result> {
  const work = (which: Kind) => cpuOf(ledig, which, made, each)
  for (const which of [unknown, kind, kind, unknown]) await work(which)
  const ratios: { readonly ours: number; readonly theirs: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const [a, b, c, d] = [await work(kind), await work(unknown), await work(unknown), await work(kind)]
    ratios.push({ ours: (a + d) / 2, theirs: (b + c) / 2 })
  }
  const sorted = ratios.toSorted((one, other) => one.ours / one.theirs - other.ours / other.theirs)
  const { ours, theirs } = sorted[Math.floor((sorted.length - 1) / 2)] ?? { ours: 0, theirs: 1 }
  const ratio = ours / theirs
  const figures = `${milliseconds(ours / 1000)} against ${milliseconds(theirs / 1000)} of CPU`
  return {
    name: `codes: work, ${kind.name} against unknown`,
    count: `${rounds * each * 4} tries`,
    found: `${ratio.toFixed(3)} × (${figures}), at most ${most} × either way`,
    pass: Math.max(ratio, 1 / ratio) <= most,
  }
}

async function cpuOf(ledig: Ledig, kind: Kind, made: readonly string[], count: number): Promise<number> {
  // The throttle of a beginning forgets after a quarter of an hour.
  await ledig.ask('shift 1000')
  const before = await ledig.ask('cpu')
  await Promise.all(Array.from({ length: count }, (_, n) => ask(ledig, kind.fields(made, n))))
  return ((await ledig.ask('cpu')) - before) / count
}
