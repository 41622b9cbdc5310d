import { type Language, textIn } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { phoneLine } from '../practice/frame.ts'
import type { Practice } from '../practice/practice.ts'
import type { BookingLink } from './link.ts'
import type { Facts } from './links-page.ts'
import { unbroken } from './words.ts'

/** What a poster says in one language. */
export interface PosterWords {
  readonly language: Language
  readonly headline: string
  /** "Flu jab · Anna de Vries"; '' where everything is open. */
  readonly names: string
  readonly scan: string
  readonly type: string
  readonly phone: string
}

/** The languages that the practice offers and somebody asked for; the practice's own where that is none. */
export function posterLanguages(asked: readonly string[], practice: Practice): readonly Language[] {
  const found = practice.languages.filter((language) => asked.includes(language))
  return found.length > 0 ? found : [practice.language]
}

/** A poster for a link, or for the practice's own one: what patients call things, and the phone of the place it is for. */
export function posterWords(
  language: Language,
  practice: Practice,
  facts: Facts,
  link: BookingLink | undefined,
): PosterWords {
  const t = translator(language)
  const location = facts.locations.find(({ id }) => id === link?.locationId)
  const type = facts.types.find(({ id }) => id === link?.typeId)
  const publicName = type && (textIn(type.publicNames, language, practice.language) || type.name)
  const practitioner = facts.calendars.find(({ id }) => id === link?.calendarId)?.publicName
  const phone = posterPhone(practice, facts, link)
  return {
    language,
    headline: t('poster.headline'),
    names: [publicName, practitioner, location?.name].filter((name) => name !== undefined).join(' · '),
    scan: t('poster.scan'),
    type: t('poster.type'),
    phone: phone ? t('poster.phone', { phone }) : '',
  }
}

/** The phone of the place that a link is for, else the practice's; '' where there is none. */
export function posterPhone(practice: Practice, { locations }: Facts, link: BookingLink | undefined): string {
  const location = locations.find(({ id }) => id === link?.locationId)
  return unbroken(phoneLine(location?.phone ?? practice.phone, practice.country)?.shown ?? '')
}

/** An address as people type it: what every browser adds by itself is left out. */
export function typedAddress(address: string): string {
  return address.replace(/^https:\/\//, '')
}
