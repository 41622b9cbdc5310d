import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusalOf, refuse } from '../../src/db/refusals.ts'
import { build, type Db } from '../../src/db/run.ts'
import { openApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'

let db: Db

beforeEach(() => {
  db = openApp().db
})
afterEach(() => {
  db.close()
})

const add = (job: string) => db.run(build.insertInto('job_run').values({ job, started_at: 1 }))
const jobs = () => db.all(build.selectFrom('job_run').select('job').orderBy('job')).map((row) => row.job)

describe('Db', () => {
  it('says how many rows changed and what the last one’s id is', () => {
    const location = { slug: 'a', name: 'A' }
    expect(db.run(build.insertInto('location').values(location))).toEqual({ changes: 1, id: 1 })
    expect(db.run(build.insertInto('location').values({ ...location, slug: 'b' })).id).toBe(2)
    expect(db.run(build.updateTable('location').set({ name: 'C' })).changes).toBe(2)
    expect(db.run(build.deleteFrom('location').where('id', '=', 9)).changes).toBe(0)
  })

  it('binds every value, whatever it looks like', () => {
    const nasty = "'); drop table job_run; --"
    add(nasty)
    expect(db.get(build.selectFrom('job_run').select('job').where('job', '=', nasty))).toEqual({ job: nasty })
  })

  it('a write is all or nothing, and throws on what was thrown', () => {
    expect(() =>
      db.write(() => {
        add('one')
        throw new Error('no')
      }),
    ).toThrow(/^no$/)
    expect(jobs()).toEqual([])
    expect(db.write(() => add('one').changes)).toBe(1)
    expect(db.raw.inTransaction).toBe(false)
  })

  it('a nested write is a savepoint: what fails inside can be survived outside', () => {
    db.write(() => {
      add('outer')
      expect(() =>
        db.write(() => {
          add('inner')
          throw new Error('no')
        }),
      ).toThrow('no')
      expect(db.raw.inTransaction).toBe(true)
      db.write(() => add('second'))
    })
    expect(jobs()).toEqual(['outer', 'second'])
  })

  it('a nested write goes with the outer one', () => {
    expect(() =>
      db.write(() => {
        db.write(() => add('inner'))
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(jobs()).toEqual([])
  })

  it('a rehearsal does its work and leaves no trace; what goes wrong in it is heard of', () => {
    let seen: readonly string[] = []
    db.write(() => {
      add('outer')
      db.rehearse(() => {
        add('inner')
        seen = jobs()
      })
      expect(() =>
        db.rehearse(() => {
          throw new Error('no')
        }),
      ).toThrow('no')
    })
    expect([seen, jobs(), db.raw.inTransaction]).toEqual([['inner', 'outer'], ['outer'], false])
  })

  it('a write that is given a promise is refused and rolled back', () => {
    const late = (async () => {}) as unknown as () => void
    expect(() =>
      db.write(() => {
        add('one')
        return late()
      }),
    ).toThrow('a transaction may not wait for a promise')
    expect([jobs(), db.raw.inTransaction]).toEqual([[], false])
  })

  it('a write takes the lock at once: it begins immediately', () => {
    const seen: string[] = []
    const spy = db.raw.prepare.bind(db.raw)
    expect(spy('select 1').pluck().get()).toBe(1)
    db.write(() => void seen.push(String(db.raw.inTransaction)))
    expect(seen).toEqual(['true'])
  })

  it('an attempt turns refusals into values, rolled back, and lets faults through', () => {
    expect(db.attempt(() => add('one').changes)).toEqual({ ok: true, value: 1 })
    const refused = db.attempt(() => {
      add('two')
      return refuse('slot-taken')
    })
    expect(refused).toEqual({ ok: false, reason: 'slot-taken' })
    expect(() => db.attempt(() => add('one'))).toThrow('UNIQUE')
    expect(jobs()).toEqual(['one'])
  })

  it('a refusal inside a nested attempt leaves the outer write as it was', () => {
    db.write(() => {
      add('one')
      const inner = db.attempt(() => {
        add('two')
        return refuse('places-taken')
      })
      expect(inner).toEqual({ ok: false, reason: 'places-taken' })
    })
    expect(jobs()).toEqual(['one'])
  })

  it('knows the refusals of the triggers and of unique names, and takes no other error for one', () => {
    const names: [string, string | undefined][] = [
      ['refused: slot-taken', 'slot-taken'],
      ['refused: places-taken', 'places-taken'],
      ['UNIQUE constraint failed: staff_user.email_folded', 'email-in-use'],
      ['UNIQUE constraint failed: location.slug', 'name-in-use'],
      ['UNIQUE constraint failed: booking_request.key_hash', undefined],
      ['refused: something-else', undefined],
      ['refused: slot-taken by a fault', undefined],
      ['database is locked', undefined],
    ]
    for (const [message, reason] of names) expect(refusalOf(new Error(message))).toBe(reason)
    expect(refusalOf('refused: slot-taken')).toBeUndefined()
  })

  it('every refusal that a trigger raises has a name', () => {
    const triggers = rows(db, "select sql from sqlite_schema where type = 'trigger'").map((row) =>
      String(row.sql),
    )
    const raised = new Set(
      triggers.flatMap((sql) => [...sql.matchAll(/'(refused: [\w-]+)'/g)].map(([, name = '']) => name)),
    )
    const unnamed = [...raised].filter((message) => refusalOf(new Error(message)) === undefined)
    expect(unnamed.every((message) => message.endsWith('append-only'))).toBe(true)
  })
})

describe('a prepared query', () => {
  it('is compiled once and answers for each value', () => {
    for (const job of ['a', 'b', 'c']) add(job)
    const query = db.prepare((from: string, most: number) =>
      build.selectFrom('job_run').select('job').where('job', '>=', from).orderBy('job').limit(most),
    )
    expect(query.all('b', 9)).toEqual([{ job: 'b' }, { job: 'c' }])
    expect(query.all('a', 1)).toEqual([{ job: 'a' }])
    expect([query.get('c', 1), query.get('d', 1)]).toEqual([{ job: 'c' }, undefined])
  })

  it('may use a value twice or in another order', () => {
    add('a')
    const query = db.prepare((at: number, job: string) =>
      build
        .selectFrom('job_run')
        .select('job')
        .where('job', '=', job)
        .where('started_at', '<=', at)
        .where((eb) => eb(eb.val(at), '>=', eb.ref('started_at'))),
    )
    expect([query.all(1, 'a'), query.all(0, 'a')]).toEqual([[{ job: 'a' }], []])
  })

  it('refuses a value that was baked in', () => {
    expect(() =>
      db.prepare((at: number) =>
        build.selectFrom('job_run').select('job').where('started_at', '=', at).where('job', '=', 'x'),
      ),
    ).toThrow('a prepared query has no parameters but its own')
  })
})
