import type { Attempt, Db } from '../db/run.ts'
import { languages } from '../i18n/languages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type Actor, byUser, theSystem } from '../practice/actor.ts'
import { addLocation, changePractice, setUpPractice } from '../practice/practice.commands.ts'
import { addUser, type NewUser } from '../staff/accounts.commands.ts'
import { addCalendar, addResource, type NewCalendar } from '../staff/calendars.commands.ts'
import { hours, lateCancel, outOfHours, phone, professions, urgent, type Words } from './texts.ts'

export const timeZone = 'Europe/Amsterdam'
export const password = 'demonstration'

/** The practice with its people, places and rooms, by id. */
export interface House {
  readonly owner: Actor
  readonly reception: Actor
  readonly centre: number
  readonly east: number
  readonly anna: number
  readonly selim: number
  readonly fleur: number
  readonly youssef: number
  readonly chairs: readonly number[]
  readonly physioRoom: number
}

/** `passwordHash`: of the one password of all three accounts. */
export function foundPractice(db: Db, passwordHash: string, now: EpochSeconds): House {
  const practice = { name: 'Praktijk De Linde', timeZone, country: 'NL', currency: 'EUR', languages, phone }
  mustBe(setUpPractice(db, practice, theSystem, now))
  const owner = byUser(addAccount(db, 'owner', 'Ines Maas', passwordHash, now))
  const reception = byUser(addAccount(db, 'reception', 'Noor Bakker', passwordHash, now))
  const practitioner = addAccount(db, 'practitioner', 'Anna de Vries', passwordHash, now)
  openDoors(db, owner, now)
  const places = addPlaces(db, owner, now)
  return { owner, reception, ...places, ...addPractitioners(db, practitioner, owner, now) }
}

/** What an attempt gave; the demonstration asks for nothing that may be refused. */
export function mustBe<T>(attempt: Attempt<T>): T {
  if (!attempt.ok) throw new Error(`the demonstration was refused: ${attempt.reason}`)
  return attempt.value
}

function addAccount(
  db: Db,
  role: NewUser['role'],
  name: string,
  passwordHash: string,
  now: EpochSeconds,
): number {
  const user = { email: `${role}@example.test`, name, role, passwordHash, language: 'en' }
  return mustBe(addUser(db, user, theSystem, now))
}

function openDoors(db: Db, owner: Actor, now: EpochSeconds): void {
  const changes = {
    email: 'praktijk@example.test',
    website: 'https://praktijkdelinde.example',
    frame_origins: JSON.stringify(['https://praktijkdelinde.example']),
    hours_texts: JSON.stringify(hours),
    urgent_texts: JSON.stringify(urgent),
    portal_open: 1,
    // Patients move and cancel what they booked themselves, and what they are called for.
    view_on: 1,
    rebook_on: 1,
    cancel_on: 1,
    late_cancel_texts: JSON.stringify(lateCancel),
    messages_on: 0,
    online_list_on: 1,
    online_list_from: now,
  } as const
  changePractice(db, changes, owner, now)
}

function addPlaces(db: Db, owner: Actor, now: EpochSeconds) {
  const place = (name: string, address: string, ownPhone: string | null): number => {
    const nights = { outOfHoursPhone: '020 765 43 21', outOfHours }
    return addLocation(db, { name, address, phone: ownPhone, ...nights }, owner, now)
  }
  const room = (name: string, locationId: number): number =>
    addResource(db, { kind: 'room', name, locationId }, owner, now)
  const centre = place('De Linde Centrum', 'Lindelaan 14, 1234 AB Voorbeeld', null)
  const east = place('De Linde Oost', 'Eikenplein 3, 1235 CD Voorbeeld', '020 123 45 68')
  const chairs = [room('Chair 1', centre), room('Chair 2', centre)]
  return { centre, east, chairs, physioRoom: room('Physio room', east) }
}

function addPractitioners(db: Db, annasUserId: number, owner: Actor, now: EpochSeconds) {
  const person = (name: string, profession: Words, more: Partial<NewCalendar> = {}): number => {
    const calendar = {
      kind: 'practitioner',
      name,
      publicName: name,
      profession,
      online: true,
      ...more,
    } as const
    return addCalendar(db, calendar, owner, now)
  }
  return {
    anna: person('Anna de Vries', professions.dentist, { userId: annasUserId }),
    selim: person('Selim Kaya', professions.dentist),
    // A limit of a practitioner's own: between that of the type and that of the practice (rule 11).
    fleur: person('Fleur Jansen', professions.hygienist, { leadHours: 12 }),
    youssef: person('Youssef El Amrani', professions.physiotherapist),
  }
}
