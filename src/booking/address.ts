import { type Choice, choose, type Named, noPreference, type Offering } from './choice.ts'
import type { HiddenField } from './models.ts'

/** Addresses of the public door. What has been chosen travels in them; `lang` only where somebody chose a language. */
export function address(path: string, parameters: Readonly<Record<string, string>>): string {
  const filled = Object.entries(parameters).filter(([, value]) => value !== '')
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled).toString()}`
}

export const nothingNamed: Named = { type: '', location: '', practitioner: '' }

/** Where a choice leads: to the next question, or to the times. */
export function nextAddress(offering: Offering, named: Named, lang: string): string {
  const { step } = choose(offering, named)
  return address(step === 'times' ? '/book/times' : '/book', { ...named, lang })
}

/** A complete choice as slugs. */
export function namedBy(choice: Choice): Record<keyof Named, string> {
  return {
    type: choice.type?.slug ?? '',
    location: choice.location?.slug ?? '',
    practitioner: choice.practitioner?.slug ?? (choice.any ? noPreference : ''),
  }
}

export function hiddenFields(values: Readonly<Record<string, string>>): readonly HiddenField[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }))
}
