import type { Db } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addClosure } from '../../src/schedule/closures.commands.ts'
import { addAbsence, addTemplate, putIntoForce, setDatedWeb } from '../../src/schedule/schedule.commands.ts'
import { draftOf } from '../../src/schedule/templates.commands.ts'
import type { SmallPractice } from '../helpers/world.ts'

/**
 * Something on every page of the schedule: template 3 is a draft of Anna's week (its first block is 21), period 3 a
 * summer to come, absence 1 and closure 1 cover a Monday, and a Tuesday has rows of its own.
 */
export function arrangeSchedule(db: Db, practice: SmallPractice, now: number): void {
  const { anna, general: kindId, locationId } = practice
  draftOf(db, 1, theSystem, now)
  const blocks = [{ weekday: 2, fromMinute: 1200, toMinute: 1260, kindId, locationId, web: false }]
  const templateId = addTemplate(db, { calendarId: anna, name: 'Summer', blocks }, theSystem, now)
  const summer = { calendarId: anna, templateId, from: '2027-07-05', to: '2027-08-15' }
  putIntoForce(db, summer, theSystem, now)
  const monday = { startsAt: now, endsAt: now + 40_000 }
  addAbsence(db, { resourceId: 1, ...monday, reason: 'Course' }, theSystem, now)
  const closure = { locationId: null, from: '2027-01-25', to: '2027-01-26', texts: { en: 'On holiday' } }
  addClosure(db, { ...closure, coverName: 'De Beuk', coverPhone: '112' }, theSystem, now)
  setDatedWeb(db, { calendarId: anna, date: '2027-02-02', position: 0, web: false }, theSystem, now)
}
