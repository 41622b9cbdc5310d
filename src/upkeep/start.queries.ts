import { build, type Db, perDatabase } from '../db/run.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { lastPlannedDate } from '../schedule/blocks.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import { type Guide, type Step, type StepName, stepNames } from './start.ts'

/** How far the first run has come; `mail`: whether a mail server is set up. Cheap enough for every page of an owner. */
export function findGuide(db: Db, mail: boolean): Guide {
  const { steps, run } = queriesOf(db)
  const said = new Map(steps.all().map(({ name, state }) => [name, state]))
  const begun = run.get()
  return {
    steps: stepNames.map((name) => ({ name, state: stateOf(db, name, mail, said.get(name)) })),
    shown: begun !== undefined && begun.hidden_at === null,
  }
}

const queriesOf = perDatabase((db) => ({
  steps: db.prepare(() => build.selectFrom('first_step').select(['name', 'state'])),
  run: db.prepare(() => build.selectFrom('first_run').select('hidden_at')),
}))

/** What can be seen from the practice itself counts, whatever was said: a door that was closed again is not open. */
function stateOf(db: Db, name: StepName, mail: boolean, said: 'done' | 'skipped' | undefined): Step['state'] {
  const done = isDone(db, name, mail) ?? said === 'done'
  return done ? 'done' : said === 'skipped' ? 'skipped' : 'open'
}

/** undefined: nothing but the owner's own word tells. */
function isDone(db: Db, name: StepName, mail: boolean): boolean | undefined {
  if (name === 'mail') return mail
  if (name === 'open') return findPractice(db)?.portalOpen === true
  if (name === 'basis') return hasBasis(db)
  // The starting point puts hours in force: whether they are right, somebody has to say.
  if (name === 'hours' && !hasHours(db)) return false
  const functions = findPractice(db)?.functions
  if (name === 'changes' && (functions?.view || functions?.rebook || functions?.cancel)) return true
  return undefined
}

/** Somebody who sees patients, and something that can be booked with them. */
export function hasBasis(db: Db): boolean {
  const doers = new Set(listCalendars(db).flatMap(({ id, active }) => (active ? [id] : [])))
  return listTypes(db).some(({ active, calendarIds }) => active && calendarIds.some((id) => doers.has(id)))
}

function hasHours(db: Db): boolean {
  return listCalendars(db).some(({ id, active }) => active && lastPlannedDate(db, id) !== undefined)
}
