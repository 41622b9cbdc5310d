import { beforeEach, describe, expect, it } from 'vitest'
import { everything, rows } from '../helpers/booking.ts'
import type { Browser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, openPost } from '../messages/desk.ts'
import { appointment, type Booked, bookAtDesk, type House, openHouse } from '../visit/kit.ts'

let house: House
let booked: Booked
let desk: Browser
const thursday = (time: string) => at('2027-01-28', time)
const friday = (time: string) => at('2027-01-29', time)

beforeEach(async () => {
  house = openHouse()
  booked = bookAtDesk(house)
  house.now += 300
  await house.sender(openPost().gateway).tick()
  desk = await signedIn(house, 'reception')
})

const own = () => `/staff/appointments/${booked.appointmentId}`
const asked = (date: string, time: string, rest = '') =>
  `${own()}/move?date=${date}&time=${time}&practitioner=${house.practice.anna}&minutes=30${rest}`
const result = '#result form'
const calls = () =>
  rows(house.db, "select id from follow_up where category = 'to-phone' and closed_at is null")

async function post() {
  const { gateway, mails } = openPost()
  house.now += 300
  await house.sender(gateway).tick()
  return mails
}

describe('moving by form, without script', () => {
  it('says what the patient will read, word for word, and sends that', async () => {
    const page = await desk.visit(asked('2027-01-29', '09:00'))
    expect(page.text).toContain('To sanne@example.org, leaves at 08:10')
    const shown = page.document.querySelectorAll('#result .note p')[2]?.innerHTML ?? ''
    const lines = shown.split('<br>').map((line) => line.trim())
    const moved = await page.form(result).enter()
    expect(moved.text).toContain('Moved to Fri 29 Jan 09:00. The message leaves at 08:10.')
    const [mail] = await post()
    const sent = mail?.text.replace(/https:\S+/, '…') ?? ''
    expect(sent.trimEnd().split('\n')).toEqual(
      lines.slice(0, -1).map((line) => line.replaceAll('&#39;', "'")),
    )
  })

  it('a look changes nothing but the access log', async () => {
    const before = everything(house.db, ['access_log', 'session', 'hold'])
    await desk.visit(asked('2027-01-29', '09:00'))
    await desk.visit(`${own()}/move`)
    await desk.visit(`${own()}/cancel`)
    expect(everything(house.db, ['access_log', 'session', 'hold'])).toEqual(before)
  })

  it('proposes the nearest free times, each a link to the same form', async () => {
    bookAtDesk(house, { startsAt: thursday('11:30'), email: null }, { firstName: 'Mees' })
    const page = await desk.visit(`${own()}/move`)
    const near = page.document.querySelectorAll('form.card p.btns a')
    expect(near.map((link) => link.text)).toEqual([
      'Thu 28 Jan 09:00',
      'Thu 28 Jan 09:30',
      'Thu 28 Jan 10:00',
      'Thu 28 Jan 10:30',
      'Thu 28 Jan 13:00',
      'Thu 28 Jan 13:30',
    ])
    const next = await desk.visit(near[3]?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '')
    expect(next.document.querySelector('#result')?.text).toContain('Thursday 28 January 2027, 10:30–11:00')
  })

  it('says what is in the way, and lays over it only where that is ticked', async () => {
    bookAtDesk(house, { startsAt: friday('09:00'), email: null }, { firstName: 'Mees' })
    const page = await desk.visit(asked('2027-01-29', '09:00'))
    expect(page.text).toContain('Anna de Vries has another appointment then.')
    const refused = await page.form(result).enter()
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('That time is not free.')
    expect(refused.document.querySelector('input[name=time]')?.getAttribute('value')).toBe('09:00')
    const moved = await refused.form(result).fill({ onPurpose: true }).enter()
    expect(moved.text).toContain('Moved to Fri 29 Jan 09:00.')
    expect(appointment(house, booked.appointmentId)).toMatchObject({ on_purpose: 1 })
  })

  it('says which arrangements are passed over, and does it all the same (rule 15)', async () => {
    const evening = await desk.visit(asked('2027-01-30', '20:00'))
    expect(evening.text).toContain('This is outside the hours of Anna de Vries.')
    expect((await evening.form(result).enter()).text).toContain('Moved to Sat 30 Jan 20:00.')
  })

  it('answers bad input with words beside the field, and keeps what was typed', async () => {
    for (const [query, words] of [
      ['date=&time=09:00&minutes=30', 'Enter a date'],
      ['date=2027-02-30&time=09:00&minutes=30', 'Enter a date'],
      ['date=2027-01-29&time=25:00&minutes=30', 'Enter a time, such as 09:30'],
      ['date=2027-03-28&time=02:30&minutes=30', 'The clock skips that time on this day.'],
      ['date=2027-01-29&time=09:00&minutes=0', 'Enter a length of 5 to 1440 minutes'],
      ['date=2027-01-29&time=09:00&minutes=9999', 'Enter a length of 5 to 1440 minutes'],
    ]) {
      const page = await desk.visit(`${own()}/move?${query}&practitioner=1`)
      expect([query, page.status]).toEqual([query, 422])
      expect(page.text).toContain(words)
    }
    const page = await desk.visit(asked('2027-01-29', '9.30', '&practitioner=77'))
    expect(page.text).toContain('Choose a practitioner')
    expect((await desk.visit('/staff/appointments/99/move')).status).toBe(404)
    expect((await desk.visit('/staff/appointments/99/cancel')).status).toBe(404)
    const early = await desk.visit(asked('2027-01-20', '09:00'))
    expect(early.text).toContain('That day is over.')
    expect(early.document.querySelector(result)).toBe(null)
  })

  it('two receptionists move the same one: the second is told by whom, and nothing is lost', async () => {
    const page = await desk.visit(asked('2027-01-29', '09:00'))
    const other = await signedIn(house, 'owner')
    await (await other.visit(asked('2027-01-29', '14:00'))).form(result).enter()
    const second = await page.form(result).enter()
    expect(second.status).toBe(409)
    expect(second.text).toContain('Olga Owner changed this appointment meanwhile (25 Jan 08:05).')
    expect(second.text).toContain('Friday 29 January 2027, 14:00–14:30')
    expect(second.document.querySelector('input[name=time]')?.getAttribute('value')).toBe('09:00')
    // Who insists may.
    expect((await second.form(result).enter()).text).toContain('Moved to Fri 29 Jan 09:00.')
  })

  it('in treatment it is not moved, and says so; a form from before is refused', async () => {
    const page = await desk.visit(asked('2027-01-29', '09:00'))
    house.db.raw.exec("update appointment set status = 'in-treatment'")
    expect((await page.form(result).enter()).status).toBe(409)
    expect((await desk.visit(`${own()}/move`)).text).toContain('can no longer be changed: in treatment.')
    const panel = await desk.visit(own())
    expect(panel.document.querySelector('a[href$="/move"]')).toBe(null)
  })

  it('where nothing can be sent it says so before, and the person stands on the call list with the number', async () => {
    house.db.raw.exec("update attendee set contact_email = null, contact_mobile = '+31612345678'")
    const page = await desk.visit(asked('2027-01-29', '09:00'))
    expect(page.text).toContain('Nothing can be sent to Sanne Bos: no e-mail address.')
    expect(page.text).toContain('Sanne Bos goes on the call list. 06 12345678')
    const moved = await page.form(result).enter()
    expect(moved.text).toContain('Somebody has to phone: it is on the call list.')
    expect(moved.document.querySelector('nav .st')?.text).toBe('1 to phone')
    const list = await (await desk.visit('/staff/follow-up')).link('Open the call list').click()
    expect(list.text).toContain(
      'The patient knows Thu 28 Jan 11:00. It is now Fri 29 Jan 09:00, with Anna de Vries.',
    )
    expect(list.document.querySelector('a[href="tel:+31612345678"]')?.text).toBe('06 12345678')
    const again = await list.press('No answer, Sanne Bos')
    expect(again.text).toContain('No answer once, last 25 Jan 08:05.')
    const reached = await again.press('Reached, Sanne Bos')
    expect(reached.text).toContain('Nobody has to be phoned.')
    expect(reached.document.querySelector('nav .st')).toBe(null)
    expect(rows(house.db, 'select tries, closed_why from follow_up')).toEqual([
      { tries: 1, closed_why: 'reached' },
    ])
  })

  it('"nothing is sent" by choice is no call, and the history says it', async () => {
    const page = await desk.visit(asked('2027-01-29', '09:00'))
    const moved = await page.form(result).fill({ tell: 'no' }).enter()
    expect(moved.text).toContain('Moved to Fri 29 Jan 09:00. Nothing is sent.')
    expect(moved.text).toContain('Move: not sent')
    expect(moved.text).toContain('Staff chose not to send it.')
    expect(calls()).toEqual([])
  })

  it('a protected identity is neither named nor quoted without a reason (rule 9)', async () => {
    house.db.raw.exec("update patient set protected = 1, preferred_channel = 'email'")
    const page = await desk.visit(asked('2027-01-29', '09:00'))
    expect(page.text).toContain('Protected identity: the text and where it goes are not shown.')
    expect(page.text).not.toMatch(/Sanne|sanne@/)
    expect((await desk.visit(`${own()}/cancel`)).text).not.toMatch(/Sanne|sanne@/)
  })
})

