import { beforeEach, describe, expect, it } from 'vitest'
import { openFollowUp } from '../../src/follow-up/follow-up.commands.ts'
import { addBooking, addPatient } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { form, rows } from '../helpers/booking.ts'
import type { Browser } from '../helpers/browser.ts'
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

const path = '/staff/follow-up/calls'
const list = () => desk.visit(path)

/** Somebody to be phoned about a visit; by default nothing was sent. */
function toPhone(
  name: string,
  date: string,
  category: 'to-phone' | 'to-remind' = 'to-phone',
  hours = { from: '09:00', to: '09:30' },
): number {
  const patientId = addPatient(test.db, name)
  const appointmentId = addBooking(test.db, small, { date, ...hours, people: [patientId] })
  test.db.raw
    .prepare('update attendee set contact_mobile = ? where patient_id = ?')
    .run('+31612345678', patientId)
  // The check of the table learns of reminders by phone together with those who list them.
  test.db.raw.pragma('ignore_check_constraints = 1')
  openFollowUp(test.db, { category, patientId, appointmentId }, test.now)
  return Number(test.db.raw.prepare('select max(id) from follow_up').pluck().get())
}

/** The message that did not arrive. */
function about(id: number, kind: string, reason: string, knows: number | null): void {
  test.db.raw.exec(`
    insert into message (kind, channel, attendee_id, state, reason, due_at, useful_until, settled_at, created_at)
      select '${kind}', 'sms', attendee.id, 'failed', '${reason}', 1, 1, 1, 1
      from attendee join follow_up using (appointment_id) where follow_up.id = ${id};
    insert into message_subject (message_id, appointment_id, attendee_id, schedule_version, kind, channel, told_starts_at)
      select (select max(id) from message), appointment_id, attendee.id, 1, '${kind}', 'sms', ${knows}
      from attendee join follow_up using (appointment_id) where follow_up.id = ${id};
    update follow_up set message_id = (select max(id) from message) where id = ${id}`)
}

