import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { findLook } from '../../src/practice/look.queries.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { createUploads } from '../../src/practice/uploads.gateway.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
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

const colourForm = `form[action="${address}"]`
const formOf = (what: 'logo' | 'picture') => `form[action="${address}/${what}"]`
const buttons = { logo: 'Save the logo', picture: 'Save the picture' } as const

async function colour(typed: Readonly<Record<string, string>>): Promise<Page> {
  return (await olga.visit(address)).form(colourForm).fill(typed).press('Save the colour')
}

async function put(
  what: 'logo' | 'picture',
  file: File,
  typed: Readonly<Record<string, boolean>> = {},
): Promise<Page> {
  const form = (await olga.visit(address)).form(formOf(what)).fill({ [what]: file, ...typed })
  return form.press(buttons[what])
}

const stored = (): readonly string[] =>
  readdirSync(folder).includes('uploads') ? readdirSync(join(folder, 'uploads')) : []
const book = () => openBrowser(test).visit('/book')
const styles = async (page: Page) => {
  const href = page.document.querySelector('link[rel="stylesheet"]')?.getAttribute('href') ?? ''
  return { href, css: await (await test.request(href)).text() }
}
const audits = () =>
  rows(test.db, "select detail from audit where object = 'practice' and action = 'changed' order by id")

