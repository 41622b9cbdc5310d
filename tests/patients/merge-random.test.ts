import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../src/db/run.ts'
import { mergeCards, type Ties, undoMerge } from '../../src/patients/merge.commands.ts'
import { cardsOf, standingOf } from '../../src/patients/same-person.queries.ts'
import { listVisits } from '../../src/patients/visits.queries.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addBooking, addPatient } from '../agenda/bookings.ts'

import { count, rows } from '../helpers/booking.ts'
import { openMigrated } from '../helpers/database.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const many = 6
const none: Ties = { settle() {}, ask() {}, keepApart() {}, restoreLinks() {} }

const flags = fc.record({
  protected: fc.constantFrom(0, 1),
  notifications: fc.constantFrom(0, 1),
  channel: fc.constantFrom('null', "'email'", "'sms'"),
  excluded: fc.constantFrom(
    '0, excluded_reason = null',
    "1, excluded_reason = 'a'",
    "1, excluded_reason = 'b'",
  ),
  status: fc.constantFrom('registered', 'active', 'active', 'inactive', 'deceased'),
})
type Card = typeof flags extends fc.Arbitrary<infer T> ? T : never
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const step = fc.record({
  undo: fc.boolean(),
  one: fc.integer({ min: 1, max: many }),
  other: fc.integer({ min: 1, max: many }),
})
const steps = fc.array(step, { minLength: 8, maxLength: 25 })

/** Six cards with two appointments each. */
function register(db: Db, small: SmallPractice, cards: readonly Card[]): void {
  for (const [index, each] of cards.entries()) {
    const id = addPatient(db, `Kim Nr${index}`)
    const change = `update patient set protected = ${each.protected}, notifications = ${each.notifications},
      status = '${each.status}', preferred_channel = ${each.channel}, excluded_online = ${each.excluded}`
    db.raw.exec(`${change} where id = ${id}`)
    const date = `2027-02-0${index + 1}`
    addBooking(db, small, { date, from: '10:00', to: '10:30', people: [id] })
    addBooking(db, small, { date, from: '11:00', to: '11:30', people: [id] })
  }
}

const cardsNow = (db: Db) =>
  rows(db, 'select * from patient order by id').map(({ row_version: _, ...row }) => row)
const versionOf = (db: Db, id: number) =>
  Number(rows(db, `select row_version as v from patient where id = ${id}`)[0]?.v)

function walk(db: Db, { undo, one, other }: Step, at: number): void {
  if (undo) {
    undoMerge(db, one, standingOf(db, one), none, theSystem, at)
    return
  }
  const seen = (id: number) => ({ id, version: versionOf(db, id) })
  mergeCards(db, seen(one), seen(other), none, theSystem, at)
}

/** Every appointment on exactly one card, and what protects one card of a person protects them all. */
function judge(db: Db, cards: readonly Card[]): void {
  const standing = cards.map((_, index) => index + 1).filter((id) => standingOf(db, id) === id)
  const shown = standing.flatMap((id) => listVisits(db, cardsOf(db, id), 1).visits.map((visit) => visit.id))
  const all = rows(db, 'select id from appointment').map(({ id }) => id)
  expect(shown.toSorted((a, b) => a - b)).toEqual(all)
  for (const id of standing) {
    const own = cardsOf(db, id)
    const asked = own.map((each) => cards[each - 1])
    const columns = 'protected as p, notifications as n, excluded_online as x, preferred_channel as c'
    const said = rows(db, `select distinct ${columns} from patient where id in (${own})`)
    expect(said.length).toBe(1)
    expect(said[0]).toMatchObject({
      p: asked.some((card) => card?.protected === 1) ? 1 : 0,
      n: asked.every((card) => card?.notifications === 1) ? 1 : 0,
      x: asked.some((card) => card?.excluded.startsWith('1')) ? 1 : 0,
    })
  }
  const chained = 'merged_into in (select id from patient where merged_into is not null)'
  expect(count(db, 'patient', chained)).toBe(0)
  const merges = count(db, 'patient_merge', 'undone_at is null')
  expect(count(db, 'patient', 'merged_into is not null')).toBe(merges)
}

const untouched = ['attendee', 'appointment', 'patient_contact', 'consent', 'identity_number']

describe('any merges and undos of any cards', () => {
  it('leave every card as it was once all is undone, row for row; every appointment stands on exactly one card', () => {
    const db = openMigrated(0)
    const small = smallPractice(db)
    const everyone = fc.array(flags, { minLength: many, maxLength: many })
    let merged = 0
    fc.assert(
      fc.property(everyone, steps, (cards, list) =>
        db.rehearse(() => {
          register(db, small, cards)
          const [before, others] = [
            cardsNow(db),
            untouched.map((table) => rows(db, `select * from ${table}`)),
          ]
          for (const [at, step] of list.entries()) walk(db, step, at)
          judge(db, cards)
          merged += count(db, 'patient_merge')
          for (let id = 1; id <= many; id++) undoMerge(db, id, standingOf(db, id), none, theSystem, 99)
          expect(cardsNow(db)).toEqual(before)
          expect(untouched.map((table) => rows(db, `select * from ${table}`))).toEqual(others)
          expect(count(db, 'patient_apart')).toBe(0)
        }),
      ),
      { numRuns: 50 },
    )
    // The steps do merge: most of them are not refused.
    expect(merged).toBeGreaterThan(50)
  }, 120_000)
})
