import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { linkToken } from '../../src/lib/token.ts'
import { failingGate } from '../../src/messages/gates.ts'
import { findSubject } from '../../src/messages/messages.queries.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { changeStatus } from '../../src/patients/status.commands.ts'
import { byUser, theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { type PatientStatus, patientStatuses } from '../../src/practice/statuses.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

const sql = (text: string) => void test.db.raw.exec(text)
const book = (slot = slotAt('13:30')) => toBooked(test, openBrowser(test), noor, slot, withAnna)
const statusPage = (id = 1) => desk.visit(`/staff/patients/${id}/status`)
const numberOf = (id = 1) => rows(test.db, `select number from patient where id = ${id}`)[0]?.number

async function change(to: PatientStatus, id = 1): Promise<Page> {
  return (await statusPage(id)).fill({ status: to }).press('Change status')
}

/** The same without pages. */
function set(id: number, to: PatientStatus, at = test.now) {
  const version = Number(rows(test.db, `select row_version from patient where id = ${id}`)[0]?.row_version)
  return changeStatus(test.db, id, to, version, () => {}, byUser(1), at)
}

describe('a card that the web made', () => {
  it('J22, J23: has number 0 and status Registered, and many can have it', async () => {
    await book()
    await toBooked(test, openBrowser(test), {
      ...noor,
      firstName: 'Ada',
      lastName: 'Smit',
      email: 'ada@example.org',
    })
    expect(rows(test.db, 'select number, status from patient')).toEqual([
      { number: 0, status: 'registered' },
      { number: 0, status: 'registered' },
    ])
    const page = await desk.visit('/staff/patients/1')
    expect(page.text).toContain('no number yet')
    expect(page.texts('.tools .st')).toEqual(['Registered'])
  })

  it('J23: a second booking by the same person finds the Registered card', async () => {
    await book()
    await book(slotAt('15:00'))
    expect(count(test.db, 'patient')).toBe(1)
    expect(await change('active').then(() => book(slotAt('16:00')))).toMatchObject({ status: 200 })
    expect(count(test.db, 'patient')).toBe(1)
  })
})

describe('the status and the number', () => {
  it('J24: Active gives the number; who and when are kept', async () => {
    addCard(test, { more: "status = 'registered'" })
    expect((await statusPage()).text).toContain('Gives the patient number.')
    const page = await change('active')
    expect([page.path, page.texts('[role=status]'), numberOf()]).toEqual([
      '/staff/patients/1',
      ['The status is changed.'],
      1,
    ])
    expect(page.text.replace(/\s+/g, ' ')).toContain(
      'Registered → Active, number given 25 January 2027 08:00, Ines Maas',
    )
    expect(rows(test.db, 'select from_status, to_status, at, by_user from patient_status_change')).toEqual([
      { from_status: 'registered', to_status: 'active', at: test.now, by_user: 1 },
    ])
    expect((await statusPage()).text).not.toContain('Gives the patient number.')
  })

  it('J24: the number stays whatever the status becomes, also back at Registered', async () => {
    addCard(test, { more: "status = 'registered'" })
    addCard(test, { more: "status = 'registered'" })
    await change('inactive')
    expect(numberOf()).toBe(0)
    for (const to of ['active', 'registered', 'deceased', 'active', 'inactive'] as const) {
      await change(to)
      expect([to, numberOf()]).toEqual([to, 1])
    }
    await change('active', 2)
    expect(numberOf(2)).toBe(2)
  })

  it('rule 8: the practice ticks which statuses give a number', async () => {
    const olga = await signedIn(test, 'owner')
    const settings = await olga.visit('/staff/settings/patients')
    expect(settings.field('guardianAge').value).toBe('16')
    const none = await settings.fill({ numberStatus: [] }).press('Save')
    expect([none.status, none.errors()[0]]).toMatchObject([
      422,
      expect.stringContaining('Tick at least one status'),
    ])
    const saved = await settings.fill({ numberStatus: ['inactive'] }).press('Save')
    expect(saved.status).toBe(200)
    expect(findPractice(test.db)?.numberStatuses).toEqual(['inactive'])
    addCard(test, { more: "status = 'registered'" })
    await change('active')
    expect(numberOf()).toBe(0)
    await change('inactive')
    expect(numberOf()).toBe(1)
  })

  it('7.6, J21, F52: who books as a stranger is a patient at once where the practice says so', async () => {
    const olga = await signedIn(test, 'owner')
    const settings = await olga.visit('/staff/settings/patients')
    expect(settings.field('newPatient').value).toBe('provisional')
    await settings.choose('newPatient', 'active').press('Save')
    await toBooked(test, openBrowser(test), noor)
    await toBooked(test, openBrowser(test), {
      ...noor,
      firstName: 'Ida',
      email: 'ida@example.org',
      mobile: '',
    })
    // Recognised: a card is rehearsed, and no number is lost by it.
    await toBooked(test, openBrowser(test), noor)
    await toBooked(test, openBrowser(test), {
      ...noor,
      firstName: 'Ada',
      email: 'ada@example.org',
      mobile: '',
    })
    expect(rows(test.db, 'select number, status from patient order by id')).toEqual(
      [1, 2, 3].map((number) => ({ number, status: 'active' })),
    )
    expect(rows(test.db, 'select from_status, to_status, by_user from patient_status_change')).toHaveLength(3)
  })

  it.each(['', '11', '26', 'sixteen', '15.5'])(
    'rule 3: refuses %j as the age of renewal',
    async (guardianAge) => {
      const olga = await signedIn(test, 'owner')
      const page = await (await olga.visit('/staff/settings/patients')).fill({ guardianAge }).press('Save')
      expect([page.status, page.field('guardianAge').value]).toEqual([422, guardianAge])
      expect(findPractice(test.db)?.guardianAge).toBe(16)
    },
  )

  it('J24: two people at once give one card one number, and two cards two', async () => {
    addCard(test, { more: "status = 'registered'" })
    addCard(test, { more: "status = 'registered'" })
    const [one, two] = [await signedIn(test, 'reception'), await signedIn(test, 'owner')]
    const [first, second] = [
      await one.visit('/staff/patients/1/status'),
      await two.visit('/staff/patients/1/status'),
    ]
    const press = (page: Page) => page.fill({ status: 'active' }).press('Change status')
    const [done, late] = [await press(first), await press(second)]
    expect([done.path, late.status, late.texts('[role=alert]').length]).toEqual(['/staff/patients/1', 409, 1])
    expect([numberOf(), count(test.db, 'patient_status_change')]).toEqual([1, 1])
    const [third, fourth] = [
      await one.visit('/staff/patients/2/status'),
      await two.visit('/staff/patients/1/status'),
    ]
    await press(third)
    await press(fourth)
    expect([numberOf(1), numberOf(2)]).toEqual([1, 2])
  })

  it('choosing nothing, or what it is already, changes nothing', async () => {
    addCard(test)
    expect((await change('active')).path).toBe('/staff/patients/1')
    const page = await (await statusPage())
      .form('form[action*="status"]')
      .tamper({ status: 'alive' })
      .press('Change status')
    expect([page.status, page.errors().length]).toEqual([422, 1])
    expect([count(test.db, 'patient_status_change'), numberOf()]).toEqual([0, 0])
  })

  it('rule 8: passes over numbers that came with an import, and gives none again', () => {
    addCard(test, { more: "status = 'registered'" })
    addCard(test, { more: 'number = 1' })
    addCard(test, { more: 'number = 2' })
    set(1, 'active')
    expect(numberOf()).toBe(3)
    sql('update patient set erased_at = 1 where id = 1')
    addCard(test, { more: "status = 'registered'" })
    set(4, 'active')
    expect(numberOf(4)).toBe(4)
  })

  it('rule 8: the database itself lets no number change', () => {
    addCard(test, { more: 'number = 5' })
    for (const change of ['number = 6', 'number = 0'])
      expect(() => sql(`update patient set ${change} where id = 1`)).toThrow('numbers-are-kept')
    sql('update patient set number = 5 where id = 1')
  })

  it('rule 8: over any changes of any cards every number is given once, for ever, in the order of asking', () => {
    const step = fc.record({ card: fc.nat(4), to: fc.constantFrom(...patientStatuses) })
    const settings = fc.subarray([...patientStatuses], { minLength: 1 })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), settings, (steps, gives) => {
        const ids = Array.from({ length: 5 }, () => addCard(test, { more: "status = 'registered'" }))
        changePractice(test.db, { number_statuses: JSON.stringify(gives) }, theSystem, test.now)
        let next = Number(rows(test.db, 'select next_patient_number as n from practice')[0]?.n)
        const expected = new Map<number, number>(ids.map((id) => [id, 0]))
        const statuses = new Map<number, PatientStatus>(ids.map((id) => [id, 'registered']))
        for (const { card, to } of steps) {
          const id = ids[card] ?? 0
          if (statuses.get(id) !== to && gives.includes(to) && expected.get(id) === 0)
            expected.set(id, next++)
          statuses.set(id, to)
          set(id, to)
          expect(ids.map((each) => numberOf(each))).toEqual(ids.map((each) => expected.get(each)))
        }
      }),
      { numRuns: 40 },
    )
    const given = rows(test.db, 'select number from patient where number > 0').map((row) => row.number)
    expect(new Set(given).size).toBe(given.length)
  })
})

