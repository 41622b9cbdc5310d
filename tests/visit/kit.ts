import { bookByStaff, type StaffBooking } from '../../src/appointments/book-by-staff.commands.ts'
import { visitToken } from '../../src/messages/links.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import type { NewType } from '../../src/types/types.commands.ts'
import { noor, rows, slotAt, type Typed, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { at, type Desk, openDesk } from '../messages/desk.ts'

export const monday = at('2027-01-25', '08:00')
export const allOn = { view_on: 1, rebook_on: 1, cancel_on: 1 } as const

export interface House extends Desk {
  readonly browser: Browser
}

/** The small practice with everything on that patients may do themselves. */
export function openHouse(changes: PracticeChanges = {}, type: Partial<NewType> = {}): House {
  const desk = openDesk(monday, { ...allOn, ...changes }, type)
  return Object.assign(desk, { browser: openBrowser(desk) })
}

export interface Booked {
  readonly attendeeId: number
  readonly appointmentId: number
  /** The address that messages carry. */
  readonly path: string
}

/** Booked on the web with Anna: Thursday 28 January, 10:00, unless told. */
export async function book(
  house: House,
  slot = slotAt('10:00', '2027-01-28'),
  typed: Typed = noor,
  times = withAnna,
): Promise<Booked> {
  const page = await toBooked(house, openBrowser(house), typed, slot, times)
  if (page.heading !== 'Your appointment is booked') throw new Error(`not booked: ${page.heading}`)
  return last(house)
}

/** The latest attendee. */
export function last(house: House): Booked {
  const [row] = rows(house.db, 'select id, appointment_id from attendee order by id desc limit 1')
  const attendeeId = Number(row?.id)
  return { attendeeId, appointmentId: Number(row?.appointment_id), path: pathOf(house, attendeeId) }
}

export function pathOf(house: House, attendeeId: number): string {
  return `/visit/${visitToken(house.world.keys, attendeeId, 1)}`
}

/** Booked by the practice for a new patient. */
export function bookAtDesk(
  house: House,
  changes: Partial<StaffBooking> = {},
  person: { readonly firstName?: string; readonly birthDate?: string } = {},
): Booked {
  const card = { firstName: 'Sanne', lastName: 'Bos', birthDate: '1980-02-03', language: 'en', ...person }
  const patientId = registerPatient(house.db, { ...card, language: 'en', origin: 'staff' }, house.now)
  const { consult: typeId, anna: calendarId, locationId } = house.practice
  const reach = { email: 'sanne@example.org', phone: null, language: 'en' } as const
  const startsAt = at('2027-01-28', '11:00')
  const booking = { typeId, calendarId, locationId, startsAt, patientId, ...reach, ...changes }
  const booked = bookByStaff(house.db, house.world.keys, booking, theSystem, house.now)
  if (!booked.ok) throw new Error(booked.reason)
  return { ...booked.value, path: pathOf(house, booked.value.attendeeId) }
}

export function appointment(house: House, id: number): Readonly<Record<string, unknown>> {
  return rows(house.db, `select * from appointment where id = ${id}`)[0] ?? {}
}

/** Action by action, the latest last, of what is not about messages. */
export function history(house: House, appointmentId: number): readonly string[] {
  const all = rows(
    house.db,
    `select action, actor from appointment_event where appointment_id = ${appointmentId} order by id`,
  )
  return all.map(({ action, actor }) => `${action} ${actor}`).filter((each) => !each.startsWith('message'))
}
