import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { insertAttendee } from '../../src/appointments/insert.commands.ts'
import { moveByStaff } from '../../src/appointments/move-by-staff.commands.ts'
import { findStanding } from '../../src/appointments/staff-change.queries.ts'
import { languages } from '../../src/i18n/languages.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { count, everything, fieldsOf, form, rows } from '../helpers/booking.ts'
import type { Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, openSeriesDesk, type SeriesDesk, toPlan } from './desk.ts'

/** What a look at a page may leave behind: the look itself, and that somebody is there. */
const looks = ['access_log', 'session']

/** Noor on five Tuesdays at 10:00 with Anna, 26 January to 23 February 2027; the letter has left. */
async function withSeries(): Promise<SeriesDesk> {
  const open = await openSeriesDesk()
  await (await toPlan(open, 'every=1&end=times&times=5')).press('Book these dates')
  open.test.now += 3600
  await open.send()
  return { ...open, desk: await signedIn(open.test, 'reception') }
}

const cancelPage = ({ desk }: SeriesDesk) => desk.visit('/staff/appointments/3/following/cancel')

async function movePage({ desk }: SeriesDesk, values: Readonly<Record<string, string>>): Promise<Page> {
  const page = await desk.visit('/staff/appointments/3/following/move')
  return page.form('form[method="get"]').fill(values).press('Show the new times')
}

const later = { day: '2027-02-10', time: '11:00' }

/** The letters on a page: to whom, subject and text. */
function lettersOn(
  page: Page,
): readonly { readonly to: string; readonly subject: string; readonly text: string }[] {
  return page.document.querySelectorAll('#tell-series .note').map((note) => {
    const [to, subject, text] = note.querySelectorAll('p')
    const lines = (text?.innerHTML ?? '')
      .split('<br>')
      .map((line) => parse(line).text.replace(/\s+/g, ' ').trim())
    const plain = (each: typeof to) => each?.text.replace(/\s+/g, ' ').trim() ?? ''
    return { to: plain(to), subject: plain(subject), text: lines.join('\n').trim() }
  })
}

/** A letter that left, with `…` for its secrets, as a page writes it. */
const asShown = (text: string) =>
  text
    .replaceAll('https://book.example.org/book', 'http://localhost:3000/book')
    .replaceAll(/https:\S+\/(visit|unsubscribe)\/\S+/g, '…')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim()

