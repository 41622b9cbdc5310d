import { Eta } from 'eta'
import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'

/** Fills a view, `noun/page` below views/, with what it shows; `t` and `lang` come with the language. */
export type Render = (view: string, model: object, language: Language) => string

/** Throws where a view prints something that is not there: a typo is an error, not the word "undefined". */
export function createRenderer(folder: string, keep: boolean): Render {
  const options = {
    views: folder,
    cache: keep,
    autoFilter: true,
    filterFunction: printable,
    functionHeader: 'const t = it.t;',
  }
  const pages = new Eta({ ...options, autoEscape: true })
  // The subject and the plain text of an e-mail are no HTML: "&amp;" would stand there as typed.
  const plain = new Eta({ ...options, autoEscape: false })
  const etaOf = (view: string) => (/\.(subject|text)$/.test(view) ? plain : pages)
  return (view, model, language) =>
    etaOf(view).render(`/${view}.eta`, { ...model, t: translator(language), lang: language })
}

function printable(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  throw new Error(`a view printed ${value === undefined ? 'something that is not there' : typeof value}`)
}
