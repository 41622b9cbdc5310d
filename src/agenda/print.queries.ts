import { build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { cardsStandingForAll, standing } from '../patients/same-person.queries.ts'
import type { PrintedPerson } from './print.ts'

/** What a day list says besides of everybody who comes to these appointments, by "appointment patient". */
export function listPrinted(db: Db, appointmentIds: readonly number[]): ReadonlyMap<string, PrintedPerson> {
  if (appointmentIds.length === 0) return new Map()
  const rows = db.all(
    build
      .selectFrom('attendee')
      .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
      .select([
        'appointment_id',
        'patient.id as patient_id',
        'birth_date',
        'contact_mobile',
        'contact_whose',
        'known_answer',
      ])
      .select(['patient.status', 'protected'])
      .where('appointment_id', 'in', appointmentIds)
      .where('attendee.cancelled_at', 'is', null),
  )
  const phones = listPhones(
    db,
    rows.map((row) => row.patient_id),
  )
  return new Map(
    rows.map((row) => {
      const own = row.contact_mobile ? { phone: row.contact_mobile, whose: row.contact_whose } : undefined
      const { phone, whose } = own ?? phones.get(row.patient_id) ?? { phone: '', whose: 'own' as const }
      const birthDate: IsoDate | null = row.birth_date
      const firstVisit = (row.known_answer ?? (row.status === 'registered' ? 'new' : 'known')) === 'new'
      return [`${row.appointment_id} ${row.patient_id}`, { birthDate, phone, whose, firstVisit }]
    }),
  )
}

/** What patients wrote when they booked, and what staff noted, by appointment. */
export function listNotes(db: Db, appointmentIds: readonly number[]): ReadonlyMap<number, readonly string[]> {
  const notes = new Map<number, string[]>()
  if (appointmentIds.length === 0) return notes
  const rows = build
    .selectFrom('appointment_note')
    .select(['appointment_id', 'text'])
    .where('appointment_id', 'in', appointmentIds)
    .where('kind', 'in', ['patient-message', 'staff-note'])
    .orderBy('id')
  for (const row of db.all(rows))
    notes.set(row.appointment_id, [...(notes.get(row.appointment_id) ?? []), row.text])
  return notes
}

/** The first phone number of each person. */
function listPhones(db: Db, patientIds: readonly number[]) {
  const rows = build
    .selectFrom('patient_contact')
    .select([standing('patient_id').as('patient_id'), 'value as phone', 'whose'])
    .where('patient_id', 'in', cardsStandingForAll(patientIds))
    .where('channel', '=', 'phone')
    .where('revoked_at', 'is', null)
    .orderBy('id', 'desc')
  return new Map(db.all(rows).map(({ patient_id, ...contact }) => [patient_id, contact]))
}
