import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { arranged } from '../../src/db/arranged.ts'
import { build, type Db } from '../../src/db/run.ts'
import { takePatientNumber } from '../../src/practice/patient-number.commands.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { openApp } from '../helpers/app.ts'
import { smallPractice } from '../helpers/world.ts'

let db: Db
let loads = 0

beforeEach(() => {
  db = openApp().db
  smallPractice(db)
  loads = 0
})

function readName(from: Db): string | undefined {
  loads++
  return from.get(build.selectFrom('practice').select('name'))?.name
}

const rename = (name: string) => db.run(build.updateTable('practice').set({ name }))
const name = () => arranged(db, readName)

function rolledBack(act: () => void): void {
  expect(() =>
    db.write(() => {
      act()
      throw new Error('rolled back')
    }),
  ).toThrow('rolled back')
}

describe('what is kept of the arrangements', () => {
  it('is read once while nothing changes', () => {
    expect([name(), name(), name(), loads]).toEqual([
      'Praktijk De Linde',
      'Praktijk De Linde',
      'Praktijk De Linde',
      1,
    ])
  })

  it('is read anew after a change, also by plain SQL', () => {
    name()
    rename('Two')
    expect(name()).toBe('Two')
    db.raw.exec("update practice set name = 'Three'")
    expect([name(), loads]).toEqual(['Three', 3])
  })

  it('stays when a patient is given a number: that arranges nothing, and a new patient costs no more than another', () => {
    name()
    db.write(() => {
      expect([takePatientNumber(db), takePatientNumber(db)]).toEqual([1, 2])
      expect([name(), loads]).toEqual(['Praktijk De Linde', 1])
    })
    expect([name(), loads]).toEqual(['Praktijk De Linde', 1])
  })

  it('is, inside a write, what the write has made of it', () => {
    name()
    db.write(() => {
      rename('Inside')
      expect(name()).toBe('Inside')
      rename('Later')
      expect(name()).toBe('Later')
    })
    expect(name()).toBe('Later')
  })

  it('is never a version that was rolled back, though its number comes again', () => {
    name()
    rolledBack(() => {
      rename('Undone')
      expect(name()).toBe('Undone')
    })
    expect(name()).toBe('Praktijk De Linde')
    rename('Second')
    expect(name()).toBe('Second')
  })

  it('is never a version of a savepoint that was rolled back', () => {
    db.write(() => {
      name()
      try {
        db.write(() => {
          rename('Undone')
          name()
          throw new Error('no')
        })
      } catch {}
      rename('Kept')
      expect(name()).toBe('Kept')
    })
    expect(name()).toBe('Kept')
  })

  it('is true after any order of changing, reading, rolling back and nesting', () => {
    const act = fc.constantFrom('read', 'rename', 'write', 'undone', 'nested')
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        for (const [at, each] of acts.entries()) {
          if (each === 'rename') rename(`n${at}`)
          if (each === 'write') db.write(() => void [rename(`w${at}`), name()])
          if (each === 'undone') rolledBack(() => void [name(), rename(`u${at}`), name()])
          if (each === 'nested')
            db.write(() => {
              rename(`o${at}`)
              rolledBack(() => void [rename(`i${at}`), name()])
              expect(name()).toBe(readName(db))
            })
          expect(name()).toBe(readName(db))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is one database’s own', () => {
    const other = openApp().db
    smallPractice(other, { name: 'Other' })
    expect([findPractice(db)?.name, findPractice(other)?.name]).toEqual(['Praktijk De Linde', 'Other'])
  })

  it('follows every table that is arranged: each has its three triggers', () => {
    const tables = [
      'practice',
      'location',
      'closure',
      'resource',
      'calendar',
      'block_kind',
      'appointment_type',
      'type_calendar',
      'type_location',
      'type_need',
      'type_need_resource',
      'block_kind_type',
      'schedule_template',
      'template_block',
      'template_block_type',
      'schedule_period',
      'dated_day',
      'dated_block',
      'dated_block_type',
      'tracking',
    ]
    const triggers = db.raw
      .prepare<[], { name: string }>("select name from sqlite_schema where type = 'trigger'")
      .all()
      .map((row) => row.name)
    for (const table of tables)
      for (const change of ['insert', 'update', 'delete'])
        expect(triggers).toContain(`${table}_${change}_arranges`)
  })
})
