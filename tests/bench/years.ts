import { join } from 'node:path'
import { type Ledig, startLedig, withFolder } from '../drills/kit/server.ts'
import { signIn } from '../drills/kit/staff.ts'
import { askOften, cpuPerRequest, type Side } from './load.ts'
import { alternate, type Bench, type Row, ratioRow, type Size } from './row.ts'
import { oldPractice, recentPractice, youngPractice } from './ten-years.ts'

/** Server CPU of pages with ten years of history against the same pages of the same practice without. */
export const years: Bench = (size) =>
  withFolder('years', async (folder) => {
    const [old, young] = [join(folder, 'old'), join(folder, 'young')]
    await oldPractice(old, size)
    await youngPractice(young)
    const sides = [await startLedig({ dataDir: old }), await startLedig({ dataDir: young })] as const
    const times = '/book/times?type=check-up&practitioner=any'
    const rows = [
      await yearsRow(sides, size, '/book/times, no preference, 4 practitioners', times, false),
      await yearsRow(sides, size, 'agenda day', '/staff/agenda?date=2027-01-26', true),
      await yearsRow(sides, size, 'agenda week', '/staff/agenda?view=week&date=2027-01-26', true),
      await yearsRow(sides, size, 'agenda by room', '/staff/agenda?cols=r&date=2027-01-26', true),
      await yearsRow(sides, size, 'patient search', search, true),
    ]
    await sides[1].end('SIGTERM')
    rows.push(...(await ledgerRows(sides[0], join(folder, 'recent'), size)))
    await sides[0].end('SIGTERM')
    return rows
  })

/** The ledger of the messages, beside a practice of four weeks that wrote as many of late. */
async function ledgerRows(old: Ledig, folder: string, size: Size): Promise<readonly Row[]> {
  await recentPractice(folder)
  const recent = await startLedig({ dataDir: folder })
  const sides = [old, recent] as const
  const rows = [
    await yearsRow(sides, size, 'ledger of messages', '/staff/messages', true),
    await yearsRow(sides, size, 'ledger, those that failed', '/staff/messages?state=failed', true),
    await yearsRow(sides, size, 'phone list', '/staff/follow-up/calls', true),
  ]
  await recent.end('SIGTERM')
  return rows
}

/** The one patient whom both practices have, by name and birth date; what is looked for is sealed by each. */
const search = '/staff/patients'
const wanted = { q: 'bakker noor 27-3-1979', status: '', order: 'name' }

async function yearsRow(
  ledigs: readonly [Ledig, Ledig],
  size: Size,
  name: string,
  path: string,
  staff: boolean,
): Promise<Row> {
  const [old, young] = ledigs
  const ours = await sideOf(old, path, staff)
  const theirs = await sideOf(young, path, staff)
  await comparable(ours, theirs)
  for (const side of [ours, theirs]) await askOften(side, size.of(1500, 400))
  const requests = size.of(400, 150)
  const pairs = await alternate(
    size.of(5, 3),
    () => cpuPerRequest(ours, requests),
    () => cpuPerRequest(theirs, requests),
  )
  const history = `${size.of(250_000, 10_000)} appointments behind it`
  return ratioRow(`${name}, ${history}: CPU per request`, pairs, 1.5)
}

/** Where one side has less to show, its cost says nothing about the history. */
async function comparable(ours: Side, theirs: Side): Promise<void> {
  const one = await ours.client.get(ours.path, ours.headers)
  const other = await theirs.client.get(theirs.path, theirs.headers)
  const [less = 0, more = 0] = [one.body.length, other.body.length].toSorted((a, b) => a - b)
  if (more > 1.1 * less) throw new Error(`${ours.path}: ${less} characters on one side, ${more} on the other`)
}

async function sideOf(server: Ledig, path: string, staff: boolean): Promise<Side> {
  const { client } = server
  const headers = staff ? await signIn(client) : {}
  if (path !== search) return { server, client, path, headers }
  const { location } = (await client.post(search, wanted, headers)).headers
  const page = await client.get(location ?? '', headers)
  if (!page.body.toString().includes('Bakker, Noor')) throw new Error('the search finds nobody')
  return { server, client, path: location ?? '', headers }
}
