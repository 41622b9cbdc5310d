import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast, hexOf, oklchOf, parseColour } from '../../src/lib/colour.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('a colour', () => {
  test.each([
    ['#1D6154', '#1d6154'],
    [' 1d6154 ', '#1d6154'],
    ['#abc', '#aabbcc'],
    ['', undefined],
    ['#', undefined],
    ['#12345', undefined],
    ['#1234567', undefined],
    ['#12345g', undefined],
    ['green', undefined],
    ['#fff;}body{display:none', undefined],
    ['#fff\n', '#ffffff'],
  ])('typed as %j is %s', (typed, parsed) => {
    expect(parseColour(typed)).toBe(parsed)
  })

  // Computed with the formula of WCAG 2.2 by hand, and the corner cases that it names.
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.478],
    ['#767676', '#ffffff', 4.542],
    ['#ff0000', '#ffffff', 3.998],
    ['#0000ff', '#ffffff', 8.592],
  ])('%s on %s has a contrast of %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })

  test('comes back from OKLCH as it went in', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        expect(hexOf(oklchOf(colour))).toBe(colour)
      }),
    )
  })

  test('that no screen can show keeps its hue and its lightness, and gives up strength', () => {
    const asked = { ...oklchOf('#ff0000'), lightness: 0.85 }
    const shown = oklchOf(hexOf(asked))
    expect(shown.hue).toBeCloseTo(asked.hue, 1)
    expect(shown.lightness).toBeCloseTo(0.85, 2)
    expect(shown.chroma).toBeLessThan(asked.chroma)
  })
})
