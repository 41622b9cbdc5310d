import { beforeEach, describe, expect, it } from 'vitest'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { noor as person, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, type Desk, openDesk, tomorrow } from './desk.ts'

let desk: Desk

/** A session of three places tomorrow at ten, with Noor in it. */
beforeEach(async () => {
  desk = await openDesk({}, { places: 3, minutes: 60, gridMinutes: 60 })
  await (await at(desk, '10:00')).press('Book appointment')
})

const open = () => desk.browser.visit('/staff/appointments/1')
const piet = () => desk.card({ firstName: 'Piet', lastName: 'Smit', contacts: ['piet@example.org'] })
const kim = () => desk.card({ firstName: 'Kim', lastName: 'Visser', contacts: [] })
const join = (patient: number) => desk.visit(`session=1&patient=${patient}`)

describe('rule 10: one more person', () => {
  it('is added from the appointment; seats are counted, and each is told alone', async () => {
    const page = await (await open()).link('Add a person').click()
    expect(page.text).toContain('1 of 3 places taken.')
    const found = await page.fill({ q: 'smit' }).press('Find')
    expect(found.text).toContain('Nobody found.')
    await (await join(piet())).press('Book appointment')
    expect(desk.count('attendee', 'appointment_id = 1')).toBe(2)
    const panel = await open()
    expect(panel.text).toContain('2 of 3 places taken')
    expect(panel.texts('#people a').slice(0, 2)).toEqual(['Book again: Noor Bakker', 'Book again: Piet Smit'])
    expect(panel.texts('#people li').map((text) => text.split(' Takes')[0])).toEqual([
      'Noor Bakker',
      'Piet Smit',
    ])
    expect(
      desk.rows(
        "select contact_email from message join attendee on attendee.id = attendee_id where kind = 'confirmation'",
      ),
    ).toEqual([{ contact_email: 'noor@example.org' }, { contact_email: 'piet@example.org' }])
  })

  it('also by booking the time at which a session begins', async () => {
    const page = await desk.visit(`practitioner=1&date=${tomorrow}&time=10:00&patient=${piet()}`)
    expect(page.text).toContain('A session begins then: 1 of 3 places are taken.')
    expect((await page.press('Book appointment')).path).toBe('/staff/agenda')
    expect([desk.count('appointment'), desk.count('attendee')]).toEqual([1, 2])
  })

  it('nobody has two places', async () => {
    const page = await (await join(desk.noor)).press('Book appointment')
    expect([page.status, desk.count('attendee')]).toEqual([422, 1])
    expect(page.text).toContain('has a place in this appointment already')
  })

  it('a full one says so, on the panel, on the form, and to the second of two', async () => {
    await (await join(piet())).press('Book appointment')
    const late = await join(desk.card({ firstName: 'Last', contacts: [] }))
    await (await join(kim())).press('Book appointment')
    const answer = await late.press('Book appointment')
    expect([answer.status, desk.count('attendee')]).toEqual([409, 3])
    expect(answer.text).toContain('All 3 places are taken.')
    const panel = await open()
    expect([
      panel.text.includes('All 3 places are taken.'),
      panel.texts('#people a').includes('Add a person'),
    ]).toEqual([true, false])
    const full = await desk.visit(
      `practitioner=1&date=${tomorrow}&time=10:00&patient=${desk.card({ contacts: [] })}`,
    )
    expect(full.texts('#says li')).toEqual(['Anna de Vries: 10:00–11:00 Consult, all places taken'])
  })

  it('an appointment for one person has no place for another', async () => {
    desk.test.db.raw.exec('update appointment set places = 1')
    expect((await open()).texts('#people a')).toEqual([])
    const page = await join(piet())
    expect([page.text.includes('The only place is taken.'), page.has('#book')]).toEqual([true, false])
  })

  it('a cancelled one is booked again from its page, however long ago it was', async () => {
    desk.test.db.raw.exec(
      "update attendee set cancelled_at = 1; update appointment set status = 'cancelled', cancelled_at = 1",
    )
    const page = await open()
    expect(page.links().filter(({ name }) => name.startsWith('Book again'))).toHaveLength(1)
    expect(page.has('#people form')).toBe(false)
  })

  it('nor a cancelled one, nor one that is not there', async () => {
    desk.test.db.raw.exec("update appointment set status = 'cancelled', cancelled_at = 1")
    expect((await join(piet())).text).toContain('Nobody can be added to it.')
    expect((await desk.visit('session=99')).status).toBe(404)
  })

  it('one that was changed meanwhile is shown as it stands now', async () => {
    const page = await join(piet())
    desk.test.db.raw.exec('update appointment set row_version = row_version + 1')
    const answer = await page.press('Book appointment')
    expect([answer.status, answer.text.includes('has changed this appointment meanwhile')]).toEqual([
      409,
      true,
    ])
    const added = await answer.press('Book appointment')
    expect([added.path, added.text.includes('One more person comes to this appointment.')]).toEqual([
      '/staff/appointments/1',
      true,
    ])
  })
})

