import { bookByStaff } from '../../../src/appointments/book-by-staff.commands.ts'
import type { Db } from '../../../src/db/run.ts'
import { deriveKeys } from '../../../src/lib/token.ts'
import { registerPatient } from '../../../src/patients/patients.commands.ts'
import { theSystem } from '../../../src/practice/actor.ts'
import { listLocations } from '../../../src/practice/settings.queries.ts'
import { listCalendars } from '../../../src/staff/calendars.queries.ts'
import { addType } from '../../../src/types/types.commands.ts'
import { monday, zone } from './practice.ts'

export interface Visit {
  readonly appointmentId: number
  readonly attendeeId: number
  readonly startsAt: number
  readonly email: string
}

/** So many visits of five minutes on one date, spread over some of its minutes, side by side with everybody, booked last Monday. */
export function bookVisits(
  db: Db,
  date: string,
  wanted: number,
  [from, to]: readonly [number, number],
  bookedAt = monday,
): readonly Visit[] {
  const calendars = listCalendars(db)
  const locationId = listLocations(db)[0]?.id ?? 0
  const calendarIds = calendars.map((each) => each.id)
  const short = { name: `Jab ${date}`, publicNames: { en: 'Jab' }, minutes: 5, gridMinutes: 5, online: false }
  const typeId = addType(db, { ...short, calendarIds }, theSystem, bookedAt)
  const keys = deriveKeys(Buffer.alloc(32, 7))
  const apart = Math.max(5, Math.floor(((to - from) * calendars.length) / wanted / 5) * 5)
  return Array.from({ length: wanted }, (_, n) => {
    const startsAt = zone.instant(date, from + Math.floor(n / calendars.length) * apart)
    const calendarId = calendarIds[n % calendarIds.length] ?? 0
    const email = `reminded-${date}-${n}@example.test`
    const person = { firstName: 'Noor', lastName: `Bakker ${n}`, birthDate: '1979-03-27' }
    const patientId = registerPatient(db, { ...person, language: 'en', origin: 'staff' }, bookedAt)
    const booking = {
      typeId,
      calendarId,
      locationId,
      startsAt,
      patientId,
      email,
      phone: null,
      language: 'en' as const,
    }
    const booked = bookByStaff(db, keys, booking, theSystem, bookedAt)
    if (!booked.ok) throw new Error(`visit ${n} on ${date} was refused: ${booked.reason}`)
    return { ...booked.value, startsAt, email }
  })
}
