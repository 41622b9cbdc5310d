import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawLogo, drawPicture, type Redrawn } from '../../src/lib/picture.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changeAccent, changeLogo, changePicture } from '../../src/practice/look.commands.ts'
import { findLook } from '../../src/practice/look.queries.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { createUploads } from '../../src/practice/uploads.gateway.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { photo, png } from '../helpers/pictures.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { signIn } from './frames.ts'
import { faultsInBoth, shot, tooWide, withPage } from './kit.ts'

const address = '/staff/settings/look'
const folder = mkdtempSync(join(tmpdir(), 'ledig-look-'))
let test: TestApp
let site: Listening

const change = () => ({ version: findPractice(test.db)?.rowVersion ?? 0, actor: theSystem, now: test.now })
function drawn(redrawn: Redrawn) {
  if (!redrawn.ok) throw new Error(redrawn.reason)
  return redrawn.value
}

beforeAll(async () => {
  test = openApp(undefined, { uploads: createUploads(folder) })
  smallPractice(test.db, { languages: '["nl","en","sv","nb"]' })
  await addStaff(test.db, 'owner', test.now)
  const { uploads } = test.world
  changeAccent(test.db, '#d04a02', change())
  const logo = drawn(await drawLogo(await png({ width: 900, height: 150 })))
  await changeLogo(test.db, uploads, { drawn: logo, hasName: false }, change())
  const picture = drawn(await drawPicture(await photo({ width: 900, height: 600 })))
  await changePicture(test.db, uploads, { drawn: picture, focus: 'centre', drawing: true }, change())
  site = await listen(test)
})

afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** What a visitor's browser asks for on the booking page, the page itself included; once each. */
async function asked(
  width: number,
  height: number,
  colorScheme: 'light' | 'dark',
): Promise<readonly string[]> {
  const visit = { viewport: { width, height }, baseURL: site.url, colorScheme }
  return withPage(visit, async (page) => {
    const urls = new Set<string>()
    page.on('request', (request) => urls.add(new URL(request.url()).pathname))
    await page.goto('/book', { waitUntil: 'networkidle' })
    expect(await tooWide(page)).toEqual([])
    await shot(page, `look-book-${colorScheme}-${width}`)
    return [...urls]
  })
}

describe('J43: the picture beside the booking pages', () => {
  it.each([
    [320, 600],
    [360, 740],
    [414, 896],
    [767, 1000],
  ])(
    'is not even asked for by a phone of %i px',
    async (width, height) => {
      for (const scheme of ['light', 'dark'] as const)
        expect((await asked(width, height, scheme)).filter((path) => /\.jpg$|side/.test(path))).toEqual([])
    },
    60_000,
  )

  it.each([
    [768, 1024],
    [1024, 768],
    [1280, 800],
  ])(
    'is asked for once at %i px, upright tablets included, and stands beside the page',
    async (width, height) => {
      const picture = `/uploads/${findLook(test.db).picture?.name}`
      for (const scheme of ['light', 'dark'] as const)
        expect((await asked(width, height, scheme)).filter((path) => /\.jpg$|side/.test(path))).toEqual([
          picture,
        ])
      await withPage({ viewport: { width, height }, baseURL: site.url }, async (page) => {
        await page.goto('/book')
        const [side, main] = [
          await page.locator('.side').boundingBox(),
          await page.locator('main').boundingBox(),
        ]
        expect(side?.width).toBeCloseTo(width * 0.36, -1)
        expect(side?.x).toBeGreaterThanOrEqual((main?.x ?? 0) + (main?.width ?? 0))
      })
    },
    60_000,
  )

  it('is not printed', async () => {
    await withPage({ viewport: { width: 1280, height: 800 }, baseURL: site.url }, async (page) => {
      await page.emulateMedia({ media: 'print' })
      await page.goto('/book')
      expect(await page.locator('.side').isVisible()).toBe(false)
    })
  })
})

