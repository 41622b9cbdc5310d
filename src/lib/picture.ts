import type { Sharp } from 'sharp'

/** A picture made anew from what somebody sent: nothing of the file that came is in it, its place and camera least of all. */
export interface Drawn {
  readonly type: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

const pictureFaults = ['type', 'svg', 'moves', 'pixels', 'small', 'blank', 'broken'] as const
/** Why a file is not taken: no PNG, JPEG or WebP; an animation; too many or too few pixels; all white; damaged. */
export type PictureFault = (typeof pictureFaults)[number]

export type Redrawn =
  | { readonly ok: true; readonly value: Drawn }
  | { readonly ok: false; readonly reason: PictureFault }

/** What is drawn for pages: a size to fit in, tried in turn until the bytes are few enough; the last counts anyway. */
interface Frame {
  readonly width: number
  readonly height: number
  /** Of a JPEG, 1–100; of a PNG the number of colours. */
  readonly quality: number
}

const logoFrames: readonly Frame[] = [
  { width: 448, height: 96, quality: 256 },
  { width: 448, height: 96, quality: 64 },
  { width: 336, height: 72, quality: 48 },
  { width: 224, height: 48, quality: 32 },
  // Four bits a pixel: fewer bytes than allowed, whatever it shows.
  { width: 224, height: 48, quality: 16 },
]
const pictureFrames: readonly Frame[] = [
  { width: 1600, height: 1200, quality: 74 },
  { width: 1600, height: 1200, quality: 60 },
  { width: 1400, height: 1050, quality: 50 },
  { width: 1000, height: 750, quality: 42 },
  { width: 640, height: 480, quality: 30 },
]
const logoBytes = 8000
const pictureBytes = 150_000

/** As many as a phone's camera makes; what decodes to more is refused before it is decoded. */
const mostPixels = 50_000_000
const seconds = 15

/** The logo for the head of a page: a PNG of at most 448 × 96 pixels on white, which the oldest phones show, too. */
export function drawLogo(file: Uint8Array): Promise<Redrawn> {
  return redrawInTurn(file, 24, async (source) => {
    const flat = () => source().flatten({ background: '#fff' })
    if (await isBlank(flat())) return 'blank'
    return smallest(logoFrames, logoBytes, 'image/png', ({ width, height, quality }) =>
      flat()
        .resize({ width, height, fit: 'inside', withoutEnlargement: true })
        .png({ palette: true, colours: quality, effort: 8, compressionLevel: 9 }),
    )
  })
}

/** The picture beside the booking pages: a JPEG of at most 150 kB. */
export function drawPicture(file: Uint8Array): Promise<Redrawn> {
  return redrawInTurn(file, 300, (source) =>
    smallest(pictureFrames, pictureBytes, 'image/jpeg', ({ width, height, quality }) =>
      source()
        .flatten({ background: '#fff' })
        .resize({ width, height, fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality, mozjpeg: true }),
    ),
  )
}

type Draw = (source: () => Sharp) => Promise<Drawn | PictureFault>

let turn: Promise<unknown> = Promise.resolve()

/** One at a time: a camera's picture takes some 400 MB while it is drawn, and a double click sends two. */
function redrawInTurn(file: Uint8Array, leastSide: number, draw: Draw): Promise<Redrawn> {
  const mine = turn.then(() => redraw(file, leastSide, draw))
  turn = mine.catch(() => {})
  return mine
}

async function redraw(file: Uint8Array, leastSide: number, draw: Draw): Promise<Redrawn> {
  const format = formatOf(file)
  if (format === undefined) return { ok: false, reason: looksLikeSvg(file) ? 'svg' : 'type' }
  const sharp = await loadSharp()
  const options = { limitInputPixels: mostPixels, failOn: 'warning', pages: 1 } as const
  // The way up that the camera wrote down becomes the way up of the pixels.
  const source = () => sharp(file, options).autoOrient().toColourspace('srgb').timeout({ seconds })
  try {
    const about = await sharp(file, options).metadata()
    if (about.format !== format) return { ok: false, reason: 'broken' }
    if ((about.pages ?? 1) > 1 || isMovingPng(file, format)) return { ok: false, reason: 'moves' }
    if (Math.min(about.width, about.height) < leastSide) return { ok: false, reason: 'small' }
    const drawn = await draw(source)
    return typeof drawn === 'string' ? { ok: false, reason: drawn } : { ok: true, value: drawn }
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    return { ok: false, reason: /pixel limit|timeout|too large/i.test(text) ? 'pixels' : 'broken' }
  }
}

async function smallest(
  frames: readonly Frame[],
  most: number,
  type: Drawn['type'],
  draw: (frame: Frame) => Sharp,
): Promise<Drawn> {
  let drawn: Drawn | undefined
  for (const frame of frames) {
    const { data, info } = await draw(frame).toBuffer({ resolveWithObject: true })
    drawn = { type, bytes: data, width: info.width, height: info.height }
    if (data.length <= most) break
  }
  if (!drawn) throw new Error('no frame to draw in')
  return drawn
}

/** White on nothing: on our white there is nothing to be seen. */
async function isBlank(flat: Sharp): Promise<boolean> {
  const { data } = await flat
    .resize({ width: 200, height: 200, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data.every((value) => value > 240)
}

type Format = 'png' | 'jpeg' | 'webp'

/** By its first bytes: what a file is called and what the browser says of it count for nothing. */
function formatOf(file: Uint8Array): Format | undefined {
  const starts = (bytes: readonly number[], at = 0) => bytes.every((byte, index) => file[at + index] === byte)
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (starts([0xff, 0xd8, 0xff])) return 'jpeg'
  const isWebp = starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)
  return isWebp ? 'webp' : undefined
}

function looksLikeSvg(file: Uint8Array): boolean {
  return /<svg[\s>]/i.test(Buffer.from(file.subarray(0, 4096)).toString('latin1'))
}

/** An animated PNG says so in a chunk before its first picture. */
function isMovingPng(file: Uint8Array, format: Format): boolean {
  return format === 'png' && Buffer.from(file.subarray(0, 65_536)).includes('acTL')
}

/** Only who uploads a picture pays for the library; it is shut to every format but our three. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  })
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}
