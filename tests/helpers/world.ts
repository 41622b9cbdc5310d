import type { Db } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import {
  addLocation,
  changePractice,
  type PracticeChanges,
  setUpPractice,
} from '../../src/practice/practice.commands.ts'
import { addTemplate, putIntoForce } from '../../src/schedule/schedule.commands.ts'
import { addCalendar } from '../../src/staff/calendars.commands.ts'
import { addBlockKind } from '../../src/types/block-kinds.commands.ts'
import { addType, type NewType } from '../../src/types/types.commands.ts'

/** A practice in Amsterdam: Anna and Selim, one location, General blocks Monday to Friday 09:00–12:00 and 13:00–17:00. */
export interface SmallPractice {
  readonly locationId: number
  readonly anna: number
  readonly selim: number
  readonly general: number
  readonly consult: number
}

const madeAt = Date.parse('2026-12-01T08:00:00Z') / 1000

export function smallPractice(
  db: Db,
  changes: PracticeChanges = {},
  type: Partial<NewType> = {},
): SmallPractice {
  setUpPractice(
    db,
    {
      name: 'Praktijk De Linde',
      timeZone: 'Europe/Amsterdam',
      country: 'NL',
      currency: 'EUR',
      languages: ['en', 'nl', 'sv', 'nb'],
      phone: '020 123 45 67',
    },
    theSystem,
    madeAt,
  )
  changePractice(
    db,
    { portal_open: 1, hours_texts: JSON.stringify({ en: 'Monday to Friday 8:00–17:00' }), ...changes },
    theSystem,
    madeAt,
  )
  const locationId = addLocation(
    db,
    { name: 'De Linde', address: 'Lindelaan 14, 1234 AB Voorbeeld', phone: null },
    theSystem,
    madeAt,
  )
  const general = addBlockKind(db, { name: 'General', colour: 1, web: true }, theSystem, madeAt)
  const anna = practitioner(db, 'Anna de Vries')
  const selim = practitioner(db, 'Selim Aydin')
  for (const calendarId of [anna, selim]) workingWeek(db, calendarId, general, locationId)
  const consult = addType(
    db,
    {
      name: 'Consult',
      publicNames: { en: 'Consult', nl: 'Consult' },
      minutes: 30,
      gridMinutes: 30,
      online: true,
      calendarIds: [anna, selim],
      ...type,
    },
    theSystem,
    madeAt,
  )
  return { locationId, anna, selim, general, consult }
}

export function practitioner(db: Db, name: string): number {
  return addCalendar(
    db,
    { kind: 'practitioner', name, publicName: name, profession: { en: 'GP' }, online: true },
    theSystem,
    madeAt,
  )
}

export function workingWeek(db: Db, calendarId: number, kindId: number, locationId: number): void {
  const blocks = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, fromMinute: 540, toMinute: 720, kindId, locationId },
    { weekday, fromMinute: 780, toMinute: 1020, kindId, locationId },
  ])
  const templateId = addTemplate(db, { calendarId, name: 'Week', blocks }, theSystem, madeAt)
  putIntoForce(db, { calendarId, templateId, from: '2026-12-01' }, theSystem, madeAt)
}
