import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'

export interface StaticFiles {
  /** The address of a file below static/, with its content's hash, so that it may be kept for ever. */
  href(name: string): string
  answer(c: Context): Response | undefined
}

interface File {
  readonly type: string
  /** Named by other websites at an address that stays. */
  readonly forOthers: boolean
  readonly plain: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

/** Files whose address other websites write down: it stays, so they are asked for again after an hour. */
const forOthers: readonly string[] = ['embed.js']

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
}

/** What pages need together travels as one file: each request costs a slow phone most of a second. */
const bundles: Readonly<Record<string, readonly string[]>> = {
  'page.css': ['app.css', 'theme.css'],
  'staff-page.css': ['staff.css', 'theme.css'],
  'page.js': ['vendor/htmx-4.0.1.min.js', 'app.js'],
  'tracking.js': ['tracking-open.js', 'tracking-steps.js'],
  'tracking-test.js': ['tracking-open.js', 'tracking-try.js'],
}

/** Reads and compresses static/ once, at the start. */
export function readStaticFiles(folder: string): StaticFiles {
  const byAddress = new Map<string, File>()
  const addresses = new Map<string, string>()
  const bundled = new Set(Object.values(bundles).flat())
  const single = listFiles(folder).filter((name) => !bundled.has(name))
  // Style sheets last: they name the pictures by the addresses that these have by then.
  const byKind = [...single, ...Object.keys(bundles)].toSorted(
    (a, b) => Number(a.endsWith('.css')) - Number(b.endsWith('.css')),
  )
  for (const name of byKind) {
    const pieces = bundles[name]
    const read = pieces
      ? Buffer.concat(pieces.map((piece) => readPiece(folder, piece)))
      : readFileSync(join(folder, name))
    const plain = name.endsWith('.css') ? withAddresses(read.toString(), addresses) : read
    const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10)
    const address = `/static/${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`
    addresses.set(name, address)
    const file = { type: types[extname(name)] ?? 'application/octet-stream', ...compressed(plain) }
    byAddress.set(address, { ...file, forOthers: false })
    if (forOthers.includes(name)) byAddress.set(`/${name}`, { ...file, forOthers: true })
  }
  return {
    href: (name) => {
      const address = addresses.get(name)
      if (!address) throw new Error(`static/${name} is missing`)
      return address
    },
    answer: (c) => {
      const file = byAddress.get(c.req.path)
      return file && respond(c, file)
    },
  }
}

/** A piece may lack its last line break, and a script its last semicolon. */
function readPiece(folder: string, name: string): Buffer {
  return Buffer.concat([readFileSync(join(folder, name)), Buffer.from(name.endsWith('.js') ? '\n;' : '\n')])
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

function withAddresses(css: string, addresses: ReadonlyMap<string, string>): Buffer {
  return Buffer.from(
    css.replace(/url\(([\w./-]+)\)/g, (whole, name: string) =>
      addresses.has(name) ? `url(${addresses.get(name)})` : whole,
    ),
  )
}

function compressed(plain: Buffer) {
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  }
  return { plain, gzip: gzipSync(plain, { level: 9 }), brotli: brotliCompressSync(plain, quality) }
}

function respond(c: Context, file: File): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': file.type,
      'cache-control': file.forOthers ? 'public, max-age=3600' : 'public, max-age=31536000, immutable',
      ...(file.forOthers ? { 'cross-origin-resource-policy': 'cross-origin' } : {}),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      vary: 'Accept-Encoding',
      'content-length': String(body.length),
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  })
}