describe('J41: the colour of the practice', () => {
  it('is Ledig’s own where none was chosen, in the sheet that everybody has', async () => {
    const page = await book()
    expect((await styles(page)).href).toBe(test.world.files.href('page.css'))
    expect(page.document.querySelectorAll('link[rel="stylesheet"]').length).toBe(1)
  })

  it('once chosen stands in the one style sheet of public and of staff pages, kept for ever', async () => {
    const saved = await colour({ accent: '#2a4d8f' })
    expect([saved.status, saved.via[0]?.status, saved.text.includes('Saved')]).toEqual([200, 303, true])
    for (const page of [await book(), saved]) {
      const { href, css } = await styles(page)
      expect(page.document.querySelectorAll('link[rel="stylesheet"]').length).toBe(1)
      expect(css).toContain(':root{--accent:#2a4d8f;--on:#ffffff;--soft:#')
      expect((await test.request(href)).headers.get('cache-control')).toContain('immutable')
    }
    expect(audits().at(-1)).toEqual({ detail: '{"settings":"accent"}' })
  })

  it('is taken from the digits, or from the colour box where these were left alone, and the digits win', async () => {
    await colour({ accent: '7a4b8f' })
    expect(findLook(test.db).accent).toBe('#7a4b8f')
    await colour({ picked: '#0a5c8a' })
    expect(findLook(test.db).accent).toBe('#0a5c8a')
    await colour({ accent: '#123', picked: '#ffffff' })
    expect(findLook(test.db).accent).toBe('#112233')
    await colour({})
    expect(findLook(test.db).accent).toBe('#112233')
    await colour({ accent: '' })
    expect(findLook(test.db).accent).toBeUndefined()
    expect((await styles(await book())).href).toBe(test.world.files.href('page.css'))
  })

  it('that cannot be read is corrected, and the page says from what to what and by how much', async () => {
    const page = await colour({ accent: '#ffcc00' })
    expect(page.text).toContain(
      'These pages use #826700 instead of #ffcc00, whose contrast would be only 1.2:1.',
    )
    expect(page.text).toContain('These pages use your colour as it is.')
    const { css } = await styles(await book())
    expect(css).toContain('--accent:#826700')
    expect(css).toMatch(/@media screen and \(prefers-color-scheme:dark\)\{:root\{--accent:#ffcc00/)
    expect(css.slice(css.indexOf('--accent:#826700'))).not.toContain('--accent:#1d6154')
  })

  it.each(['green', '#12345', '#ffffff;}*{display:none}', '<script>', 'x'.repeat(5000)])(
    'refuses %.30s beside the field, keeps what was typed and what was there',
    async (accent) => {
      await colour({ accent: '#2a4d8f' })
      const page = await colour({ accent })
      expect([page.status, page.field('accent').value]).toEqual([422, accent])
      expect(page.field('accent').error).toBe('Type six digits from 0–9 and a–f, such as #1d6154')
      expect(page.errors().length).toBe(1)
      expect(findLook(test.db).accent).toBe('#2a4d8f')
    },
  )

  it('tells the second of two who change it at once', async () => {
    const form = (await olga.visit(address)).form(colourForm)
    changePractice(test.db, { website: 'https://delinde.example' }, theSystem, test.now)
    const page = await form.fill({ accent: '#2a4d8f' }).press('Save the colour')
    expect([page.status, page.field('accent').value]).toEqual([409, '#2a4d8f'])
    expect(page.text).toContain('meanwhile')
    expect(findLook(test.db).accent).toBeUndefined()
    expect((await page.form(colourForm).press('Save the colour')).status).toBe(200)
    expect(findLook(test.db).accent).toBe('#2a4d8f')
  })

  it('is found again by a page that was open while the service started anew', async () => {
    await colour({ accent: '#2a4d8f' })
    const { href } = await styles(await book())
    const again = openApp(undefined, { db: test.db })
    expect((await again.app.request(href)).status).toBe(200)
    expect((await again.app.request('/static/page.AAAAAAAAAA.css')).status).toBe(404)
  })

  it('is still there for a page that was open when it changed', async () => {
    await colour({ accent: '#2a4d8f' })
    const { href } = await styles(await book())
    await colour({ accent: '#7a4b8f' })
    await book()
    expect((await test.request(href)).status).toBe(200)
  })
})

describe('the logo', () => {
  it('is drawn anew, small, and shown beside the name at the top of every public page', async () => {
    expect((await put('logo', fileOf(await png({ width: 1200, height: 1200 })))).text).toContain('Saved')
    const page = await book()
    const image = page.document.querySelector('.brand img')
    const src = image?.getAttribute('src') ?? ''
    expect([image?.getAttribute('alt'), image?.getAttribute('width'), image?.getAttribute('height')]).toEqual(
      ['', '48', '48'],
    )
    expect(page.document.querySelector('.brand')?.text).toBe('Praktijk De Linde')
    const answer = await test.request(src)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.getSetCookie()).toEqual([])
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 96, height: 96 })
    expect(bytes.length).toBeLessThanOrEqual(8000)
    expect(stored()).toEqual([src.replace('/uploads/', '')])
  })

  it('weighs 8 kB at most, a photograph of one too: the first page keeps within its budget', async () => {
    await put('logo', fileOf(await photo({ width: 2400, height: 500 }), 'a.jpg', 'image/jpeg'))
    const { name, width } = findLook(test.db).logo ?? { name: '', width: 0 }
    const bytes = await (await test.request(`/uploads/${name}`)).arrayBuffer()
    expect(bytes.byteLength).toBeLessThanOrEqual(8000)
    expect([width > 100, bytes.byteLength > 500]).toEqual([true, true])
  })

  it('that shows the name stands for it: the name is read out instead of being written twice', async () => {
    await put('logo', fileOf(await png()), { hasName: true })
    const page = await book()
    expect(page.document.querySelector('.brand img')?.getAttribute('alt')).toBe('Praktijk De Linde')
    expect(page.document.querySelector('.brand')?.text).toBe('')
    const settings = await olga.visit(address)
    await settings.form(formOf('logo')).fill({ hasName: false }).press('Save the logo')
    expect((await book()).document.querySelector('.brand')?.text).toBe('Praktijk De Linde')
    expect(stored().length).toBe(1)
  })

  it('is replaced by another, and the old file goes; the same one again stays', async () => {
    await put('logo', fileOf(await png()))
    const [first] = stored()
    await put('logo', fileOf(await png({ colour: '#aa2200' })))
    expect(stored().length).toBe(1)
    expect(stored()).not.toContain(first)
    expect((await test.request(`/uploads/${first}`)).status).toBe(404)
    await put('logo', fileOf(await png({ colour: '#aa2200' })))
    expect(stored().length).toBe(1)
    expect((await test.request(`/uploads/${stored()[0]}`)).status).toBe(200)
  })

  it('is removed, and Ledig’s mark is back', async () => {
    await put('logo', fileOf(await png()), { hasName: true })
    const page = await (await olga.visit(address)).form(formOf('logo')).press('Remove the logo')
    expect([page.text.includes('Saved'), stored()]).toEqual([true, []])
    const top = (await book()).document.querySelector('.brand')
    expect([top?.querySelector('img')?.getAttribute('src'), top?.text]).toEqual([
      test.world.files.href('logo.svg'),
      'Praktijk De Linde',
    ])
  })

  it('needs a file', async () => {
    const page = await (await olga.visit(address)).form(formOf('logo')).press('Save the logo')
    expect([page.status, page.field('logo').error]).toEqual([422, 'Choose a file'])
  })

  it('of a colleague’s change meanwhile is not overwritten, and leaves no file behind', async () => {
    const form = (await olga.visit(address)).form(formOf('logo')).fill({ logo: fileOf(await png()) })
    changePractice(test.db, { website: 'https://delinde.example' }, theSystem, test.now)
    const page = await form.press('Save the logo')
    expect([page.status, stored(), findLook(test.db).logo]).toEqual([409, [], undefined])
  })

  it('that is not on the disk any more, as after a restore, is no fault: the next one is taken', async () => {
    await put('logo', fileOf(await png()))
    rmSync(join(folder, 'uploads'), { recursive: true })
    const src = (await book()).document.querySelector('.brand img')?.getAttribute('src') ?? ''
    expect([(await book()).status, (await test.request(src)).status]).toEqual([200, 404])
    await put('logo', fileOf(await png()))
    expect((await test.request(src)).status).toBe(200)
  })
})

