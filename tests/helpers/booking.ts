import { createHash } from 'node:crypto'
import type { Db } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import type { TestApp } from './app.ts'
import type { Browser, Page, Value } from './browser.ts'
import { practitioner, type SmallPractice, smallPractice, workingWeek } from './world.ts'

/** What one patient types on the details page. */
export const noor = {
  firstName: 'Noor',
  lastName: 'Bakker',
  'birthDate-day': '27',
  'birthDate-month': '3',
  'birthDate-year': '1979',
  mobile: '06 12345678',
  email: 'noor@example.org',
}
export type Typed = Readonly<Record<string, Value>>

/** A time in Amsterdam's winter as the value of its button. */
export function slotAt(time: string, date = '2027-01-25'): string {
  return `${date}T${time}+01:00`
}

export const anyone = '/book/times?practitioner=any'
export const withAnna = '/book/times?practitioner=anna-de-vries'

/** The list of times, and there the wanted one, or the first: the details page. */
export async function toDetails(browser: Browser, slot?: string, times = anyone): Promise<Page> {
  const day = slot?.slice(0, 10)
  const page = await browser.visit(day ? `${times}&from=${day}&day=${day}` : times)
  return page
    .form('form:has(.slots)')
    .press(slot === undefined ? { name: 'slot' } : { name: 'slot', value: slot })
}

/** Everything filled in, twenty seconds later: the check page. */
export async function toCheck(
  test: TestApp,
  browser: Browser,
  typed: Typed = noor,
  slot?: string,
  times = anyone,
) {
  const page = await toDetails(browser, slot, times)
  test.now += 20
  return page.fill(typed).press('Continue')
}

/** A whole booking: the receipt, or whatever page came in its place. */
export async function toBooked(
  test: TestApp,
  browser: Browser,
  typed: Typed = noor,
  slot?: string,
  times = anyone,
) {
  const page = await toCheck(test, browser, typed, slot, times)
  return page.press('Book appointment')
}

export function form(
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): RequestInit {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { ...type, ...headers } }
}

/** What the form of a page would send, as one object. */
export function fieldsOf(page: Page, which: string | number): Record<string, string> {
  return Object.fromEntries(page.form(which).entries())
}

/** A fingerprint of every table but the holds, which a visit may change, to show that nothing else did. */
export function everything(
  db: Db,
  except: readonly string[] = ['hold', 'hold_resource'],
): Record<string, string> {
  const tables = db.raw
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table'")
    .all()
  const kept = tables.map(({ name }) => name).filter((name) => !except.includes(name))
  return Object.fromEntries(
    kept.map((name) => [name, fingerprint(db.raw.prepare(`select * from ${name}`).all())]),
  )
}

function fingerprint(all: readonly unknown[]): string {
  return `${all.length} rows ${createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12)}`
}

export function count(db: Db, table: string, where = '1 = 1'): number {
  return Number(db.raw.prepare(`select count(*) from ${table} where ${where}`).pluck().get())
}

export function rows(db: Db, sql: string): readonly Record<string, unknown>[] {
  return db.raw.prepare<[], Record<string, unknown>>(sql).all()
}

export interface WidePractice extends SmallPractice {
  readonly haven: number
  readonly bo: number
  readonly vaccination: number
  readonly massage: number
}

/** The small practice and a second location: Bo works there; Consult is for all, Vaccination Anna's, Massage Bo's. */
export function widePractice(db: Db): WidePractice {
  const small = smallPractice(db)
  const at = Date.parse('2026-12-01T08:00:00Z') / 1000
  const haven = addLocation(
    db,
    { name: 'De Haven', address: 'Kade 2, 1234 AC Voorbeeld', phone: null },
    theSystem,
    at,
  )
  const bo = practitioner(db, 'Bo Lind')
  workingWeek(db, bo, small.general, haven)
  db.raw.prepare('insert into type_calendar (type_id, calendar_id) values (?, ?)').run(small.consult, bo)
  const type = { minutes: 20, gridMinutes: 20, online: true }
  const vaccination = addType(
    db,
    { ...type, name: 'Vaccination', publicNames: { en: 'Flu jab' }, calendarIds: [small.anna] },
    theSystem,
    at,
  )
  const massage = addType(db, { ...type, name: 'Massage', publicNames: {}, calendarIds: [bo] }, theSystem, at)
  return { ...small, haven, bo, vaccination, massage }
}
