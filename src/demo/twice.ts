import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { mergeCards } from '../patients/merge.commands.ts'
import { registerPatient } from '../patients/patients.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { patientTies } from '../ties.ts'
import { mustBe } from './house.ts'
import type { DemoPerson } from './people.ts'

/** Somebody got a second card by mistake, with a shortened name; reception has seen it and merged the two. */
export function mergeOnce(
  db: Db,
  keys: Keys,
  person: DemoPerson,
  cardId: number,
  reception: Actor,
  now: EpochSeconds,
): void {
  const second = { ...person, firstName: `${[...person.firstName][0] ?? ''}.`, origin: 'staff' as const }
  const goneId = registerPatient(db, second, now - 3 * 86_400)
  const [gone, stays] = [seen(db, goneId), seen(db, cardId)]
  mustBe(mergeCards(db, gone, stays, patientTies({ db, keys }), reception, now - 2 * 3600))
}

function seen(db: Db, id: number) {
  const row = db.get(build.selectFrom('patient').select('row_version').where('id', '=', id))
  return { id, version: row?.row_version ?? 0 }
}
