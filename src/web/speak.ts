import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { Zone } from '../lib/calendar.ts'
import { formatFor } from '../view/format.ts'
import type { Ctx } from './env.ts'

/** From here on this request speaks another language than its address or its browser asked for. */
export function speak(c: Ctx, language: Language, zone: Zone): void {
  c.set('lang', language)
  c.set('t', translator(language))
  c.set('format', formatFor(language, zone))
}
