import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { build } from 'esbuild'
import { root } from './app.ts'

export interface Program {
  /** Holds migrations/ of its own, to be added to, and data/. */
  readonly folder: string
  readonly dataDir: string
  /** Starts an entry; the environment holds nothing but what is told. */
  start(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): ChildProcessByStdio<null, Readable, null>
  /** Runs it to its end: the exit code and the lines it printed. */
  run(
    ...args: readonly string[]
  ): Promise<{ readonly code: number | null; readonly lines: readonly string[] }>
  remove(): void
}

/** An entry of src/ built as `npm run build` does, in a folder of its own: no test depends on what lies in dist/. */
export async function buildProgram(name: 'cli' | 'main'): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), `ledig-${name}-`))
  const dataDir = join(folder, 'data')
  for (const each of ['package.json', 'node_modules', 'views', 'static'])
    symlinkSync(join(root, each), join(folder, each))
  cpSync(join(root, 'migrations'), join(folder, 'migrations'), { recursive: true })
  const outfile = join(folder, 'dist', `${name}.js`)
  const require =
    "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
  await build({
    ...{ entryPoints: [join(root, 'src', `${name}.ts`)], outfile, bundle: true, banner: { js: require } },
    ...{ platform: 'node', format: 'esm', target: 'node20', logLevel: 'warning' },
    external: ['better-sqlite3', '@node-rs/argon2', 'sharp'],
  })
  const start: Program['start'] = (args, env = {}) =>
    spawn(process.execPath, [outfile, ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  return {
    folder,
    dataDir,
    start,
    run: (...args) => ended(start(args)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function ended(child: ReturnType<Program['start']>): ReturnType<Program['run']> {
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, lines: text.split('\n').filter((line) => line !== '') }))
  })
}
