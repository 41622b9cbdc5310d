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
    })
    const ledig = await startLedig({ dataDir })
    const rows = await fn(ledig)
    await ledig.end('SIGTERM')
    return rows
  })
}

async function pageRow(ledig: Ledig, size: Size, name: string, path: string, most: number): Promise<Row> {
  const page = await ledig.client.get(path)
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
