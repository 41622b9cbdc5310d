import type { Db } from '../../src/db/run.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { visitToken } from '../../src/messages/links.ts'
import { makePractice, withData } from '../drills/kit/practice.ts'
import { type Ledig, startLedig, withFolder } from '../drills/kit/server.ts'
import { startBare } from './bare.ts'
import { askOften, cpuPerRequest } from './load.ts'
import { fillBook } from './practice.ts'
import { alternate, type Bench, type Row, ratioRow, type Size } from './row.ts'

const times = '/book/times?type=check-up&practitioner=any'

/** Server CPU of the public pages against the bare page of the same size. */
export const pages: Bench = async (size) => [
  ...(await withBook(size, 15, 7, async (ledig) => [
    await pageRow(ledig, size, '/book', '/book', 2),
    await pageRow(ledig, size, '/visit/<token>', visitPath(), 2),
    await pageRow(ledig, size, '/book/times, no preference, 4 practitioners', times, 3),
  ])),
  ...(await withBook(size, 36, 10, async (ledig) => [
    await pageRow(ledig, size, '/book/times, nothing for 50 days', times, 20),
  ])),
]

/** `days` working days of which `inTen` of ten times are taken. */
function withBook(_: Size, days: number, inTen: number, fn: (ledig: Ledig) => Promise<readonly Row[]>) {
  return withFolder('pages', async (dataDir) => {
    await withData(dataDir, async (db) => {
      await makePractice(db)
      fillBook(db, days, inTen)
      letPatientsChange(db)
    })
    const ledig = await startLedig({ dataDir })
    const rows = await fn(ledig)
    await ledig.end('SIGTERM')
    return rows
  })
}

/** Of the last one that `fillBook` books, far enough ahead. */
const ahead = 400

function visitPath(): string {
  return `/visit/${visitToken(deriveKeys(Buffer.alloc(32, 7)), ahead, 1)}`
}

function letPatientsChange(db: Db): void {
  db.raw.exec('update practice set view_on = 1, rebook_on = 1, cancel_on = 1')
  db.raw.exec('update appointment_type set self_service = 1')
}

async function pageRow(ledig: Ledig, size: Size, name: string, path: string, most: number): Promise<Row> {
  const page = await ledig.client.get(path)
  if (page.status !== 200) throw new Error(`${path} answers ${page.status}`)
  const bytes = Buffer.byteLength(page.body)
  const bare = await startBare(bytes)
  const ours = { server: ledig, client: ledig.client, path }
  const theirs = { server: bare, client: bare.client, path: '/' }
  const warm = size.of(1500, 400)
  await askOften(ours, warm)
  await askOften(theirs, warm)
  const requests = size.of(600, 150)
  const pairs = await alternate(
    size.of(5, 3),
    () => cpuPerRequest(ours, requests),
    () => cpuPerRequest(theirs, requests),
  )
  await bare.end('SIGTERM')
  return ratioRow(`${name} (${bytes} B): CPU per request`, pairs, most)
}