describe('O18: who takes part', () => {
  beforeEach(async () => {
    await (await join(piet())).press('Book appointment')
  })

  const absent = async () => (await open()).form('#people li:first-child form').press({ name: 'present' })

  it('set as absent, no message leaves any more, and the place is kept', async () => {
    const page = await absent()
    expect(page.text).toContain(
      'Set as not taking part. Whoever knew of the appointment is told that it is off for them.',
    )
    expect(page.texts('#people li')[0]).toMatch(/^Noor Bakker Does not take part/)
    expect(desk.rows('select present from attendee order by id')).toEqual([{ present: 0 }, { present: 1 }])
    expect(page.text).toContain('2 of 3 places taken')
    planReminders(desk.test.db, desk.test.now)
    expect(
      desk.rows("select attendee_id from message where kind = 'reminder' and state = 'waiting'"),
    ).not.toContainEqual({
      attendee_id: 1,
    })
  })

  it('whoever had heard nothing yet hears nothing of it', async () => {
    await absent()
    expect(desk.count('message', "kind = 'cancelled'")).toBe(0)
    expect(desk.rows('select action, actor from appointment_event order by id desc limit 1')).toEqual([
      { action: 'edited', actor: 'staff' },
    ])
    expect(desk.count('audit', "action = 'set-absent'")).toBe(1)
  })

  it('and back; twice is as good as once', async () => {
    await absent()
    const page = await (await open()).press({ name: 'present', value: 'yes' })
    expect(page.text).toContain('Set as taking part.')
    expect(page.text).toContain('Set as not taking part')
    expect(page.text).toContain('Set as taking part again')
    expect(page.text).not.toContain('Changed')
    expect(desk.rows('select present from attendee')).toEqual([{ present: 1 }, { present: 1 }])
    expect(desk.count('audit', "action = 'set-present'")).toBe(1)
  })

  it('the second of two people is told that it was changed meanwhile', async () => {
    const mine = await open()
    const colleague = await signedIn(desk.test, 'owner')
    const theirs = await colleague.visit('/staff/appointments/1')
    await theirs.form('#people li:first-child form').press({ name: 'present' })
    const answer = await mine.form('#people li:nth-child(2) form').press({ name: 'present' })
    expect([answer.status, answer.text.includes('has changed this appointment meanwhile')]).toEqual([
      409,
      true,
    ])
    expect(desk.rows('select present from attendee order by id')).toEqual([{ present: 0 }, { present: 1 }])
  })

  it('not somebody who has cancelled, nor of another appointment', async () => {
    const send = async (path: string) => {
      const token = desk.test.db.raw.prepare('select form_token from session').pluck().get()
      const body = new URLSearchParams({ formToken: String(token), present: 'no', version: '1' }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
      return (await desk.browser.send(path, { method: 'POST', body, headers })).status
    }
    expect([
      await send('/staff/appointments/1/people/99'),
      await send('/staff/appointments/9/people/1'),
    ]).toEqual([404, 404])
    desk.test.db.raw.exec('update attendee set cancelled_at = 1 where id = 2')
    expect(await send('/staff/appointments/1/people/2')).toBe(404)
  })
})

describe('the page of an appointment for one', () => {
  it('asks nobody whether they take part', async () => {
    desk = await openDesk()
    await toBooked(desk.test, openBrowser(desk.test), person, slotAt('13:00', tomorrow), withAnna)
    const page = await open()
    expect([page.texts('#people li'), page.texts('#people a')]).toEqual([[], []])
    expect(page.links().filter(({ name }) => name === 'Book again')).toHaveLength(1)
  })
})
