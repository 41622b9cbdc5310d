import type { Page } from 'playwright-core'
import { personNumber } from '../drills/kit/patient.ts'
import { makePractice, withData } from '../drills/kit/practice.ts'
import { type Ledig, startLedig, withFolder } from '../drills/kit/server.ts'
import { type Asked, sum, type Tab, withTab } from './chromium.ts'
import { fillBook } from './practice.ts'
import { type Bench, bytes, type Row } from './row.ts'

const flight = 14_600

/** What a first visit and a whole first booking weigh, cold cache, on a phone. */
export const weight: Bench = () =>
  withFolder('weight', async (dataDir) => {
    await withData(dataDir, async (db) => {
      await makePractice(db)
      fillBook(db, 10, 6)
    })
    const ledig = await startLedig({ dataDir })
    const withScript = await withTab(true, (tab) => bookIn(tab, ledig, 1))
    const without = await withTab(false, (tab) => bookIn(tab, ledig, 2))
    await ledig.end('SIGTERM')
    return [...firstPage(withScript[0] ?? []), ...wholeBooking(withScript, without, ledig)]
  })

/** One list of requests for each step of a booking. */
async function bookIn({ page, taken }: Tab, ledig: Ledig, n: number): Promise<readonly (readonly Asked[])[]> {
  const steps: (readonly Asked[])[] = []
  const step = async (work: () => Promise<unknown>): Promise<void> => {
    await work()
    steps.push(await taken())
  }
  await step(() => page.goto(`${ledig.address}/book`))
  await step(() => page.getByRole('link', { name: /Check-up/ }).click())
  await step(() => page.getByRole('link', { name: /No preference/ }).click())
  await step(() => page.locator('button[name=slot]').first().click())
  await ledig.ask('shift 4')
  await fillIn(page, n)
  await step(() => page.getByRole('button', { name: 'Continue' }).click())
  await step(() => page.getByRole('button', { name: 'Book appointment' }).click())
  if (!page.url().includes('/book/booked/')) throw new Error(`the booking ended at ${page.url()}`)
  return steps
}

async function fillIn(page: Page, n: number): Promise<void> {
  for (const [name, value] of Object.entries(personNumber(n)))
    if (value !== '') await page.locator(`[name="${name}"]`).fill(value)
}

function firstPage(asked: readonly Asked[]): readonly Row[] {
  const blocking = sum(asked.filter(({ type }) => type === 'Document' || type === 'Stylesheet'))
  const goal = (name: string, value: number, most: number, unit: string): Row => ({
    ...{ name, measured: `${Math.round(value)} ${unit}`, limit: '-', ratio: '-' },
    ...{ goal: `≤ ${most} ${unit}`, pass: value <= most },
  })
  const scripts = asked.filter(({ type }) => type === 'Script').length
  const first: Row = {
    name: 'first booking page, cold cache: HTML + CSS over the wire',
    measured: bytes(blocking),
    limit: `${flight} B, the first TCP flight`,
    ratio: `${(blocking / flight).toFixed(2)} ×`,
    goal: '≤ 14000 B',
    pass: blocking <= 14_000,
  }
  return [
    first,
    goal('first booking page: requests', asked.length, 5, 'requests'),
    goal('first booking page: everything', sum(asked), 35_000, 'B'),
    goal('first booking page: scripts that may block', scripts, 0, 'scripts'),
  ]
}

function wholeBooking(
  withScript: readonly (readonly Asked[])[],
  without: readonly (readonly Asked[])[],
  ledig: Ledig,
): readonly Row[] {
  const all = withScript.flat()
  const elsewhere = [...all, ...without.flat()].filter(({ url }) => !url.startsWith(ledig.address)).length
  const pages = (steps: readonly (readonly Asked[])[]) =>
    steps.slice(1).map((step) => sum(step.filter(({ type }) => ['Document', 'Fetch', 'XHR'].includes(type))))
  const heaviest = Math.max(...pages(withScript), ...without.slice(1).map(sum))
  const row = (name: string, measured: string, goal: string, pass: boolean): Row => ({
    ...{ name, measured, limit: '-', ratio: '-', goal, pass },
  })
  return [
    row(
      'a whole first booking, script on',
      `${sum(all)} B, ${all.length} requests`,
      '≤ 50000 B, ≤ 12 requests',
      sum(all) <= 50_000 && all.length <= 12,
    ),
    row(
      'a whole first booking, script off',
      `${sum(without.flat())} B`,
      '≤ 25000 B',
      sum(without.flat()) <= 25_000,
    ),
    row(
      'each further step: its page; script off everything',
      `${without.slice(1).map(sum).join(', ')} B`,
      '≤ 3000 B',
      heaviest <= 3000,
    ),
    row('a whole first booking: requests to another host', `${elsewhere}`, '0', elsewhere === 0),
  ]
}
