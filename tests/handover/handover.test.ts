import { beforeEach, describe, expect, it } from 'vitest'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { moveByStaff } from '../../src/appointments/move-by-staff.commands.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { build } from '../../src/db/run.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { count, everything, rows, slotAt } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, openPost } from '../messages/desk.ts'
import {
  allOn,
  appointment,
  type Booked,
  bookAtDesk,
  type House,
  history,
  openHouse,
  pathOf,
} from '../visit/kit.ts'

let house: House
let ines: Browser
let booked: readonly Booked[]

const thursday = '2027-01-28'
const times = ['09:00', '11:00', '14:00']

/** Three people with Anna on Thursday, all confirmed by e-mail but the last, who has no address. */
beforeEach(async () => {
  house = openHouse(allOn, { selfService: true })
  booked = times.map((time, index) =>
    bookAtDesk(house, { startsAt: at(thursday, time), ...(index === 2 ? { email: null } : {}) }),
  )
  house.now += 300
  await house.sender(openPost().gateway).tick()
  ines = await signedIn(house, 'reception')
})

const idOf = (index: number) => booked[index]?.appointmentId ?? 0
const state = () => everything(house.db, ['session', 'access_log'])

async function asked(values: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await ines.visit('/staff/handover')
  const whose = { practitioner: String(house.practice.anna), from: thursday, to: thursday, ...values }
  return page.form('#stretch').fill(whose).press('Show the appointments')
}

async function previewed(deed: string, values: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await asked()
  return page
    .form('#choice')
    .fill({ deed, ...values })
    .press('Preview')
}

const toSelim = () => previewed('hand', { colleague: String(house.practice.selim) })

async function post(minutes = 5) {
  const { gateway, mails } = openPost()
  house.now += minutes * 60
  await house.sender(gateway).tick()
  return mails
}

const calls = () =>
  rows(house.db, "select * from follow_up where category = 'to-phone' and closed_at is null")

