import { relations } from '../../src/appointments/person.ts'
import type { HiddenField } from '../../src/booking/choice-model.ts'
import type { BarredModel, DetailsModel, FieldState } from '../../src/booking/details-model.ts'
import type { Translate } from '../../src/i18n/translate.ts'
import { type NationalIdKind, nationalIdKinds } from '../../src/lib/national-id.ts'

const field = (name: string, value = '', error = ''): FieldState => ({ name, value, error, optional: false })

/** The details page in each of its states of who it is for and how much it asks, made of a whole one. */
export function personSamples(whole: DetailsModel, t: Translate): readonly DetailsModel[] {
  const birthDate = { ...blankDate, error: '' }
  const quiet = { ...whole, errors: [], message: undefined, terms: undefined, birthDate }
  const email = {
    ...quiet,
    mobile: undefined,
    lastName: undefined,
    email: field('email', 'noor@example.org'),
  }
  return [
    someoneElse(whole, t),
    { ...email, stage: 'email', firstName: undefined, birthDate: undefined },
    { ...email, stage: 'who', firstName: field('firstName') },
    { ...quiet, stage: 'register', email: email.email, booker: booker(t) },
    { ...quiet, nationalId: nationalId(['personnummer'], '', t), birthDate: undefined },
    {
      ...quiet,
      nationalId: nationalId(nationalIdKinds, t('person.error.nationalId.check'), t),
      known: known(t),
    },
  ]
}

const blankDate = {
  optional: false,
  day: field('birthDate-day'),
  month: field('birthDate-month'),
  year: field('birthDate-year'),
}

/** For somebody else, with everything wrong that can be. */
function someoneElse(whole: DetailsModel, t: Translate): DetailsModel {
  const missing = {
    firstName: t('person.error.patient.firstName'),
    lastName: t('person.error.patient.lastName'),
    'birthDate-day': t('person.error.patient.birthDate'),
    nationalId: t('person.error.nationalId.missing'),
    bookerFirstName: t('person.error.bookerFirstName.missing'),
    bookerLastName: t('person.error.bookerLastName.missing'),
    known: t('person.error.known'),
  }
  return {
    ...whole,
    errors: Object.entries(missing).map(([name, text]) => ({ field: name, text })),
    other: true,
    firstName: field('firstName', '', missing.firstName),
    lastName: field('lastName', '', missing.lastName),
    birthDate: { ...blankDate, error: missing['birthDate-day'] },
    nationalId: nationalId(['bsn'], missing.nationalId, t),
    booker: booker(t, missing.bookerFirstName, missing.bookerLastName),
    known: known(t, missing.known),
    mobile: { ...field('mobile'), hint: t('booking.details.mobileHint') },
    message: undefined,
    terms: undefined,
  }
}

function booker(t: Translate, first = '', last = ''): DetailsModel['booker'] {
  return {
    relations: relations.map((value) => ({
      value,
      label: t(`appointments.whose.${value}`),
      chosen: value === 'guardian',
    })),
    firstName: field('bookerFirstName', '', first),
    lastName: field('bookerLastName', '', last),
  }
}

function nationalId(
  kinds: readonly NationalIdKind[],
  error: string,
  t: Translate,
): DetailsModel['nationalId'] {
  const labels = kinds.map((kind) => ({ value: kind, label: t(`person.nationalId.${kind}`), chosen: false }))
  const [only] = labels
  const label = only && labels.length === 1 ? only.label : t('person.nationalId.number')
  return { ...field('nationalId', '', error), label, kinds: labels }
}

function known(t: Translate, error = ''): DetailsModel['known'] {
  const answers = (['new', 'known'] as const).map((value) => ({
    value,
    label: t(`person.known.${value}`),
    chosen: false,
  }))
  return { ...field('known', '', error), answers }
}

/** The page that says whom a type is for: from an age, new or known patients. */
export function barredSamples(hidden: readonly HiddenField[], t: Translate): readonly BarredModel[] {
  return (['age', 'new', 'known'] as const).map((why) => ({
    title: t(`person.barred.${why}.title`, { age: 24 }),
    lead: t(`person.barred.${why}.lead`, { age: 24 }),
    editAction: '/book/check',
    hidden,
    edit: why === 'age' ? 'birthDate-day' : 'known',
    change: t(`person.barred.${why}.change`),
    typesHref: '/book',
  }))
}
