import fc from 'fast-check'
import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { qrCode, qrSvg } from '../../src/lib/qr.ts'
import { readQr } from '../helpers/qr.ts'

describe('a QR code', () => {
  test.each([
    'https://book.example.org/book',
    'https://book.example.org/to/vaccination-anna-de-vries-de-linde',
    'otpauth://totp/Ledig:olga%40example.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Praktijk%20De%20Linde',
    'Åse Ærlig',
  ])('says %s, and has four light modules around it', (text) => {
    expect(readQr(qrSvg(text))).toBe(text)
  })

  test('says whatever address it was made of', () => {
    const address = fc.webUrl({ withQueryParameters: true }).filter((text) => text.length <= 120)
    fc.assert(
      fc.property(address, (text) => {
        expect(readQr(qrSvg(text))).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  test('is black on a white ground of its own, with attributes only: no style, no script, no name from elsewhere', () => {
    const elements = parse(qrSvg('https://book.example.org/to/"><script>')).querySelectorAll('*')
    expect(elements.map((each) => each.rawTagName)).toEqual(['svg', 'path', 'path'])
    expect(elements.slice(1).map((each) => each.getAttribute('fill'))).toEqual(['#fff', '#000'])
    const names = elements.flatMap((each) => Object.keys(each.attributes))
    expect([...new Set(names)].toSorted()).toEqual(
      ['xmlns', 'width', 'height', 'viewBox', 'shape-rendering', 'fill', 'd'].toSorted(),
    )
  })

  test('fits a phone of 320 pixels, for an address of 200 characters too', () => {
    const { size } = qrCode(`https://book.example.org/${'x'.repeat(175)}`)
    expect(size * 4).toBeLessThanOrEqual(288)
  })

  test('refuses loudly what no QR code can hold', () => {
    expect(() => qrSvg('x'.repeat(2332))).toThrow(RangeError)
  })
})
