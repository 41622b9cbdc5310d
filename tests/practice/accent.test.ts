import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast, oklchOf } from '../../src/lib/colour.ts'
import { ledigAccent, type Mode, tonesOf } from '../../src/practice/accent.ts'
import { root } from '../helpers/app.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

/** The tokens as the style sheets have them: the grounds are read there, not in what is tested. */
function tokens(mode: Mode): ReadonlyMap<string, string> {
  const css = readFileSync(`${root}/static/staff.css`, 'utf8')
  const [light = '', dark = ''] = [...css.matchAll(/:root\{([^}]*)\}/g)].map(([, body = '']) => body)
  const pairs = (mode === 'light' ? light : dark).matchAll(/--([\w-]+):(#[0-9a-f]{3,6})/g)
  const full = (value: string) =>
    value.length === 4 ? `#${[...value.slice(1)].map((d) => d + d).join('')}` : value
  return new Map([...pairs].map(([, name = '', value = '']) => [name, full(value)]))
}

const token = (mode: Mode, name: string) => {
  const value = tokens(mode).get(name)
  if (!value) throw new Error(`no --${name} in ${mode}`)
  return value
}

const modes: readonly Mode[] = ['light', 'dark']

describe('J41: whatever colour a practice chooses', () => {
  test.each(modes)('everything that %s pages write with it can be read: 4.5:1 or more', (mode) => {
    const grounds = ['bg', 'card', 'shut', 'warn-bg', 'err-bg', 'ok-bg'].map((name) => token(mode, name))
    const inks = ['text', 'muted', 'err'].map((name) => token(mode, name))
    fc.assert(
      fc.property(hex, (chosen) => {
        const { accent, on, soft } = tonesOf(chosen, mode)
        for (const ground of [...grounds, soft]) expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(on, accent)).toBeGreaterThanOrEqual(4.5)
        for (const ink of inks) expect(contrast(ink, soft)).toBeGreaterThanOrEqual(4.5)
      }),
      {
        numRuns: 400,
        examples: ['#000000', '#ffffff', '#ffff00', '#0000ff', '#808080', '#bdc36b'].map((each) => [each]),
      },
    )
  })

  test.each(modes)('what came out for %s pages comes out the same once more', (mode) => {
    fc.assert(
      fc.property(hex, (chosen) => {
        const once = tonesOf(chosen, mode)
        expect(tonesOf(once.accent, mode)).toEqual(once)
      }),
      { numRuns: 300 },
    )
  })

  test('a colour that can be read is left as it is', () => {
    expect(tonesOf(ledigAccent, 'light').accent).toBe(ledigAccent)
    expect(tonesOf('#2a4d8f', 'light').accent).toBe('#2a4d8f')
    expect(tonesOf('#ffcc00', 'dark').accent).toBe('#ffcc00')
  })

  test('one that cannot keeps its hue: yellow turns ochre, not grey', () => {
    const [before, after] = [oklchOf('#ffcc00'), oklchOf(tonesOf('#ffcc00', 'light').accent)]
    expect(Math.abs(before.hue - after.hue)).toBeLessThan(0.05)
    expect(after.chroma).toBeGreaterThan(0.08)
  })

  test('Ledig’s own is the accent of the style sheets', () => {
    expect(token('light', 'accent')).toBe(ledigAccent)
  })
})
