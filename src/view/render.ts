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
  const pages = keepPaths(new Eta({ ...options, autoEscape: true }))
  // The subject and the plain text of an e-mail are no HTML: "&amp;" would stand there as typed.
  const plain = keepPaths(new Eta({ ...options, autoEscape: false }))
  const etaOf = (view: string) => (/\.(subject|text)$/.test(view) ? plain : pages)
  return (view, model, language) =>
    etaOf(view).render(`/${view}.eta`, { ...model, t: translator(language), lang: language })
}

/** Finds the file of a view once: our views name each other from the root, wherever they stand. */
function keepPaths(eta: Eta): Eta {
  const resolve = eta.resolvePath
  const paths = new Map<string, string>()
  if (!resolve) return eta
  eta.resolvePath = (view, options) => {
    const known = paths.get(view)
    if (known !== undefined) return known
    const path = resolve.call(eta, view, options)
    if (view.startsWith('/')) paths.set(view, path)
    return path
  }
  return eta
}

function printable(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  throw new Error(`a view printed ${value === undefined ? 'something that is not there' : typeof value}`)
}
