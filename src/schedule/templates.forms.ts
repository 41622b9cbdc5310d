import * as v from 'valibot'
import type { Checked, Fields } from '../practice/checked.ts'
import { check, complaint, line, typedIn } from '../practice/fields.forms.ts'

/** The name of a template. */
export function parseTemplateName(form: Fields): Checked<{ readonly name: string }> {
  const fields = { name: line('settings.error.name') }
  return check(v.object(fields), typedIn(form, fields))
}

/** A new template: whose, and its name. */
export function parseNewTemplate(
  form: Fields,
  calendars: readonly number[],
): Checked<{ readonly name: string; readonly calendar: number }> {
  const whose = v.pipe(
    v.string(),
    v.transform((text) => calendars.find((id) => String(id) === text)),
    v.number(complaint('settings.error.choose')),
  )
  const fields = { calendar: whose, name: line('settings.error.name') }
  return check(v.object(fields), typedIn(form, fields))
}
