import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { checkTexts } from '../practice/fields.forms.ts'
import type { Location, Practice } from '../practice/practice.ts'
import type { Texts } from '../practice/texts.ts'
import { type Around, knownPlaceholders, unknownPlaceholders } from './around.ts'
import type { Channel } from './messages.ts'
import { locationAddressed } from './phi.ts'
import { limitOf } from './texts.ts'

/** The practice's words around one kind of message: only placeholders that exist, and no address of its own (O30, O17). */
export function parseAround(
  form: Fields,
  channel: Channel,
  { languages }: Practice,
  locations: readonly Location[],
): Checked<Readonly<Record<keyof Around, Texts>>> {
  const limit = { most: limitOf(channel), multiline: channel === 'email' }
  const written = checkTexts(form, { before: limit, after: limit }, languages)
  if (!written.ok) return written
  const { before, after } = written.value
  const problems = languages.flatMap((language) => [
    ...problemsOf(`before-${language}`, before[language] ?? '', locations),
    ...problemsOf(`after-${language}`, after[language] ?? '', locations),
  ])
  return problems.length > 0 ? { ok: false, problems } : written
}

function problemsOf(field: string, text: string, locations: readonly Location[]): readonly Problem[] {
  const unknown = unknownPlaceholders(text)
  if (unknown.length > 0) {
    const values = { unknown: unknown.join(', '), known: knownPlaceholders }
    return [{ field, key: 'wording.error.placeholder', values }]
  }
  const location = locationAddressed(text, locations)
  return location ? [{ field, key: 'wording.error.address', values: { location: location.name } }] : []
}
