import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import type { NewType } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, rows } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { addCard, type CardMade } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

/** Tuesday, the day after "today". */
export const tomorrow = '2027-01-26'

export interface Desk {
  readonly test: TestApp
  readonly small: SmallPractice
  readonly browser: Browser
  /** Noor Bakker's card. */
  readonly noor: number
  readonly visit: (query: string) => Promise<Page>
  readonly card: (made: CardMade) => number
  readonly count: (table: string, where?: string) => number
  readonly rows: (sql: string) => readonly Record<string, unknown>[]
}

/** Reception at the small practice, with Noor's card: an e-mail address and a mobile number. */
export async function openDesk(changes: PracticeChanges = {}, type: Partial<NewType> = {}): Promise<Desk> {
  const test = openApp()
  const small = smallPractice(test.db, changes, type)
  const browser = await signedIn(test, 'reception')
  const noor = addCard(test, { contacts: ['noor@example.org', '+31612345678'] })
  return {
    ...{ test, small, browser, noor },
    visit: (query) => browser.visit(`/staff/appointments/new?${query}`),
    card: (made) => addCard(test, made),
    count: (table, where) => count(test.db, table, where),
    rows: (sql) => rows(test.db, sql),
  }
}

/** The form for Noor tomorrow at a time. */
export function at(desk: Desk, time: string, more = ''): Promise<Page> {
  return desk.visit(
    `practitioner=${desk.small.anna}&date=${tomorrow}&time=${time}&patient=${desk.noor}${more}`,
  )
}
