import type Database from 'better-sqlite3'
import { foldName } from '../../../src/lib/fold.ts'
import { inserter } from './inserter.ts'
import { personNumber } from './patient.ts'
import { monday } from './practice.ts'

/** How a card in the practice's books stands to the person who types these details. */
export type Standing = 'unknown' | 'matching' | 'other-contact' | 'protected' | 'excluded'

/** Cards for patients number `from` to `to`, by plain inserts; none for the unknown. */
export function addCards(raw: Database.Database, standing: Standing, from: number, to: number): void {
  if (standing === 'unknown') return
  const [card, contact] = [inserter(raw, 'patient'), inserter(raw, 'patient_contact')]
  for (let n = from; n < to; n++) {
    const typed = personNumber(n)
    const [first_name, last_name] = [typed.firstName ?? '', typed.lastName ?? '']
    const folded = { first_folded: foldName(first_name), last_folded: foldName(last_name) }
    const marks = {
      protected: standing === 'protected' ? 1 : 0,
      excluded_online: standing === 'excluded' ? 1 : 0,
    }
    const about = { birth_date: birthDateOf(typed), origin: 'staff', created_at: monday - 86_400 }
    const patient_id = card({ first_name, last_name, ...folded, ...marks, ...about })
    const value = standing === 'other-contact' ? `other-${n}@example.test` : (typed.email ?? '')
    const how = { source: 'staff', checked_at: monday - 86_400, created_at: monday - 86_400 }
    contact({ patient_id, channel: 'email', value, value_folded: value, ...how })
  }
}

function birthDateOf(typed: Readonly<Record<string, string>>): string {
  const part = (name: string): string => (typed[`birthDate-${name}`] ?? '').padStart(2, '0')
  return `${part('year')}-${part('month')}-${part('day')}`
}
