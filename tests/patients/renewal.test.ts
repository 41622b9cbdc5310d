import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { ageOn, dateOfDay, dayNumber } from '../../src/lib/calendar.ts'
import { countToRenew, listToRenew } from '../../src/patients/renewal.queries.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { at } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import type { Browser } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { plansOf } from '../helpers/plan.ts'
import { signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let desk: Browser

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

const sql = (text: string) => void test.db.raw.exec(text)
const child = (birthDate: string | null, whose: 'own' | 'parent' | 'partner' = 'parent') =>
  addCard(test, { birthDate, whose, contacts: ['+31612345678'] })
const comesUp = (now: number) => listToRenew(test.db, now).map((each) => each.patientId)

describe('rule 3: at 16 a parent’s contact comes up for staff to renew', () => {
  it('from the birthday on, by the practice’s clock', () => {
    child('2011-01-25')
    child('2011-01-26')
    expect(comesUp(test.now)).toEqual([1])
    expect(comesUp(at('2027-01-25', '23:59'))).toEqual([1])
    expect(comesUp(at('2027-01-26', '00:00'))).toEqual([2, 1])
    expect(comesUp(at('2027-01-24', '23:59'))).toEqual([])
    // In UTC it is still the day before.
    expect(comesUp(Date.parse('2027-01-24T23:00:00Z') / 1000)).toEqual([1])
  })

  it('born on 29 February: on that day, in a common year on 1 March', () => {
    child('2012-02-29')
    expect(comesUp(at('2028-02-28', '12:00'))).toEqual([])
    expect(comesUp(at('2028-02-29', '12:00'))).toEqual([1])
    changePractice(test.db, { guardian_age: 17 }, theSystem, test.now)
    expect(comesUp(at('2029-02-28', '12:00'))).toEqual([])
    expect(comesUp(at('2029-03-01', '12:00'))).toEqual([1])
  })

  it('on every date of every birth date as the age says', () => {
    const date = (from: string, to: string) =>
      fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dateOfDay)
    const id = child('2000-01-01')
    fc.assert(
      fc.property(date('2000-01-01', '2016-12-31'), date('2026-01-01', '2032-12-31'), (birth, today) => {
        sql(`update patient set birth_date = '${birth}' where id = ${id}`)
        expect(countToRenew(test.db, at(today, '12:00'))).toBe(ageOn(birth, today) >= 16 ? 1 : 0)
      }),
      { numRuns: 300 },
    )
  })

  it('a guardian’s too; nobody else’s, none of the dead, none without a birth date, none withdrawn', () => {
    sql(`update patient_contact set whose = 'guardian' where patient_id = ${child('2010-01-01')}`)
    child('2010-01-01', 'own')
    child('2010-01-01', 'partner')
    child(null)
    sql(`update patient set status = 'deceased' where id = ${child('2010-01-01')}`)
    sql(`update patient_contact set revoked_at = 1 where patient_id = ${child('2010-01-01')}`)
    sql(`update patient set merged_into = 1 where id = ${child('2010-01-01')}`)
    expect([comesUp(test.now), countToRenew(test.db, test.now)]).toEqual([[1], 1])
  })

  it('heads the follow-up list and counts beside the agenda; "still right" keeps it and it does not come again', async () => {
    child('2010-01-01')
    expect((await desk.visit('/staff/agenda')).texts('.lists .hot b')).toContain('1')
    const list = await desk.visit('/staff/follow-up')
    expect(list.texts('#renew td').slice(0, 2)).toEqual([
      'Noor Bakker 1 January 2010',
      '06 12345678 (parent)',
    ])
    expect(list.text).toContain('These patients have turned 16.')
    const after = await list.form('#renew form').press(/^Still right/)
    expect([after.path, after.has('#renew'), after.text.includes('Nothing to follow up.')]).toEqual([
      '/staff/follow-up',
      false,
      true,
    ])
    const row = rows(test.db, 'select renewed_at, renewed_by, revoked_at from patient_contact')
    expect(row).toEqual([{ renewed_at: test.now, renewed_by: 1, revoked_at: null }])
    expect(comesUp(test.now + 86_400 * 400)).toEqual([])
    const card = await desk.visit('/staff/patients/1')
    expect([
      card.text.includes('Still right, asked 25 January 2027'),
      card.text.includes('to be renewed'),
    ]).toEqual([true, false])
  })

  it('"withdraw" takes it off the card; both can be done on the card, too', async () => {
    child('2010-01-01')
    child('2010-06-01')
    await (await desk.visit('/staff/follow-up')).form('#renew tr:last-child form').press(/^Withdraw/)
    expect(rows(test.db, 'select revoked_at from patient_contact order by id')).toEqual([
      { revoked_at: test.now },
      { revoked_at: null },
    ])
    const card = await desk.visit('/staff/patients/2')
    expect(card.text).toContain('to be renewed')
    const kept = await card.form('form.btns[action$="/contacts/2"]').press(/^Still right/)
    expect([kept.path, comesUp(test.now)]).toEqual(['/staff/patients/2', []])
  })

  it('what staff say of somebody that old need not be renewed; what they say of a child will be', async () => {
    addCard(test, { birthDate: '2010-01-01', contacts: [] })
    addCard(test, { birthDate: '2011-02-01', contacts: [] })
    for (const id of [1, 2]) {
      const card = await desk.visit(`/staff/patients/${id}`)
      await card
        .form(`form[action^="/staff/patients/${id}/contacts#"]`)
        .fill({ contact: '06 12345678', whose: 'parent' })
        .press('Put on the card')
    }
    expect(comesUp(test.now)).toEqual([])
    expect(comesUp(at('2027-02-01', '08:00'))).toEqual([2])
  })

  it('rule 9: of a protected identity nothing but that there is one', async () => {
    sql(`update patient set protected = 1 where id = ${child('2010-01-01')}`)
    const list = await desk.visit('/staff/follow-up')
    expect([list.texts('#renew td b'), list.has('#renew form')]).toEqual([['Protected'], false])
    expect(list.html).not.toMatch(/noor|12345678/i)
    expect((await list.link('Protected').click()).heading).toBe('Protected identity')
  })

  it('every patient shown there is in the access log; the list is found by index', async () => {
    child('2010-01-01')
    await desk.visit('/staff/follow-up')
    expect(rows(test.db, "select patient_id from access_log where view = 'follow-up'")).toEqual([
      { patient_id: 1 },
    ])
    const steps = plansOf(test.db, () => [listToRenew(test.db, test.now), countToRenew(test.db, test.now)])
    expect(steps.filter((step) => /^SCAN/.test(step) && !step.includes('patient_contact_to_renew'))).toEqual(
      [],
    )
  })

  it('the age can be set from 12 to 25', async () => {
    child('2005-01-01')
    child('2013-01-01')
    const olga = await signedIn(test, 'owner')
    const settings = await olga.visit('/staff/settings/patients')
    await settings.fill({ guardianAge: 25 }).press('Save')
    expect(comesUp(test.now)).toEqual([])
    await (await olga.visit('/staff/settings/patients')).fill({ guardianAge: 12 }).press('Save')
    expect(comesUp(test.now)).toEqual([2, 1])
  })
})
