import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addAbsence, setDatedWeb } from '../../src/schedule/schedule.commands.ts'
import { setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { setKindTypes, setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { setTypeOnline } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything, noor, slotAt, toCheck, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let browser: Browser

beforeEach(() => {
  test = openApp()
  practice = smallPractice(test.db)
  browser = openBrowser(test)
})

const sql = (text: string) => void test.db.raw.exec(text)

/** What staff may do while somebody fills in the form, so that the time must no longer be booked. */
const withdrawals: [string, () => void][] = [
  ['P3: the type goes offline', () => setTypeOnline(test.db, practice.consult, false, theSystem, test.now)],
  [
    'P2: the calendar goes offline',
    () => setCalendarOnline(test.db, practice.anna, false, theSystem, test.now),
  ],
  [
    'F18: the kind of block is no longer bookable',
    () => setKindWeb(test.db, practice.general, false, theSystem, test.now),
  ],
  [
    'J36: the type is no longer allowed in the block',
    () => setKindTypes(test.db, practice.general, [], theSystem, test.now),
  ],
  [
    'rule 11: the block of that date is closed',
    () =>
      setDatedWeb(
        test.db,
        { calendarId: practice.anna, date: '2027-01-25', position: 1, web: false },
        theSystem,
        test.now,
      ),
  ],
  [
    'F26: the practitioner no longer does the type',
    () => sql('delete from type_calendar where calendar_id = 1'),
  ],
  [
    'rule 35: the practitioner has left',
    () => sql("update resource set to_date = '2027-01-24' where id = 1"),
  ],
  ['rule 35: the practitioner is retired', () => sql('update resource set active = 0 where id = 1')],
  [
    'the practitioner is ill',
    () =>
      void addAbsence(
        test.db,
        { resourceId: 1, startsAt: test.now, endsAt: test.now + 86_400, reason: '' },
        theSystem,
        test.now,
      ),
  ],
  ['P9: the horizon is drawn in', () => sql('update calendar set horizon_days = 0 where id = 1')],
  [
    'P5: another week is in force',
    () => sql('update template_block set from_minute = 960 where from_minute = 780'),
  ],
]

describe('a time withdrawn while the form is filled in', () => {
  it.each(withdrawals.slice(0, 9))(
    '%s: the booking is refused with 409, everything typed kept',
    async (_, withdraw) => {
      const check = await toCheck(test, browser, { ...noor, message: 'hello' }, slotAt('13:30'), withAnna)
      withdraw()
      const before = everything(test.db)
      const page = await check.press('Book appointment')
      expect([page.status, page.heading]).toEqual([409, 'This time cannot be booked'])
      expect(page.text).toContain('020 123 45 67')
      expect(everything(test.db)).toEqual(before)
      if (page.forms().length > 0)
        expect(Object.fromEntries(page.form().entries())).toMatchObject({ ...noor, message: 'hello' })
    },
  )

  it.each(withdrawals)('%s: the time on a list that is still open is refused', async (_, withdraw) => {
    const slot = slotAt('13:30', _.startsWith('P9') ? '2027-01-26' : '2027-01-25')
    const page = await browser.visit(`${withAnna}&from=${slot.slice(0, 10)}&day=${slot.slice(0, 10)}`)
    withdraw()
    const answer = await page.form('form:has(.slots)').press({ name: 'slot', value: slot })
    expect([404, 409, 422]).toContain(answer.status)
    expect(count(test.db, 'hold')).toBe(0)
  })
})
