import { describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation, changePractice } from '../../src/practice/practice.commands.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { addTemplate, putIntoForce } from '../../src/schedule/schedule.commands.ts'
import { draftOf } from '../../src/schedule/templates.commands.ts'
import { setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { setKindTypes, setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { addType, setTypeOnline } from '../../src/types/types.commands.ts'
import { couldOffer, listReadiness } from '../../src/upkeep/ready.queries.ts'
import { enoughIn } from '../../src/upkeep/ready.ts'
import { mondayMorning, openApp, type TestApp } from '../helpers/app.ts'
import type { Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { practitioner, type SmallPractice, smallPractice, workingWeek } from '../helpers/world.ts'

const now = mondayMorning

function arranged(change: (test: TestApp, small: SmallPractice) => void = () => undefined) {
  const test = openApp()
  const small = smallPractice(test.db)
  change(test, small)
  return { test, small }
}

/** What the table says of each type: the names of what is missing, and where it is mended. */
function lacks(test: TestApp, at = now) {
  const practice = findPractice(test.db)
  if (!practice) throw new Error('no practice')
  return listReadiness(test.db, practice, at).map(({ name, conditions, ahead }) => ({
    name,
    missing: conditions.filter(({ met }) => !met).map((each) => [each.name, each.lack?.why, each.lack?.href]),
    ahead,
  }))
}

function offers(test: TestApp): boolean {
  const practice = findPractice(test.db)
  return practice !== undefined && couldOffer(test.db, practice, now)
}

async function overview(test: TestApp): Promise<Page> {
  return (await signedIn(test, 'owner')).visit('/staff/settings')
}

describe('a type that patients can book', () => {
  it('meets all four conditions and has times ahead (P2–P5)', async () => {
    const { test } = arranged()
    expect(lacks(test)).toEqual([
      { name: 'Consult', missing: [], ahead: { count: expect.any(Number), enough: true, weeks: 4 } },
    ])
    expect(offers(test)).toBe(true)
    const page = await overview(test)
    expect(page.texts('section[aria-labelledby="ready"] p')).toEqual(['Yes Consult'])
    expect(page.has('section[aria-labelledby="ready"] table')).toBe(false)
  })
})

describe('P2: the calendar is not available online', () => {
  it('is said with the practitioner who could be put online', async () => {
    const { test, small } = arranged(({ db }, { anna, selim }) => {
      for (const id of [anna, selim]) setCalendarOnline(db, id, false, theSystem, now)
    })
    const href = `/staff/settings/practitioners/${small.anna}`
    expect(lacks(test)).toEqual([
      { name: 'Consult', missing: [['calendar', 'calendarOffline', href]], ahead: undefined },
    ])
    expect(offers(test)).toBe(false)
    const page = await overview(test)
    expect((await page.link('Put Anna de Vries online').click()).path).toBe(href)
  })

  it('is nobody’s fault while one of several is online', () => {
    const { test } = arranged(({ db }, { anna }) => setCalendarOnline(db, anna, false, theSystem, now))
    expect(lacks(test)[0]?.missing).toEqual([])
  })

  it('names a type that nobody does', () => {
    const { test } = arranged(({ db }) => {
      const type = { name: 'Massage', publicNames: {}, minutes: 30, gridMinutes: 30, online: true }
      addType(db, { ...type, calendarIds: [] }, theSystem, now)
    })
    expect(lacks(test)[1]?.missing[0]).toEqual(['calendar', 'nobody', '/staff/settings/types/2'])
  })

  it('does not count a practitioner who is no longer in use', () => {
    const { test } = arranged(({ db }) => {
      db.raw.exec("update resource set active = 0 where name in ('Anna de Vries', 'Selim Aydin')")
    })
    expect(lacks(test)[0]?.missing[0]?.[1]).toBe('nobody')
  })
})

describe('P3: the appointment type is not available online', () => {
  it('is said with the type', async () => {
    const { test, small } = arranged(({ db }, { consult }) =>
      setTypeOnline(db, consult, false, theSystem, now),
    )
    expect(lacks(test)[0]?.missing).toEqual([
      ['type', 'typeOffline', `/staff/settings/types/${small.consult}`],
    ])
    expect(offers(test)).toBe(false)
    const page = await overview(test)
    expect((await page.link('Let patients book it').click()).path).toBe(
      `/staff/settings/types/${small.consult}`,
    )
  })

  it('is no complaint where another type is online: staff may keep one to themselves', async () => {
    const { test } = arranged(({ db }, { anna }) => {
      const type = { name: 'Surgery', publicNames: {}, minutes: 60, gridMinutes: 30, online: false }
      addType(db, { ...type, calendarIds: [anna] }, theSystem, now)
    })
    const page = await overview(test)
    expect(page.text).toContain('Only staff book: Surgery')
    expect(page.text).not.toContain('Let patients book it')
  })

  it('says nothing of a type that was retired', () => {
    const { test } = arranged(({ db }) => db.raw.exec('update appointment_type set active = 0'))
    expect(lacks(test)).toEqual([])
  })
})

describe('P4: no time of the week is bookable online for the type', () => {
  it('is said with the kind of block that is not for the web', async () => {
    const { test, small } = arranged(({ db }, { general }) => setKindWeb(db, general, false, theSystem, now))
    const href = `/staff/schedule/kinds/${small.general}`
    expect(lacks(test)[0]?.missing).toEqual([['week', 'notWeb', href]])
    expect(offers(test)).toBe(false)
    const page = await overview(test)
    expect((await page.link('General is not bookable online').click()).path).toBe(href)
  })

  it('is said with the kind that does not take the type', () => {
    const { test, small } = arranged(({ db }, { general }) => setKindTypes(db, general, [], theSystem, now))
    expect(lacks(test)[0]?.missing).toEqual([
      ['week', 'notAllowed', `/staff/schedule/kinds/${small.general}`],
    ])
  })

  it('is said with the type where that is tied to blocks which the week has none of (F33)', () => {
    const { test, small } = arranged(({ db }, { consult }) => {
      db.raw.exec("insert into block_kind (name, colour, web) values ('Emergency', 2, 1)")
      db.raw.exec(`update appointment_type set block_kind_id = 2 where id = ${consult}`)
    })
    expect(lacks(test)[0]?.missing).toEqual([
      ['week', 'notAllowed', `/staff/settings/types/${small.consult}`],
    ])
  })

  it('is said with the place where the week is elsewhere (F39)', () => {
    const { test } = arranged(({ db }, { consult }) => {
      const haven = addLocation(db, { name: 'De Haven', address: '', phone: null }, theSystem, now)
      db.raw.exec(`insert into type_location (type_id, location_id) values (${consult}, ${haven})`)
    })
    expect(lacks(test)[0]?.missing).toEqual([['week', 'elsewhere', '/staff/settings/locations']])
  })

  it('lets the most specific choice count (rule 11): one block of the template is enough', () => {
    const { test } = arranged(({ db }, { general }) => {
      setKindWeb(db, general, false, theSystem, now)
      db.raw.exec('update template_block set web = 1 where id = 1')
    })
    expect(lacks(test)[0]?.missing).toEqual([])
  })

  it('is judged by the week in force, not by one that waits', () => {
    const { test } = arranged(({ db }, { general }) => {
      const template = Number(db.raw.prepare('select min(id) from schedule_template').pluck().get())
      const draft = draftOf(db, template, theSystem, now)
      db.raw.prepare('update template_block set web = 1 where template_id = ?').run(draft)
      setKindWeb(db, general, false, theSystem, now)
    })
    expect(lacks(test)[0]?.missing.map(([name]) => name)).toEqual(['week'])
  })
})

describe('P5: the schedule is not in force', () => {
  function withoutPeriods() {
    return arranged(({ db }) => db.raw.exec('delete from schedule_period'))
  }

  it('is said with the week that waits to be put into force', async () => {
    const { test } = withoutPeriods()
    const [row] = lacks(test)
    expect(row?.missing).toEqual([['force', 'notInForce', '/staff/schedule/templates/2']])
    expect(offers(test)).toBe(false)
    const page = await overview(test)
    expect((await page.link('Put “Week” into force').click()).path).toBe('/staff/schedule/templates/2')
  })

  it('comes with P4 where there is no week at all', () => {
    const { test } = arranged(({ db }) =>
      db.raw.exec('delete from schedule_period; delete from template_block; delete from schedule_template'),
    )
    const href = '/staff/settings/hours?calendar=1'
    expect(lacks(test)[0]?.missing).toEqual([
      ['week', 'noBlocks', href],
      ['force', 'noSchedule', href],
    ])
  })

  it('is met by one that begins later, as far as patients may book ahead', () => {
    const begin = (from: string) =>
      arranged(({ db }) => db.raw.prepare('update schedule_period set from_date = ?').run(from)).test
    expect(lacks(begin('2027-03-15'))[0]?.missing).toEqual([])
    expect(offers(begin('2027-03-15'))).toBe(true)
    expect(lacks(begin('2027-06-01'))[0]?.missing).toEqual([
      ['force', 'tooLate', '/staff/schedule/templates/2'],
    ])
  })

  it('is over when its last day is', () => {
    const { test } = arranged(({ db }) => db.raw.exec("update schedule_period set to_date = '2027-01-24'"))
    expect(lacks(test)[0]?.missing.map(([name]) => name)).toContain('force')
  })

  it('reminds of changes that are not in force yet, though patients can book', async () => {
    const { test } = arranged(({ db }) => void draftOf(db, 1, theSystem, now))
    expect(lacks(test)[0]?.missing).toEqual([])
    const page = await overview(test)
    expect((await page.link('Changes to “Week” are not in force').click()).path).toBe(
      '/staff/schedule/templates/3',
    )
  })
})

describe('several conditions at once', () => {
  it('are all said, each with its own page', () => {
    const { test } = arranged(({ db }, { anna, selim, consult, general }) => {
      for (const id of [anna, selim]) setCalendarOnline(db, id, false, theSystem, now)
      setTypeOnline(db, consult, false, theSystem, now)
      setKindWeb(db, general, false, theSystem, now)
      db.raw.exec('delete from schedule_period')
    })
    expect(lacks(test)[0]?.missing.map(([name]) => name)).toEqual(['calendar', 'type', 'week', 'force'])
  })
})

describe('F20: hardly any times ahead', () => {
  /** Only Tuesdays from nine, for so many half hours. */
  function tuesdays(times: number, changes: Parameters<typeof changePractice>[1] = {}) {
    return arranged(({ db }, { anna, general, locationId }) => {
      db.raw.exec('delete from schedule_period')
      changePractice(db, changes, theSystem, now)
      const block = { weekday: 2, fromMinute: 540, toMinute: 540 + times * 30, kindId: general, locationId }
      const templateId = addTemplate(
        db,
        { calendarId: anna, name: 'Tuesday', blocks: [block] },
        theSystem,
        now,
      )
      putIntoForce(db, { calendarId: anna, templateId, from: '2027-01-25' }, theSystem, now)
    })
  }

  it('one time a week is said to be hardly any: it is nearly always gone', async () => {
    const { test } = tuesdays(1)
    expect(lacks(test)[0]?.ahead).toEqual({ count: 4, enough: false, weeks: 4 })
    const page = await overview(test)
    expect(page.texts('.note.warn')).toEqual([
      'Consult: hardly any times. Patients find only 4 in the next 4 weeks. A single time a week is nearly always gone. Open more hours',
    ])
  })

  it('two a week are enough, which is where counting stops', () => {
    expect(lacks(tuesdays(2).test)[0]?.ahead).toEqual({ count: 8, enough: true, weeks: 4 })
    expect([7, 14, 28].map(enoughIn)).toEqual([2, 4, 8])
  })

  it('counts real times: what is booked, closed or shown only once a day is none', () => {
    const { test } = tuesdays(2)
    test.db.raw.exec(
      `insert into closure (location_id, from_date, to_date) values (null, '2027-02-01', '2027-02-28')`,
    )
    expect(lacks(test)[0]?.ahead).toEqual({ count: 2, enough: false, weeks: 4 })
    const first = tuesdays(2, { visibility: 'first' })
    expect(lacks(first.test)[0]?.ahead).toMatchObject({ count: 4, enough: false })
  })

  it('asks for less where patients may not book four weeks ahead', () => {
    expect(lacks(tuesdays(1, { horizon_days: 7 }).test)[0]?.ahead).toEqual({
      count: 1,
      enough: false,
      weeks: 1,
    })
    expect(lacks(tuesdays(2, { horizon_days: 7 }).test)[0]?.ahead).toMatchObject({ count: 2, enough: true })
  })

  it('counts what several practitioners offer together, and nothing twice', () => {
    const { test, small } = tuesdays(1)
    const bo = practitioner(test.db, 'Bo Lind')
    test.db.raw.exec(`insert into type_calendar (type_id, calendar_id) values (${small.consult}, ${bo})`)
    expect(lacks(test)[0]?.ahead?.count).toBe(4)
    workingWeek(test.db, bo, small.general, small.locationId)
    expect(lacks(test)[0]?.ahead?.enough).toBe(true)
  })

  it('says that there is none where all of them are gone', async () => {
    const { test } = tuesdays(1)
    test.db.raw.exec(
      `insert into closure (location_id, from_date, to_date) values (null, '2027-01-25', '2027-12-31')`,
    )
    expect(lacks(test)[0]?.ahead).toEqual({ count: 0, enough: false, weeks: 4 })
    expect((await overview(test)).texts('.note.warn')[0]).toContain('Patients find none in the next 4 weeks')
    expect(offers(test)).toBe(false)
  })
})

describe('the list above it', () => {
  it('does not say that everything is ready while a type cannot be booked', async () => {
    const { test } = arranged()
    const owner = await signedIn(test, 'owner')
    expect((await owner.visit('/staff/settings')).text).toContain('Everything is ready')
    setKindWeb(test.db, 1, false, theSystem, now)
    const page = await owner.visit('/staff/settings')
    expect([
      page.text.includes('Everything is ready'),
      page.text.includes('patients cannot book everything yet'),
    ]).toEqual([false, true])
  })
})
