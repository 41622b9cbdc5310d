import type { Language } from '../../src/i18n/languages.ts'
import type { Desk } from '../../src/messages/compose.ts'
import { findSubject } from '../../src/messages/messages.queries.ts'
import type { Subject } from '../../src/messages/messages.ts'
import type { Practice } from '../../src/practice/practice.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import type { OutgoingSms, SmsGateway } from '../../src/texting/sms.ts'
import { formatFor } from '../../src/view/format.ts'
import { amsterdam, at, openDesk } from './desk.ts'

export const now = at('2027-01-25', '09:00')

const house = openDesk(now)
const { attendeeId } = house.visit()
const [found, read] = [findSubject(house.db, attendeeId), findPractice(house.db)]
if (!found || !read) throw new Error('no appointment to write about')

/** A practice to write for; `phone` null: it has none. */
export function practiceOf(changes: Partial<Practice> = {}): Practice {
  if (!read) throw new Error('no practice')
  return { ...read, ...changes }
}

/** What a message is about; with `link` the patient may do everything online. */
export function subjectOf(language: Language, link: boolean, changes: Partial<Subject> = {}): Subject {
  if (!found) throw new Error('no appointment')
  const startsAt = changes.startsAt ?? found.startsAt
  const until = { rebookUntil: startsAt - 86_400, cancelUntil: startsAt - 86_400 }
  return {
    ...found,
    ...{ language, hasVisitLink: link, selfService: { view: link, rebook: link, cancel: link, ...until } },
    ...changes,
  }
}

export function deskAt(host: string): Desk {
  const { keys, render } = house.world
  return { keys, render, words: formatFor, baseUrl: `https://${host}` }
}

/** The start in a year whose short date is the longest. */
export function longestStart(language: Language, year: number): number {
  const words = formatFor(language, amsterdam)
  const first = at(`${year}-01-01`, '13:15')
  const starts = Array.from({ length: 365 }, (_, day) => first + day * 86_400)
  return starts.reduce((one, other) =>
    words.shortDate(other).length > words.shortDate(one).length ? other : one,
  )
}

/** A gateway that keeps what it is given. */
export function openTexts() {
  const texts: OutgoingSms[] = []
  const sms: SmsGateway = {
    send: async (text) => {
      texts.push(text)
      return { outcome: 'accepted', ref: `g${text.id}` }
    },
  }
  return { sms, texts }
}
