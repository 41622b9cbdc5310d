import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { listBlocks, listPeriods } from '../../src/schedule/blocks.queries.ts'
import { addTemplate, putIntoForce, setDatedWeb } from '../../src/schedule/schedule.commands.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const list = '/staff/schedule/templates'
let test: TestApp
let practice: SmallPractice
let ines: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  ines = await signedIn(test, 'reception')
})

/** A draft for Anna with one block on each of some weekdays. */
function draft(name: string, weekdays: readonly number[], fromMinute = 540, toMinute = 720): number {
  const place = { kindId: practice.general, locationId: practice.locationId }
  const blocks = weekdays.map((weekday) => ({ weekday, fromMinute, toMinute, ...place }))
  return addTemplate(test.db, { calendarId: practice.anna, name, blocks }, theSystem, test.now)
}

const open = (id: number) => ines.visit(`${list}/${id}/force`)
const asked = (page: Page, values: Readonly<Record<string, string | readonly string[]>>) =>
  page.form('[name="cycle"]').fill(values).press('Show what changes')
const put = (page: Page) => page.form('[name="stamp"]').press(/^Put into force from/)
const periods = (calendar = practice.anna) =>
  listPeriods(test.db, calendar).map(({ templateId, from, to, cycle }) => [templateId, from, to, cycle])
const starts = (date: string) => listBlocks(test.db, practice.anna, date).map(({ fromMinute }) => fromMinute)
const appointments = () => test.db.raw.prepare('select * from appointment').all()