describe('the weight of a page with colour, logo and picture', () => {
  it('is a page, one style sheet and the logo: at most 14 000 bytes of HTML and CSS, 35 000 in all on a phone', async () => {
    const paths = await asked(360, 740, 'light')
    expect(paths.length).toBeLessThanOrEqual(5)
    const sizes = await Promise.all(
      paths.map(async (path) => {
        const answer = await test.request(path, { headers: { 'accept-encoding': 'gzip, br' } })
        return { path, bytes: (await answer.arrayBuffer()).byteLength }
      }),
    )
    const sum = (list: typeof sizes) => list.reduce((total, { bytes }) => total + bytes, 0)
    expect(sizes.filter(({ path }) => path.endsWith('.css')).length).toBe(1)
    expect(sum(sizes.filter(({ path }) => path === '/book' || path.endsWith('.css')))).toBeLessThanOrEqual(
      14_000,
    )
    expect(sum(sizes)).toBeLessThanOrEqual(35_000)
  })
})

describe('axe finds nothing', () => {
  it.each([
    ['en', 320],
    ['nl', 360],
    ['sv', 768],
    ['nb', 1280],
  ] as const)(
    'on the settings of the look, right and wrong, and on the poster: %s, %i px',
    async (language, width) => {
      test.db.raw.prepare('update staff_user set language = ?').run(language)
      await withPage({ viewport: { width, height: 800 }, baseURL: site.url }, async (page) => {
        await signIn(page, 'owner')
        await page.goto(address)
        expect(await faultsInBoth(page, address)).toEqual([])
        await shot(page, `look-${width}`)
        await page.locator('[name="accent"]').fill('red')
        await page.locator(`form[action="${address}"] button`).click()
        await page.locator('.es').waitFor()
        expect(await faultsInBoth(page, 'colour')).toEqual([])
        await page
          .locator('[name="picture"]')
          .setInputFiles({ name: 'a.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') })
        await page.locator(`form[action="${address}/picture"] button`).first().click()
        await page.locator('#picture-e').waitFor()
        expect(await faultsInBoth(page, 'picture')).toEqual([])
        await page.goto('/staff/settings/links/own/poster?lang=nl&lang=en')
        expect(await faultsInBoth(page, 'poster')).toEqual([])
        await shot(page, `poster-${width}`)
      })
    },
    120_000,
  )

  it.each(['#ffcc00', '#ff69b4', '#00ffff', '#ffffff', '#000000', '#e30613'])(
    'on a booking page in %s, light and dark',
    async (accent) => {
      changeAccent(test.db, accent, change())
      await withPage({ viewport: { width: 360, height: 740 }, baseURL: site.url }, async (page) => {
        await page.goto('/book')
        expect(await faultsInBoth(page, accent)).toEqual([])
        await page.locator('.pick a').first().click()
        await page.locator('.slots button').first().waitFor()
        expect(await faultsInBoth(page, accent)).toEqual([])
      })
    },
    60_000,
  )
})

describe('without JavaScript, in a real browser', () => {
  const visit = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }

  it('a logo is sent and shown; one of 20 MB is refused beside the field', async () => {
    await withPage({ ...visit, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      await page.goto(address)
      const before = findLook(test.db).logo?.name
      const save = page.locator(`form[action="${address}/logo"] button`).first()
      await page
        .locator('[name="logo"]')
        .setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: Buffer.alloc(20 * 1024 * 1024) })
      await save.click()
      await page.locator('#logo-e').waitFor()
      expect(findLook(test.db).logo?.name).toBe(before)
      const buffer = await png({ width: 300, height: 300, colour: '#0a7a3a' })
      await page.locator('[name="logo"]').setInputFiles({ name: 'c.png', mimeType: 'image/png', buffer })
      await save.click()
      await page.locator('[role="status"]').waitFor()
      expect(findLook(test.db).logo?.name).not.toBe(before)
      await page.goto('/book')
      expect(await page.evaluate('document.querySelector(".brand img").naturalWidth')).toBe(96)
    })
  }, 60_000)

  it('the poster prints on one sheet of A4, whatever its languages', async () => {
    await withPage({ ...visit, baseURL: site.url }, async (page) => {
      await signIn(page, 'owner')
      for (const query of ['?lang=nl', '?lang=nl&lang=en&lang=sv&lang=nb']) {
        await page.goto(`/staff/settings/links/own/poster${query}`)
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
        expect([query, pdf.match(/\/Type\s*\/Page\b/g)?.length]).toEqual([query, 1])
        expect(pdf).toMatch(/\/MediaBox \[0 0 59\d[\d.]* 84\d[\d.]*\]/)
      }
    })
  }, 60_000)
})
