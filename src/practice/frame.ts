import { type Language, languageNames, textIn } from '../i18n/languages.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { type Country, parsePhone, telHref } from '../lib/phone.ts'
import type { Frame, LanguageLink, PhoneLine } from '../view/frame.ts'
import { closuresToTell, whenClosed } from './closures.ts'
import type { Closure, Location, Practice } from './practice.ts'

type Surroundings = Pick<
  Frame,
  'practice' | 'phone' | 'hours' | 'address' | 'outOfHours' | 'closures' | 'urgent'
>

const kept = new WeakMap<Practice, Map<string, Surroundings>>()

/**
 * What every page of the practice says around its content, in one language, on one date. Kept as long as the practice
 * that was read: a change of anything arranged reads it anew.
 */
export function surroundings(
  practice: Practice,
  locations: readonly Location[],
  closures: readonly Closure[],
  language: Language,
  date: IsoDate,
): Surroundings {
  const known = kept.get(practice)
  const found = known?.get(`${language} ${date}`)
  if (found) return found
  const around = makeSurroundings(practice, locations, closures, language, date)
  kept.set(practice, new Map(known).set(`${language} ${date}`, around))
  return around
}

function makeSurroundings(
  practice: Practice,
  locations: readonly Location[],
  closures: readonly Closure[],
  language: Language,
  date: IsoDate,
): Surroundings {
  const say = (texts: Readonly<Record<string, string>>): string => textIn(texts, language, practice.language)
  return {
    practice: practice.name,
    phone: phoneLine(practice.phone, practice.country),
    hours: say(practice.hours),
    address: locations
      .map((location) => location.address)
      .filter(Boolean)
      .join(' · '),
    outOfHours: locations
      .filter((location) => location.outOfHoursPhone || say(location.outOfHours))
      .map((location) => ({
        text: say(location.outOfHours),
        phone: phoneLine(location.outOfHoursPhone, practice.country),
      }))
      .filter(
        (line, index, all) =>
          all.findIndex((other) => other.text === line.text && other.phone?.href === line.phone?.href) ===
          index,
      ),
    closures: closuresToTell(closures, locations, date).map((closure) => ({
      when: whenClosed(closure, locations, language, practice.zone),
      text: say(closure.texts),
      cover: closure.coverName ?? '',
      phone: phoneLine(closure.coverPhone, practice.country),
    })),
    urgent: say(practice.urgent),
  }
}

/** The same frame where a page speaks another language; `address` of a page that can be asked for again, else ''. */
export function inLanguage(
  frame: Frame,
  practice: Practice,
  [locations, closures]: readonly [readonly Location[], readonly Closure[]],
  {
    language,
    date,
    address,
  }: { readonly language: Language; readonly date: IsoDate; readonly address: string },
): Frame {
  const around = surroundings(practice, locations, closures, language, date)
  const languages = address ? languageLinks(practice.languages, language, address) : []
  return { ...frame, ...around, languages }
}

const phoneLines = new Map<string, PhoneLine>()

/** A phone number as it is shown and as a link; undefined where none is given. Kept: every page shows the same few. */
export function phoneLine(phone: string | null, country: Country): PhoneLine | undefined {
  if (!phone) return undefined
  const key = `${country} ${phone}`
  const known = phoneLines.get(key)
  if (known) return known
  const parsed = parsePhone(phone, country)
  const href = parsed ? telHref(parsed.e164) : shortNumber(phone)
  if (phoneLines.size > 100) phoneLines.clear()
  phoneLines.set(key, { shown: phone, href })
  return { shown: phone, href }
}

/** 112 and 1177 are no phone numbers of a country's plan and can be dialled all the same; words cannot. */
function shortNumber(phone: string): string {
  return /^[\d\s+().-]*\d[\d\s+().-]*$/.test(phone) ? telHref(phone) : ''
}

/** The same address in the practice's other languages. */
export function languageLinks(
  offered: readonly Language[],
  current: Language,
  address: string,
): readonly LanguageLink[] {
  const url = new URL(`http://ledig.invalid${address}`)
  return offered
    .filter((language) => language !== current)
    .map((language) => {
      url.searchParams.set('lang', language)
      return { language, name: languageNames[language], href: `${url.pathname}${url.search}` }
    })
}