describe('rule 8: who has died', () => {
  it('has the appointments to come listed for staff to cancel, with a link each', async () => {
    addCard(test)
    addBooking(test.db, small, { date: '2027-02-01', from: '10:00', to: '10:30', people: [1] })
    addBooking(test.db, small, { date: '2027-02-02', from: '10:00', to: '10:30', people: [1] })
    addBooking(test.db, small, {
      date: '2027-02-03',
      from: '10:00',
      to: '10:30',
      people: [1],
      status: 'cancelled',
    })
    const page = await change('deceased')
    expect(page.texts('.warn p')).toEqual([
      '2 appointments are still to come. Open each one and cancel it. No message leaves.',
    ])
    expect(page.texts('.warn li')).toHaveLength(2)
    expect((await page.link('1 February 2027 10:00', '.warn').click()).path).toBe('/staff/appointments/1')
  })

  it('gets no message any more: none is planned as due, none leaves that waited', async () => {
    changePractice(test.db, { reminder_on: 1, reminder_days: 2 }, theSystem, test.now)
    await book(slotAt('13:30', '2027-01-28'))
    const judged = () => {
      const [practice, subject] = [findPractice(test.db), findSubject(test.db, 1)]
      if (!practice || !subject) throw new Error('nothing to judge')
      const kinds = ['confirmation', 'reminder'] as const
      return kinds.map((kind) =>
        failingGate(
          { kind, scheduleVersion: 1, channel: 'email', usefulUntil: test.now + 1 },
          subject,
          practice.messages,
          test.now,
        ),
      )
    }
    expect(judged()).toEqual([undefined, undefined])
    await change('deceased')
    expect(judged()).toEqual(['patient-off', 'patient-off'])
    test.now += 86_400 * 1.5
    sql("update message set state = 'sent', settled_at = 1, created_at = 1")
    planReminders(test.db, test.now)
    expect(rows(test.db, "select state, reason from message where kind = 'reminder'")).toEqual([
      { state: 'skipped', reason: 'patient-off' },
    ])
  })

  it('is never recognised on the web: the booking makes a new card, and staff compare the two', async () => {
    addCard(test, { contacts: ['noor@example.org', '+31612345678'] })
    await change('deceased')
    await book()
    expect(rows(test.db, 'select patient_id from attendee')).toEqual([{ patient_id: 2 }])
    expect(rows(test.db, 'select category, other_patient_id from follow_up')).toContainEqual({
      category: 'same-person',
      other_patient_id: 1,
    })
  })

  it('is recalled, invited and offered times no more: what was open is revoked with its links', async () => {
    addCard(test)
    addCard(test, { firstName: 'Ada' })
    sql(`insert into recall (patient_id, type_id, due_date, link_hash, code_hash) values (1, 1, '2027-02-01', x'01', x'02'), (2, 1, '2027-02-01', x'03', x'04');
      insert into recall (patient_id, type_id, due_date, state) values (1, 1, '2026-02-01', 'booked');
      insert into treatment_plan (patient_id, title, created_at) values (1, 'Crown', 1);
      insert into planned_appointment (plan_id) values (1);
      insert into invitation (planned_id, link_hash, minutes, sent_at, expires_at) values (1, x'05', 30, 1, 9e9);
      insert into invitation (recall_id, link_hash, minutes, sent_at, expires_at) values (1, x'06', 30, 1, 9e9), (2, x'07', 30, 1, 9e9);
      insert into waiting_entry (patient_id, type_id, created_at) values (1, 1, 1), (2, 1, 1);`)
    await change('deceased')
    expect(
      rows(
        test.db,
        'select state, link_generation, link_hash is null as dead, closed_by from recall order by id',
      ),
    ).toEqual([
      { state: 'closed', link_generation: 2, dead: 1, closed_by: 1 },
      { state: 'due', link_generation: 1, dead: 0, closed_by: null },
      { state: 'booked', link_generation: 2, dead: 1, closed_by: null },
    ])
    expect(
      rows(test.db, 'select withdrawn_at, link_hash is null as dead from invitation order by id'),
    ).toEqual([
      { withdrawn_at: test.now, dead: 1 },
      { withdrawn_at: test.now, dead: 1 },
      { withdrawn_at: null, dead: 0 },
    ])
    expect(rows(test.db, 'select closed_at, closed_why from waiting_entry order by id')).toEqual([
      { closed_at: test.now, closed_why: 'deceased' },
      { closed_at: null, closed_why: null },
    ])
  })

  it('has no link that opens anything; whoever comes back from there by mistake gets new ones', async () => {
    await book()
    const token = (generation: number) => linkToken(test.world.keys, 'unsubscribe', 1, generation)
    const open = async (generation: number) =>
      (await openBrowser(test).visit(`/unsubscribe/${token(generation)}`)).status
    expect(await open(1)).toBe(200)
    await change('deceased')
    const hashes = 'visit_hash, unsubscribe_hash, receipt_hash, code_hash'
    expect(rows(test.db, `select link_generation, ${hashes} from attendee`)).toEqual([
      { link_generation: 2, visit_hash: null, unsubscribe_hash: null, receipt_hash: null, code_hash: null },
    ])
    expect([await open(1), await open(2)]).toEqual([404, 404])
    await change('active')
    expect([await open(1), await open(2)]).toEqual([404, 200])
    expect(rows(test.db, 'select visit_hash is null as dead from attendee')).toEqual([{ dead: 0 }])
  })
})
