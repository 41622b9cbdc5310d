import { languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Labels } from '../practice/checked.ts'
import { limitLabels } from '../practice/limit-values.ts'
import type { Practice } from '../practice/practice.ts'

/** What the fields of a new type are called, in the order of the form. */
export function typeLabels(practice: Practice, t: Translate): Labels {
  return [...lengthLabels(t), ['calendar', t('settings.field.calendars')], ...textLabels(practice, t)]
}

/** What the fields of a type's own page are called, in the order of the form. */
export function changeLabels(practice: Practice, needs: number, t: Translate): Labels {
  const rows = Array.from({ length: needs }, (_, index) => index).flatMap((index) => [
    [`need-${index}`, t('settings.field.need')] as const,
    [`means-${index}`, t('settings.field.means')] as const,
  ])
  const [name, ...length] = lengthLabels(t)
  return [
    ...(name ? [name] : []),
    ['colour', t('schedule.colour')],
    ['active', t('settings.field.active')],
    ...textLabels(practice, t),
    ...length,
    ['places', t('settings.field.places')],
    ['calendar', t('settings.field.calendars')],
    ...rows,
    ...bookingLabels(t),
  ]
}

function bookingLabels(t: Translate): Labels {
  return [
    ['notify', t('settings.field.notify')],
    ['messageTemplate', t('automatic.field.template')],
    ['online', t('settings.field.typeOnline')],
    ['practitionerChoice', t('settings.field.practitionerChoice')],
    ['blockFilter', t('settings.field.blockFilter')],
    ['blockKind', t('settings.field.kind')],
    ['whoMayBook', t('settings.field.whoMayBook')],
    ['asksKnown', t('settings.field.asksKnown')],
    ['ageFilter', t('settings.field.ageFilter')],
    ['ageFrom', t('settings.field.ageFrom')],
    ['ageCountsFrom', t('settings.field.ageCountsFrom')],
    ...limitLabels(t).slice(0, 2),
    ['releaseHours', t('settings.field.releaseHours')],
    ...limitLabels(t).slice(2, 4),
    ['class', t('visit.field.class')],
    ...limitLabels(t).slice(4),
  ]
}

function lengthLabels(t: Translate): Labels {
  return [
    ['name', t('settings.field.name')],
    ['minutes', t('settings.field.minutes')],
    ['gridMinutes', t('settings.field.grid')],
    ['bufferBefore', t('settings.field.bufferBefore')],
    ['bufferAfter', t('settings.field.bufferAfter')],
  ]
}

function textLabels({ languages, currency }: Practice, t: Translate): Labels {
  const texts = languages.flatMap((value) => {
    const language = languageNames[value]
    return [
      [`publicName-${value}`, t('settings.field.typePublicName', { language })] as const,
      [`description-${value}`, t('settings.field.description', { language })] as const,
      [`information-${value}`, t('settings.field.information', { language })] as const,
    ]
  })
  return [
    ...texts,
    ['price', t('settings.field.price', { currency })],
    ['visitingAddress', t('settings.field.visitingAddress')],
  ]
}
