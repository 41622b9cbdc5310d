import * as v from 'valibot'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, complaint, tick, together, typedIn } from '../practice/fields.forms.ts'
import { slugOf } from '../practice/slug.ts'
import { isSlug } from './link.ts'
import type { LinkFacts } from './links.ts'

interface Nameable {
  readonly id: number
  readonly slug: string
}

/** What a link may name. */
export interface Nameables {
  readonly types: readonly Nameable[]
  readonly locations: readonly Nameable[]
  readonly calendars: readonly Nameable[]
}

/** `taken` are the words of the other links; an empty word is made of what is chosen. */
export function parseLink(form: Fields, of: Nameables, taken: readonly string[]): Checked<LinkFacts> {
  const facts = {
    type: oneOfThese(of.types),
    location: oneOfThese(of.locations),
    practitioner: oneOfThese(of.calendars),
    fixed: tick(),
    active: tick(),
  }
  const checked = check(v.object(facts), typedIn(form, facts))
  const typed = form.text('slug').trim().toLowerCase()
  const word = together(checked, { ok: true, value: {} }, typed === '' ? [] : slugProblems(typed, taken))
  if (!word.ok) return word
  const { type, location, practitioner, fixed, active } = word.value
  const named = [type, practitioner, location].flatMap((each) => (each ? [each.slug] : []))
  const ids = {
    typeId: type?.id ?? null,
    locationId: location?.id ?? null,
    calendarId: practitioner?.id ?? null,
  }
  const slug = typed || slugOf(named.join('-') || 'link', taken)
  return { ok: true, value: { slug, ...ids, fixed, active } }
}

function oneOfThese(list: readonly Nameable[]) {
  return v.pipe(
    v.string(),
    v.transform((text) => (text === '' ? null : list.find(({ id }) => String(id) === text))),
    v.nullable(v.object({ id: v.number(), slug: v.string() }, complaint('settings.error.choose'))),
  )
}

function slugProblems(slug: string, taken: readonly string[]): readonly Problem[] {
  if (!isSlug(slug)) return [{ field: 'slug', key: 'links.error.slug' }]
  return taken.includes(slug) ? [{ field: 'slug', key: 'links.error.taken' }] : []
}