describe('cancelling', () => {
  it('asks who cancels, keeps the reason for staff, tells the patient, frees the time', async () => {
    const page = await desk.visit(`${own()}/cancel`)
    expect(page.text).toContain('Cancelled: appointment Thu 28 Jan 11:00, Praktijk De Linde')
    const wrong = await page.form('form.card').fill({ reason: 'Machine is broken' }).enter()
    expect([wrong.status, wrong.text.includes('Choose who cancels')]).toEqual([422, true])
    const done = await wrong.form('form.card').fill({ by: 'staff' }).enter()
    expect(done.text).toContain('Cancelled. The message leaves at 08:10.')
    expect(done.text).toContain('“Machine is broken”')
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      status: 'cancelled',
      cancelled_by: 'staff',
    })
    const [mail] = await post()
    expect(mail?.text).not.toContain('Machine')
    expect(() => bookAtDesk(house, { email: null }, { firstName: 'Mees' })).not.toThrow()
    expect((await desk.visit(`${own()}/cancel`)).text).toContain('can no longer be changed: cancelled.')
  })

  it('one of a session does not come, the others stay (rule 10)', async () => {
    house = openHouse({}, { places: 3 })
    booked = bookAtDesk(house)
    house.db.raw.exec(`insert into patient (first_name, last_name, first_folded, last_folded, created_at)
      values ('Mees', 'Vos', 'mees', 'vos', 1);
      insert into attendee (appointment_id, patient_id) values (1, 2)`)
    desk = await signedIn(house, 'reception')
    const page = await desk.visit(`${own()}/cancel`)
    const none = await page.form('form.card').fill({ by: 'staff', attendee: [] }).enter()
    expect(none.text).toContain('Choose who does not come')
    const done = await page
      .form('form.card')
      .fill({ by: 'patient', attendee: ['2'] })
      .enter()
    expect(done.text).toContain('1 of 3 places taken')
    expect(appointment(house, booked.appointmentId)).toMatchObject({ status: 'booked' })
    expect(rows(house.db, 'select cancelled_by from attendee order by id')).toEqual([
      { cancelled_by: null },
      { cancelled_by: 'patient' },
    ])
    await done.press('Undo')
    expect(rows(house.db, 'select id from attendee where cancelled_at is null')).toHaveLength(2)
  })
})

