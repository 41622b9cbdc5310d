import { join } from 'node:path'
import { build } from 'esbuild'
import { findRoot } from '../../../src/root.ts'

/** Bundles an entry of the drills or the bench just as `npm run build` bundles the product; returns the file. */
export async function bundle(entry: string, name: string): Promise<string> {
  const outfile = join(findRoot(), 'dist', name)
  await build({
    entryPoints: [join(findRoot(), 'tests', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    external: ['better-sqlite3', '@node-rs/argon2', 'sharp'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  return outfile
}
