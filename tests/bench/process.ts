import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../src/config.ts'
import { makeDemonstration } from '../../src/demo/practice.ts'
import { openData } from '../../src/open-data.ts'
import { pause } from '../drills/kit/child.ts'
import { milliseconds } from '../drills/kit/print.ts'
import { startProduct, withFolder } from '../drills/kit/server.ts'
import { startBare } from './bare.ts'
import { alternate, type Bench, medianOf, type Row, type Size } from './row.ts'
import { oldPractice } from './ten-years.ts'

/** What the process of dist/main.js takes: time to the first answer after ten years, memory on the demonstration practice. */
export const processes: Bench = async (size) => [
  await withFolder('start', async (dataDir) => {
    await oldPractice(dataDir, size)
    return startRow(dataDir, size)
  }),
  await withFolder('process', async (dataDir) => {
    const clock = (): number => Math.floor(Date.now() / 1000)
    const { db, keys, unlock } = openData(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }), clock)
    await makeDemonstration(db, keys, clock())
    db.close()
    unlock()
    return memoryRow(dataDir, size)
  }),
]

async function startRow(dataDir: string, size: Size): Promise<Row> {
  await productStart(dataDir)
  const pairs = await alternate(size.of(5, 2), () => productStart(dataDir), bareStart)
  const middle = medianOf(pairs, (pair) => pair.measured - pair.limit)
  const more = middle.measured - middle.limit
  return {
    name: `node dist/main.js to the first answered request, ${size.of(250_000, 10_000)} appointments`,
    measured: milliseconds(middle.measured),
    limit: milliseconds(middle.limit),
    ratio: `+ ${milliseconds(more)}`,
    goal: '≤ + 400 ms',
    pass: more <= 400,
  }
}

async function productStart(dataDir: string): Promise<number> {
  const begun = performance.now()
  const product = await startProduct(dataDir)
  const { status } = await product.client.get('/book')
  const took = performance.now() - begun
  await product.end('SIGTERM')
  if (status !== 200) throw new Error(`the first request was answered with ${status}`)
  return took
}

async function bareStart(): Promise<number> {
  const begun = performance.now()
  const bare = await startBare(3000)
  await bare.client.get('/')
  const took = performance.now() - begun
  await bare.end('SIGTERM')
  return took
}

async function memoryRow(dataDir: string, size: Size): Promise<Row> {
  const product = await startProduct(dataDir)
  const bare = await startBare(3000)
  await Promise.all([product.client.get('/book'), bare.client.get('/')])
  await pause(size.of(30_000, 5000))
  const [ours, theirs] = [megabytes(product.pid), megabytes(bare.pid)]
  await Promise.all([product.end('SIGTERM'), bare.end('SIGTERM')])
  return {
    name: `memory (PSS) ${size.of(30, 5)} s after the first page`,
    measured: `${ours.toFixed(1)} MB`,
    limit: `${theirs.toFixed(1)} MB`,
    ratio: `+ ${(ours - theirs).toFixed(1)} MB`,
    goal: '≤ + 40 MB',
    pass: ours - theirs <= 40,
  }
}

/** The proportional set size of a process, in millions of bytes. */
function megabytes(pid: number): number {
  const text = readFileSync(join('/proc', String(pid), 'smaps_rollup'), 'utf8')
  const kibibytes = /^Pss:\s+(\d+) kB/m.exec(text)?.[1]
  if (!kibibytes) throw new Error(`/proc/${pid}/smaps_rollup says no Pss`)
  return (Number(kibibytes) * 1024) / 1e6
}
