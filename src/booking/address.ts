import { carried } from '../tracking/counting.ts'
import { type Choice, choose, type Named, noPreference, type Offering } from './choice.ts'
import type { HiddenField } from './choice-model.ts'

/**
 * Addresses of the public door. What has been chosen travels in them; `lang` is all that the visitor carries along from page
 * to page: the language chosen by hand, and the answer about counting where there is one.
 */
export function address(path: string, parameters: Readonly<Record<string, string>>): string {
  const filled = spelledOut(parameters).filter(([, value]) => value !== '')
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled).toString()}`
}

export const nothingNamed: Named = { type: '', location: '', practitioner: '' }

/** Where a choice leads: to the next question, or to the times. Kept per offering: every page of choices asks the same. */
export function nextAddress(offering: Offering, named: Named, lang: string): string {
  const addresses = nextAddresses.get(offering) ?? new Map<string, string>()
  nextAddresses.set(offering, addresses)
  const key = [named.type, named.location, named.practitioner, lang].join('\n')
  const known = addresses.get(key)
  if (known !== undefined) return known
  const { step } = choose(offering, named)
  const next = address(step === 'times' ? '/book/times' : '/book', { ...named, lang })
  if (addresses.size < mostKept) addresses.set(key, next)
  return next
}

const nextAddresses = new WeakMap<Offering, Map<string, string>>()
const mostKept = 1000

/** A choice as slugs, without what was skipped: nobody chose that, and it would stand in the way of choosing anew. */
export function namedBy(choice: Choice): Record<keyof Named, string> {
  const { asked, link } = choice
  const practitioner = choice.practitioner?.slug ?? (choice.any ? noPreference : '')
  return {
    type: asked.type ? (choice.type?.slug ?? '') : '',
    location: asked.location ? (choice.location?.slug ?? '') : '',
    practitioner: asked.practitioner ? practitioner : '',
    link,
  }
}

/** All of a choice as slugs, for a form: what it sends is what the page showed, whatever is offered by then. */
export function wholly(choice: Choice): Record<keyof Named, string> {
  const { type, location, practitioner } = choice
  const named = namedBy(choice)
  return {
    type: type?.slug ?? '',
    location: location?.slug ?? '',
    practitioner: practitioner?.slug ?? named.practitioner,
    link: named.link,
  }
}

/** A link that nobody came by leaves no trace in the form. */
export function hiddenFields(values: Readonly<Record<string, string>>): readonly HiddenField[] {
  const filled = spelledOut(values).filter(
    ([name, value]) => (name !== 'link' && name !== 'count') || value !== '',
  )
  return filled.map(([name, value]) => ({ name, value }))
}

function spelledOut(values: Readonly<Record<string, string>>): [name: string, value: string][] {
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    name === 'lang' ? carried(value) : [[name, value]],
  )
}