describe('O12: the letter of a series is read before anything is done', () => {
  it('made: the very subject and text that then leave, to whom and when', async () => {
    const open = await openSeriesDesk()
    const plan = await toPlan(open)
    const [letter, ...others] = lettersOn(plan)
    expect(others).toEqual([])
    expect(letter?.to).toBe('To noor@example.org, leaves at 08:05')
    expect(letter?.text).toContain('You have 4 recurring appointments.')
    expect(plan.text).toContain('The secret link is shown as “…”.')
    await plan.press('Book these dates')
    open.test.now += 601
    const [mail] = await open.send()
    expect([mail?.subject, asShown(mail?.text ?? '')]).toEqual([letter?.subject, letter?.text])
  })

  it('moved, with the time before', async () => {
    const open = await withSeries()
    const plan = await movePage(open, later)
    const [letter] = lettersOn(plan)
    expect(letter?.text).toContain('Wednesday 10 February 2027 11:00–11:30')
    await plan.press('Move these appointments')
    open.test.now += 601
    const [mail] = await open.send()
    expect([mail?.subject, asShown(mail?.text ?? '')]).toEqual([letter?.subject, letter?.text])
  })

  it('cancelled, with the reason that is for the practice in it nowhere', async () => {
    const open = await withSeries()
    const page = await cancelPage(open)
    const [letter] = lettersOn(page)
    expect(letter?.text).toContain('and the following ones are cancelled.')
    await page.fill({ reason: 'Moves away' }).press('Cancel the ticked ones')
    open.test.now += 601
    const [mail] = await open.send()
    expect([mail?.subject, asShown(mail?.text ?? '')]).toEqual([letter?.subject, letter?.text])
    expect(letter?.text).not.toContain('Moves away')
  })

  it.each(languages)('in the patient’s language, whatever the reader’s is: %s', async (language) => {
    const open = await openSeriesDesk()
    open.test.db.raw.prepare('update attendee set language = ?').run(language)
    const plan = await toPlan(open)
    const [letter] = lettersOn(plan)
    expect(plan.document.querySelector('#tell-series .note [lang]')?.getAttribute('lang')).toBe(language)
    await plan.press('Book these dates')
    open.test.now += 601
    const [mail] = await open.send()
    expect([mail?.subject, asShown(mail?.text ?? '')]).toEqual([letter?.subject, letter?.text])
  })

  it('looking at it leaves nothing behind: every row of every table is as it was', async () => {
    const open = await withSeries()
    const before = everything(open.test.db, looks)
    await toPlan(open, 'every=1&end=times&times=4')
    await cancelPage(open)
    await movePage(open, later)
    expect(everything(open.test.db, looks)).toEqual(before)
    const sequence = rows(
      open.test.db,
      "select count(*) as n from sqlite_schema where name = 'sqlite_sequence'",
    )
    expect(sequence).toEqual([{ n: 0 }])
  })

  it('each patient of a session reads their own, and none names another', async () => {
    const open = await openSeriesDesk({ places: 3 })
    const milan = addCard(open.test, { firstName: 'Milan', contacts: ['milan@example.org'] })
    const who = { appointmentId: open.source, patientId: milan, email: 'milan@example.org', phone: null }
    insertAttendee(open.test.db, open.test.world.keys, { ...who, language: 'nl' })
    const letters = lettersOn(await toPlan(open))
    expect(letters.map(({ to }) => to.split(',')[0])).toEqual(['To noor@example.org', 'To milan@example.org'])
    expect(letters[0]?.text).not.toContain('Milan')
    expect(letters[1]?.text).not.toContain('Noor')
    expect(letters[1]?.text).toContain('U heeft')
  })

  it('who joined a later one alone is named there, and the look is in the access log', async () => {
    const open = await withSeries()
    open.test.db.raw.exec('update appointment set places = 3')
    const milan = addCard(open.test, { firstName: 'Milan', contacts: [] })
    const who = { appointmentId: 4, patientId: milan, email: null, phone: '+31612345678' } as const
    insertAttendee(open.test.db, open.test.world.keys, { ...who, language: 'en' })
    const page = await cancelPage(open)
    const [note] = page.texts('#tell-series .note').filter((each) => each.includes('Milan'))
    expect(note).toContain('Nothing can be sent to Milan Bakker')
    expect(note).toContain('06 12345678')
    expect(count(open.test.db, 'access_log', `patient_id = ${milan} and view = 'series'`)).toBe(1)
  })
})

describe('O12: where no letter of a series leaves', () => {
  it.each([
    ['there is no address', 'update attendee set contact_email = null', 'no e-mail address'],
    ['the patient gets no messages', 'update patient set notifications = 0', 'messages'],
    ['messages are off', 'update practice set messages_on = 0', 'messages'],
  ])('it says why, and who is phoned: %s', async (_name, change, why) => {
    const open = await withSeries()
    open.test.db.raw.exec(change)
    const page = await movePage(open, later)
    const [note = ''] = page.texts('#tell-series .note')
    expect(note).toContain('Nothing can be sent to Noor Bakker')
    expect(note.toLowerCase()).toContain(why)
    expect(note).toContain('Noor Bakker goes on the call list.')
    expect(page.text).toContain('Yes, put it on the call list')
  })

  it('rule 9: of a protected identity neither text nor address is shown', async () => {
    const open = await withSeries()
    open.test.db.raw.exec("update patient set protected = 1, preferred_channel = 'email'")
    for (const page of [await cancelPage(open), await movePage(open, later), await toPlan(open)])
      expect([page.html.includes('noor@example.org'), page.html.includes('Noor')]).toEqual([false, false])
    expect((await cancelPage(open)).text).toContain(
      'Protected identity: the text and where it goes are not shown.',
    )
  })

  it('what nobody has heard of yet is told to nobody', async () => {
    const open = await openSeriesDesk()
    await (await toPlan(open)).press('Book these dates')
    expect((await cancelPage(open)).text).toContain('There is nothing to tell')
  })
})