describe('"Put into force"', () => {
  it('P5, F31: suggests next Monday in place of what is in the way; shows first, then acts from that day', async () => {
    const id = draft('Mornings', [1, 2, 3])
    const page = await open(id)
    expect([page.field('from').value, page.field('to').value, page.field('cycle').value]).toEqual([
      '2027-02-01',
      '',
      'every',
    ])
    expect(page.field('ends').values).toEqual(['1'])
    const preview = await page.press('Show what changes')
    expect(preview.text).toContain('Week: ends on 31 January 2027')
    expect(preview.text).toContain('No booked appointment falls outside the new blocks')
    expect(periods()).toEqual([[1, '2026-12-01', null, 'every']])
    const done = await put(preview)
    expect(done.via.map(({ status }) => status)).toEqual([303])
    expect(periods()).toEqual([
      [1, '2026-12-01', '2027-01-31', 'every'],
      [id, '2027-02-01', null, 'every'],
    ])
    expect([starts('2027-01-28'), starts('2027-02-01'), starts('2027-02-04')]).toEqual([
      [540, 780],
      [540],
      [],
    ])
    expect(done.text).toContain('Mornings, from 1 February 2027 until further notice, every week')
    expect(periods(practice.selim)).toEqual([[2, '2026-12-01', null, 'every']])
  })

  it('shows the appointments that fall outside the new blocks, with links; none is moved', async () => {
    const tuesday = '2027-02-02'
    addBooking(test.db, practice, { date: tuesday, from: '13:00', to: '13:30' })
    const inside = addBooking(test.db, practice, { date: tuesday, from: '11:30', to: '12:00' })
    const across = addBooking(test.db, practice, { date: tuesday, from: '08:45', to: '09:15' })
    addBooking(test.db, practice, { date: '2027-01-29', from: '13:00', to: '13:30' })
    addBooking(test.db, practice, { date: tuesday, from: '14:00', to: '14:30', status: 'cancelled' })
    addBooking(test.db, practice, {
      date: tuesday,
      from: '15:00',
      to: '15:30',
      calendarId: practice.selim,
    })
    const before = appointments()
    const preview = await (await open(draft('Mornings', [1, 2, 3]))).press('Show what changes')
    expect(preview.text).toContain('2 booked appointments fall outside the new blocks')
    expect(preview.text).toContain('Nothing is moved.')
    const links = preview.links('main').filter(({ href }) => href.startsWith('/staff/appointments/'))
    expect(links.map(({ name }) => name)).toEqual([
      'Tuesday 2 February 2027 08:45–09:15',
      'Tuesday 2 February 2027 13:00–13:30',
    ])
    expect(links.map(({ href }) => href)).not.toContain(`/staff/appointments/${inside}`)
    expect(links[0]?.href).toBe(`/staff/appointments/${across}`)
    expect(preview.text).toContain('outside the blocks now, too')
    expect(preview.text).not.toContain('Bakker')
    await put(preview)
    expect(appointments()).toEqual(before)
  })

  it('for some weeks only: what it interrupts goes on afterwards', async () => {
    const id = draft('Summer', [2], 600, 900)
    const preview = await asked(await open(id), { from: '2027-07-05', to: '2027-08-15' })
    expect(preview.text).toContain('Week: ends on 4 July 2027 and goes on from 16 August 2027')
    await put(preview)
    expect(periods()).toEqual([
      [1, '2026-12-01', '2027-07-04', 'every'],
      [id, '2027-07-05', '2027-08-15', 'every'],
      [1, '2027-08-16', null, 'every'],
    ])
    expect([starts('2027-07-06'), starts('2027-08-17')]).toEqual([[600], [540, 780]])
    const page = await ines.visit(list)
    const left = await (await page.link(/^Withdraw: Summer/).click()).press('Withdraw')
    expect(left.path).toBe(list)
    expect(periods()).toEqual([[1, '2026-12-01', null, 'every']])
    expect((await ines.visit(`${list}/${id}`)).text).toContain('Draft')
  })

  it('lists the dates with rows of their own and resets those that are ticked', async () => {
    for (const date of ['2027-02-02', '2027-02-09', '2027-01-28'])
      setDatedWeb(test.db, { calendarId: practice.anna, date, position: 0, web: false }, theSystem, test.now)
    addBooking(test.db, practice, { date: '2027-02-09', from: '13:00', to: '13:30' })
    const preview = await (await open(draft('Mornings', [2]))).press('Show what changes')
    expect(preview.texts('input[name="reset"]')).toHaveLength(2)
    expect(preview.text).toContain('1 appointment would then lie outside the blocks')
    expect(preview.text).toContain('No booked appointment falls outside the new blocks')
    preview.form('[name="stamp"]').fill({ reset: ['2027-02-09'] })
    await put(preview)
    expect([starts('2027-02-02'), starts('2027-02-09'), starts('2027-01-28')]).toEqual([
      [540, 780],
      [540],
      [540, 780],
    ])
    expect(test.db.raw.prepare('select date from dated_day order by date').pluck().all()).toEqual([
      '2027-01-28',
      '2027-02-02',
    ])
  })

  it('odd and even weeks side by side; refused where blocks would overlap', async () => {
    const [odd, even] = [draft('Odd', [1]), draft('Even', [1], 600, 700)]
    await put(await asked(await open(odd), { cycle: 'iso-odd' }))
    const both = await asked(await open(even), { cycle: 'iso-odd', ends: [] })
    expect([both.status, both.errors()]).toEqual([
      422,
      [
        'What ends when this begins: The blocks of “Odd” would be in the way on Monday 1 February 2027. Tick that it ends, or change the times',
      ],
    ])
    expect([both.field('cycle').value, both.has('[name="stamp"]')]).toEqual(['iso-odd', false])
    const preview = await asked(both, { cycle: 'iso-even', ends: [] })
    expect(preview.texts('main form.card ul li').slice(0, 2)).toEqual([
      'Week 5, 1 February 2027 to 7 February 2027: not in force',
      'Week 6, 8 February 2027 to 14 February 2027: in force',
    ])
    await put(preview)
    expect([starts('2027-02-01'), starts('2027-02-08'), starts('2027-02-15')]).toEqual([[540], [600], [540]])
  })

  it('week n of m from an anchor Monday', async () => {
    const id = draft('Third week', [3])
    const cycle = { cycle: 'anchored', weeks: '3', week: '2', anchor: '2027-02-01', ends: ['1'] }
    const preview = await asked(await open(id), cycle)
    expect(preview.texts('main form.card ul li').filter((text) => text.endsWith(': in force'))).toEqual([
      'Week 6, 8 February 2027 to 14 February 2027: in force',
      'Week 9, 1 March 2027 to 7 March 2027: in force',
      'Week 12, 22 March 2027 to 28 March 2027: in force',
    ])
    const done = await put(preview)
    expect(done.text).toContain('week 2 of 3, counted from 1 February 2027')
    expect([starts('2027-02-03'), starts('2027-02-10'), starts('2027-03-03')]).toEqual([[], [540], [540]])
  })

  it.each([
    [{ from: '' }, 'From: Enter a date from today on'],
    [{ from: '2027-01-24' }, 'From: Enter a date from today on'],
    [{ from: '2027-02-30' }, 'From: Enter a date from today on'],
    [{ to: '2027-01-31' }, 'Last day: The last day must not come before the first'],
    [{ to: 'soon' }, 'Last day: Enter a date'],
    [{ cycle: 'anchored', weeks: '1' }, 'Number of weeks in the cycle: Enter a number of weeks from 2 to 52'],
    [
      { cycle: 'anchored', weeks: '2', week: '3' },
      'Week number in the cycle: Enter the number of the week, no higher than the number of weeks',
    ],
    [{ cycle: 'anchored', anchor: '2027-02-02' }, 'First week starts on Monday: Choose a Monday'],
  ])('says what is wrong with %o and keeps what was typed', async (typed, said) => {
    const answer = await asked(await open(draft('Mornings', [1])), typed)
    expect([answer.status, answer.errors()]).toEqual([422, [said]])
    for (const [name, value] of Object.entries(typed)) expect(answer.field(name).value).toBe(value)
    expect(answer.has('[name="stamp"]')).toBe(false)
    expect(periods()).toHaveLength(1)
  })

  it('is not done over what somebody else has put into force meanwhile', async () => {
    const id = draft('Mornings', [1])
    const preview = await (await open(id)).press('Show what changes')
    const other = draft('Saturdays', [6])
    putIntoForce(
      test.db,
      { calendarId: practice.anna, templateId: other, from: '2027-02-01' },
      theSystem,
      test.now,
    )
    const answer = await put(preview)
    expect([answer.status, periods().length]).toEqual([409, 2])
    expect(answer.text).toContain('Not done yet: someone else has changed what is in force meanwhile.')
    expect((await put(answer)).status).toBe(200)
    expect(periods()).toHaveLength(3)
  })

  it('is not there for an empty template, and withdrawing not for what has begun', async () => {
    expect((await open(draft('Empty', []))).status).toBe(404)
    expect((await ines.visit('/staff/schedule/periods/1/withdraw')).status).toBe(404)
  })

  it('a draft made from what is in force takes its place', async () => {
    const copy = await (await ines.visit(`${list}/1`)).press('Change the times')
    const block = await copy.link(/Change this block: Monday 09:00/).click()
    await block.form('.card').fill({ from: '8' }).press('Save')
    await put(
      await (await (await ines.visit(copy.path)).link('Put into force').click()).press('Show what changes'),
    )
    expect([starts('2027-01-25'), starts('2027-02-01')]).toEqual([
      [540, 780],
      [480, 780],
    ])
    expect((await ines.visit(copy.path)).text).toContain('Coming')
  })
})

