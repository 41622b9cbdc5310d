import { type MessageArguments, messageFormatter } from '../lib/message-format.ts'
import { en } from './en.ts'
import { type Language, languages, locales } from './languages.ts'
import { nb } from './nb.ts'
import { nl } from './nl.ts'
import { sv } from './sv.ts'

export type Key = keyof typeof en
export type Catalogue = Readonly<Record<Key, string>>
export type Translate = (key: Key, values?: MessageArguments) => string

export const catalogues: Readonly<Record<Language, Catalogue>> = { en, nl, sv, nb }

const translators = new Map<Language, Translate>(
  languages.map((language) => {
    const format = messageFormatter(locales[language])
    const catalogue = catalogues[language]
    return [language, keepNumbers((key, values) => format(catalogue[key], values))]
  }),
)

/** The words of one language: `t('booking.times.title')`. Throws where an argument of the message is missing. */
export function translator(language: Language): Translate {
  return translators.get(language) ?? ((key) => en[key])
}

export function isKey(text: string): text is Key {
  return Object.hasOwn(en, text)
}

/** A sentence about numbers alone, "30 minutes", is the same on every page; one with words in it is not kept. */
function keepNumbers(say: Translate): Translate {
  const said = new Map<string, string>()
  return (key, values) => {
    if (!values || Object.values(values).some((value) => typeof value !== 'number')) return say(key, values)
    const call = `${key} ${Object.entries(values).join()}`
    const known = said.get(call)
    if (known !== undefined) return known
    const sentence = say(key, values)
    if (said.size >= 500) said.clear()
    said.set(call, sentence)
    return sentence
  }
}
