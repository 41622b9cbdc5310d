import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { findRoot } from '../../src/root.ts'
import { pause } from './kit/child.ts'
import type { Drill, Result } from './kit/drill.ts'
import { withFolder } from './kit/server.ts'

/** Whom the signal is sent to: everybody in the process group as a terminal does, or npm alone as a supervisor does. */
const addressees = ['group', 'npm'] as const

/** `npm run demo` is told to stop, with visitors connected: gone within two seconds, and nobody left behind. */
export const stop: Drill = async (size) => {
  const results: Result[] = []
  for (const addressee of addressees) results.push(await stopOften(addressee, size.of(10, 2)))
  return results
}

async function stopOften(addressee: (typeof addressees)[number], times: number): Promise<Result> {
  let inTime = 0
  let left = 0
  let litter = 0
  let slowest = 0
  for (let n = 0; n < times; n++) {
    const { ms, survivors, files } = await withFolder('stop', (folder) => stopOnce(addressee, folder))
    slowest = Math.max(slowest, ms)
    if (ms < 2000) inTime += 1
    left += survivors
    litter += files
  }
  return {
    name: `SIGTERM to ${addressee === 'group' ? 'the process group of npm run demo' : 'npm run demo alone'}`,
    count: `${times} times`,
    found: `${inTime} ended within 2 s (slowest ${slowest.toFixed(0)} ms), ${left} processes and ${litter} folders left behind`,
    pass: inTime === times && left + litter === 0,
  }
}

async function stopOnce(
  addressee: (typeof addressees)[number],
  folder: string,
): Promise<{ ms: number; survivors: number; files: number }> {
  const demo = spawn('npm', ['run', 'demo'], {
    cwd: findRoot(),
    detached: true,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', HOST: '127.0.0.1', TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pid = demo.pid ?? 0
  const complaints: string[] = []
  createInterface({ input: demo.stderr }).on('line', (line) => complaints.push(line))
  try {
    const port = await portOf(demo.stdout, complaints)
    const visitors = [1, 2, 3].map(() => connect(port, '127.0.0.1').on('error', () => undefined))
    visitors[0]?.write('GET /book HTTP/1.1\r\nHost: localhost\r\n\r\n')
    visitors[1]?.write('POST /book/hold HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf')
    await pause(300)
    const members = groupOf(pid)
    if (members.length < 2) throw new Error('npm run demo has no process of its own')
    const begun = performance.now()
    process.kill(addressee === 'group' ? -pid : pid, 'SIGTERM')
    while (members.some(isAlive) && performance.now() - begun < 4000) await pause(10)
    for (const visitor of visitors) visitor.destroy()
    return {
      ms: performance.now() - begun,
      survivors: groupOf(pid).length,
      files: readdirSync(folder).length,
    }
  } finally {
    if (groupOf(pid).length > 0) process.kill(-pid, 'SIGKILL')
  }
}

/** Throws with all that was printed where the program ends before. */
async function portOf(output: NodeJS.ReadableStream, complaints: readonly string[]): Promise<number> {
  const printed: string[] = []
  for await (const line of createInterface({ input: output })) {
    const found = /^Ledig listens on http:\/\/\S+:(\d+)/.exec(line)
    if (found) return Number(found[1])
    if (line !== '') printed.push(line)
  }
  throw new Error(`npm run demo ended before it listened: ${[...complaints, ...printed].join(' | ')}`)
}

/** The living processes of a process group. */
function groupOf(group: number): readonly number[] {
  const pids = readdirSync('/proc').map(Number).filter(Boolean)
  return pids.filter((pid) => isAlive(pid) && Number(statOf(pid)[2]) === group)
}

function isAlive(pid: number): boolean {
  const [state] = statOf(pid)
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** What stands after the name in /proc/<pid>/stat: state, parent, group …; nothing where it is gone. */
function statOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
