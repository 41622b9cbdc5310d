import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { parseStamp, zoneOf } from '../../src/lib/calendar.ts'
import { createSender } from '../../src/messages/sender.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import type { NewType } from '../../src/types/types.commands.ts'
import { formatFor } from '../../src/view/format.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { openPost } from '../messages/desk.ts'

export const amsterdam = zoneOf('Europe/Amsterdam')
export const at = (stamp: string): number => parseStamp(stamp) ?? Number.NaN

export interface SeriesDesk {
  readonly test: TestApp
  readonly practice: SmallPractice
  readonly desk: Browser
  readonly noor: number
  /** Books for a patient, Noor unless told; returns the appointment's id. */
  book(
    startsAt: number,
    changes?: { calendarId?: number; patientId?: number; email?: string | null; typeId?: number },
  ): number
  /** Noor's appointment on Tuesday 26 January 2027 at 10:00 with Anna. */
  readonly source: number
  /** The local times of a series, in order, with what became of them. */
  times(seriesId?: number): readonly string[]
  /** What the mail server got. */
  send(): Promise<ReturnType<typeof openPost>['mails']>
}

export async function openSeriesDesk(
  type: Partial<NewType> = {},
  changes: PracticeChanges = {},
  now?: number,
): Promise<SeriesDesk> {
  const test = now === undefined ? openApp() : openApp(now)
  const practice = smallPractice(test.db, changes, type)
  const desk = await signedIn(test, 'reception')
  const noor = addCard(test)
  const book: SeriesDesk['book'] = (startsAt, more = {}) => {
    const place = { typeId: practice.consult, calendarId: practice.anna, locationId: practice.locationId }
    const who = { patientId: noor, email: 'noor@example.org', phone: null, language: 'en' as const }
    const booking = { ...place, ...who, ...more, startsAt }
    const booked = bookByStaff(test.db, test.world.keys, booking, theSystem, test.now)
    if (!booked.ok) throw new Error(booked.reason)
    return booked.value.appointmentId
  }
  const source = now === undefined ? book(at('2027-01-26T10:00+01:00')) : 0
  return {
    ...{ test, practice, desk, noor, book, source },
    times: (seriesId = 1) =>
      rows(
        test.db,
        `select substr(local_start, 1, 16) || iif(status = 'booked', '', ' ' || status) || iif(on_purpose, ' on purpose', '') as line
         from appointment where series_id = ${seriesId} order by starts_at, id`,
      ).map(({ line }) => String(line)),
    send: async () => {
      const post = openPost()
      const { db, world } = test
      const parts = {
        ...{ db, gateway: post.gateway, keys: world.keys, render: world.render },
        words: formatFor,
      }
      const base = { baseUrl: 'https://book.example.org', clock: world.clock, pause: async () => undefined }
      await createSender({ ...parts, ...base }).tick()
      return post.mails
    },
  }
}

export const repeatAt = (id: number, query: string) => `/staff/appointments/${id}/repeat?${query}`

/** The list of a rule: `every=1&end=times&times=4`. */
export function toPlan(
  { desk, source }: SeriesDesk,
  query = 'every=1&end=times&times=4&until=',
): Promise<Page> {
  return desk.visit(repeatAt(source, query))
}

/** Presses, and once more where the letter below had to be read again first. */
export async function readAndPress(page: Page, name: string): Promise<Page> {
  const answer = await page.press(name)
  return answer.text.includes('reads something else') ? answer.press(name) : answer
}

/** The lines of the list: when, and what is there. */
export function planLines(page: Page): readonly string[] {
  return page.document.querySelectorAll('tbody tr').map((row) => {
    const cells = row.querySelectorAll('th, td').slice(0, 2)
    return cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim()).join(': ')
  })
}

export function optionsOf(page: Page, date: string): readonly string[] {
  return page.texts(`#d-${date} option`)
}
