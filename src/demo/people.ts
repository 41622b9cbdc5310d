import type { Booker } from '../appointments/person.ts'
import type { Language } from '../i18n/languages.ts'
import { addDays, type IsoDate } from '../lib/calendar.ts'
import type { Chance } from './chance.ts'
import { type NameGroup, nameGroups } from './names.ts'

/** Somebody who comes to the practice, whether or not there is a card yet. */
export interface DemoPerson {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate
  readonly language: Language
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  /** Who books for a child, or for somebody very old; the contacts are theirs. */
  readonly booker: Booker | null
  /** Comes for physiotherapy, week after week. */
  readonly physiotherapy: boolean
}

/** So many people, no two of one name, in no order. */
export function makePeople(chance: Chance, count: number, today: IsoDate): readonly DemoPerson[] {
  const people = new Map<string, DemoPerson>()
  while (people.size < count) {
    const person = makePerson(chance, people.size, today)
    const name = `${plain(person.firstName)}.${plain(person.lastName)}`
    if (!people.has(name)) people.set(name, person)
  }
  return [...people.values()]
}

function makePerson(chance: Chance, index: number, today: IsoDate): DemoPerson {
  const group = chance.weigh(nameGroups)
  const firstName = chance.pick(group.first)
  const lastName = chance.pick(group.last)
  const age = ageInDays(chance)
  const booker = bookerFor(chance, group, lastName, age / 365)
  const owner = booker ?? { firstName, lastName }
  const reach = chance.next()
  return {
    firstName,
    lastName,
    birthDate: addDays(today, -age),
    language: group.language,
    email: reach < 0.82 ? `${plain(owner.firstName)}.${plain(owner.lastName)}@example.test` : null,
    phone: reach < 0.7 || reach >= 0.82 ? phoneOf(chance, index) : null,
    booker,
    physiotherapy: chance.is(0.24),
  }
}

/** From 3 to 88 years: few children, many in the middle. */
function ageInDays(chance: Chance): number {
  const years = chance.is(0.12) ? chance.whole(3, 17) : 18 + Math.floor((chance.next() + chance.next()) * 35)
  return years * 365 + chance.whole(0, 364)
}

/** A parent of the same name for a child under 16; from 80 on perhaps somebody who looks after them. */
function bookerFor(chance: Chance, group: NameGroup, lastName: string, years: number): Booker | null {
  if (years < 16) return { firstName: chance.pick(group.first), lastName, whose: 'parent' }
  if (years < 80 || chance.is(0.6)) return null
  return { firstName: chance.pick(group.first), lastName: chance.pick(group.last), whose: 'carer' }
}

/** Each number once: mobile ones, and one in ten on a landline. Nothing is ever sent to them. */
function phoneOf(chance: Chance, index: number): string {
  const own = String(index).padStart(4, '0')
  return chance.is(0.9) ? `+316123${own.slice(0, 1)}4${own.slice(1)}` : `+3120123${own}`
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/ı/g, 'i')
    .replace(/[øØ]/g, 'o')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
}