describe('the call list (rules 5 and 29)', () => {
  it('has the soonest visit first, by day, and what is over last', async () => {
    toPhone('Late Laan', '2027-02-03')
    toPhone('Soon Smit', '2027-01-25')
    toPhone('Gone Groen', '2027-01-22')
    toPhone('Next Noord', '2027-01-26', 'to-remind')
    const page = await list()
    expect(page.texts('.grp')).toEqual([
      'Today, Monday 25 January 2027',
      'Tuesday 26 January 2027',
      'Wednesday 3 February 2027',
      'The visit is over',
    ])
    expect(page.texts('tbody b')).toEqual(['Soon Smit', 'Next Noord', 'Late Laan', 'Gone Groen'])
    expect(page.texts('nav .st')).toEqual(['4 to phone'])
  })

  it('O15: has a reminder of several at the time of the first that still stands', async () => {
    const own = { date: '2027-01-28', from: '08:15', to: '08:20' }
    const id = toPhone('Mia Meer', '2027-01-28', 'to-remind')
    about(id, 'reminder', 'no-contact', null)
    const [{ patient_id: mia } = { patient_id: 0 }] = rows(
      test.db,
      `select patient_id from follow_up where id = ${id}`,
    )
    const earlier = addBooking(test.db, small, { ...own, people: [Number(mia)] })
    test.db.raw.exec(`
      insert into message_subject (message_id, appointment_id, attendee_id, schedule_version, kind, channel, ordinal)
        select (select max(id) from message), ${earlier}, attendee.id, 1, 'reminder', 'sms', 2
        from attendee where appointment_id = ${earlier}`)
    toPhone('Cor Cobbe', '2027-01-28', 'to-phone', { from: '08:30', to: '08:45' })
    const both = await list()
    expect(both.texts('tbody b')).toEqual(['Mia Meer', 'Cor Cobbe'])
    expect(both.text).toContain('08:15, 09:00')
    test.db.raw.exec(`update appointment set status = 'cancelled', cancelled_at = 5 where id = ${earlier}`)
    expect((await list()).texts('tbody b')).toEqual(['Cor Cobbe', 'Mia Meer'])
  })

  it.each([
    [
      'moved',
      '2027-01-27T08:00:00Z',
      'The patient knows Wed 27 Jan 09:00. It is now Thu 28 Jan 09:00, with Anna de Vries.',
    ],
    ['cancelled', '2027-01-27T08:00:00Z', 'The patient knows Wed 27 Jan 09:00. It is cancelled.'],
    ['reassigned', '2027-01-28T08:00:00Z', 'The appointment on Thu 28 Jan 09:00 is now with Anna de Vries.'],
    [
      'propose',
      '2027-01-28T08:00:00Z',
      'Thu 28 Jan 09:00 with Anna de Vries cannot be kept: find another time together.',
    ],
    ['reminder', null, 'Reminder of the appointment on Thu 28 Jan 09:00, with Anna de Vries.'],
    ['confirmation', null, 'There is an appointment on Thu 28 Jan 09:00, with Anna de Vries.'],
    ['series-moved', '2027-01-27T08:00:00Z', 'The same goes for the following ones of the series.'],
  ])('says of %s what has to be said, why and since when', async (kind, knows, said) => {
    const id = toPhone('Mia Meer', '2027-01-28')
    about(id, kind, 'not-delivered', knows === null ? null : Date.parse(knows) / 1000)
    const page = await list()
    expect(page.text).toContain(said)
    expect(page.text).toContain('Text: The gateway reports that it did not arrive, since 25 Jan 08:00')
    expect(page.document.querySelector('a[href="tel:+31612345678"]')?.text).toBe('06 12345678')
  })

  it('says of a patient without a channel that they are to be reminded', async () => {
    toPhone('Mia Meer', '2027-01-28', 'to-remind')
    const page = await list()
    expect(page.text).toContain('Reminder of the appointment on Thu 28 Jan 09:00, with Anna de Vries.')
    expect(page.text).toContain('No message was sent, since 25 Jan 08:00')
  })

  it('keeps each try with who, when and a note, and leaves the list when somebody is reached', async () => {
    toPhone('Mia Meer', '2027-01-28')
    const once = await (await list()).fill({ note: 'rings off' }).press('No answer, Mia Meer')
    expect(once.via.map(({ status }) => status)).toEqual([303])
    test.now += 600
    const twice = await (await list()).press('No answer, Mia Meer')
    expect(twice.text).toContain('No answer 2 times, last 25 Jan 08:10.')
    expect(twice.texts('tbody li').map((each) => each.replace(/\s+/g, ' '))).toEqual([
      'No answer 25 Jan 08:00, Ines Maas rings off',
      'No answer 25 Jan 08:10, Ines Maas',
    ])
    const noted = await twice.fill({ note: 'works nights' }).press('Only save the note, Mia Meer')
    expect(noted.texts('tbody li')).toHaveLength(3)
    const over = await noted.fill({ note: 'comes' }).press('Reached, Mia Meer')
    expect([over.text.includes('Nobody has to be phoned.'), over.has('nav .st')]).toEqual([true, false])
    expect(rows(test.db, 'select tries, closed_why, closed_by from follow_up')).toEqual([
      { tries: 2, closed_why: 'reached', closed_by: 1 },
    ])
    expect(rows(test.db, 'select outcome, note, by_user from follow_up_try').at(-1)).toEqual({
      outcome: 'reached',
      note: 'comes',
      by_user: 1,
    })
  })

  it('counts a press once, and what is settled stays settled', async () => {
    const id = toPhone('Mia Meer', '2027-01-28')
    const other = await signedIn(test, 'owner')
    const [here, there] = [await list(), await other.visit(path)]
    await here.press('No answer, Mia Meer')
    await there.press('No answer, Mia Meer')
    expect(rows(test.db, 'select tries from follow_up')).toEqual([{ tries: 1 }])
    await (await list()).press('Reached, Mia Meer')
    const late = await other.send(
      `${path}/${id}`,
      form({ why: 'no-answer', seen: '1' }, { 'sec-fetch-site': 'same-origin' }),
    )
    expect(late.status).toBe(303)
    expect(rows(test.db, 'select tries, closed_why from follow_up')).toEqual([
      { tries: 1, closed_why: 'reached' },
    ])
  })

  it('refuses an empty note and one that is too long, and keeps what was typed', async () => {
    const id = toPhone('Mia Meer', '2027-01-28')
    const empty = await (await list()).press('Only save the note, Mia Meer')
    expect([empty.status, empty.texts('.em')]).toEqual([422, ['Error: Write a note first']])
    const long = 'x'.repeat(301)
    const answer = await desk.send(
      `${path}/${id}`,
      form({ why: 'no-answer', seen: '0', note: long }, { 'sec-fetch-site': 'same-origin' }),
    )
    expect([answer.status, (await answer.text()).includes(long)]).toEqual([422, true])
    expect(rows(test.db, 'select tries from follow_up')).toEqual([{ tries: 0 }])
    for (const [at, why] of [
      [id, 'x'],
      [99, 'reached'],
    ] as const)
      expect(
        (await desk.send(`${path}/${at}`, form({ why }, { 'sec-fetch-site': 'same-origin' }))).status,
      ).toBe(404)
  })

  it('rule 9: hides a protected identity on the screen and on paper until somebody gives a reason', async () => {
    const id = toPhone('Mia Meer', '2027-01-28')
    test.db.raw.exec("update patient set protected = 1; update follow_up set comment = 'Mia asked'")
    await desk.send(
      `${path}/${id}`,
      form({ why: 'note', note: 'Mia works', seen: '0' }, { 'sec-fetch-site': 'same-origin' }),
    )
    for (const each of [path, `${path}/print`]) {
      const page = await desk.visit(each)
      expect(page.html).not.toMatch(/Mia|Meer|0612345678|06 12345678/)
      expect(page.text).toContain('Protected')
    }
    const card = await (await list()).link('Protected').click()
    await card.form('main form').fill({ reason: 'To phone about a move' }).enter()
    expect((await list()).text).toContain('Mia Meer')
    expect((await desk.visit(`${path}/print`)).text).toContain('06 12345678')
    const other = await signedIn(test, 'owner')
    expect((await other.visit(path)).html).not.toContain('Meer')
  })

  it('prints on one sheet, each look logged', async () => {
    toPhone('Mia Meer', '2027-01-28')
    toPhone('Soon Smit', '2027-01-25')
    const page = await (await list()).link('Print').click()
    expect(page.texts('.who p')).toEqual(['Praktijk De Linde, printed 25 Jan 08:00. 2 people to phone.'])
    expect(page.texts('tbody b')).toEqual(['Soon Smit', 'Mia Meer'])
    const views = rows(test.db, 'select view, count(*) as count from access_log group by view order by view')
    expect(views).toEqual([
      { view: 'call-list', count: 2 },
      { view: 'call-list-print', count: 2 },
    ])
    await list()
    expect(rows(test.db, "select count(*) as count from access_log where view = 'call-list'")).toEqual([
      { count: 2 },
    ])
  })

  it('turns pages, and a page beyond the last is the last', async () => {
    for (let number = 0; number < 51; number++) {
      openFollowUp(
        test.db,
        { category: 'to-phone', patientId: addPatient(test.db, `Ada A${number}`) },
        test.now,
      )
    }
    const page = await list()
    expect(page.texts('tbody b')).toHaveLength(50)
    const last = await page.link('Next page').click()
    expect(last.texts('tbody b')).toHaveLength(1)
    const over = await last.press(/^Reached/)
    expect(over.texts('tbody b')).toHaveLength(50)
    expect(over.texts('.grp')).toEqual(['Without an appointment'])
  })
})
