import { changeCard } from '../../../../src/patients/change-card.commands.ts'
import { addContact } from '../../../../src/patients/contacts.commands.ts'
import { registerPatient } from '../../../../src/patients/patients.commands.ts'
import { theSystem } from '../../../../src/practice/actor.ts'
import type { Random } from '../random.ts'
import type { Channel, Rules } from './facts.ts'
import type { House } from './house.ts'
import { type Language, languages } from './reading.ts'

/** Somebody with a card, and the contacts that are given with each appointment. */
export interface Patient {
  readonly id: number
  readonly email: string | undefined
  readonly phone: string | undefined
  readonly language: Language
  readonly notified: boolean
  readonly shielded: boolean
  readonly preferred: Channel | undefined
  readonly confirmed: readonly string[]
}

/** Mobile and landline numbers of each country, with four digits of their own; and mobile ones of no country that is on. */
const foreign = '+4915112340000'
const numbers = {
  NL: { mobile: '+31612340000', landline: '+31201230000' },
  SE: { mobile: '+46701740000', landline: '+4681230000' },
  NO: { mobile: '+4740600000', landline: '+4722120000' },
}

/** The mobile number that visitor `n` types. */
export function mobileOf({ country }: Rules, n: number): string {
  return `+${Number(numbers[country].mobile.slice(1)) + 5000 + n}`
}

/** So many people, each with contacts and wishes of their own. */
export function addPeople(house: House, count: number, random: Random): readonly Patient[] {
  return Array.from({ length: count }, (_, n) => addOne(house, n, random))
}

function addOne(house: House, n: number, random: Random): Patient {
  const { db, now, rules, facts } = house
  const dice = random.next()
  const own = (number: string): string => `+${Number(number.slice(1)) + n}`
  const { mobile, landline } = numbers[rules.country]
  const email = dice < 0.6 ? `p${n}@example.test` : undefined
  const phone =
    dice >= 0.35 && dice < 0.82
      ? own(mobile)
      : dice >= 0.3 && dice < 0.87
        ? own(foreign)
        : dice >= 0.87 && dice < 0.95
          ? own(landline)
          : undefined
  const language = random.pick(languages)
  const card = { firstName: 'Noor', lastName: `Bakker ${n}`, birthDate: '1979-03-27', language } as const
  const id = registerPatient(db, { ...card, origin: 'staff' }, now)
  const confirmed = [email, phone].filter((value) => value !== undefined && random.next() < 0.6)
  const patient = {
    ...{ id, email, phone, language, confirmed: confirmed.filter((value) => value !== undefined) },
    notified: random.next() > 0.04,
    shielded: random.next() < 0.05,
    preferred: [undefined, undefined, 'email' as const, 'sms' as const][random.whole(0, 3)],
  }
  keep(house, patient)
  facts.push({ fact: 'person', at: now, patient: id, ...patient })
  return patient
}

function keep({ db, now }: House, { id, email, phone, confirmed, ...wishes }: Patient): void {
  for (const [channel, value] of [['email', email] as const, ['phone', phone] as const])
    if (value !== undefined) {
      const contact = { channel, value, whose: 'own', readBack: confirmed.includes(value) } as const
      addContact(db, id, contact, theSystem, now)
    }
  change({ db, now }, { id, ...wishes })
}

/** What the desk changes on a card that has to do with messages. */
export function change(
  { db, now }: Pick<House, 'db' | 'now'>,
  { id, notified, shielded, preferred, language }: Omit<Patient, 'email' | 'phone' | 'confirmed'>,
): void {
  const read = db.raw.prepare<[number], { last_name: string; row_version: number }>(
    'select last_name, row_version from patient where id = ?',
  )
  const row = read.get(id)
  if (!row) throw new Error(`no card ${id}`)
  const wishes = { notifications: notified, protected: shielded, preferredChannel: preferred ?? null }
  const name = { firstName: 'Noor', lastName: row.last_name, birthDate: '1979-03-27', language } as const
  const changed = changeCard(
    db,
    id,
    { ...name, ...wishes, excludedOnline: false, excludedReason: null },
    row.row_version,
    theSystem,
    now,
  )
  if (!changed.ok) throw new Error(`card ${id} was not changed: ${changed.reason}`)
}
