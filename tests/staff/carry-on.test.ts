import { beforeEach, describe, expect, it } from 'vitest'
import { translator } from '../../src/i18n/translate.ts'
import { actOf, appointmentOf } from '../../src/staff/acts.ts'
import { rows } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { password, signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'

const minute = 60
const hour = 3600
let house: House
let ines: Browser
let cancel: string

beforeEach(async () => {
  house = openHouse()
  const { appointmentId } = bookAtDesk(house, { startsAt: at('2027-01-28', '10:00'), tell: false })
  cancel = `/staff/appointments/${appointmentId}/cancel`
  ines = await signedIn(house, 'reception')
})

const unlock = (page: Page) => page.form('form.card').fill({ password }).press('Unlock')
const kept = () => rows(house.db, 'select * from kept_form')

describe('rule 34: what will be done is said before it is sent', () => {
  it('names the act and the appointment, and nobody', async () => {
    const page = await ines.visit(cancel)
    house.now += 31 * minute
    const carry = await unlock(await page.form(`form[action="${cancel}"]`).enter())
    expect(carry.heading).toBe('Carry on where you were')
    expect(carry.texts('main .note')).toEqual(['Cancel the appointment of 28 Jan 10:00?'])
    expect(carry.text).not.toContain('Bakker')
  })

  it('names today’s by its time alone', async () => {
    const page = await ines.visit(cancel)
    house.now = at('2027-01-28', '08:00')
    // Twelve hours are over long since, and the form is carried all the same.
    const carry = await unlock(await page.form(`form[action="${cancel}"]`).enter())
    expect(carry.texts('main .note')).toEqual(['Cancel the appointment of 10:00?'])
  })

  it.each([
    ['/staff/appointments/7/status?back=x', 'Change the status of the appointment of 9?'],
    ['/staff/appointments/7/following/cancel', 'Cancel the appointment of 9 and the following ones?'],
    ['/staff/appointments/7/people/12', 'Change who takes part in the appointment of 9?'],
    ['/staff/appointments/new?date=2027-01-28', 'Book the new appointment?'],
    ['/staff/patients/new', 'Make a new patient’s card?'],
    ['/staff/patients/4/contacts/offered', 'Change the contacts on the patient’s card?'],
    ['/staff/follow-up/calls/3', 'Note what came of the phone call?'],
    ['/staff/settings/messages/texts/sms/reminder', 'Change the settings?'],
    ['/staff/account', ''],
    ['/staff/appointments/7/constructor', ''],
  ])('%s: %s', (address, said) => {
    const form = { address, page: '/staff/agenda', fields: [] }
    const writing = { t: translator('en'), when: (when: number) => String(when) }
    expect(actOf(form, appointmentOf(form), writing).replace('of 7', 'of 9')).toBe(said)
  })

  it('says to what a state is set, where the button says it', () => {
    const form = { address: '/staff/appointments/7/status', page: '', fields: [['to', 'no-show']] as const }
    const writing = { t: translator('en'), when: () => '09:00' }
    expect(actOf(form, 1, writing)).toBe('Set the appointment of 09:00 to “no-show”?')
  })
})

describe('rule 34: what is sent with the cookie of an ended session', () => {
  async function send(name: string): Promise<string> {
    const body = new URLSearchParams({ name, language: 'en' })
    const answer = await ines.send('/staff/account', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    })
    return answer.headers.get('location') ?? ''
  }

  it('is kept for an hour after the end, and no longer', async () => {
    house.db.raw.prepare('update session set ended_at = ?').run(house.now)
    house.now += hour - 1
    await send('In time')
    expect(kept()).toHaveLength(1)
    house.now += 1
    const late = await send('Too late')
    expect(late).toContain('note=unsaved')
    expect(kept()).toHaveLength(1)
    expect(rows(house.db, "select * from audit where action = 'form-kept'")).toHaveLength(1)
  })

  it('pushes out nothing that waits for its user, however often it is sent', async () => {
    house.db.raw.prepare('update session set ended_at = ?').run(house.now)
    for (let round = 0; round < 12; round++) await send(`Round ${round}`)
    const [first] = kept()
    expect(kept()).toHaveLength(10)
    await send('Once more')
    expect([kept().length, kept()[0]]).toEqual([10, first])
    expect(rows(house.db, "select * from audit where action = 'form-kept'")).toHaveLength(10)
  })
})
