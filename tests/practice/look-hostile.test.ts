import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findLook } from '../../src/practice/look.queries.ts'
import { createUploads } from '../../src/practice/uploads.gateway.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { fileOf, photo, png } from '../helpers/pictures.ts'
import { signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const address = '/staff/settings/look'
let test: TestApp
let olga: Browser
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledig-look-'))
  test = openApp(undefined, { uploads: createUploads(join(folder, 'uploads')) })
  smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

afterEach(() => rmSync(folder, { recursive: true }))

type What = 'logo' | 'picture'

async function put(what: What, file: File): Promise<Page> {
  const form = (await olga.visit(address)).form(`form[action="${address}/${what}"]`).fill({ [what]: file })
  return form.press(what === 'logo' ? 'Save the logo' : 'Save the picture')
}

const stored = () => (existsSync(join(folder, 'uploads')) ? readdirSync(join(folder, 'uploads')) : [])

/** A PNG of one colour that says it has these pixels: a few kilobytes, a gigabyte when it is unpacked. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(Math.ceil((width / 8 + 1) * Math.min(height, 2000))), { level: 9 })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const svg = (text: string) =>
  Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${text}</svg>`)

async function moving(): Promise<Buffer> {
  const frames = [
    ...(await Promise.all(['#111111', '#aa0000'].map((colour) => png({ width: 400, height: 400, colour })))),
  ]
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer()
}

const type = 'Choose a PNG, JPEG or WebP file'
const damaged = 'This file is damaged. Save the picture once more and try again'
const hostile: readonly (readonly [string, () => Promise<Buffer> | Buffer, string])[] = [
  [
    'an SVG with a script',
    () => svg('<script>alert(1)</script>'),
    'An SVG file can hold a program, so it is not taken. Save the picture as PNG',
  ],
  [
    'an SVG called PNG',
    () => svg('<rect width="9" height="9"/>'),
    'An SVG file can hold a program, so it is not taken. Save the picture as PNG',
  ],
  ['a GIF', () => gif, type],
  ['a page that says it is a PNG', () => Buffer.from('<!doctype html><script>alert(1)</script>'), type],
  ['a program', () => Buffer.from('MZ\u0000\u0001 this program'), type],
  ['a PDF', () => Buffer.from('%PDF-1.7\n'), type],
  ['a GIF that begins like a JPEG', () => Buffer.concat([Buffer.from('ffd8ff', 'hex'), gif]), damaged],
  ['the first bytes of a PNG and then nothing', () => Buffer.from('89504e470d0a1a0a', 'hex'), damaged],
  [
    'a PNG cut in half',
    async () =>
      ((bytes) => bytes.subarray(0, bytes.length / 2))(
        await sharp(await photo({ width: 500, height: 500 }))
          .png()
          .toBuffer(),
      ),
    damaged,
  ],
  [
    'a JPEG cut in half',
    async () => ((bytes) => bytes.subarray(0, bytes.length / 2))(await photo({ width: 900, height: 600 })),
    damaged,
  ],
  [
    'a PNG of 30 000 × 30 000 pixels in some kilobytes',
    () => bomb(30_000, 30_000),
    'This picture has too many pixels. Choose one of at most 50 million',
  ],
  ['a PNG that promises more rows than there are', () => bomb(4000, 4000), damaged],
  ['a WebP that moves', moving, 'This picture moves. Choose one that stands still'],
]

describe.each(['logo', 'picture'] as const)('J42: as the %s', (what) => {
  it.each(hostile)(
    '%s is refused beside the field; what was there stays',
    async (_name, make, words) => {
      await put(what, fileOf(await photo({ width: 900, height: 600 }), 'door.jpg', 'image/jpeg'))
      const before = [findLook(test.db), stored()]
      const page = await put(what, fileOf(await make()))
      expect([page.status, page.field(what).error]).toEqual([422, words])
      expect(page.errors().length).toBe(1)
      expect([findLook(test.db), stored()]).toEqual(before)
      expect((await olga.visit(address)).status).toBe(200)
    },
    30_000,
  )
})

describe('a file', () => {
  it('of 20 MB is refused beside the field, unread', async () => {
    const body = new FormData()
    body.set('version', '1')
    body.set('logo', fileOf(Buffer.alloc(20 * 1024 * 1024)))
    const encoded = new Response(body)
    const bytes = await encoded.arrayBuffer()
    const answer = await olga.send(`${address}/logo`, {
      method: 'POST',
      body: bytes,
      headers: {
        'content-type': encoded.headers.get('content-type') ?? '',
        'content-length': String(bytes.byteLength),
        'sec-fetch-site': 'same-origin',
      },
    })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('This file is larger than 10 MB. Choose a smaller one')
    expect(stored()).toEqual([])
  })

  it('a little larger than 10 MB is, too', async () => {
    const page = await put(
      'picture',
      fileOf(Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(10 * 1024 * 1024)])),
    )
    expect([page.status, page.field('picture').error]).toEqual([
      422,
      'This file is larger than 10 MB. Choose a smaller one',
    ])
  })

  it('of 20 MB for another form is still too much for it', async () => {
    const headers = {
      'content-length': '20000000',
      'content-type': 'multipart/form-data; boundary=x',
      'sec-fetch-site': 'same-origin',
    }
    expect((await olga.send(address, { method: 'POST', body: 'x', headers })).status).toBe(413)
  })

  it('is nobody’s to send who is not signed in', async () => {
    const answer = await test.request(`${address}/logo`, {
      method: 'POST',
      body: Buffer.alloc(1000),
      headers: { 'content-length': '20000000' },
    })
    expect([answer.status, answer.headers.get('location')?.startsWith('/staff/sign-in')]).toEqual([303, true])
  })

  it('that is torn on the way is no file', async () => {
    const answer = await olga.send(`${address}/logo`, {
      method: 'POST',
      body: '--x\r\nContent-Disposition: form-data; name="logo"; filename="a.png"\r\n\r\n\u0089PNG',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' },
    })
    expect([answer.status, stored()]).toEqual([422, []])
  })
})

describe('what is kept of a picture', () => {
  const shown = async (what: What): Promise<Buffer> => {
    const name = findLook(test.db)[what]?.name ?? ''
    return Buffer.from(await (await test.request(`/uploads/${name}`)).arrayBuffer())
  }

  it('is the right way up, without place, camera, colour profile or anything that was hidden behind it', async () => {
    const source = await sharp(await photo({ width: 900, height: 600 }))
      .withExif({ IFD0: { Make: 'SpyCam' }, IFD3: { GPSLatitude: '52/1 0/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    await put(
      'picture',
      fileOf(Buffer.concat([source, Buffer.from('<script>alert(1)</script>')]), 'a.jpg', 'image/jpeg'),
    )
    const about = await sharp(await shown('picture')).metadata()
    expect([about.width, about.height, about.orientation, about.exif, about.icc]).toEqual([
      600,
      900,
      undefined,
      undefined,
      undefined,
    ])
    expect((await shown('picture')).includes('script')).toBe(false)
  })

  it('of a JPEG for printing (CMYK) are colours for screens', async () => {
    await put(
      'logo',
      fileOf(
        await sharp(await png())
          .toColourspace('cmyk')
          .jpeg()
          .toBuffer(),
        'a.jpg',
        'image/jpeg',
      ),
    )
    const { data } = await sharp(await shown('logo'))
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const [red = 0, green = 0, blue = 0] = data
    expect(blue).toBeGreaterThan(red + 40)
    expect(blue).toBeGreaterThan(green + 40)
  })

  it('of a logo with nothing behind it stands on white; one of which nothing is left there is refused', async () => {
    const ink = (colour: string) =>
      sharp({ create: { width: 100, height: 100, channels: 4, background: '#00000000' } })
        .composite([{ input: { create: { width: 40, height: 40, channels: 4, background: colour } } }])
        .png()
        .toBuffer()
    await put('logo', fileOf(await ink('#203060')))
    const { data } = await sharp(await shown('logo'))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255])
    const page = await put('logo', fileOf(await ink('#ffffff')))
    expect([page.status, page.field('logo').error]).toEqual([
      422,
      'On white nothing can be seen of this logo. Choose one with dark lines',
    ])
  })

  it('that is tiny is nothing: the page says how large it must be', async () => {
    expect((await put('logo', fileOf(await png({ width: 400, height: 23 })))).field('logo').error).toContain(
      '24 pixels',
    )
    expect(
      (await put('picture', fileOf(await png({ width: 299, height: 900 })))).field('picture').error,
    ).toContain('300 pixels')
  })
})

describe('a disk that is full', () => {
  it('is said with 503, and what was there stays', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const uploads = { ...test.world.uploads, keep: () => Promise.reject(full) }
    const other = openApp(undefined, { db: test.db, uploads })
    const browser = await signedIn(other, 'owner')
    const form = (await browser.visit(address)).form(`form[action="${address}/logo"]`)
    const page = await form.fill({ logo: fileOf(await png()) }).press('Save the logo')
    expect([page.status, findLook(test.db).logo, stored()]).toEqual([503, undefined, []])
    expect((await browser.visit(address)).status).toBe(200)
  })
})

describe('the folder of uploads', () => {
  it.each([
    '/uploads/',
    '/uploads/..%2fledig.db',
    '/uploads/%2e%2e/ledig.db',
    '/uploads/.half',
    '/uploads/000000000000000000000000-1x1.png',
    '/uploads/__proto__',
  ])('shows nothing but what the practice shows: %s is a 404', async (path) => {
    await put('logo', fileOf(await png()))
    expect((await test.request(path)).status).toBe(404)
  })

  it('keeps a file whole or not at all, for the owner of the process only', async () => {
    const uploads = createUploads(join(folder, 'uploads'))
    await expect(uploads.keep('../ledig.db', Buffer.from('x'))).rejects.toThrow('not the name of an upload')
    await uploads.remove('../ledig.db')
    expect(await uploads.read('../ledig.db')).toBeUndefined()
    expect(stored()).toEqual([])
  })
})
