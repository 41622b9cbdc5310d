import { type Language, textIn } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Practice } from '../practice/practice.ts'
import type { Texts } from '../practice/texts.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Format } from '../view/format.ts'
import type { TypeInformation } from './choice-model.ts'

/** What turns facts into words for one reader. */
export interface Reader {
  readonly t: Translate
  readonly format: Format
  readonly language: Language
  readonly practice: Practice
}

export function say(reader: Reader, texts: Texts): string {
  return textIn(texts, reader.language, reader.practice.language)
}

/** The name patients see; the staff's name where none was given (J31). */
export function publicName(reader: Reader, type: AppointmentType): string {
  return say(reader, type.publicNames) || type.name
}

export function minutesOf(reader: Reader, type: AppointmentType): string {
  return reader.t('booking.summary.minutes', { minutes: type.minutes })
}

/** The normal price (P14): '' where none is set, "free" for 0. */
export function priceOf(reader: Reader, type: AppointmentType): string {
  if (type.priceCents === null) return ''
  if (type.priceCents === 0) return reader.t('booking.price.free')
  return reader.format.money(type.priceCents, reader.practice.currency)
}

/** Whom the type is for, said before anything is asked (rules 4, 16); '' for everybody. */
export function forWhom({ t, practice }: Reader, type: AppointmentType): string {
  const { ageFrom: age, whoMayBook } = type
  const { phone } = practice
  return [
    age === null
      ? ''
      : phone
        ? t('person.agePhone', { age, phone: unbroken(phone) })
        : t('person.age', { age }),
    whoMayBook === 'new' ? t('person.onlyNew') : whoMayBook === 'known' ? t('person.onlyKnown') : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** A phone number is one word, also at the end of a line. */
export function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0')
}

export function informationOf(reader: Reader, type: AppointmentType): TypeInformation {
  return {
    description: say(reader, type.descriptions),
    information: say(reader, type.information),
    forWhom: forWhom(reader, type),
    visitingAddress: type.visitingAddress ?? '',
    price: priceOf(reader, type),
  }
}

/** "monday 25 January" at the beginning of a line: "Monday 25 January". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
