import * as v from 'valibot'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, email, tick, typedIn } from '../practice/fields.forms.ts'
import { accountFacts, passwordProblems } from './accounts.forms.ts'
import { mailFields } from './mail-wishes.forms.ts'
import type { OwnFacts } from './own-account.ts'

const facts = {
  name: accountFacts.name,
  language: accountFacts.language,
  ...mailFields,
  shortcuts: tick(),
}
const address = { email: email() }

export function parseOwnFacts(form: Fields): Checked<OwnFacts> {
  return check(v.object(facts), typedIn(form, facts))
}

export function parseOwnEmail(form: Fields): Checked<{ readonly email: string }> {
  return check(v.object(address), typedIn(form, address))
}

/** Why the new password of one's own account may not be one. */
export function newPasswordProblems(form: Fields): readonly Problem[] {
  return passwordProblems(form.text('newPassword')).map((problem) => ({ ...problem, field: 'newPassword' }))
}

/** What a passkey is called: what was typed, cut to a line. */
export function passkeyName(typed: string): string {
  return [...typed.replace(/\s+/g, ' ').trim()].slice(0, 60).join('')
}
