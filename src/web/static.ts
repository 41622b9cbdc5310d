import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'

export interface StaticFiles {
  /** The address of a file below static/, with its content's hash, so that it may be kept for ever. */
  href(name: string): string
  /** The address of a style sheet of pages with this text in the place of theme.css. */
  dressed(name: 'page.css' | 'staff-page.css', theme: string): string
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
  'passkey.js': ['vendor/simplewebauthn-browser-14.0.0.min.js', 'passkeys.js'],
}

/** How many style sheets of practices are kept: those of public and of staff pages, of the last few changes. */
const mostDresses = 8

interface Shelf {
  readonly folder: string
  readonly byAddress: Map<string, File>
  /** Name of a file or a bundle → its address. */
  readonly addresses: Map<string, string>
  /** The same for style sheets with a theme in them. */
  readonly dresses: Map<string, string>
}

/** Reads and compresses static/ once, at the start. */
export function readStaticFiles(folder: string): StaticFiles {
  const shelf: Shelf = { folder, byAddress: new Map(), addresses: new Map(), dresses: new Map() }
  const bundled = new Set(Object.values(bundles).flat())
  const single = listFiles(folder).filter((name) => !bundled.has(name))
  // Style sheets last: they name the pictures by the addresses that these have by then.
  const byKind = [...single, ...Object.keys(bundles)].toSorted(
    (a, b) => Number(a.endsWith('.css')) - Number(b.endsWith('.css')),
  )
  for (const name of byKind) shelve(shelf, name)
  return {
    href: (name) => {
      const address = shelf.addresses.get(name)
      if (!address) throw new Error(`static/${name} is missing`)
      return address
    },
    dressed: (name, theme) => shelf.dresses.get(`${name} ${theme}`) ?? dress(shelf, name, theme),
    answer: (c) => {
      const file = shelf.byAddress.get(c.req.path)
      return file && respond(c, file)
    },
  }
}

function shelve({ folder, byAddress, addresses }: Shelf, name: string): void {
  const pieces = bundles[name]
  const read = pieces
    ? Buffer.concat(pieces.map((piece) => readPiece(folder, piece)))
    : readFileSync(join(folder, name))
  const plain = name.endsWith('.css') ? withAddresses(read.toString(), addresses) : read
  const address = addressOf(name, plain)
  addresses.set(name, address)
  const file = { type: typeOf(name), ...compressed(plain) }
  byAddress.set(address, { ...file, forOthers: false })
  if (forOthers.includes(name)) byAddress.set(`/${name}`, { ...file, forOthers: true })
}

function dress({ folder, byAddress, addresses, dresses }: Shelf, name: string, theme: string): string {
  const pieces = (bundles[name] ?? []).filter((piece) => piece !== 'theme.css')
  const read = [...pieces.map((piece) => readPiece(folder, piece).toString()), theme].join('')
  const plain = withAddresses(read, addresses)
  const address = addressOf(name, plain)
  byAddress.set(address, { type: typeOf(name), forOthers: false, ...compressed(plain) })
  dresses.set(`${name} ${theme}`, address)
  forgetFirst(dresses, byAddress)
  return address
}

/** Pages that are open while the look changes may still ask for the last ones; older ones are nobody's. */
function forgetFirst(dresses: Map<string, string>, byAddress: Map<string, File>): void {
  const [oldest] = dresses
  if (dresses.size <= mostDresses || !oldest) return
  dresses.delete(oldest[0])
  byAddress.delete(oldest[1])
}

function addressOf(name: string, plain: Buffer): string {
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 10)
  return `/static/${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`
}

function typeOf(name: string): string {
  return types[extname(name)] ?? 'application/octet-stream'
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
