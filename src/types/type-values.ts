import type { Language } from '../i18n/languages.ts'
import { limitValues } from '../practice/limit-values.ts'
import type { LimitRow } from '../practice/limits.ts'
import type { Practice } from '../practice/practice.ts'
import type { Texts } from '../practice/texts.ts'
import { isKeptFor } from './tied.ts'
import type { AppointmentType, BlockKind } from './types.ts'

type Values = Readonly<Record<string, string>>

/** What stands in the fields of a type's page; `own` are the limits that it sets itself. */
export function typeValues(
  type: AppointmentType,
  own: LimitRow,
  kind: BlockKind | undefined,
  types: readonly AppointmentType[],
  { languages, language }: Practice,
): Values {
  // Ticked before a block is chosen: rule 15 keeps it unless somebody says no.
  const keeps = yes(!kind || isKeptFor(kind, types))
  return {
    name: type.name,
    ...textValues(type, languages),
    visitingAddress: type.visitingAddress ?? '',
    price: priceTyped(type.priceCents, language),
    ...numberValues(type),
    online: yes(type.online),
    notify: yes(type.notify),
    messageTemplate: String(type.messageTemplateId ?? ''),
    active: yes(type.active),
    practitionerChoice: type.practitionerChoice,
    whoMayBook: type.whoMayBook,
    asksKnown: yes(type.asksKnown),
    ageFilter: yes(type.ageFrom !== null),
    ageFrom: String(type.ageFrom ?? usualAge),
    ageCountsFrom: type.ageCountsFrom,
    blockFilter: yes(type.blockKindId !== null),
    blockKind: String(type.blockKindId ?? ''),
    keepsBlock: keeps,
    keepShown: keeps,
    releaseHours: String(type.releaseHours ?? ''),
    class: type.class,
    selfService: yes(type.selfService),
    ...limitValues(own),
  }
}

/** The age that is offered when the filter is switched on (F37, rule 16). */
const usualAge = 24

function textValues(type: AppointmentType, languages: readonly Language[]): Values {
  const texts = {
    publicName: type.publicNames,
    description: type.descriptions,
    information: type.information,
  }
  return Object.fromEntries(
    languages.flatMap((language) =>
      Object.entries(texts).map(([name, text]: [string, Texts]) => [
        `${name}-${language}`,
        text[language] ?? '',
      ]),
    ),
  )
}

function numberValues(type: AppointmentType): Values {
  const { minutes, gridMinutes, bufferBefore, bufferAfter, places, colour } = type
  const numbers = { minutes, gridMinutes, bufferBefore, bufferAfter, places, colour }
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, String(number)]))
}

/** As it would be typed: "62" or "62,50". */
function priceTyped(cents: number | null, language: Language): string {
  if (cents === null) return ''
  const written = (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2)
  return language === 'en' ? written : written.replace('.', ',')
}

function yes(on: boolean): string {
  return on ? 'yes' : ''
}
