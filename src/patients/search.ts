import { readDate } from '../lib/birth-date.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { foldEmail } from '../lib/email-address.ts'
import { cleanText, foldName, plainDigits } from '../lib/fold.ts'
import { type NationalId, nationalIdKinds, readNationalId } from '../lib/national-id.ts'
import { type Country, parsePhone, phoneBeginnings } from '../lib/phone.ts'

/** What somebody looks for: everything of it must fit. */
export interface Search {
  /** Folded; each is the beginning of a word of the names, in whichever order. */
  readonly words: readonly string[]
  /** Folded beginnings of an e-mail address. */
  readonly emails: readonly string[]
  /** Figures, each of them one of the things that figures can be. */
  readonly figures: readonly Figures[]
}

export interface Figures {
  readonly birthDates: readonly IsoDate[]
  readonly patientNumber: number | undefined
  /** Beginnings of a stored phone number, and the whole number if it is one. */
  readonly phones: readonly string[]
  readonly phone: string | undefined
  readonly identities: readonly NationalId[]
}

/** What is typed beyond it is not looked for. */
export const longestSearch = 100
const mostTerms = 6

/**
 * Words of names, a birth date in any notation, a phone number or e-mail address or its beginning, a patient number or an
 * identity number, in any order. `today` is the practice's date.
 */
export function readSearch(text: string, country: Country, today: IsoDate): Search {
  const tokens = plainDigits(cleanText(text.slice(0, longestSearch)))
    .split(' ')
    .filter((token) => token !== '')
  const { dates, rest } = takeDates(tokens)
  const lettered = rest.filter((token) => /\p{L}/u.test(token))
  const figures = rest.filter((token) => !lettered.includes(token) && /\d/.test(token)).join(' ')
  return {
    words: lettered
      .filter((token) => !token.includes('@'))
      .map(foldName)
      .filter((word) => word !== '')
      .slice(0, mostTerms),
    emails: lettered
      .filter((token) => token.includes('@'))
      .map(foldEmail)
      .slice(0, mostTerms),
    figures: [
      ...dates.slice(0, mostTerms).map((date) => ({ ...nothing, birthDates: [date] })),
      ...(figures === '' ? [] : [readFigures(figures, country, today)]),
    ],
  }
}

/** Whether anything is looked for; of signs alone nothing can be found. */
export function looksForSomething({ words, emails, figures }: Search): boolean {
  return words.length + emails.length + figures.length > 0
}

const nothing: Figures = {
  birthDates: [],
  patientNumber: undefined,
  phones: [],
  phone: undefined,
  identities: [],
}

/** Dates with separators or a month in letters; one in bare figures may be something else. */
function takeDates(tokens: readonly string[]): {
  readonly dates: readonly IsoDate[]
  readonly rest: readonly string[]
} {
  const dates: IsoDate[] = []
  const rest: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const one = tokens[at] ?? ''
    const three = tokens.slice(at, at + 3)
    const written = three.length === 3 && /^\p{L}{3,}\.?$/u.test(three[1] ?? '')
    const long = written ? readDate(three.join(' ')) : undefined
    const short = /\d[-/.]\d/.test(one) ? readDate(one) : undefined
    if (long) at += 2
    const date = long ?? short
    if (date) dates.push(date)
    else rest.push(one)
  }
  return { dates, rest }
}

function readFigures(text: string, country: Country, today: IsoDate): Figures {
  const bare = text.replace(/[\s-]/g, '')
  const dayFirst = /^(\d\d)(\d\d)(\d{4})$/.exec(bare)
  const dates = [readDate(text), readDate(bare), dayFirst ? readDate(dayFirst.slice(1).join('-')) : undefined]
  return {
    birthDates: [...new Set(dates.filter((date) => date !== undefined))],
    patientNumber: /^[1-9]\d{0,8}$/.test(bare) ? Number(bare) : undefined,
    phones: bare.replace(/\D/g, '').length >= 3 ? phoneBeginnings(text, country) : [],
    phone: parsePhone(text, country)?.e164,
    identities: nationalIdKinds.flatMap((kind) => {
      const read = readNationalId(text, [kind], today)
      return read.ok ? [read.value] : []
    }),
  }
}
