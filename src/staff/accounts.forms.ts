import * as v from 'valibot'
import { isLanguage } from '../i18n/languages.ts'
import { passwordProblem } from '../lib/password.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, complaint, email, line, together, typedIn } from '../practice/fields.forms.ts'

/** What may be changed later, too. */
export const accountFacts = {
  name: line('settings.error.name'),
  role: v.picklist(['owner', 'practitioner', 'reception'], complaint('settings.error.role')),
  language: v.pipe(v.string(), v.guard(isLanguage, complaint('settings.error.language'))),
}
const fields = { ...accountFacts, email: email(), password: v.string() }
const schema = v.object(fields)
const nothing = { ok: true, value: {} } as const

export type AccountForm = v.InferOutput<typeof schema>

export function parseAccount(form: Fields): Checked<AccountForm> {
  return together(check(schema, typedIn(form, fields)), nothing, passwordProblems(form.text('password')))
}

/** Why this may not become a password, beside its field. */
export function passwordProblems(password: string): readonly Problem[] {
  const problem = passwordProblem(password)
  return problem ? [{ field: 'password', key: `settings.error.password.${problem}` }] : []
}

/** Of whom a second factor can be asked. */
export const secondFactorChoices = ['nobody', 'owners', 'everybody'] as const

export function secondFactorIn(typed: string): (typeof secondFactorChoices)[number] | undefined {
  return secondFactorChoices.find((each) => each === typed)
}
