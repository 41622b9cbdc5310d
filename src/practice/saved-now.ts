import type { Labels } from './checked.ts'

type Values = Readonly<Record<string, string>>

/** What is chosen from a list or ticked travels as a code: the field is named, the code is not. */
const coded = new Set([
  ...['colour', 'practitionerChoice', 'blockKind', 'whoMayBook', 'ageCountsFrom', 'class', 'visibility'],
  ...['templates', 'location', 'account', 'mode', 'identification', 'language', 'role', 'messageTemplate'],
])
const most = 80

/**
 * What is saved now, field by field, where it differs from what somebody has typed meanwhile: "Minutes: 45". For whoever
 * comes second, so that nothing is overwritten unseen.
 */
export function savedNow(typed: Values, saved: Values, labels: Labels): readonly string[] {
  const plain = (values: Values, field: string) => (values[field] ?? '').replaceAll('\r\n', '\n').trim()
  return labels
    .filter(([field]) => field in saved && plain(typed, field) !== plain(saved, field))
    .map(([field, label]) => {
      const text = plain(saved, field)
      if (coded.has(field) || text === 'yes' || (text === '' && plain(typed, field) === 'yes')) return label
      return `${label}: ${text.length > most ? `${text.slice(0, most)}…` : text || '–'}`
    })
}
