import { build, type Db } from '../db/run.ts'
import { addDays, ageOn, type EpochSeconds, type Zone } from '../lib/calendar.ts'
import { addContact } from '../patients/contacts.commands.ts'
import { changeStatus } from '../patients/status.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { mustBe } from './house.ts'

/** Reception looks at a card after so long, in seconds; what came since waits in the list of newcomers. */
const processedAfter = 3 * 86_400
/** Every so many cards belong to somebody who does not come any more. */
const everyInactive = 40
/** So many parents' contacts have to be looked at again. */
const toRenew = 2

/** Reception has made the cards of the last months active, and some inactive since: they have their numbers (J24). */
export function processCards(db: Db, reception: Actor, now: EpochSeconds): void {
  const old = build.selectFrom('patient').select(['id', 'created_at as createdAt']).orderBy('id')
  const cards = db.all(old.where('created_at', '<', now - processedAfter))
  for (const [index, { id, createdAt }] of cards.entries()) {
    change(db, id, 'active', reception, createdAt + 3600)
    if (index % everyInactive === everyInactive - 1 && !comes(db, id, now))
      change(db, id, 'inactive', reception, now - processedAfter)
  }
}

/** Two young people still have a parent's phone number on their card, from before they turned sixteen (rule 3). */
export function keepParents(db: Db, reception: Actor, zone: Zone, now: EpochSeconds): void {
  const young = build.selectFrom('patient').select(['id', 'birth_date as birthDate']).orderBy('id')
  const today = zone.local(now).date
  const grown = db.all(young).flatMap(({ id, birthDate }) => {
    const age = birthDate === null ? 0 : ageOn(birthDate, today)
    return birthDate !== null && age >= 16 && age < 18 ? [{ id, birthDate }] : []
  })
  for (const [index, { id, birthDate }] of grown.slice(0, toRenew).entries()) {
    const before = zone.instant(addDays(birthDate, 15 * 365), 9 * 60)
    const phone = {
      channel: 'phone',
      value: `+3161239000${index}`,
      whose: 'parent',
      readBack: false,
    } as const
    addContact(db, id, phone, reception, before)
  }
}

function change(db: Db, id: number, to: 'active' | 'inactive', actor: Actor, at: EpochSeconds): void {
  const row = db.get(build.selectFrom('patient').select('row_version').where('id', '=', id))
  mustBe(changeStatus(db, id, to, row?.row_version ?? 0, () => {}, actor, at))
}

function comes(db: Db, patientId: number, now: EpochSeconds): boolean {
  const visits = build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .select('attendee.id')
  return db.get(visits.where('patient_id', '=', patientId).where('starts_at', '>=', now)) !== undefined
}
