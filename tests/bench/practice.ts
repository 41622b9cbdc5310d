import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import type { Db } from '../../src/db/run.ts'
import { parseStamp } from '../../src/lib/calendar.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { listLocations } from '../../src/practice/settings.queries.ts'
import { listCalendars } from '../../src/staff/calendars.queries.ts'
import { listTypes } from '../../src/types/types.queries.ts'
import { monday, slotsFrom } from '../drills/kit/practice.ts'

/** Books the half hours of so many working days with everybody; of ten times, `inTen` are taken. Returns how many. */
export function fillBook(db: Db, days: number, inTen: number): number {
  const typeId = listTypes(db).find((type) => type.slug === 'check-up')?.id ?? 0
  const locationId = listLocations(db)[0]?.id ?? 0
  const keys = deriveKeys(Buffer.alloc(32, 7))
  const person = { firstName: 'Noor', lastName: 'Bakker', birthDate: '1979-03-27' }
  let booked = 0
  db.raw.pragma('synchronous = OFF')
  const patientId = registerPatient(db, { ...person, language: 'en', origin: 'staff' }, monday)
  for (const [index, slot] of slotsFrom('2027-01-25', days * 14).entries())
    for (const { id: calendarId } of listCalendars(db)) {
      if ((index * 7 + calendarId * 3) % 10 >= inTen) continue
      const time = { typeId, calendarId, locationId, startsAt: parseStamp(slot) ?? 0 }
      const booking = { ...time, patientId, email: null, phone: null, language: 'en' as const }
      if (bookByStaff(db, keys, booking, theSystem, monday - 86_400).ok) booked += 1
    }
  db.raw.pragma('synchronous = FULL')
  return booked
}