describe('O12: another choice is another letter', () => {
  it('one that was not read does not leave: the page shows it first, and everything typed is kept', async () => {
    const open = await withSeries()
    const before = everything(open.test.db, looks)
    const page = await cancelPage(open)
    const answer = await page
      .fill({ pick: ['4.1', '5.1'], reason: 'Because' })
      .press('Cancel the ticked ones')
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('With this choice the patient reads something else.')
    expect(answer.field('reason').value).toBe('Because')
    expect(lettersOn(answer)[0]?.text).toContain('Tuesday 16 February 2027')
    expect(lettersOn(answer)[0]?.text).not.toContain('9 February')
    expect(everything(open.test.db, looks)).toEqual(before)
    const done = await answer.press('Cancel the ticked ones')
    expect(done.text).toContain('2 appointments are cancelled.')
  })

  it('of one alone it is the letter of one (O10)', async () => {
    const open = await withSeries()
    const answer = await (await cancelPage(open)).fill({ pick: ['4.1'] }).press('Cancel the ticked ones')
    expect(lettersOn(answer)[0]?.subject).toContain('Cancelled')
    expect(lettersOn(answer)[0]?.text).not.toContain('following')
  })

  it('nothing is asked twice where nobody is told', async () => {
    const open = await openSeriesDesk()
    const plan = await toPlan(open)
    const done = await plan.fill({ 'd-2027-02-02': 'skip', tell: 'no' }).press('Book these dates')
    expect(done.text).toContain('2 more appointments are booked.')
    expect(rows(open.test.db, "select reason from message where kind = 'series-created'")).toEqual([
      { reason: 'by-choice' },
    ])
  })

  it('what staff told themselves while the letter waited is what the patient knows (rule 29)', async () => {
    const open = await withSeries()
    await (await movePage(open, later)).press('Move these appointments')
    const standing = findStanding(open.test.db, 3)
    if (!standing) throw new Error('there is no appointment 3')
    const startsAt = at('2027-02-12T15:00+01:00')
    const place = { calendarId: standing.calendarId, locationId: standing.locationId, startsAt }
    const untold = { appointmentId: 3, version: standing.rowVersion, onPurpose: false, tell: false }
    const moved = { ...place, ...untold, endsAt: startsAt + 1800 }
    expect(moveByStaff(open.test.db, moved, theSystem, open.test.now).ok).toBe(true)
    const page = await cancelPage(open)
    expect(lettersOn(page)[0]?.text).toContain('12 February 2027')
    await page.press('Cancel the ticked ones')
    open.test.now += 601
    const [mail, ...others] = await open.send()
    expect(others).toEqual([])
    expect(mail?.text).toContain('12 February 2027')
    expect(mail?.text).not.toContain('9 February 2027')
  })

  it('with script the same page answers without doing anything', async () => {
    const open = await withSeries()
    const before = everything(open.test.db, looks)
    const fields = fieldsOf(await cancelPage(open), 'form[action*="cancel"]')
    const post = form({ ...fields, pick: '5.1' }, { 'sec-fetch-site': 'same-origin', 'hx-request': 'true' })
    const answer = await open.desk.send('/staff/appointments/3/following/cancel', post)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('23 February')
    expect(everything(open.test.db, looks)).toEqual(before)
  })

  it('dates that do not fit are in it as they are chosen', async () => {
    const open = await openSeriesDesk()
    const milan = addCard(open.test, { firstName: 'Milan', contacts: [] })
    open.book(at('2027-02-02T10:00+01:00'), { patientId: milan, email: null })
    const plan = await toPlan(open)
    expect(lettersOn(plan)[0]?.text).toContain('Tuesday 2 February 2027 09:30–10:00')
    const answer = await plan.fill({ 'd-2027-02-02': 'skip' }).press('Book these dates')
    expect(answer.status).toBe(422)
    expect(lettersOn(answer)[0]?.text).not.toContain('2 February 2027')
  })
})
