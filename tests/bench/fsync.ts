import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Syncs {
  /** Of the write-ahead log. */
  readonly log: number
  /** Of other files, and of the log's own file when it is begun anew. */
  readonly other: number
}

/** The fsync and fdatasync calls of a process while `work` runs; a string says why they could not be counted. */
export async function countSyncs(pid: number, work: () => Promise<void>): Promise<Syncs | string> {
  if (spawnSync('sh', ['-c', 'command -v strace']).status !== 0) return 'not measured: strace missing'
  const folder = mkdtempSync(join(tmpdir(), 'ledig-strace-'))
  const file = join(folder, 'calls')
  const strace = spawn('strace', ['-f', '-y', '-e', 'trace=fsync,fdatasync', '-o', file, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    if (!(await attached(strace))) return 'not measured: strace may not attach'
    await work()
    strace.kill('SIGINT')
    await once(strace, 'close')
    const calls = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /\bf(data)?sync\(/.test(line))
    const log = calls.filter((line) => line.includes('ledig.db-wal')).length
    return { log, other: calls.length - log }
  } finally {
    strace.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function attached(strace: ChildProcess): Promise<boolean> {
  if (!strace.stderr) return false
  for await (const line of createInterface({ input: strace.stderr })) {
    if (/attached/.test(line)) return true
    if (/not permitted|attach:/.test(line)) return false
  }
  return false
}
