import { foldEmail } from '../../src/lib/email-address.ts'
import { type NationalId, type NationalIdKind, nationalIdMark } from '../../src/lib/national-id.ts'
import { seal } from '../../src/lib/seal.ts'
import type { Keys } from '../../src/lib/token.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import type { TestApp } from './app.ts'
import { rows, type Typed, toDetails } from './booking.ts'
import { openBrowser, type Page } from './browser.ts'

export interface CardMade {
  readonly firstName?: string
  readonly lastName?: string
  readonly birthDate?: string | null
  /** E-mail addresses and phone numbers as stored. */
  readonly contacts?: readonly string[]
  /** Whose they are. */
  readonly whose?: 'own' | 'parent' | 'partner'
  readonly number?: readonly [NationalIdKind, string]
  /** Columns of the card, as SQL. */
  readonly more?: string
}

/** A card as staff made it yesterday: Noor Bakker, born 27 March 1979, Active. Returns its id. */
export function addCard(test: TestApp, made: CardMade = {}): number {
  const { firstName = 'Noor', lastName = 'Bakker', birthDate = '1979-03-27', whose = 'own' } = made
  const { contacts = ['noor@example.org'], more = "status = 'active'", number } = made
  const at = test.now - 86_400
  const person = { firstName, lastName, birthDate, language: 'en', origin: 'staff' } as const
  const id = registerPatient(test.db, person, at)
  const insert = test.db.raw.prepare(
    'insert into patient_contact (patient_id, channel, value, value_folded, whose, created_at) values (?, ?, ?, ?, ?, ?)',
  )
  for (const value of contacts)
    insert.run(id, value.includes('@') ? 'email' : 'phone', value, foldEmail(value), whose, at)
  if (number) addNumber(test, id, { kind: number[0], number: number[1], birthDate: null })
  test.db.raw.exec(`update patient set ${more} where id = ${id}`)
  return id
}

/** A number on a card, as staff enter it from a document. */
export function addNumber(
  test: TestApp,
  id: number,
  identity: NationalId,
  keys: Keys = test.world.keys,
): void {
  const insert =
    'insert into identity_number (patient_id, kind, number_hmac, key_id, number_sealed, created_at) values (?, ?, ?, ?, ?, ?)'
  const { kind, number } = identity
  const mark = nationalIdMark(keys.identityLookup, identity)
  test.db.raw
    .prepare(insert)
    .run(id, kind, mark, keys.id, seal(keys.identity, number, kind), test.now - 86_400)
}

let visitors = 0

/** A stranger with an address of his own fills in one form after the other, twenty seconds each: the last page. */
export async function fillIn(test: TestApp, ...forms: readonly Typed[]): Promise<Page> {
  const network = `203.0.${Math.floor(++visitors / 250) % 250}.${visitors % 250}`
  return goOn(test, await toDetails(openBrowser(test, { ip: network })), ...forms)
}

/** The same from a page on. */
export async function goOn(test: TestApp, page: Page, ...forms: readonly Typed[]): Promise<Page> {
  if (forms.length === 0) return page
  test.now += 20
  const [typed = {}, ...more] = forms
  return goOn(test, await page.fill(typed).press('Continue'), ...more)
}

/** What a page of the booking asks: more or everything, or nothing but the last press. */
export function asks(page: Page): string {
  if (page.heading === 'Check and book') return 'nothing'
  if (page.heading !== 'Your details') return page.heading
  return page.document.querySelector('[name=asked]')?.getAttribute('value') ?? 'whole'
}

export interface Landed {
  /** The card that the last appointment is on. */
  readonly on: unknown
  /** Cards that staff should compare it with. */
  readonly perhaps: readonly unknown[]
}

/** Fills in the forms, books, and says where the appointment landed. */
export async function bookWith(test: TestApp, ...forms: readonly Typed[]): Promise<Landed> {
  return landed(test, await (await fillIn(test, ...forms)).press('Book appointment'))
}

export function landed(test: TestApp, page: Page): Landed {
  if (page.heading !== 'Your appointment is booked')
    throw new Error(`${page.status} ${page.heading}: ${page.errors().join('; ')}`)
  const [last] = rows(test.db, 'select appointment_id, patient_id from attendee order by id desc limit 1')
  const asked = rows(
    test.db,
    `select other_patient_id as id from follow_up where category = 'same-person'
      and appointment_id = ${last?.appointment_id} order by other_patient_id`,
  )
  return { on: last?.patient_id, perhaps: asked.map((row) => row.id) }
}
