import type { Translate } from '../i18n/translate.ts'
import type { Labels } from '../practice/checked.ts'

type Values = Readonly<Record<string, string>>

/** What the fields of a card's forms are called, in their order. */
export function labelsOf(t: Translate): Labels {
  return [
    ['firstName', t('patients.field.firstName')],
    ['lastName', t('patients.field.lastName')],
    ['birthDate', t('patients.field.birthDate')],
    ['language', t('patients.field.language')],
    ['phone', t('appointments.phone')],
    ['email', t('appointments.email')],
    ['preferredChannel', t('patients.field.channel')],
    ['protected', t('appointments.protected.title')],
    ['excludedOnline', t('patients.field.excluded')],
    ['excludedReason', t('patients.field.excludedReason')],
  ]
}

/**
 * What somebody typed into a form that is to be sent to another card: what can be read of it, and all of it to be carried
 * on. The version of the one card is none of the other's.
 */
export function typedFields(values: Values, t: Translate) {
  const labels: Labels = [
    ...labelsOf(t).filter(([name]) => !coded.includes(name)),
    ['contact', t('patients.field.contact')],
    ['number', t('person.nationalId.number')],
  ]
  return {
    fields: labels.flatMap(([name, label]) =>
      values[name]?.trim() ? [{ label, text: values[name] ?? '' }] : [],
    ),
    hidden: Object.entries(values)
      .filter(([name]) => !['formToken', 'version'].includes(name))
      .map(([name, value]) => ({ name, value })),
  }
}

/** Chosen from a list or ticked: it travels as a code. */
const coded: readonly string[] = ['language', 'preferredChannel', 'protected', 'excludedOnline']
