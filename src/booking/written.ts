import type { Language } from '../i18n/languages.ts'
import { linkedText, type Part } from '../practice/linked-text.ts'
import type { Texts } from '../practice/texts.ts'

/** View booking/_written: what the practice wrote to whoever booked (P17). */
export interface WrittenModel {
  /** Of the text, which may not be that of the page. */
  readonly language: string
  readonly parts: readonly Part[]
}

/** In the reader's language, else in the practice's; undefined where nothing was written. */
export function writtenModel(
  texts: Texts | undefined,
  reader: { readonly language: Language; readonly practice: { readonly language: Language } },
): WrittenModel | undefined {
  const wanted: readonly string[] = [reader.language, reader.practice.language, ...Object.keys(texts ?? {})]
  const language = wanted.find((each) => texts?.[each])
  return language === undefined ? undefined : { language, parts: linkedText(texts?.[language] ?? '') }
}
