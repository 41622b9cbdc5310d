import { describe, expect, it } from 'vitest'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import { openApp } from '../helpers/app.ts'
import { signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const on = { view_on: 1, rebook_on: 1, cancel_on: 1 } as const

/** What the settings say of reminders that come late, a line each. */
async function warnings(
  changes: PracticeChanges,
  act: (sql: (text: string) => void) => void = () => undefined,
) {
  const test = openApp()
  smallPractice(test.db, { ...on, ...changes })
  if (changes.sms_from_minute !== undefined) noteTexting(test.db, true)
  act((text) => test.db.raw.exec(text))
  const page = await (await signedIn(test, 'owner')).visit('/staff/settings/practice')
  expect(page.status).toBe(200)
  return page.texts('.note.warn').filter((each) => /before\./.test(each))
}

const tight = { rebook_deadline_hours: 24, cancel_deadline_hours: 24 }
const noon = { reminder_days: 1, reminder_minute: 12 * 60 }

describe('rule 32: the settings warn of a reminder that comes when nothing can be changed any more', () => {
  it('for the practice, and not where it comes in time', async () => {
    expect(await warnings({ ...tight, ...noon })).toEqual([
      'The reminder one day before at 12:00 comes late: for a visit at 08:00 it leaves 20 hours before, and patients can change it online until 24 hours before.',
    ])
    expect(await warnings(tight)).toEqual([])
  })

  it('for a type, a practitioner or a location with a deadline of its own, by name', async () => {
    for (const [table, name] of [
      ['appointment_type', 'Consult'],
      ['calendar', 'Anna de Vries'],
      ['location', 'De Linde'],
    ] as const) {
      const lines = await warnings({}, (sql) => sql(`update ${table} set cancel_deadline_hours = 72`))
      const own = lines.filter((line) =>
        line.startsWith(`${name}: The reminder 2 days before at 10:00 comes late`),
      )
      expect(own).toEqual([expect.stringContaining('until 72 hours before')])
      // Another practitioner has a deadline of their own there, too.
      expect(lines).toHaveLength(table === 'calendar' ? 2 : 1)
    }
  })

  it('not for the practice where everything has a later deadline, nor where nothing can be changed online', async () => {
    const loose = 'update appointment_type set rebook_deadline_hours = 2, cancel_deadline_hours = 2'
    expect(await warnings({ ...tight, ...noon }, (sql) => sql(loose))).toEqual([])
    expect(await warnings({ ...tight, ...noon, rebook_on: 0, cancel_on: 0 })).toEqual([])
    for (const off of ["class = 'surgery'", 'notify = 0', 'active = 0'])
      expect(
        await warnings({ ...tight, ...noon }, (sql) => sql(`update appointment_type set ${off}`)),
      ).toEqual([])
    expect(await warnings({ ...tight, ...noon, messages_on: 0 })).toEqual([])
  })

  it('as a text message at the hour at which that leaves', async () => {
    const hours = { sms_from_minute: 8 * 60, sms_until_minute: 20 * 60 }
    const evening = { reminder_days: 2, reminder_minute: 21 * 60 }
    expect(await warnings({ ...tight, ...evening, ...hours })).toEqual([])
    const [late, ...others] = await warnings({
      ...{ rebook_deadline_hours: 30, cancel_deadline_hours: 30 },
      ...evening,
      ...hours,
    })
    expect(others).toEqual([])
    expect(late).toBe(
      'As a text message the reminder 2 days before at 21:00 leaves only at 08:00: 24 hours before a visit at 08:00, and patients can change it online until 30 hours before.',
    )
    const over = { sms_from_minute: 22 * 60, sms_until_minute: 6 * 60 }
    expect(await warnings({ ...tight, reminder_days: 1, reminder_minute: 5 * 60, ...over })).toEqual([])
    expect(await warnings({ ...tight, reminder_days: 1, reminder_minute: 7 * 60, ...over })).toEqual([
      expect.stringContaining('leaves only at 22:00: 10 hours before'),
    ])
  })
})
