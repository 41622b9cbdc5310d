import * as v from 'valibot'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, checkTexts, line, tick, together, typedIn } from '../practice/fields.forms.ts'
import type { Practice } from '../practice/practice.ts'
import { type AutomaticChange, mostCharacters } from './automatic.ts'

const facts = { name: line('settings.error.name'), staffToo: tick(), active: tick() }
const texts = { text: { most: mostCharacters, multiline: true } }

/** In the practice's first language it must be written, for that is what everybody else reads. */
export function parseAutomatic(form: Fields, practice: Practice): Checked<AutomaticChange> {
  const { language, languages } = practice
  const written = checkTexts(form, texts, languages)
  const lacks = written.ok && written.value.text[language] === undefined
  const problems: readonly Problem[] = lacks
    ? [{ field: `text-${language}`, key: 'automatic.error.text' }]
    : []
  const whole = together(check(v.object(facts), typedIn(form, facts)), written, problems)
  if (!whole.ok) return whole
  const { text, ...rest } = whole.value
  return { ok: true, value: { ...rest, texts: text } }
}
