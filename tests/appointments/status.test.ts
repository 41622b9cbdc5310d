import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { markStatus } from '../../src/appointments/status.commands.ts'
import { marks } from '../../src/appointments/status.ts'
import { byUser } from '../../src/practice/actor.ts'
import { rows } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { allOn, appointment, type Booked, bookAtDesk, type House, history, openHouse } from '../visit/kit.ts'

let house: House
let desk: Browser
let visit: Booked

/** Thursday 28 January, 11:00 to 11:30, with Anna; today unless told. */
beforeEach(async () => {
  house = openHouse({ ...allOn, portal_open: 1 })
  visit = bookAtDesk(house)
  house.now = at('2027-01-28', '10:50')
  desk = await signedIn(house, 'reception')
})

const open = (): Promise<Page> => desk.visit(`/staff/appointments/${visit.appointmentId}`)
const press = async (name: string): Promise<Page> => (await open()).press(name)
const buttons = (page: Page): readonly string[] =>
  ['status', 'shorten'].flatMap((act) => page.texts(`#panel form[action$="/${act}"] button`))
const status = (): unknown => appointment(house, visit.appointmentId).status

describe('issue 5: one click forward', () => {
  it('goes from booked to departed on the day, each with its time, and says where it stands', async () => {
    const times = ['10:50', '11:05', '11:28', '11:31']
    for (const [index, name] of ['Arrived', 'In treatment', 'Done', 'Departed'].entries()) {
      house.now = at('2027-01-28', times[index] ?? '')
      const page = await press(name)
      expect(page.via.map((each) => each.status)).toEqual([303])
      expect(page.path).toBe(`/staff/appointments/${visit.appointmentId}`)
      expect(page.text).toContain(`${name} ${times[index]}, Ines Maas`)
    }
    expect(status()).toBe('departed')
    expect(history(house, visit.appointmentId)).toEqual([
      'booked system',
      'arrived staff',
      'in-treatment staff',
      'done staff',
      'departed staff',
    ])
    expect(buttons(await open())).toEqual(['Back to “done”'])
  })

  it('rule 36: staff confirm, on any day before; the patient’s own page knows it', async () => {
    house.now = at('2027-01-26', '09:00')
    desk = await signedIn(house, 'reception')
    const page = await press('Confirmed')
    expect(page.text).toContain('Confirmed 09:00, Ines Maas')
    expect((await house.browser.visit(visit.path)).text).toContain('You have confirmed that you are coming.')
    expect(buttons(page)).toEqual(['Back to “booked”'])
  })

  it('nobody arrives on another day, and nobody is absent before the start', async () => {
    house.now = at('2027-01-27', '11:00')
    desk = await signedIn(house, 'reception')
    expect(buttons(await open())).toEqual(['Confirmed'])
    const version = Number(appointment(house, visit.appointmentId).row_version)
    for (const to of marks.filter((mark) => mark !== 'confirmed')) {
      const marking = { appointmentId: visit.appointmentId, to, version }
      expect(markStatus(house.db, marking, byUser(1), house.now)).toEqual({
        ok: false,
        reason: 'not-offered',
      })
    }
    house.now = at('2027-01-28', '10:59')
    desk = await signedIn(house, 'reception')
    expect(buttons(await open())).toEqual(['Arrived', 'Confirmed'])
    house.now = at('2027-01-28', '11:00')
    expect(buttons(await open())).toEqual(['Arrived', 'Did not come'])
  })

  it('the day after, what was forgotten can still be said', async () => {
    house.now = at('2027-01-29', '09:00')
    desk = await signedIn(house, 'reception')
    expect(buttons(await open())).toEqual(['Done', 'Did not come'])
    const page = await press('Done')
    expect(page.text).toContain('Done 09:00')
  })

  it('who comes after all has come', async () => {
    house.now = at('2027-01-28', '11:19')
    await press('Did not come')
    expect(status()).toBe('no-show')
    expect(buttons(await open())).toEqual(['Arrived', 'Back to “booked”'])
    await press('Arrived')
    expect(status()).toBe('arrived')
  })

  it('J22: a first visit changes nothing of the patient’s own status', async () => {
    const before = rows(house.db, 'select status, number from patient')
    for (const name of ['Arrived', 'In treatment', 'Done', 'Departed']) await press(name)
    expect(rows(house.db, 'select status, number from patient')).toEqual(before)
  })

  it('rule 22: who said "I cannot come" and comes is not looked at any more', async () => {
    house.set('appointment', visit.appointmentId, { cannot_come_at: house.now - 60 })
    house.db.raw.exec(
      `insert into follow_up (category, patient_id, appointment_id, opened_at)
        select 'cannot-come', patient_id, appointment_id, ${house.now} from attendee`,
    )
    await press('Arrived')
    expect(appointment(house, visit.appointmentId).cannot_come_at).toBeNull()
    expect(rows(house.db, 'select closed_why from follow_up')).toEqual([{ closed_why: 'coming' }])
  })
})

