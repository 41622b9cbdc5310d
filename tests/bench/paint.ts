import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { makePractice, withData } from '../drills/kit/practice.ts'
import { milliseconds } from '../drills/kit/print.ts'
import { randomOf } from '../drills/kit/random.ts'
import { startLedig, withFolder } from '../drills/kit/server.ts'
import { type Asked, largestPaint, slowDown, sum, withTab } from './chromium.ts'
import { alternate, type Bench, medianOf } from './row.ts'

const cpu = 6
const most = 1.2

/** The first booking page on slow 3G and a slow phone, against a bare page and style sheet with the same bytes. */
export const paint: Bench = (size) =>
  withFolder('paint', async (dataDir) => {
    await withData(dataDir, (db) => makePractice(db))
    const ledig = await startLedig({ dataDir })
    const address = `${ledig.address}/book`
    const asked = await withTab(true, async ({ page, taken }) => {
      await page.goto(address)
      return taken()
    })
    const bare = await serveBare(bytesOf(asked, 'Document'), bytesOf(asked, 'Stylesheet'))
    const pairs = await alternate(
      size.of(5, 2),
      () => paintOf(address),
      () => paintOf(bare.address),
    )
    bare.server.close()
    await ledig.end('SIGTERM')
    const { measured, limit } = medianOf(pairs, (pair) => pair.measured / pair.limit)
    return [
      {
        name: `largest paint, slow 3G, CPU ÷ ${cpu} (${sum(asked)} B, ${asked.length} requests)`,
        measured: milliseconds(measured),
        limit: milliseconds(limit),
        ratio: `${(measured / limit).toFixed(2)} ×`,
        goal: `≤ ${most} ×`,
        pass: measured / limit <= most,
      },
    ]
  })

function paintOf(address: string): Promise<number> {
  return withTab(true, async ({ page, cdp, taken }) => {
    await slowDown(cdp, cpu)
    await page.goto(address, { timeout: 120_000 })
    await taken()
    return largestPaint(page)
  })
}

function bytesOf(asked: readonly Asked[], type: string): number {
  return sum(asked.filter((each) => each.type === type))
}

/** A heading, paragraphs and one style sheet, as many bytes of each on the wire, and nothing else. */
async function serveBare(
  html: number,
  css: number,
): Promise<{ readonly server: Server; readonly address: string }> {
  const style = squeezed((words) => `h1{color:#123}p{margin:1em}/*${words}*/`, css)
  const link = '<link rel="stylesheet" href="/style.css"><link rel="icon" href="data:,">'
  const meta = '<meta name="viewport" content="width=device-width,initial-scale=1">'
  const page = squeezed(
    (words) =>
      `<!doctype html><html lang="en"><head><title>Bare</title>${meta}${link}</head><body><h1>Bare</h1><p>${words}</p></body></html>`,
    html,
  )
  const server = createServer((request, response) => {
    const isStyle = request.url === '/style.css'
    response.setHeader('content-type', isStyle ? 'text/css' : 'text/html; charset=utf-8')
    response.setHeader('content-encoding', 'gzip')
    response.end(isStyle ? style : page)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    server,
    address: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/`,
  }
}

/** As many random words as make the whole so long when compressed, head of the answer included. */
function squeezed(whole: (words: string) => string, bytes: number): Buffer {
  const random = randomOf(7)
  const head = 160
  let words = ''
  while (gzipSync(whole(words)).length + head < bytes) words += `${random.whole(0, 1e9).toString(36)} `
  return gzipSync(whole(words))
}
