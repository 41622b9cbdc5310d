import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/db/run.ts'
import { changeCode } from '../../src/lib/change-code.ts'
import { visitToken } from '../../src/messages/links.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, toBooked, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { smallPractice } from '../helpers/world.ts'

const run = promisify(execFile)
const lynx = '/usr/bin/lynx'

let test: TestApp
let site: Listening
let folder: string

beforeAll(async () => {
  if (!existsSync(lynx)) throw new Error('no text browser: apt-get install lynx')
  test = openApp()
  smallPractice(test.db)
  // Lynx types faster than any person; the clock makes up for it.
  site = await listen(test, () => {
    test.now += 5
  })
  folder = mkdtempSync(join(tmpdir(), 'ledig-lynx-'))
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await site.close()
})

const enter = ['^J']
const down = ['Down Arrow']
const typed = (text: string): string[] => [...text].map((letter) => (letter === ' ' ? '<space>' : letter))
/** Field by field, from one to the next. */
const each = (...texts: readonly string[]): string[] => texts.flatMap((text) => [...typed(text), ...down])
/** Without styles the fields of whoever books for somebody else are there, too: relation, first and last name. */
const nobodyElse = ['', '', '']
/** Past the three lines of the message and the field that stays empty. */
const toContinue = [...down, ...down, ...down, ...down, ...enter]
const find = (text: string): string[] => ['/', ...typed(text), ...enter]

/** Presses keys in lynx, which needs a terminal: `script` is one. Returns all that was on the screen. */
async function press(path: string, keys: readonly string[]): Promise<string> {
  const file = join(folder, 'keys')
  writeFileSync(file, [...keys, 'Q', 'y'].map((key) => `key ${key}\n`).join(''))
  const command = `${lynx} -nocolor -cookies=off -cmd_script=${file} '${site.url}${path}'`
  const env = { ...process.env, TERM: 'xterm', LINES: '60', COLUMNS: '100' }
  const child = run('script', ['-qc', command, '/dev/null'], { env, timeout: 25_000, killSignal: 'SIGKILL' })
  child.child.stdin?.end()
  const { stdout } = await child.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  return stdout
}

describe('a booking in a text browser', () => {
  it('goes from /book to the receipt with lynx', async () => {
    const screen = await press('/book?lang=en', [
      ...find('No preference'),
      ...enter,
      ...find('Earliest'),
      ...enter,
      ...find('First name'),
      ...each('Noor', 'Bakker', '27', '3', '1979', ...nobodyElse, '', 'noor@example.org'),
      ...toContinue,
      ...find('Book appointment'),
      ...enter,
    ])
    expect(screen).toContain('Your appointment is booked')
    const booked = test.db.all(build.selectFrom('patient').select(['first_name', 'last_name', 'birth_date']))
    expect(booked).toEqual([{ first_name: 'Noor', last_name: 'Bakker', birth_date: '1979-03-27' }])
    expect(test.db.all(build.selectFrom('appointment').select('status'))).toEqual([{ status: 'booked' }])
  })

  it('J18: a parent books for a child with lynx', async () => {
    const screen = await press('/book?lang=en', [
      ...find('No preference'),
      ...enter,
      ...find('Earliest'),
      ...enter,
      ...find('someone else'),
      // Both answers stand on one line; the search leads to the first of them.
      ...down,
      ...enter,
      ...find('First name'),
      ...each('Tim', 'Visser', '3', '5', '2019', '', 'Anouk', 'Visser', '06 12345678', 'anouk@example.org'),
      ...toContinue,
      ...find('Book appointment'),
      ...enter,
    ])
    expect(screen).toContain('Booked by')
    expect(screen).toContain('Your appointment is booked')
    const [last] = test.db.all(
      build
        .selectFrom('attendee')
        .innerJoin('patient', 'patient.id', 'patient_id')
        .select(['first_name', 'birth_date', 'booker_first_name', 'contact_whose', 'contact_email'])
        .orderBy('attendee.id', 'desc')
        .limit(1),
    )
    expect(last).toEqual({
      ...{ first_name: 'Tim', birth_date: '2019-05-03', booker_first_name: 'Anouk' },
      // What she is to him was left open.
      ...{ contact_whose: 'carer', contact_email: 'anouk@example.org' },
    })
  })
})

describe('one’s own appointment in a text browser', () => {
  const latest = () => {
    const rows = build.selectFrom('appointment').select(['id', 'starts_at', 'status']).orderBy('id', 'desc')
    const [row] = test.db.all(rows.limit(1))
    if (!row) throw new Error('nothing is booked')
    return row
  }

  it('F57, F62, F63: is moved and cancelled with lynx', async () => {
    const on = { view_on: 1, rebook_on: 1, cancel_on: 1 } as const
    const upToTheStart = { rebook_deadline_hours: 0, cancel_deadline_hours: 0 }
    changePractice(test.db, { ...on, ...upToTheStart }, theSystem, test.now)
    await toBooked(test, openBrowser(test), { ...noor, email: 'lynx@example.org' }, undefined, withAnna)
    const before = latest()
    const attendees = build.selectFrom('attendee').select('id').where('appointment_id', '=', before.id)
    const attendeeId = test.db.get(attendees)?.id ?? 0
    const path = `/visit/${visitToken(test.world.keys, attendeeId, 1)}?lang=en`
    const moving = await press(path, [
      ...find('Choose another'),
      ...enter,
      ...find('Later days'),
      ...enter,
      ...find('11:30'),
      ...enter,
      ...find('Take this'),
      ...enter,
    ])
    expect(moving).toContain('Your appointment has moved')
    expect(latest().starts_at).not.toBe(before.starts_at)
    const cancelling = await press(path, [
      ...find('Cancel appointment'),
      ...enter,
      ...find('Cancel appointment'),
      ...enter,
    ])
    expect(cancelling).toContain('This appointment is cancelled')
    expect(latest()).toMatchObject({ id: before.id, status: 'cancelled' })
  })
})

describe('F44: the page behind a code in a text browser', () => {
  it('opens the appointment with lynx', async () => {
    changePractice(test.db, { view_on: 1 }, theSystem, test.now)
    await toBooked(test, openBrowser(test), { ...noor, email: 'code@example.org' }, undefined, withAnna)
    const last = build.selectFrom('attendee').select('id').orderBy('id', 'desc').limit(1)
    const code = changeCode(test.world.keys, test.db.get(last)?.id ?? 0, 1)
    const screen = await press('/?lang=en', [
      ...find('Change an appointment'),
      ...enter,
      ...find('Show my'),
      // Up past the three boxes of the date to the code.
      ...Array.from({ length: 4 }, () => 'Up Arrow'),
      ...each(code.toLowerCase(), '27', '3', '1979'),
      ...enter,
    ])
    expect(screen).toContain('Your appointment')
    expect(screen).toContain('Add to my calendar')
  })
})