describe('issue 5: one click back', () => {
  it('leads to what it was before, one after the other, and is in the history', async () => {
    for (const name of ['Confirmed', 'Arrived', 'In treatment']) await press(name)
    await press('Back to “arrived”')
    expect((await open()).text).toContain('Arrived 10:50, Ines Maas · waits 0 min')
    await press('Back to “confirmed”')
    expect(status()).toBe('confirmed')
    await press('Back to “booked”')
    expect(status()).toBe('booked')
    expect(
      history(house, visit.appointmentId).filter((each) => each.startsWith('status-undone')),
    ).toHaveLength(3)
    expect(buttons(await open())).toEqual(['Arrived', 'Confirmed'])
  })

  it('knows the way also where the history does not', async () => {
    house.set('appointment', visit.appointmentId, { status: 'in-treatment' })
    expect(buttons(await open())).toEqual(['Done', 'Back to “arrived”'])
    await press('Back to “arrived”')
    expect(status()).toBe('arrived')
  })

  it('whatever is clicked, back after forward is where it was', () => {
    const walk = fc.array(fc.constantFrom(...marks), { maxLength: 12 })
    fc.assert(
      fc.property(walk, (clicks) => {
        const own = openHouse()
        const { appointmentId } = bookAtDesk(own)
        own.now = at('2027-01-28', '11:05')
        for (const to of clicks) {
          const before = appointment(own, appointmentId)
          const click = (mark: typeof to | 'back') =>
            markStatus(
              own.db,
              {
                appointmentId,
                to: mark,
                version: Number(appointment(own, appointmentId).row_version),
              },
              { kind: 'system', userId: null },
              own.now,
            )
          if (!click(to).ok || before.status === to) continue
          expect(click('back').ok).toBe(true)
          expect(appointment(own, appointmentId).status).toBe(before.status)
          click(to)
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('two receptionists', () => {
  it('the second is told what happened, and nothing is lost', async () => {
    const first = await open()
    await addStaff(house.db, 'owner', house.now)
    const other = await signedIn(house, 'owner')
    const second = await other.visit(`/staff/appointments/${visit.appointmentId}`)
    await first.press('Arrived')
    await (await open()).press('In treatment')
    const told = await second.press('Confirmed')
    expect(told.status).toBe(409)
    expect(told.texts('[role=alert]').join()).toContain('Now: In treatment 10:50, Ines Maas.')
    expect(status()).toBe('in-treatment')
    expect(buttons(told)).toEqual(['Done', 'Back to “arrived”'])
  })

  it('who press the same press once', async () => {
    const first = await open()
    const second = await open()
    await first.press('Arrived')
    house.now += 60
    const page = await second.press('Arrived')
    expect([page.status, page.text.includes('Arrived 10:50, Ines Maas')]).toEqual([200, true])
    expect(history(house, visit.appointmentId)).toEqual(['booked system', 'arrived staff'])
  })

  it('who take it back twice take it back once', async () => {
    await press('Confirmed')
    await press('Arrived')
    const [first, second] = [await open(), await open()]
    await first.press('Back to “confirmed”')
    expect((await second.press('Back to “confirmed”')).status).toBe(409)
    expect(status()).toBe('confirmed')
  })
})

describe('bad input', () => {
  const post = (fields: Record<string, string>, path = 'status') =>
    desk.send(`/staff/appointments/${visit.appointmentId}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields).toString(),
    })

  it('changes nothing', async () => {
    expect((await post({ to: 'cancelled', version: '1' })).status).toBe(404)
    expect((await post({ to: 'booked', version: '1' })).status).toBe(404)
    expect((await post({})).status).toBe(404)
    expect((await post({ to: 'arrived' })).status).toBe(409)
    expect((await post({ to: 'arrived', version: 'x' })).status).toBe(409)
    expect((await post({ to: 'departed', version: '1' })).status).toBe(409)
    expect((await post({ to: 'back', version: '1' })).status).toBe(409)
    expect((await post({ version: '1' }, 'shorten')).status).toBe(409)
    expect(history(house, visit.appointmentId)).toEqual(['booked system'])
    expect(status()).toBe('booked')
  })

  it('of a cancelled appointment nothing goes on', async () => {
    house.set('appointment', visit.appointmentId, { status: 'cancelled', cancelled_at: house.now })
    expect(buttons(await open())).toEqual([])
    expect((await post({ to: 'arrived', version: '1' })).status).toBe(409)
    expect(status()).toBe('cancelled')
  })
})

describe('rule 36: a late patient', () => {
  beforeEach(() => {
    house.now = at('2027-01-28', '11:12')
  })

  it('shows the minutes, and one click to shorten, move or mark', async () => {
    const page = await open()
    expect(page.text).toContain('12 min late')
    expect(buttons(page)).toEqual(['Arrived', 'Did not come', 'Shorten: 11:15–11:30'])
    expect(page.link('Move').href).toBe(`/staff/appointments/${visit.appointmentId}/move`)
  })

  it('is shortened to what is left, the end stays, nobody gets a message', async () => {
    const messages = house.messages().length
    const page = await press('Shorten: 11:15–11:30')
    expect(page.text).toContain('11:15–11:30')
    expect(page.text).toContain('Shortened: begins at 11:15, not 11:00')
    expect(appointment(house, visit.appointmentId)).toMatchObject({
      starts_at: at('2027-01-28', '11:15'),
      ends_at: at('2027-01-28', '11:30'),
      local_start: '2027-01-28T11:15+01:00',
    })
    expect(rows(house.db, 'select starts_at, ends_at from occupancy')).toEqual([
      { starts_at: at('2027-01-28', '11:15'), ends_at: at('2027-01-28', '11:30') },
    ])
    expect(house.messages()).toHaveLength(messages)
    expect(buttons(page)).toEqual(['Arrived', 'Confirmed'])
  })

  it('of whom less than five minutes would be left is not shortened, and who has come is not late', async () => {
    const early = await open()
    house.now = at('2027-01-28', '11:26')
    expect(buttons(await open())).toEqual(['Arrived', 'Did not come'])
    const late = await early.press('Shorten: 11:15–11:30')
    expect([late.status, late.texts('[role=alert]')]).toEqual([
      409,
      ['Too little is left of this visit to shorten it.'],
    ])
    await press('Arrived')
    expect((await open()).text).not.toContain('min late')
  })

  it('is not shortened under an appointment that lies over it on purpose; nothing has changed', async () => {
    const page = await open()
    house.db.raw.exec(
      `insert into appointment (type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, on_purpose, booked_at)
        select type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, 1, booked_at from appointment`,
    )
    const told = await page.press('Shorten: 11:15–11:30')
    expect(told.status).toBe(409)
    expect(told.texts('[role=alert]').join()).toContain('lies over this one')
    expect(appointment(house, visit.appointmentId).starts_at).toBe(at('2027-01-28', '11:00'))
  })
})
