import * as v from 'valibot'
import type { Checked, Fields } from '../practice/checked.ts'
import { check, line, typedIn } from '../practice/fields.forms.ts'

const named = { name: line('settings.error.name', 40) }

/** The name of a saved view. */
export function parseViewName(form: Fields): Checked<{ readonly name: string }> {
  return check(v.object(named), typedIn(form, named))
}
