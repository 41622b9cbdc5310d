import { join } from 'node:path'
import { findRoot } from '../../src/root.ts'
import { startChild } from './kit/child.ts'
import type { Drill } from './kit/drill.ts'
import { isSound, lookInto } from './kit/look.ts'
import { chooseTime, withAnna } from './kit/patient.ts'
import { makePractice, slotsFrom, withData } from './kit/practice.ts'
import { environmentOf, startLedig, withFolder } from './kit/server.ts'

/** A second process on the same data says so in one line and goes; the first serves on. */
export const second: Drill = (size) =>
  withFolder('second', async (dataDir) => {
    const times = size.of(20, 4)
    await withData(dataDir, (db) => makePractice(db))
    const first = await startLedig({ dataDir })
    let refused = 0
    let unharmed = 0
    let words = ''
    for (const slot of slotsFrom('2027-02-01', times)) {
      const other = startChild({ file: join(findRoot(), 'dist', 'main.js'), env: environmentOf(dataDir) })
      const [code, page] = await Promise.all([other.ended, first.client.get('/book')])
      words = other.lines.join(' / ')
      if (code === 1 && other.lines.length === 1 && words.includes(dataDir)) refused += 1
      const { token } = await chooseTime(first.client, withAnna, slot)
      if (page.status === 200 && token !== '') unharmed += 1
    }
    await first.end('SIGTERM')
    const sound = lookInto(dataDir, isSound)
    return [
      {
        name: 'a second process on the same data',
        count: `${times} times`,
        found: `${refused} refused in one line ("${words.replace(dataDir, '…')}"), first unharmed ${unharmed} times${sound ? '' : ', NOT sound'}`,
        pass: refused === times && unharmed === times && sound,
      },
    ]
  })