describe('a patient who phones to cancel and has no e-mail', () => {
  it('is on no call list, and nothing says so', async () => {
    house.db.raw.exec('update attendee set contact_email = null')
    const page = await desk.visit(`${own()}/cancel`)
    expect(page.text).toContain(
      'If the practice cancels, Sanne Bos goes on the call list. No phone number is known.',
    )
    const done = await page.form('form.card').fill({ by: 'patient' }).enter()
    expect(done.text).toContain('Cancelled. Nothing is sent.')
    expect(calls()).toEqual([])
  })
})

describe('after it', () => {
  const moveAway = async () => (await desk.visit(asked('2027-01-29', '09:00'))).form(result).enter()

  it('"Undo" takes all of it back', async () => {
    const undone = await (await moveAway()).press('Undo')
    expect(undone.text).toContain('Taken back. It is as it was: Thursday 28 January 2027, 11:00–11:30.')
    expect(undone.text).toContain('Taken back before it left')
    expect(await post()).toEqual([])
  })

  it('"Send now" does not wait, and then there is no undo but a way back that tells them again', async () => {
    const moved = await moveAway()
    const stale = moved
    const sent = await moved.press('Send now')
    expect(sent.text).toContain('It is on its way.')
    const { gateway, mails } = openPost()
    await house.sender(gateway).tick()
    expect(mails).toHaveLength(1)
    const refused = await stale.press('Undo')
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('The patient has been told already.')
    const back = await refused.link('Move it back').click()
    expect(back.document.querySelector('#result')?.text).toContain('Thursday 28 January 2027, 11:00–11:30')
    expect(back.text).toContain('Moved: appointment Thu 28 Jan 11:00')
  })

  it('an undo takes back what was on its page, not what somebody else did since', async () => {
    const first = await moveAway()
    const again = await (await desk.visit(asked('2027-01-29', '14:00'))).form(result).enter()
    expect(again.status).toBe(200)
    const before = appointment(house, booked.appointmentId)
    const refused = await first.press('Undo')
    expect([refused.status, appointment(house, booked.appointmentId)]).toEqual([409, before])
    expect((await again.press('Undo')).text).toContain('Taken back.')
  })

  it('an undo of which the time has gone says so', async () => {
    const moved = await moveAway()
    bookAtDesk(house, { email: null }, { firstName: 'Mees' })
    const refused = await moved.press('Undo')
    expect([refused.status, refused.text.includes('Its old time has been taken meanwhile.')]).toEqual([
      409,
      true,
    ])
  })
})

