import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, countCharacters, firstNamesCompatible, foldName } from '../../src/lib/fold.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })

describe('foldName', () => {
  test.each([
    ['Åsa', 'asa'],
    ['A\u030asa', 'asa'],
    ['Bjørn', 'Bjorn'],
    ['Sjöström', 'sjostrom'],
    ['Kjærsti', 'KJAERSTI'],
    ['Weiß', 'WEISS'],
    ['Guðrún Þórsdóttir', 'gudrun thorsdottir'],
    ['Łukasz', 'lukasz'],
    ['Đorđević', 'dordevic'],
    ['Işık', 'isik'],
    ['IŞIK', 'işık'],
    ['İnci', 'inci'],
    ['ĳsbrand', 'IJsbrand'],
    ['van der  Berg', 'Van Der Berg'],
    ['van der Berg', 'Vanderberg'],
    ['Anna-Karin', 'anna karin'],
    ['Anna–Karin', 'Annakarin'],
    ["O'Brien", 'O’Brien'],
    ['OʼBrien', 'obrien'],
    ["'t Hart", 't Hart'],
    ['J. P.', 'jp'],
    ['\u200bMÜLLER\u00a0', 'muller'],
    ['Νίκος', 'ΝΊΚΟΣ'],
    ['Алексей', 'АЛЕКСЕИ'],
  ])('takes %j and %j as one', (a, b) => {
    expect(foldName(a)).toBe(foldName(b))
    expect(foldName(a)).not.toBe('')
  })

  test.each([
    ['Jan', 'Jon'],
    ['Bakker', 'Bakkers'],
    ['Ole', 'Öhle'],
  ])('keeps %j and %j apart', (a, b) => {
    expect(foldName(a)).not.toBe(foldName(b))
  })

  test('leaves nothing of a text without letters', () => {
    expect(foldName(" -'… 🙂 ")).toBe('')
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text))
      }),
      { numRuns: 5000 },
    )
  })

  test('does not depend on how characters are composed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldName(text.normalize('NFD'))).toBe(foldName(text.normalize('NFC')))
      }),
      { numRuns: 5000 },
    )
  })
})

describe('firstNamesCompatible', () => {
  test.each([
    ['Anna', 'ANNA'],
    ['Anna', 'Anna-Karin'],
    ['Jan Willem', 'Jan'],
    ['Alex', 'Alexander'],
    ['Åse', 'Ase Marie'],
  ])('%j may be %j', (a, b) => {
    expect(firstNamesCompatible(a, b)).toBe(true)
    expect(firstNamesCompatible(b, a)).toBe(true)
  })

  test.each([
    ['Anna', 'Karin'],
    ['Karin', 'Anna-Karin'],
    ['Anna', ''],
    ['-', 'Anna'],
    ['', ''],
  ])('%j is not %j', (a, b) => {
    expect(firstNamesCompatible(a, b)).toBe(false)
    expect(firstNamesCompatible(b, a)).toBe(false)
  })
})

describe('cleanText', () => {
  test('makes one line of a name', () => {
    expect(cleanText('  Sanne\r\n van\tder\u00a0 Berg\u2028')).toBe('Sanne van der Berg')
  })

  test('keeps the lines of a message, each break as one', () => {
    const text = ' one\r\ntwo\rthree\n\nfour\u2028five\u0085six\tseven \r\n'
    expect(cleanText(text, { multiline: true })).toBe('one\ntwo\nthree\n\nfour\nfive\nsix seven')
  })

  test('composes what was typed in pieces', () => {
    expect(cleanText('A\u030asa')).toBe('Åsa')
  })

  test('takes out what nobody can see', () => {
    expect(cleanText('a\u0000b\u001bc\u007fd\ufeffe\ud800f')).toBe('abcdef')
  })

  test('takes out marks that turn the direction, not the text that runs the other way', () => {
    expect(cleanText('\u202egro.elpmaxe\u202c')).toBe('gro.elpmaxe')
    expect(cleanText('\u2067שרה כהן\u2069')).toBe('שרה כהן')
    expect(cleanText('فاطمة\u200f (وسط)')).toBe('فاطمة\u200f (وسط)')
  })

  test('keeps the joins inside an emoji', () => {
    expect(cleanText('👩‍👩‍👧')).toBe('👩‍👩‍👧')
  })

  test('changes nothing the second time and lets no control character through', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, multiline) => {
        const clean = cleanText(text, { multiline })
        expect(cleanText(clean, { multiline })).toBe(clean)
        expect(multiline ? clean.replaceAll('\n', '') : clean).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u)
        expect(Buffer.from(clean).toString()).toBe(clean)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('countCharacters', () => {
  test.each([
    ['', 0],
    ['Sanne', 5],
    ['åäö', 3],
    ['a\u030a', 1],
    ['👩‍👩‍👧', 1],
    ['👨🏻‍❤️‍💋‍👨🏿', 1],
    ['🇸🇪🇳🇴', 2],
    ['one\r\ntwo', 7],
    ['क्षि', 1],
  ])('%j has %i', (text, count) => {
    expect(countCharacters(text)).toBe(count)
  })

  test('counts 500 of the longest emoji as 500', () => {
    expect(countCharacters('👨🏻‍❤️‍💋‍👨🏿'.repeat(500))).toBe(500)
  })

  test('does not let a page hide in one character', () => {
    expect(countCharacters(`a${'\u0301'.repeat(15)}`)).toBe(1)
    expect(countCharacters(`a${'\u0301'.repeat(15_999)}`)).toBe(1000)
  })

  test('counts a form’s worth of text as it counts a line, wherever it is cut', () => {
    const units = [
      'x',
      'å',
      'a\u0301',
      '\n',
      '\r\n',
      '👩‍⚕️',
      '🇳🇱',
      '👍🏽',
      '한',
      'क्षि',
      '\u200d',
      '\u0301',
      '\ud83d',
    ]
    const plainly = (text: string) =>
      [...new Intl.Segmenter('en').segment(text)].reduce(
        (count, { segment }) => count + Math.ceil([...segment].length / 16),
        0,
      )
    const texts = fc.array(fc.constantFrom(...units), { minLength: 250, maxLength: 600, size: 'max' })
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('')
        expect(countCharacters(text)).toBe(plainly(text))
      }),
      { numRuns: 30, endOnFailure: true },
    )
    expect(countCharacters('🇳🇱'.repeat(60_000))).toBe(60_000)
    expect(countCharacters('x'.repeat(250_000))).toBe(250_000)
  })
})