describe('a week 53 (schema.md, cycles)', () => {
  it('is warned of: two odd weeks in a row', async () => {
    test = openApp(Date.parse('2026-12-07T08:00:00Z') / 1000)
    practice = smallPractice(test.db)
    ines = await signedIn(test, 'reception')
    const page = await open(draft('Odd', [3]))
    const odd = await asked(page, { cycle: 'iso-odd' })
    expect(odd.text).toContain(
      'The week of 28 December 2026 is week 53 and that of 4 January 2027 is week 1: two odd weeks in a row. This template counts in both.',
    )
    expect(odd.texts('main form.card ul li').slice(3, 5)).toEqual([
      'Week 53, 28 December 2026 to 3 January 2027: in force',
      'Week 1, 4 January 2027 to 10 January 2027: in force',
    ])
    expect((await asked(page, { cycle: 'iso-even' })).text).toContain('This template pauses for both.')
    const short = await asked(page, { cycle: 'iso-odd', to: '2026-12-20' })
    expect(short.text).not.toContain('week 53')
    expect((await asked(page, { cycle: 'every', to: '' })).text).not.toContain('week 53')
    await put(await asked(page, { cycle: 'iso-odd', to: '' }))
    expect([starts('2026-12-30'), starts('2027-01-06'), starts('2027-01-13')]).toEqual([[540], [540], []])
  })
})

it('J38, P4: only Wednesday afternoons are open to patients', async () => {
  const week = draft('Wednesdays', [3], 780, 1020)
  await put(await (await open(week)).press('Show what changes'))
  const page = await openBrowser(test).visit(
    '/book/times?type=consult&practitioner=anna-de-vries&from=2027-02-01',
  )
  const days = page.document.querySelectorAll('button[name="slot"]').map((each) => each.getAttribute('value'))
  expect(new Set(days.map((value) => value?.slice(0, 10)))).toEqual(
    new Set(['2027-02-03', '2027-02-10', '2027-02-17']),
  )
  expect(days[0]).toContain('T13:00')
})
