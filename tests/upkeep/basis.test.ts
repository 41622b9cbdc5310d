import { describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { listLocations } from '../../src/practice/settings.queries.ts'
import { listPeriods, listTemplateBlocks } from '../../src/schedule/blocks.queries.ts'
import { listTemplates } from '../../src/schedule/templates.queries.ts'
import { listCalendars } from '../../src/staff/calendars.queries.ts'
import { listBlockKinds, listTypes } from '../../src/types/types.queries.ts'
import { everything } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signIn } from '../helpers/staff.ts'
import { firstDay, firstWeek, ownerTyped } from './first-day.ts'

const trades = ['dentist', 'physio', 'gp', 'psychologist', 'other'] as const

describe('the starting point', () => {
  it('asks five things, three of which are filled in', async () => {
    const { browser } = await firstDay()
    const page = await browser.visit('/staff/start/basis')
    expect(page.field('practitioner').value).toBe('Olga Berg')
    expect(page.field('locationName').value).toBe('Praktijk De Linde')
    expect(page.field('address').value).toBe('')
    expect(page.field('trade').value).toBe('')
    expect(page.text).toContain('Check-up, Teeth cleaning, Toothache or a broken tooth')
  })

  it('is one practitioner, one place, two kinds of block, three types and a week in force', async () => {
    const { test, page } = await firstWeek()
    expect(page.path).toBe('/staff/start/hours')
    const [calendar, ...colleagues] = listCalendars(test.db)
    expect([calendar?.publicName, calendar?.userId, calendar?.online, colleagues]).toEqual([
      'Olga Berg',
      1,
      true,
      [],
    ])
    expect(calendar?.profession).toMatchObject({
      en: 'Dentist',
      nl: 'Tandarts',
      sv: 'Tandläkare',
      nb: 'Tannlege',
    })
    expect(listLocations(test.db)).toMatchObject([{ name: 'Praktijk De Linde', address: 'Lindelaan 14' }])
    expect(listBlockKinds(test.db).map(({ name, web }) => [name, web])).toEqual([
      ['General', true],
      ['Reception only', false],
    ])
    expect(listTypes(test.db).map(({ name, minutes, online }) => [name, minutes, online])).toEqual([
      ['Check-up', 30, true],
      ['Teeth cleaning', 45, true],
      ['Toothache or a broken tooth', 20, true],
    ])
    const [period, ...more] = listPeriods(test.db, calendar?.id ?? 0)
    expect([period?.from, period?.to, more]).toEqual(['2027-01-25', null, []])
    const week = listTemplateBlocks(test.db, period?.templateId ?? 0)
    expect(
      week.map(({ weekday, fromMinute, toMinute }) => [weekday, fromMinute / 60, toMinute / 60]).sort(),
    ).toEqual(
      [1, 2, 3, 4, 5]
        .flatMap((day) => [
          [day, 13, 17],
          [day, 9, 12],
        ])
        .sort(),
    )
  })

  it.each(trades)('names what a %s does in every language', async (trade) => {
    const { test } = await firstWeek(trade)
    const types = listTypes(test.db)
    expect(types).toHaveLength(3)
    for (const language of languages) {
      const names = types.map(({ publicNames }) => publicNames[language])
      expect(new Set(names).size).toBe(3)
      expect(names.filter((name) => name === undefined || name === '')).toEqual([])
    }
    expect(types.every(({ minutes, gridMinutes }) => minutes % 5 === 0 && gridMinutes === 15)).toBe(true)
  })

  it('lets nobody book: the door stays shut until it is opened', async () => {
    const { test } = await firstWeek()
    const patient = openBrowser(test)
    expect((await patient.visit('/book')).has('form, .pick a')).toBe(false)
    const times = await patient.visit('/book/times?type=check-up')
    expect(times.has('.slots')).toBe(false)
  })

  it('is not doubled by a second try, a second browser or the back button', async () => {
    const { test, browser } = await firstDay()
    const other = openBrowser(test)
    await signIn(other, ownerTyped.email)
    const [first, second] = [
      await browser.visit('/staff/start/basis'),
      await other.visit('/staff/start/basis'),
    ]
    const typed = { trade: 'physio', practitioner: 'Olga Berg', address: 'Lindelaan 14' }
    await first.fill(typed).press('Make this starting point')
    const made = everything(test.db)
    const late = await second.fill({ ...typed, trade: 'gp' }).press('Make this starting point')
    expect([late.status, late.path]).toEqual([200, '/staff/start/hours'])
    const except = ['session', 'audit']
    const kept = Object.entries(everything(test.db)).filter(([table]) => !except.includes(table))
    expect(kept).toEqual(Object.entries(made).filter(([table]) => !except.includes(table)))
    const again = await browser.visit('/staff/start/basis')
    expect(again.has('[name="trade"]')).toBe(false)
    expect(again.links('main').map(({ name }) => name)).toContain('Follow-up treatment')
  })

  it('keeps what was there before: a practitioner added by hand does the types', async () => {
    const { test, browser } = await firstDay()
    const form = (await browser.visit('/staff/settings/practitioners')).form('[novalidate]')
    await form.fill({ name: 'Åsa Öst' }).press('Add a practitioner')
    const page = await browser.visit('/staff/start/basis')
    expect(page.field('practitioner').value).toBe('Åsa Öst')
    await page.fill({ trade: 'other' }).press('Make this starting point')
    const [calendar, ...more] = listCalendars(test.db)
    expect([calendar?.publicName, more]).toEqual(['Åsa Öst', []])
    expect(listTypes(test.db).map(({ calendarIds }) => calendarIds)).toEqual([[1], [1], [1]])
  })

  it('says what is missing, keeps what was typed and makes nothing', async () => {
    const { test, browser } = await firstDay()
    const page = await (await browser.visit('/staff/start/basis'))
      .fill({ practitioner: ' ', locationName: '', address: 'Lindelaan 14' })
      .press('Make this starting point')
    expect(page.status).toBe(422)
    expect(page.errors()).toEqual([
      'What kind of practice is it? Choose what comes closest to your practice',
      'Who sees the patients: Enter the name that patients see',
      'Name of the location: Enter what patients call the place where they come',
    ])
    expect(page.field('address').value).toBe('Lindelaan 14')
    expect([listCalendars(test.db), listTypes(test.db)]).toEqual([[], []])
    const strange = await page.form().tamper({ trade: 'vet' }).press('Make this starting point')
    expect([strange.status, strange.field('trade').error]).toEqual([
      422,
      'Choose what comes closest to your practice',
    ])
  })
})

