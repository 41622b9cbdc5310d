import type { Translate } from '../i18n/translate.ts'
import { visibilities } from './limits.ts'

/** The ways of showing free times, each with what patients then see (P6, rule 12). */
export function visibilityChoices(t: Translate) {
  return visibilities.map((value) => ({
    value,
    label: t(`settings.visibility.${value}`),
    hints: [t(`settings.visibility.${value}.hint`)],
  }))
}