describe('rule 35: appointments that a practitioner cannot keep', () => {
  it('are listed, all ticked, of the days asked for and of nobody else', async () => {
    bookAtDesk(house, { startsAt: at('2027-01-29', '09:00') })
    bookAtDesk(house, { startsAt: at(thursday, '09:00'), calendarId: house.practice.selim })
    const page = await asked()
    expect(page.texts('input[name="a"]')).toHaveLength(3)
    expect(page.document.querySelectorAll('input[name="a"][checked]')).toHaveLength(3)
    expect(page.text).toContain('Thursday 28 January 2027 09:00–09:30')
    expect((await asked({ to: '' })).texts('input[name="a"]')).toHaveLength(4)
    expect((await asked({ from: '2027-02-01', to: '' })).text).toContain('Nothing is booked then.')
  })

  it('nothing happens before it was shown', async () => {
    const before = state()
    const page = await toSelim()
    expect(page.heading).toBe('Hand appointments of Anna de Vries to Selim Aydin')
    expect(page.text).toContain('Nothing has happened yet.')
    expect(page.text).toContain(
      'Your visit on Thursday 28 January 2027 from 09:00 to 09:30 is now with Selim Aydin',
    )
    expect(state()).toEqual(before)
  })

  it('go to a colleague at the same times, with the message that says so', async () => {
    const page = await (await toSelim()).press('Hand over these appointments')
    expect(page.via.map(({ status }) => status)).toEqual([303])
    for (const { appointmentId } of booked)
      expect(appointment(house, appointmentId)).toMatchObject({
        calendar_id: house.practice.selim,
        schedule_version: 2,
      })
    expect(history(house, idOf(0))).toContain('reassigned staff')
    expect(page.texts('td .st')).toEqual(['to phone', 'leaves at 08:10', 'leaves at 08:10'])
    expect(page.text).toContain('1 still needs you.')
    const mails = await post()
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Changed: appointment Thu 28 Jan 09:00, Praktijk De Linde',
      'Changed: appointment Thu 28 Jan 11:00, Praktijk De Linde',
    ])
    expect((await page.reload()).texts('td .st')).toEqual(['to phone', 'told', 'told'])
  })

  it('say of each where it fits: taken, away, gone, other hours, another kind; what cannot be is not offered', async () => {
    const { selim } = house.practice
    bookAtDesk(house, { startsAt: at(thursday, '09:15'), calendarId: selim })
    bookAtDesk(house, { startsAt: at(thursday, '12:00') })
    const page = await toSelim()
    expect(page.texts('.st')).toEqual([
      'Selim Aydin or the room is taken',
      'fits',
      'outside the hours of Selim Aydin',
      'fits',
    ])
    expect(page.document.querySelectorAll('input[name="a"]')).toHaveLength(3)
    expect(page.document.querySelectorAll('input[name="a"][checked]')).toHaveLength(2)
    house.db.run(build.deleteFrom('type_calendar').where('calendar_id', '=', selim))
    house.db.raw.exec('update arrangement set version = version + 1')
    expect((await toSelim()).texts('.st')[1]).toBe('Selim Aydin does not usually do this')
    house.db.raw.exec(
      `update resource set to_date = '2027-01-27' where id = (select resource_id from calendar where id = ${selim})`,
    )
    expect((await toSelim()).texts('.st')).toEqual(
      Array(4).fill('Selim Aydin does not work here on that day'),
    )
  })

  it('are asked to be chosen anew: the appointment stays, the message leads to other times', async () => {
    const preview = await previewed('propose')
    expect(preview.text).toContain(
      'We cannot keep your appointment on Thursday 28 January 2027 from 09:00 to 09:30.',
    )
    const page = await preview.press('Ask these patients')
    expect(page.texts('td .st')).toEqual(['to phone', 'leaves at 08:10', 'leaves at 08:10'])
    expect(appointment(house, idOf(0))).toMatchObject({ status: 'booked', schedule_version: 1 })
    const mails = await post()
    expect(mails[0]?.subject).toBe('Choose another time: appointment Thu 28 Jan 09:00, Praktijk De Linde')
    expect(mails[0]?.text).toContain(
      `Choose another time: https://book.example.org${pathOf(house, booked[0]?.attendeeId ?? 0)}/move`,
    )
    expect(mails[0]?.calendar).toBe('')
  })

  it('whoever is asked to choose again is not reminded that the time stands', async () => {
    await (await previewed('propose')).press('Ask these patients')
    const told = await post()
    expect(told.map(({ subject }) => subject)).toEqual(Array(2).fill(expect.stringContaining('another time')))
    house.now = at('2027-01-26', '10:05')
    expect(planReminders(house.db, house.now)).toBe(0)
    expect(await post(0)).toEqual([])
  })

  it('whose own page says so, too, and no longer asks them to say that they come', async () => {
    const path = pathOf(house, booked[0]?.attendeeId ?? 0)
    const patient = openBrowser(house)
    const says = 'This appointment cannot go ahead. Please choose another time.'
    const before = await patient.visit(path)
    expect([before.text.includes(says), before.text.includes('I am coming')]).toEqual([false, true])
    expect((await patient.visit(`${path}/move`)).text).toContain('It stays yours until')
    await (await previewed('propose')).press('Ask these patients')
    await post()
    const page = await patient.visit(path)
    expect([page.text.includes(says), page.text.includes('I am coming')]).toEqual([true, false])
    const times = await patient.visit(`${path}/move`)
    expect(times.text).toContain(says)
    expect(times.text).not.toMatch(/It stays yours until|Keep my time/)
    expect((await times.link('Your appointment').click()).heading).toBe('Your appointment')
    const check = await times.form('form:has(.slots)').press({ name: 'slot' })
    expect(check.url).toMatch(/move\/check/)
    expect(check.text).toContain(says)
    expect(check.text).not.toMatch(/It stays yours until|Keep my time/)
    expect(check.link('Your appointment').href).toBe(path)
  })

  it('a question that was taken back with a cancellation is put again where that was a mistake', async () => {
    await (await previewed('propose')).press('Ask these patients')
    const cancel = (index: number) => {
      const change = { appointmentId: idOf(index), by: 'staff', reason: '', tell: true } as const
      const version = Number(appointment(house, idOf(index)).row_version)
      return cancelByStaff(house.db, { ...change, version }, theSystem, house.now).ok
    }
    expect([cancel(0), cancel(2)]).toEqual([true, true])
    house.now += 30
    for (const index of [0, 2]) expect(undoChange(house.db, idOf(index), theSystem, house.now).ok).toBe(true)
    expect(calls()).toMatchObject([{ appointment_id: idOf(2) }])
    const subjects = (await post()).map(({ subject }) => subject)
    expect(subjects).toEqual(Array(2).fill(expect.stringMatching(/^Choose another time/)))
    house.now = at('2027-01-26', '10:05')
    expect(planReminders(house.db, house.now)).toBe(0)
  })

  it('a question that was taken back for good is none: the page of whoever is back at that time says nothing of it', async () => {
    await (await previewed('propose')).press('Ask these patients')
    expect(calls()).toHaveLength(1)
    const plan = { calendarId: house.practice.anna, locationId: house.practice.locationId }
    for (const time of ['16:00', '14:00']) {
      const startsAt = at(thursday, time)
      const version = Number(appointment(house, idOf(2)).row_version)
      const where = { ...plan, startsAt, endsAt: startsAt + 1800, onPurpose: false, tell: true }
      moveByStaff(house.db, { ...where, appointmentId: idOf(2), version }, theSystem, house.now)
    }
    expect(calls()).toEqual([])
    expect((await openBrowser(house).visit(pathOf(house, booked[2]?.attendeeId ?? 0))).text).not.toContain(
      'cannot go ahead',
    )
  })

  it('nor by a reminder that waited when the question was put', async () => {
    house.now = at('2027-01-26', '10:05')
    expect(planReminders(house.db, house.now)).toBeGreaterThan(0)
    ines = await signedIn(house, 'reception')
    await (await previewed('propose')).press('Ask these patients')
    const mails = await post()
    expect(mails.filter(({ subject }) => subject.startsWith('Reminder'))).toEqual([])
    expect(
      rows(house.db, "select reason from message where kind = 'reminder' and channel = 'email'"),
    ).toEqual(Array(2).fill({ reason: 'withdrawn' }))
  })

  describe('on their own page (rule 35)', () => {
    const says = 'This appointment cannot go ahead. Please choose another time.'
    const byPhone = 'This appointment cannot go ahead. Phone 020 123 45 67 and we find another time together.'
    const path = () => pathOf(house, booked[0]?.attendeeId ?? 0)

    it('"I am coming" from a page of before is refused, and leads to other times', async () => {
      const patient = openBrowser(house)
      const before = await patient.visit(path())
      await (await previewed('propose')).press('Ask these patients')
      const refused = await before.press('I am coming')
      expect([refused.status, refused.texts('[role=alert]')]).toEqual([409, [says]])
      expect(refused.text).not.toContain('I am coming')
      expect((await refused.link('Choose another time').click()).heading).toBe('Choose a time')
      expect(appointment(house, idOf(0))).toMatchObject({ status: 'booked' })
      expect(history(house, idOf(0)).filter((each) => each.startsWith('confirmed'))).toEqual([])
    })

    it('who had said so already is not thanked for it any more', async () => {
      const patient = openBrowser(house)
      const coming = await (await patient.visit(path())).press('I am coming')
      await (await previewed('propose')).press('Ask these patients')
      const page = await patient.visit(coming.url)
      expect(page.texts('.note')).toEqual([says])
      expect(page.text).not.toMatch(/you are coming/i)
    })

    it.each([
      ['rebooking is off', 'update practice set rebook_on = 0'],
      [
        'it is too late for that online',
        'update practice set rebook_deadline_hours = 500, cancel_deadline_hours = 500',
      ],
    ])('where %s they are asked to phone, wherever the link leads', async (_, change) => {
      await (await previewed('propose')).press('Ask these patients')
      house.db.raw.exec(change)
      const patient = openBrowser(house)
      for (const address of [path(), `${path()}/move`]) {
        const page = await patient.visit(address)
        expect([page.status, page.path, page.texts('.note')]).toEqual([200, path(), [byPhone]])
        expect(page.text).not.toMatch(/Please choose|I cannot come|I am coming/)
      }
    })

    it('where no other time is free they are not told to choose one', async () => {
      await (await previewed('propose')).press('Ask these patients')
      house.db.raw.exec('update block_kind set web = 0')
      const page = await openBrowser(house).visit(`${path()}/move`)
      expect(page.heading).toBe('No other time is free online')
      expect(page.text).toContain(byPhone)
    })
  })

  it('with rebooking off the message gives the phone alone (rule 28)', async () => {
    house.db.raw.exec('update practice set rebook_on = 0')
    await (await previewed('propose')).press('Ask these patients')
    const [mail] = await post()
    expect(mail?.text).not.toContain('/visit/')
    expect(mail?.text).toContain('Phone 020 123 45 67 and we find another time together.')
  })

  it('are settled when the patient has chosen; nobody is asked twice about one time', async () => {
    const page = await (await previewed('propose')).press('Ask these patients')
    const move = await openBrowser(house).visit(`${pathOf(house, booked[0]?.attendeeId ?? 0)}/move`)
    await (
      await move.form('form:has(.slots)').press({ name: 'slot', value: slotAt('10:30', '2027-01-26') })
    ).press('Take this time')
    expect(appointment(house, idOf(0))).toMatchObject({ schedule_version: 2 })
    expect((await page.reload()).texts('td .st')).toContain('settled')
    const again = await previewed('propose')
    expect(again.document.querySelectorAll('input[name="a"]')).toHaveLength(0)
    expect(again.text).toContain('has been asked already')
    expect(count(house.db, 'message', "kind = 'propose'")).toBe(3)
  })

  it('are cancelled together, with a reason for staff; whom no message reaches is to be phoned', async () => {
    const preview = await previewed('cancel')
    const page = await preview.fill({ reason: 'Flu' }).press('Cancel these appointments')
    for (const { appointmentId } of booked)
      expect(appointment(house, appointmentId)).toMatchObject({ status: 'cancelled', cancelled_by: 'staff' })
    expect(rows(house.db, 'select text from appointment_note')).toEqual(Array(3).fill({ text: 'Flu' }))
    expect(calls()).toMatchObject([{ appointment_id: idOf(2) }])
    expect(page.link('on the call list').href).toBe(`/staff/follow-up/calls#f${calls()[0]?.id}`)
    expect(await post()).toHaveLength(2)
  })

  it('where one was changed meanwhile the others go through, and that one is named', async () => {
    const preview = await toSelim()
    const standing = { appointmentId: idOf(0), by: 'patient', reason: '', version: 1, tell: false } as const
    cancelByStaff(house.db, standing, theSystem, house.now)
    bookAtDesk(house, { startsAt: at(thursday, '11:00'), calendarId: house.practice.selim })
    const page = await preview.press('Hand over these appointments')
    expect(page.text).toContain('the time was taken meanwhile')
    expect(appointment(house, idOf(1))).toMatchObject({ calendar_id: house.practice.anna })
    expect(appointment(house, idOf(2))).toMatchObject({ calendar_id: house.practice.selim })
  })

  it('nobody is told where staff choose so, and nobody is put on the list', async () => {
    const preview = await toSelim()
    await preview.fill({ tell: false }).press('Hand over these appointments')
    expect([await post(), calls()]).toEqual([[], []])
  })

  it('without a tick, a deed or a colleague: said beside it, nothing changed', async () => {
    const before = state()
    const page = await asked()
    const form = page.form('#choice')
    expect((await form.press('Preview')).errors()).toEqual([
      'What happens to them? Choose what happens to them',
    ])
    expect((await form.fill({ deed: 'hand' }).press('Preview')).errors()).toEqual([
      'Colleague: Choose a colleague',
    ])
    const none = await (await toSelim()).fill({ a: [] }).press('Hand over these appointments')
    expect([none.status, none.errors()]).toEqual([422, ['Which appointments? Tick at least one appointment']])
    expect((await asked({ to: '2027-01-01' })).errors()).toEqual([
      'Until and including: The last day cannot be before the first',
    ])
    expect((await asked({ practitioner: '' })).status).toBe(200)
    expect(state()).toEqual(before)
  })

  it('forged ids of another practitioner, of the past and of nobody are left alone', async () => {
    const other = bookAtDesk(house, { startsAt: at(thursday, '09:00'), calendarId: house.practice.selim })
    const before = appointment(house, other.appointmentId)
    const forged: [string, string][] = [
      ['practitioner', String(house.practice.anna)],
      ['deed', 'cancel'],
      ['a', String(other.appointmentId)],
      ['a', '999999'],
      [`version-${other.appointmentId}`, '1'],
    ]
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await ines.send('/staff/handover', {
      method: 'POST',
      headers,
      body: new URLSearchParams(forged),
    })
    expect(answer.status).toBe(303)
    expect(appointment(house, other.appointmentId)).toEqual(before)
    expect((await ines.send('/staff/handover/999')).status).toBe(404)
  })

  it('names nobody with a protected identity, and writes everybody listed into the access log (rule 9)', async () => {
    house.db.raw.exec('update patient set protected = 1')
    const page = await toSelim()
    expect(page.text).toContain('Protected identity')
    expect(page.html).not.toContain('Sanne Bos')
    expect(count(house.db, 'access_log', "view = 'handover'")).toBeGreaterThan(0)
  })

  it('nor whoever became protected after the card that booked was merged (rule 9)', async () => {
    const [{ patient_id: gone } = {}] = rows(house.db, 'select patient_id from attendee order by id')
    const stays = addCard(house, { firstName: 'Sanna', lastName: 'Boss' })
    house.set('patient', Number(gone), { first_name: 'Zwaantje', merged_into: stays })
    expect((await toSelim()).text).toContain('Sanna Boss')
    house.set('patient', stays, { protected: 1 })
    expect((await asked()).text).toContain('Protected identity')
    const preview = await toSelim()
    const done = await preview.form('form[action="/staff/handover"]').enter()
    for (const page of [preview, done]) {
      expect(page.text).toContain('Protected identity')
      expect(page.html).not.toMatch(/Sanna|Zwaantje/)
    }
    expect(count(house.db, 'access_log', `view = 'handover' and patient_id = ${stays}`)).toBeGreaterThan(0)
    expect(count(house.db, 'access_log', `view = 'handover' and patient_id = ${gone}`)).toBe(0)
  })

  it('is found from the absence, for the days of the absence', async () => {
    const list = await ines.visit('/staff/schedule/absences')
    const resource = rows(house.db, 'select resource_id from calendar order by id')[0]?.resource_id
    const away = { resource: String(resource), fromDate: thursday, toDate: thursday }
    const absence = await list.form('[action="/staff/schedule/absences"]').fill(away).press('Add an absence')
    const link = absence.link('Hand over, ask or cancel these appointments')
    expect(link.href).toBe(
      `/staff/handover?practitioner=${house.practice.anna}&from=${thursday}&to=${thursday}`,
    )
    expect((await ines.visit(link.href)).texts('input[name="a"]')).toHaveLength(3)
  })
})
