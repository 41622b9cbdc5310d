import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program of ours in a process of its own. */
export interface Child {
  readonly pid: number
  /** What it printed, line by line. */
  readonly lines: readonly string[]
  /** Sends a message over the channel and waits for the answer. */
  ask(message: string): Promise<number>
  /** Sends a signal and waits for the end; returns how long that took, in milliseconds. */
  end(signal: NodeJS.Signals): Promise<number>
  /** The exit code once it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>
}

export interface Start {
  readonly file: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly nodeArgs?: readonly string[]
}

/** Starts `node file` with nothing of our own environment but what finds programs. */
export function startChild({ file, args = [], env = {}, nodeArgs = [] }: Start): Child {
  const process_ = spawn(process.execPath, [...nodeArgs, file, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  for (const stream of [process_.stdout, process_.stderr])
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line))
  const ended = new Promise<number | null>((resolve) => process_.once('close', (code) => resolve(code)))
  return {
    pid: process_.pid ?? 0,
    lines,
    ended,
    ask: (message) => ask(process_, message),
    end: async (signal) => {
      const begun = performance.now()
      process_.kill(signal)
      await ended
      return performance.now() - begun
    },
  }
}

/** Waits for a line that matches; throws with all that was printed where the program ends before. */
export async function lineOf(child: Child, wanted: RegExp, patience = 20_000): Promise<string> {
  let over = false
  void child.ended.then(() => {
    over = true
  })
  const until = performance.now() + patience
  for (;;) {
    const line = child.lines.find((each) => wanted.test(each))
    if (line !== undefined) return line
    if (over || performance.now() > until)
      throw new Error(`no line like ${wanted} but:\n${child.lines.join('\n')}`)
    await pause(2)
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function ask(child: ChildProcess, message: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(Number(answer)))
    child.send(message, (error) => {
      if (error) reject(error)
    })
  })
}
