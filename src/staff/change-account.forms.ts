import * as v from 'valibot'
import type { Checked, Fields } from '../practice/checked.ts'
import { check, tick, typedIn } from '../practice/fields.forms.ts'
import { accountFacts } from './accounts.forms.ts'
import type { AccountChange } from './change-account.ts'

const facts = { ...accountFacts, active: tick(), mailOnBooking: tick() }

/** `calendars` are the ids to choose from. */
export function parseAccountChange(form: Fields, calendars: readonly number[]): Checked<AccountChange> {
  const checked = check(v.object(facts), typedIn(form, facts))
  if (!checked.ok) return checked
  const calendarIds = calendars.filter((id) => form.list('calendar').includes(String(id)))
  return { ok: true, value: { ...checked.value, calendarIds } }
}
