import * as v from 'valibot'
import type { Checked, Fields } from '../practice/checked.ts'
import { check, email, tick, together, typedIn } from '../practice/fields.forms.ts'
import { accountFacts } from './accounts.forms.ts'
import type { AccountChange } from './change-account.ts'
import { mailFields } from './mail-wishes.forms.ts'

const facts = { ...accountFacts, active: tick(), ...mailFields }

const nothing = { ok: true, value: {} } as const
const address = { email: email() }

/** `calendars` are the ids to choose from; the address of one's own account is not asked for here. */
export function parseAccountChange(
  form: Fields,
  calendars: readonly number[],
  own: boolean,
): Checked<AccountChange> {
  const rest = own ? nothing : check(v.object(address), typedIn(form, address))
  const checked = together(check(v.object(facts), typedIn(form, facts)), rest)
  if (!checked.ok) return checked
  const calendarIds = calendars.filter((id) => form.list('calendar').includes(String(id)))
  return { ok: true, value: { ...checked.value, calendarIds } }
}
