import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { buildProgram } from './helpers/program.ts'

it('stops cleanly also when nobody reads its log any more', async () => {
  const program = await buildProgram('main')
  const child = program.start([], { PORT: '0' })
  try {
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])))
    for await (const line of createInterface({ input: child.stdout }))
      if (line.startsWith('Ledig listens on')) break
    expect(existsSync(join(program.dataDir, 'ledig.db-wal'))).toBe(true)
    child.stdout.destroy()
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(existsSync(join(program.dataDir, 'ledig.db-wal'))).toBe(false)
  } finally {
    child.kill('SIGKILL')
    program.remove()
  }
})
