import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { offerNumber } from '../patients/patients.commands.ts'
import type { Actor } from '../practice/actor.ts'
import type { DemoPerson } from './people.ts'

/**
 * Every card bears a synthetic citizen service number, as reception copied it from the document: when the card was made, or
 * at the first visit of who came by the web. A second card of the same person bears the same number. Nothing on the web asks for it.
 */
export function giveNumbers(
  db: Db,
  keys: Keys,
  people: readonly DemoPerson[],
  reception: Actor,
  now: EpochSeconds,
): void {
  const made = syntheticNumbers(people.length)
  const numbers = new Map(people.map((person, index) => [nameOf(person), made[index]]))
  for (const card of listCards(db)) {
    const number = numbers.get(nameOf(card))
    if (number === undefined) continue
    const at = card.origin === 'staff' ? card.createdAt : now
    offerNumber(db, keys, card.id, { kind: 'bsn', number, birthDate: null }, at, reception)
  }
}

/** So many made-up numbers, each another one, that pass the 11-test. */
function syntheticNumbers(count: number): readonly string[] {
  const numbers: string[] = []
  for (let stem = 99_990_000; numbers.length < count; stem += 7) {
    const check = [...String(stem)].reduce((sum, digit, index) => sum + (9 - index) * Number(digit), 0) % 11
    if (check < 10) numbers.push(`${stem}${check}`)
  }
  return numbers
}

interface Named {
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string | null
}

function nameOf({ firstName, lastName, birthDate }: Named): string {
  return `${firstName}\n${lastName}\n${birthDate}`
}

function listCards(db: Db) {
  const names = ['first_name as firstName', 'last_name as lastName', 'birth_date as birthDate'] as const
  return db.all(
    build
      .selectFrom('patient')
      .select(['id', 'origin', 'created_at as createdAt', ...names])
      .orderBy('id'),
  )
}
