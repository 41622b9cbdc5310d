import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, takeLock } from '../../src/db/open.ts'
import { root } from '../helpers/app.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledig-lock-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the lock on a data folder', () => {
  it('is taken once, refused a second time, and free after it was let go', () => {
    const letGo = takeLock(folder)
    expect(letGo).toBeTypeOf('function')
    expect(takeLock(folder)).toBeUndefined()
    letGo?.()
    const again = takeLock(folder)
    expect(again).toBeTypeOf('function')
    again?.()
  })

  it('is one folder’s own, and makes a folder that is missing', () => {
    const one = takeLock(folder)
    const other = takeLock(join(folder, 'other', 'deeper'))
    expect(other).toBeTypeOf('function')
    expect(statSync(join(folder, 'other', 'deeper')).mode & 0o777).toBe(0o700)
    one?.()
    other?.()
  })

  it('does not stand in the way of the database beside it', () => {
    const letGo = takeLock(folder)
    const db = openDatabase(folder)
    expect(db.raw.prepare('select 1 as one').get()).toEqual({ one: 1 })
    db.close()
    letGo?.()
  })

  it('held by another process is refused, and freed when that process is killed', async () => {
    const program = `import('better-sqlite3').then(({ default: Database }) => {
      const lock = new Database(process.argv[1]); lock.pragma('journal_mode = DELETE'); lock.exec('begin exclusive')
      console.log('held'); setInterval(() => {}, 1000) })`
    const child = spawn(process.execPath, ['-e', program, join(folder, 'ledig.lock')], { cwd: root })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(takeLock(folder)).toBeUndefined()
    child.kill('SIGKILL')
    await ended
    const letGo = takeLock(folder)
    expect(letGo).toBeTypeOf('function')
    letGo?.()
  })
})

describe('the database file', () => {
  it('is for its owner only, durable, and checks its references, at every open', () => {
    openDatabase(folder).close()
    const db = openDatabase(folder)
    const pragma = (name: string) => db.raw.pragma(name, { simple: true })
    expect(
      ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout', 'secure_delete'].map(pragma),
    ).toEqual(['wal', 2, 1, 5000, 1])
    db.raw.exec('create table one (a)')
    expect(pragma('synchronous')).toBe(2)
    expect(statSync(join(folder, 'ledig.db')).mode & 0o777).toBe(0o600)
    db.close()
  })
})