describe('the hours of the first week', () => {
  it('are a table with the lunch left out; saving what is right changes nothing', async () => {
    const { test, browser, page } = await firstWeek()
    expect(page.text).toContain('The starting point is made')
    expect(
      ['day1-from1', 'day1-to1', 'day1-from2', 'day1-to2', 'day6-from1'].map(
        (name) => page.field(name).value,
      ),
    ).toEqual(['09:00', '12:00', '13:00', '17:00', ''])
    const next = await page.press('Save and continue')
    expect(next.path).toBe('/staff/start/mail')
    expect(listTemplates(test.db, '2027-01-25')).toHaveLength(1)
    expect((await browser.visit('/staff/start')).texts('main .path li')[1]).toBe('Your hours Done')
  })

  it('replace the usual ones, which do not stay behind', async () => {
    const { test, page } = await firstWeek()
    await page
      .fill({ 'day5-from2': '', 'day5-to2': '', 'day6-from1': '10', 'day6-to1': '12.30' })
      .press('Save and continue')
    const [template, ...others] = listTemplates(test.db, '2027-01-25')
    expect([template?.status, others]).toEqual(['in-force', []])
    const ends = template?.blocks.filter(({ weekday }) => weekday > 4).map(({ toMinute }) => toMinute)
    expect(ends).toEqual([720, 750])
  })

  it('say what is wrong with them and keep what was typed', async () => {
    const { test, page } = await firstWeek()
    const wrong = await page
      .fill({ 'day1-from1': 'nine', 'day2-to1': '8', 'day3-from2': '11' })
      .press('Save and continue')
    expect([wrong.status, wrong.errors().length]).toEqual([422, 3])
    expect(wrong.field('day1-from1').value).toBe('nine')
    expect(listTemplates(test.db, '2027-01-25')).toHaveLength(1)
    const nothing = await wrong
      .fill(
        Object.fromEntries(
          [1, 2, 3, 4, 5].flatMap((day) =>
            ['from1', 'to1', 'from2', 'to2'].map((end) => [`day${day}-${end}`, '']),
          ),
        ),
      )
      .press('Save and continue')
    expect(nothing.status).toBe(422)
  })

  it('are left to the schedule where they are more than the table can show', async () => {
    const { test, browser } = await firstWeek()
    test.db.raw.prepare("update schedule_period set cycle = 'iso-odd'").run()
    const page = await browser.visit('/staff/start/hours')
    expect(page.has('[name="day1-from1"]')).toBe(false)
    expect(page.text).toContain('Your schedule says more than this table can show')
  })
})
