import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { type Language, languages, locales } from '../../src/i18n/languages.ts'
import { catalogues, type Key } from '../../src/i18n/translate.ts'

type Part = ReturnType<IntlMessageFormat['getAst']>[number]
type Words = Readonly<Record<string, string>>

const root = fileURLToPath(new URL('../..', import.meta.url))
const others = languages.filter((language) => language !== 'en')

/** Words that are spelt as in English. A text of other words that equals the English was forgotten. */
const sameInEnglish: Readonly<Record<Exclude<Language, 'en'>, readonly string[]>> = {
  nl: [
    'agenda',
    'e-mail',
    'later',
    'massage',
    'min',
    'online',
    'partner',
    'privacy',
    'status',
    'type',
    'types',
    'website',
    'week',
  ],
  sv: ['massage', 'min', 'partner', 'patient', 'port', 'reception', 'status', 'vaccination'],
  nb: ['min', 'online', 'partner', 'port', 'status'],
}

/** Swedes and Norwegians are greeted by their first name alone (look.md 6.2). */
const ownArguments: Readonly<Partial<Record<Language, readonly string[]>>> = {
  sv: ['emails.greeting'],
  nb: ['emails.greeting'],
}

describe('the catalogues', () => {
  it.each(others)('hold the same keys in %s as in English', (language) => {
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(catalogues.en).sort())
  })

  it.each(languages)('hold no empty text and no stray space in %s', (language) => {
    expect(
      keysWhere(language, (text) => text.trim() === '' || text !== text.trim() || /[^\S\n]{2}/.test(text)),
    ).toEqual([])
  })

  it.each(languages)('hold texts that ICU understands in %s', (language) => {
    expect(keysWhere(language, (text) => partsOf(language, text) === undefined)).toEqual([])
  })

  it.each(languages)('double no apostrophe where nothing is filled in, in %s', (language) => {
    expect(keysWhere(language, (text) => !text.includes('{') && text.includes("''"))).toEqual([])
  })

  it.each(others)('ask for the same arguments in %s as in English', (language) => {
    const differing = keys().filter(
      (key) =>
        argumentsOf(language, key) !== argumentsOf('en', key) && !ownArguments[language]?.includes(key),
    )
    expect(differing).toEqual([])
  })

  it.each(languages)('use the plural forms that %s has, and always "other"', (language) => {
    expect(keys().flatMap((key) => wrongPlurals(language, key))).toEqual([])
  })

  it.each(others)('leave no English in %s', (language) => {
    const left = keys().filter((key) => {
      const words =
        literalsOf(language, textOf(language, key))
          .toLowerCase()
          .match(/[\p{L}-]{3,}/gu) ?? []
      return (
        textOf(language, key) === textOf('en', key) &&
        words.some((word) => !sameInEnglish[language].includes(word))
      )
    })
    expect(left).toEqual([])
  })

  it('hold no key that nothing uses', () => {
    expect(keys().filter((key) => !used(key))).toEqual([])
  })

  it('hold every key that a view names', () => {
    const named = [...views.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => key)
    expect(named.filter((key) => !(key in catalogues.en))).toEqual([])
  })
})

describe('these checks', () => {
  it('see other arguments, plurals and broken messages', () => {
    expect(argumentNames(partsOf('en', '{a, plural, one {{b}} other {#}}') ?? [])).toEqual(['a', 'b'])
    expect(pluralsIn(partsOf('sv', '{n, plural, one {a} few {b} other {c}}') ?? [])).toEqual([
      ['one', 'few', 'other'],
    ])
    expect(partsOf('en', '{n, plural, one {a}}')).toBeUndefined()
    expect(partsOf('en', 'a {b')).toBeUndefined()
  })
})

function keys(): Key[] {
  return Object.keys(catalogues.en).filter((key): key is Key => key in catalogues.en)
}

function textOf(language: Language, key: string): string {
  const words: Words = catalogues[language]
  return words[key] ?? ''
}

function keysWhere(language: Language, wrong: (text: string) => boolean): string[] {
  return Object.entries(catalogues[language])
    .filter(([, text]) => wrong(text))
    .map(([key]) => key)
}

function partsOf(language: Language, text: string): Part[] | undefined {
  try {
    return new IntlMessageFormat(text, locales[language], undefined, { ignoreTag: true }).getAst()
  } catch {
    return undefined
  }
}

function argumentsOf(language: Language, key: string): string {
  return argumentNames(partsOf(language, textOf(language, key)) ?? []).join(' ')
}

/** The numbers intl-messageformat gives to the kinds of parts: literal, argument, number, date, time, select, plural, pound. */
const literal = 0
const plural = 6
const pound = 7

function argumentNames(parts: readonly Part[]): string[] {
  const names = parts.flatMap((part): string[] => {
    if (part.type === literal || part.type === pound) return []
    const name = 'value' in part ? part.value : ''
    return 'options' in part
      ? [name, ...Object.values(part.options).flatMap(({ value }) => argumentNames(value))]
      : [name]
  })
  return [...new Set(names)].sort()
}

function wrongPlurals(language: Language, key: string): string[] {
  const known = new Intl.PluralRules(locales[language]).resolvedOptions().pluralCategories
  return pluralsIn(partsOf(language, textOf(language, key)) ?? [])
    .filter((forms) => {
      const named = forms.filter((form) => !form.startsWith('='))
      return !named.includes('other') || named.some((form) => !known.some((each) => each === form))
    })
    .map((forms) => `${key}: ${forms.join(', ')}`)
}

function pluralsIn(parts: readonly Part[]): string[][] {
  return parts.flatMap((part) => {
    if (!('options' in part)) return []
    const inner = Object.values(part.options).flatMap(({ value }) => pluralsIn(value))
    return part.type === plural ? [Object.keys(part.options), ...inner] : inner
  })
}

/** What a reader reads whatever is filled in. */
function literalsOf(language: Language, text: string): string {
  const read = (parts: readonly Part[]): string =>
    parts
      .map((part) => {
        if ('options' in part)
          return Object.values(part.options)
            .map(({ value }) => read(value))
            .join(' ')
        return part.type === literal && 'value' in part ? part.value : ''
      })
      .join(' ')
  return read(partsOf(language, text) ?? [])
}

const views = read('views', '.eta')
const sources = `${read('src', '.ts', /^i18n\//)}\n${views}`
const literals = new Set([...sources.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map(([, key]) => key))
const patterns = [...sources.matchAll(/`([a-z][\w-]*\.(?:[\w.-]|\$\{[^{}]*\})*)`/g)].map(([, key = '']) =>
  patternOf(key),
)

/** A key is used where it stands in quotes, or where a template literal such as booking.error.${field}.missing makes it. */
function used(key: string): boolean {
  return literals.has(key) || patterns.some((pattern) => pattern.test(key))
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^{}]*\}/g, '[\\w-]+')}$`)
}

function read(folder: string, ending: string, but?: RegExp): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !but?.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n')
}