describe('the clipboard', () => {
  it('pick up, browse, "Move here": it stays where it is until then', async () => {
    const agenda = await (await desk.visit(own())).press('Move in the agenda')
    expect(agenda.text).toContain('Moving: S. Bos, 30 min')
    expect(appointment(house, booked.appointmentId)).toMatchObject({ starts_at: thursday('11:00') })
    const next = await desk.visit('/staff/agenda?date=2027-01-29')
    const here = next.document.querySelectorAll('.free a').filter((link) => link.text.includes('Move here'))
    expect(here.map((link) => link.text.replace(/\s+/g, ' ').trim().slice(0, 15))).toEqual([
      '09:00 Move here',
      '13:00 Move here',
      '09:00 Move here',
      '13:00 Move here',
    ])
    const form = await desk.visit(here[2]?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '')
    const moved = await form.form(result).enter()
    expect(moved.text).toContain('Moved to Fri 29 Jan 09:00. Now with Selim Aydin.')
    expect((await desk.visit('/staff/agenda')).text).not.toContain('Moving:')
  })

  it('says which gaps are too short, and is put down again', async () => {
    bookAtDesk(house, { startsAt: friday('09:15'), email: null }, { firstName: 'Mees' })
    await (await desk.visit(own())).press('Move in the agenda')
    const list = await desk.visit('/staff/agenda?date=2027-01-29&view=list')
    expect(list.text).toContain('too short')
    expect(list.text).toContain('Move here')
    const back = await list.press('Put it down')
    expect(back.text).not.toContain('Moving:')
    expect(back.url).toContain('date=2027-01-29')
  })

  it('is each user’s own; the second of two is told what the first did, also when it is gone', async () => {
    await (await desk.visit(own())).press('Move in the agenda')
    const other = await signedIn(house, 'owner')
    expect((await other.visit('/staff/agenda')).text).not.toContain('Moving:')
    await (await other.visit(own())).press('Move in the agenda')
    await (await other.visit(asked('2027-01-29', '14:00'))).form(result).enter()
    expect((await desk.visit('/staff/agenda')).text).toContain(
      'It was changed after you picked it up: it is now Fri 29 Jan 14:00.',
    )
    await (await other.visit(`${own()}/cancel`)).form('form.card').fill({ by: 'staff' }).enter()
    const gone = await desk.visit('/staff/agenda?date=2027-01-29')
    expect(gone.text).toContain('What you were moving can no longer be moved.')
    expect(gone.text).not.toContain('Move here')
  })

  it('names nobody who must not be named, and shows initials where names are hidden', async () => {
    await (await desk.visit(own())).press('Move in the agenda')
    await (await desk.visit('/staff/agenda')).press('Hide names')
    expect((await desk.visit('/staff/agenda')).text).toContain('Moving: S. B., 30 min')
    house.db.raw.exec('update patient set protected = 1')
    expect((await desk.visit('/staff/agenda')).text).not.toMatch(/Moving: S/)
  })

  it('goes back only to a page of our own', async () => {
    await (await desk.visit(own())).press('Move in the agenda')
    const page = await desk.visit('/staff/agenda')
    const answer = await page.form('#in-hand form').tamper({ back: 'https://evil.example/' }).enter()
    expect(answer.url).toBe('http://localhost:3000/staff/agenda')
  })
})
