import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRoot } from '../../src/root.ts'
import { type Child, lineOf, startChild } from '../drills/kit/child.ts'
import { type Client, openClient } from '../drills/kit/http.ts'

export interface Bare extends Child {
  readonly client: Client
}

/** The bare server with a page of so many bytes; dist/bench-bare.js was bundled before. */
export async function startBare(bytes: number): Promise<Bare> {
  const folder = mkdtempSync(join(tmpdir(), 'ledig-bare-'))
  const child = startChild({ file: join(findRoot(), 'dist', 'bench-bare.js'), args: [folder, String(bytes)] })
  void child.ended.then(() => rmSync(folder, { recursive: true, force: true }))
  const line = await lineOf(child, /^Bare listens on /)
  return { ...child, client: openClient(line.split(' ').at(-1) ?? '') }
}
