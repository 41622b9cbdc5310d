import * as v from 'valibot'
import { languages } from '../i18n/languages.ts'
import type { IsoDate, Zone } from '../lib/calendar.ts'
import { cleanText, countCharacters } from '../lib/fold.ts'
import type { Country } from '../lib/phone.ts'
import { parseContacts, parseNewCard } from '../patients/card.forms.ts'
import { type NewCard, relations } from '../patients/card.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, oneOf, together, typedIn } from '../practice/fields.forms.ts'
import type { Draft } from './draft.ts'
import type { StaffGuest } from './staff-booking.ts'

/** Who comes, as the form says it; the contact is the appointment's. */
export interface DeskGuest {
  readonly guest: Pick<StaffGuest, 'email' | 'phone'> & {
    readonly whose: NonNullable<StaffGuest['whose']>
    readonly language: StaffGuest['language']
    readonly note: string
  }
  /** undefined: the card is there. */
  readonly card: NewCard | undefined
}

const longestNote = 500
const choices = { whose: oneOf(relations), language: oneOf(languages) }

/** What the form says of the patient and the contact. `today` is the practice's date. */
export function parseGuest(
  form: Fields,
  known: boolean,
  country: Country,
  today: IsoDate,
): Checked<DeskGuest> {
  const chosen = check(v.object(choices), typedIn(form, choices))
  const noted = together(chosen, parseNote(form))
  if (known) {
    const all = together(noted, parseContacts(form, country))
    return all.ok ? { ok: true, value: { guest: all.value, card: undefined } } : all
  }
  if (form.text('firstName').trim() === '' && form.text('lastName').trim() === '')
    return { ok: false, problems: [{ field: 'q', key: 'desk.error.patient' }, ...problemsOf(noted)] }
  const card = parseNewCard(form, country, today)
  const all = together(noted, card)
  if (!all.ok || !card.ok) return { ok: false, problems: problemsOf(all) }
  const { email, phone, whose, language, note } = all.value
  // The contact is put on the new card with whose it is, after it was made.
  const blank = { ...card.value, email: null, phone: null }
  return { ok: true, value: { guest: { email, phone, whose, language, note }, card: blank } }
}

/** What is missing or wrong of the time. */
export function problemsOfTime(draft: Draft, zone: Zone): readonly Problem[] {
  if (draft.sessionId !== undefined) return []
  const { calendarId, date, minute, typeId } = draft
  const missing = [
    ...(date === undefined ? [{ field: 'date', key: 'desk.error.date' } as const] : []),
    ...(minute === undefined ? [{ field: 'time', key: 'desk.error.time' } as const] : []),
    ...(calendarId === undefined ? [{ field: 'practitioner', key: 'desk.error.practitioner' } as const] : []),
    ...(typeId === undefined ? [{ field: 'type', key: 'desk.error.type' } as const] : []),
  ]
  if (date === undefined || minute === undefined) return missing
  const there = zone.local(zone.instant(date, minute)).minute === minute
  return there ? missing : [...missing, { field: 'time', key: 'desk.error.noSuchTime' }]
}

function parseNote(form: Fields): Checked<{ readonly note: string }> {
  const note = cleanText(form.text('note'), { multiline: true })
  const count = countCharacters(note)
  if (count <= longestNote) return { ok: true, value: { note } }
  return {
    ok: false,
    problems: [{ field: 'note', key: 'settings.error.longer', values: { most: longestNote, count } }],
  }
}

function problemsOf(form: Checked<unknown>): readonly Problem[] {
  return form.ok ? [] : form.problems
}
