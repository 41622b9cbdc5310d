import { parse } from 'node-html-parser'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type WidePractice, widePractice } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { readQr } from '../helpers/qr.ts'
import { signedIn } from '../helpers/staff.ts'

const base = 'https://book.example.org'
const list = '/staff/settings/links'
let test: TestApp
let practice: WidePractice
let olga: Browser

beforeEach(async () => {
  test = openApp(undefined, { baseUrl: base })
  practice = widePractice(test.db)
  olga = await signedIn(test, 'owner', { origin: base })
})

async function make(typed: Readonly<Record<string, string | boolean>>): Promise<Page> {
  return (await olga.visit(`${list}/new`)).form('main form').fill(typed).press('Add a link')
}

const qrOn = async (page: Page): Promise<string> => {
  const src = page.document.querySelector('img[src$="qr.svg"]')?.getAttribute('src') ?? ''
  return (await olga.visit(src)).html
}

describe('the QR code of a booking link', () => {
  it('stands on its page, says its address, and names it for whoever does not see it', async () => {
    const page = await make({ slug: 'flu-jab' })
    expect(readQr(await qrOn(page))).toBe(`${base}/to/flu-jab`)
    expect(page.document.querySelector('img[src$="qr.svg"]')?.getAttribute('alt')).toBe(
      `QR code of ${base}/to/flu-jab`,
    )
  })

  it('of the practice’s own address stands with its button and frame', async () => {
    expect(readQr(await qrOn(await olga.visit(`${list}/own`)))).toBe(`${base}/book`)
  })

  it('follows the link’s word', async () => {
    const page = await make({ slug: 'flu-jab' })
    const saved = await page.form('main form').fill({ slug: 'flu' }).press('Save')
    expect(readQr(await qrOn(saved))).toBe(`${base}/to/flu`)
  })

  it('can be taken away as a file, which is a picture and no program', async () => {
    const page = await make({ slug: 'flu-jab' })
    const file = await page.link('Download the QR code').click()
    expect(file.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="qr-flu-jab.svg"')
    expect(file.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(readQr(file.html)).toBe(`${base}/to/flu-jab`)
  })

  it.each(['99/qr.svg', '99/poster', '0/qr.svg', 'x/poster'])(
    'of a link that is not there (%s) is a 404',
    async (path) => {
      expect((await olga.visit(`${list}/${path}`)).status).toBe(404)
    },
  )
})

describe('the poster of a booking link', () => {
  const text = (page: Page) => page.document.querySelector('main')?.text.replace(/\s+/g, ' ').trim() ?? ''

  it('says who, what, where to, and the phone, with the QR code', async () => {
    const page = await (
      await make({ slug: 'flu-jab', type: String(practice.vaccination), practitioner: String(practice.anna) })
    )
      .link('Poster to print')
      .click()
    expect(page.status).toBe(200)
    expect(text(page)).toContain('Praktijk De Linde')
    expect(page.heading).toBe('Book your appointment online')
    expect(text(page)).toContain('Flu jab · Anna de Vries')
    expect(page.texts('.address')).toEqual(['book.example.org/to/flu-jab'])
    expect(text(page)).toContain('You can phone, too: 020 123 45 67')
    expect(readQr(await qrOn(page))).toBe(`${base}/to/flu-jab`)
  })

  it('of the practice’s own address names nothing but it', async () => {
    const page = await olga.visit(`${list}/own/poster`)
    expect([page.texts('.address'), page.texts('.words p')]).toEqual([['book.example.org/book'], []])
  })

  it('speaks the practice’s language, or those that were ticked, each marked as what it is', async () => {
    test.db.raw.exec(`update practice set languages = '["nl","en"]'`)
    const page = await olga.visit(`${list}/own/poster`)
    expect(page.heading).toBe('Maak uw afspraak online')
    const both = await page
      .form()
      .fill({ lang: ['nl', 'en'] })
      .press('Show the poster')
    expect(both.document.querySelectorAll('.words').map((each) => each.getAttribute('lang'))).toEqual([
      'nl',
      'en',
    ])
    expect(text(both)).toContain('Book your appointment online')
    const english = await olga.visit(`${list}/own/poster?lang=en`)
    expect([english.heading, text(english).includes('afspraak')]).toEqual([
      'Book your appointment online',
      false,
    ])
  })

  it('asks nothing where there is one language, and takes none that the practice does not offer', async () => {
    test.db.raw.exec(`update practice set languages = '["nl"]'`)
    const page = await olga.visit(`${list}/own/poster?lang=sv&lang=%22%3E`)
    expect([page.has('form'), page.heading]).toEqual([false, 'Maak uw afspraak online'])
  })

  it('for a location names it and its phone', async () => {
    test.db.raw.exec(`update location set phone = '020 765 43 21' where id = ${practice.haven}`)
    const page = await (await make({ slug: 'haven', location: String(practice.haven) }))
      .link('Poster to print')
      .click()
    expect(text(page)).toContain('You can phone, too: 020 765 43 21')
    expect(page.texts('.words p')).toEqual(['De Haven'])
  })

  it('warns before it is printed where the link leads to nothing or the door is closed; the sheet itself does not', async () => {
    const page = await make({ slug: 'flu-jab', type: String(practice.vaccination) })
    test.db.raw.exec(
      `update appointment_type set online = 0 where id = ${practice.vaccination}; update practice set portal_open = 0`,
    )
    const poster = await page.link('Poster to print').click()
    expect(poster.texts('.aside .note').length).toBe(2)
    expect(poster.has('main .note')).toBe(false)
  })

  it('keeps a name with signs in its place', async () => {
    test.db.raw.exec(`update practice set name = '<script>x</script> & "B"'`)
    expect((await olga.visit(`${list}/own/poster`)).html).not.toContain('<script>x')
  })

  it('is a page without any script', async () => {
    expect(parse((await olga.visit(`${list}/own/poster`)).html).querySelectorAll('script')).toEqual([])
  })
})

describe('J41: the button for another website', () => {
  it('has the practice’s colour, so that it can be read', async () => {
    test.db.raw.exec(`update practice set accent = '#ffcc00'`)
    const code = (await olga.visit(`${list}/own`)).document.querySelector('#code-button')?.text ?? ''
    expect(code).toContain('background:#826700;color:#ffffff')
  })
})
