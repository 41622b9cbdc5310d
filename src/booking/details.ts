import { isLive } from '../appointments/hold.ts'
import { relations } from '../appointments/person.ts'
import { languageLinks } from '../practice/frame.ts'
import type { FieldRule } from '../practice/practice.ts'
import { address, hiddenFields } from './address.ts'
import type { Asked } from './asked.ts'
import type { DetailsModel, FieldState } from './details-model.ts'
import { type Held, timesOf } from './held.ts'
import { mobileHint } from './next.ts'
import type { DetailError, DetailField, Typed } from './typed.ts'
import { capital, publicName, type Reader } from './words.ts'

export function detailsModel(
  reader: Reader,
  held: Held,
  asked: Asked,
  typed: Typed,
  errors: readonly DetailError[],
  now: number,
  lang: string,
): DetailsModel {
  const { t, format } = reader
  const { startsAt } = held.hold
  const words = errors.map((error) => ({ field: error.field, text: t(error.key, error.values) }))
  const fields = fieldsOf(typed, words)
  const name = held.calendar.publicName
  const mobile = fields.by('mobile', asked.mobile)
  return {
    back: timesOf(held, typed.link, lang),
    action: address('/book/check', { lang }),
    speaks: languageLinks(reader.practice.languages, reader.language, address('/book/check', { lang })),
    when: `${capital(format.dayAndMonth(format.dateOf(startsAt)))}, ${format.time(startsAt)}`,
    what: t('booking.details.what', { type: publicName(reader, held.type), name }),
    changeHref: timesOf(held, typed.link, lang),
    hold: !isLive(held.hold, now) ? 'lapsed' : held.hold.keeps ? 'kept' : 'unkept',
    hidden: hiddenFields({
      hold: held.token,
      link: typed.link,
      ...(asked.stage === 'whole' ? {} : { asked: asked.stage }),
      ...(asked.termsUrl ? { termsShown: asked.termsUrl } : {}),
    }),
    errors: words,
    stage: asked.stage,
    other: typed.for === 'other',
    firstName: asked.firstName ? fields.of('firstName') : undefined,
    lastName: asked.lastName ? fields.of('lastName') : undefined,
    birthDate: birthDateState(fields, asked),
    nationalId: nationalIdState(reader, fields, asked, typed),
    booker: bookerState(reader, fields, asked, typed),
    known: asked.known ? knownState(reader, fields, typed) : undefined,
    mobile: mobile && { ...mobile, hint: mobileHint(reader, asked.email !== 'hidden') },
    email: fields.by('email', asked.email),
    message: fields.by('message', asked.message),
    terms: asked.termsUrl
      ? { ...fields.of('terms'), url: asked.termsUrl, checked: typed.terms !== '' }
      : undefined,
  }
}

type Fields = ReturnType<typeof fieldsOf>

/** The fields as they were filled in, each with what is wrong with it. */
function fieldsOf(typed: Typed, words: readonly { readonly field: DetailField; readonly text: string }[]) {
  const of = (name: DetailField, optional = false): FieldState => ({
    name,
    value: typed[name],
    error: words.find((error) => error.field === name)?.text ?? '',
    optional,
  })
  const by = (name: DetailField, rule: FieldRule): FieldState | undefined =>
    rule === 'hidden' ? undefined : of(name, rule === 'optional')
  const birthDateError = words.find((error) => error.field.startsWith('birthDate'))?.text ?? ''
  return { of, by, birthDateError }
}

function birthDateState(fields: Fields, asked: Asked): DetailsModel['birthDate'] {
  if (asked.birthDate === 'hidden') return undefined
  return {
    day: fields.of('birthDate-day'),
    month: fields.of('birthDate-month'),
    year: fields.of('birthDate-year'),
    error: fields.birthDateError,
    optional: asked.birthDate === 'optional',
  }
}

function nationalIdState(
  { t }: Reader,
  fields: Fields,
  asked: Asked,
  typed: Typed,
): DetailsModel['nationalId'] {
  const field = fields.by('nationalId', asked.nationalId)
  const [first] = asked.kinds
  if (!field || !first) return undefined
  return {
    ...field,
    label: t(asked.kinds.length === 1 ? `person.nationalId.${first}` : 'person.nationalId.number'),
    kinds: asked.kinds.map((kind) => ({
      value: kind,
      label: t(`person.nationalId.${kind}`),
      chosen: typed.nationalIdKind === kind,
    })),
  }
}

function bookerState({ t }: Reader, fields: Fields, asked: Asked, typed: Typed): DetailsModel['booker'] {
  if (!asked.booker) return undefined
  return {
    relations: relations.map((value) => ({
      value,
      label: t(`appointments.whose.${value}`),
      chosen: typed.relation === value,
    })),
    firstName: fields.of('bookerFirstName'),
    lastName: fields.of('bookerLastName'),
  }
}

function knownState({ t }: Reader, fields: Fields, typed: Typed): DetailsModel['known'] {
  const answers = (['new', 'known'] as const).map((value) => ({
    value,
    label: t(`person.known.${value}`),
    chosen: typed.known === value,
  }))
  return { ...fields.of('known'), answers }
}