describe('J42, J43: the picture beside the booking pages', () => {
  it('is drawn anew as a JPEG of at most 150 kB', async () => {
    const sent = await photo({ width: 4000, height: 3000 })
    expect(sent.length).toBeGreaterThan(1_000_000)
    await put('picture', fileOf(sent, 'door.jpg', 'image/jpeg'))
    const { name, width, height } = findLook(test.db).picture ?? { name: '', width: 0, height: 0 }
    const bytes = Buffer.from(await (await test.request(`/uploads/${name}`)).arrayBuffer())
    expect(bytes.length).toBeLessThanOrEqual(150_000)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width, height })
    expect(width).toBeLessThanOrEqual(1600)
  }, 20_000)

  it('is named in the style sheet inside the media query for wide screens, nowhere else, and dimmed in the dark', async () => {
    await put('picture', fileOf(await photo()))
    const page = await book()
    const name = findLook(test.db).picture?.name ?? ''
    const { css } = await styles(page)
    expect(css.split(name).length).toBe(2)
    expect(css).toContain(
      `@media (min-width:48em){.pic .side{background:var(--soft) url(/uploads/${name}) 50% 50%/cover}}`,
    )
    expect(css).toMatch(/min-width:48em\) and \(prefers-color-scheme:dark\)\{\.pic \.side\{[^}]*brightness/)
    expect(css).not.toContain('side.')
    expect(page.html).not.toContain(name)
    const side = page.document.querySelector('.side')
    expect([side?.getAttribute('aria-hidden'), side?.innerHTML]).toEqual(['true', ''])
  })

  it.each([
    ['left', '0 50%'],
    ['centre', '50% 50%'],
    ['right', '100% 50%'],
  ])('keeps its %s in sight where that was chosen, without being sent again', async (focus, place) => {
    await put('picture', fileOf(await photo({ width: 900, height: 600 })))
    await (await olga.visit(address)).form(formOf('picture')).choose('focus', focus).press('Save the picture')
    expect((await styles(await book())).css).toContain(`) ${place}/cover`)
    expect(stored().length).toBe(1)
  })

  it('is removed: the drawing is back, or nothing at all, and then the page has the whole width', async () => {
    await put('picture', fileOf(await photo({ width: 900, height: 600 })))
    await (await olga.visit(address)).form(formOf('picture')).press('Remove the picture')
    expect(stored()).toEqual([])
    expect((await styles(await book())).css).toContain('/static/side.')
    await (await olga.visit(address))
      .form(formOf('picture'))
      .fill({ drawing: false })
      .press('Save the picture')
    const page = await book()
    expect([
      page.has('body.pic'),
      page.has('.side'),
      (await styles(page)).css.includes('/static/side'),
    ]).toEqual([false, false, false])
    expect((await olga.visit(address)).text).toContain('Nothing is shown beside the page.')
  })

  it('and the logo change without each other: one file each', async () => {
    await put('logo', fileOf(await png()))
    await put('picture', fileOf(await photo({ width: 900, height: 600 })))
    expect(stored().length).toBe(2)
    await (await olga.visit(address)).form(formOf('logo')).press('Remove the logo')
    expect(stored()).toEqual([findLook(test.db).picture?.name])
  })
})

describe('who may change the look', () => {
  it('is the owner: others find no such page', async () => {
    for (const role of ['reception', 'practitioner'] as const) {
      const browser = await signedIn(test, role)
      expect((await browser.send(address)).status).toBe(404)
      const init = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }
      for (const path of ['', '/logo', '/picture'])
        expect((await browser.send(`${address}${path}`, init)).status).toBe(404)
    }
  })

  it('is nobody who comes from another site', async () => {
    const body = new FormData()
    body.set('logo', fileOf(await png()))
    const answer = await olga.send(`${address}/logo`, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect([answer.status, stored()]).toEqual([403, []])
  })

  it('is somebody with a text browser, too: a plain form with a file', async () => {
    const lynx = await signedIn(test, 'owner', { textBrowser: true })
    const form = (await lynx.visit(address)).form(formOf('logo')).fill({ logo: fileOf(await png()) })
    expect((await form.press('Save the logo')).text).toContain('Saved')
    expect(stored().length).toBe(1)
  })
})
