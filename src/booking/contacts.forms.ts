import { parseEmailAddress } from '../lib/email-address.ts'
import { type Country, parsePhone } from '../lib/phone.ts'
import type { FieldRule } from '../practice/practice.ts'
import type { Asked } from './asked.ts'
import { type DetailError, missing, type Part, type Typed } from './typed.ts'

interface Contacts {
  readonly phone: string | null
  readonly email: string | null
}

/** Each contact by its own rule; where both are left open, at least one. */
export function readContacts(typed: Typed, asked: Asked, country: Country): Part<Contacts> {
  const shown = (['mobile', 'email'] as const).filter((field) => asked[field] !== 'hidden')
  const [first] = shown
  const phone = asked.mobile === 'hidden' ? undefined : parsePhone(typed.mobile, country)
  const email = asked.email === 'hidden' ? undefined : parseEmailAddress(typed.email)
  const errors = shown.flatMap((field) =>
    contactErrors(field, typed[field], asked[field], (field === 'mobile' ? phone : email) !== undefined),
  )
  const value = { phone: phone?.e164 ?? null, email: email ?? null }
  if (!first || errors.length > 0 || shown.some((field) => typed[field].trim() !== ''))
    return { value, errors }
  if (shown.length === 1) return { value, errors: [missing(first)] }
  return { value, errors: [{ field: first, key: 'booking.error.contact.missing' }] }
}

function contactErrors(
  field: 'mobile' | 'email',
  text: string,
  rule: FieldRule,
  valid: boolean,
): readonly DetailError[] {
  if (text.trim() === '') return rule === 'required' ? [missing(field)] : []
  return valid ? [] : [{ field, key: `booking.error.${field}.invalid` }]
}
