import * as v from 'valibot'
import type { IsoDate } from '../lib/calendar.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import { type NationalId, nationalIdKinds, readNationalId } from '../lib/national-id.ts'
import { type Country, parsePhone } from '../lib/phone.ts'
import type { Checked, Fields } from '../practice/checked.ts'
import { check, oneOf, tick, together, typedIn } from '../practice/fields.forms.ts'
import { relations } from './card.ts'
import type { NewContact } from './contact.ts'

const about = { whose: oneOf(relations), readBack: tick() }

/** A phone number or an e-mail address in one field: the sign @ tells which. */
export function parseContact(form: Fields, country: Country): Checked<NewContact> {
  return together(check(v.object(about), typedIn(form, about)), reached(form.text('contact'), country))
}

function reached(text: string, country: Country): Checked<Pick<NewContact, 'channel' | 'value'>> {
  const email = text.includes('@')
  const value = email ? parseEmailAddress(text) : parsePhone(text, country)?.e164
  if (value !== undefined) return { ok: true, value: { channel: email ? 'email' : 'phone', value } }
  const key = email ? 'settings.error.email' : 'patients.error.contact'
  return { ok: false, problems: [{ field: 'contact', key }] }
}

export interface NumberForm {
  readonly identity: NationalId
  readonly seen: boolean
}

const numbered = { kind: oneOf(nationalIdKinds), seen: tick() }

/** An identity number of the chosen kind, in any notation. */
export function parseNumber(form: Fields, today: IsoDate): Checked<NumberForm> {
  const facts = check(v.object(numbered), typedIn(form, numbered))
  if (!facts.ok) return facts
  const read = readNationalId(form.text('number'), [facts.value.kind], today)
  if (read.ok) return { ok: true, value: { identity: read.value, seen: facts.value.seen } }
  const key = read.problem === 'missing' ? 'person.error.nationalId.missing' : 'person.error.nationalId.check'
  return { ok: false, problems: [{ field: 'number', key }] }
}
