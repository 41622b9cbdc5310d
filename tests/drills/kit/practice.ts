import { readConfig } from '../../../src/config.ts'
import type { Db } from '../../../src/db/run.ts'
import { addDays, localStamp, weekday, zoneOf } from '../../../src/lib/calendar.ts'
import { hashPassword } from '../../../src/lib/password.ts'
import { openData } from '../../../src/open-data.ts'
import { theSystem } from '../../../src/practice/actor.ts'
import type { PracticeChanges } from '../../../src/practice/practice.commands.ts'
import { addUser } from '../../../src/staff/accounts.commands.ts'
import { addType } from '../../../src/types/types.commands.ts'
import { practitioner, smallPractice, workingWeek } from '../../helpers/world.ts'

/** Monday 25 January 2027, 08:00 in Amsterdam, in epoch seconds: when every drill begins. */
export const monday = Date.parse('2027-01-25T07:00:00Z') / 1000
export const zone = zoneOf('Europe/Amsterdam')
export const password = 'a long drill password'

/** Opens a data folder as the server does, and closes it again; rows are made with the product's own commands. */
export async function withData<T>(dataDir: string, fn: (db: Db) => T | Promise<T>): Promise<T> {
  const { db, unlock } = openData(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' }), () => monday)
  try {
    return await fn(db)
  } finally {
    db.close()
    unlock()
  }
}

/** Four practitioners at one location, Monday to Friday 09:00–12:00 and 13:00–17:00; two types that all of them do. */
export async function makePractice(db: Db, changes: PracticeChanges = {}): Promise<void> {
  const { general, locationId, anna, selim } = smallPractice(db, {
    lead_hours: 0,
    horizon_days: 3650,
    ...changes,
  })
  const others = ['Mira Jansen', 'Olof Berg'].map((name) => practitioner(db, name))
  for (const calendarId of others) workingWeek(db, calendarId, general, locationId)
  const calendarIds = [anna, selim, ...others]
  const type = { online: true, calendarIds, gridMinutes: 15 }
  addType(db, { ...type, name: 'Check-up', publicNames: { en: 'Check-up' }, minutes: 30 }, theSystem, monday)
  const long = { name: 'Long visit', publicNames: { en: 'Long visit' }, minutes: 60 }
  addType(db, { ...type, ...long }, theSystem, monday)
  const passwordHash = await hashPassword(password)
  const owner = { email: 'owner@example.test', name: 'Owner', role: 'owner', language: 'en' } as const
  addUser(db, { ...owner, passwordHash }, theSystem, monday)
}

/** The half hours of working days from a date on, as the forms name them; 14 a day. */
export function slotsFrom(date: string, count: number): readonly string[] {
  const slots: string[] = []
  for (let day = date; slots.length < count; day = addDays(day, 1))
    if (weekday(day) < 6)
      for (let minute = 540; minute < 1020; minute += 30)
        if (minute < 720 || minute >= 780) slots.push(localStamp(zone, zone.instant(day, minute)))
  return slots.slice(0, count)
}
