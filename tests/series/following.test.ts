import { describe, expect, it } from 'vitest'
import { moveByStaff } from '../../src/appointments/move-by-staff.commands.ts'
import { findStanding } from '../../src/appointments/staff-change.queries.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { count, everything, rows } from '../helpers/booking.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, openSeriesDesk, optionsOf, planLines, readAndPress, type SeriesDesk, toPlan } from './desk.ts'

const lost = ['hold', 'hold_resource', 'access_log', 'session', 'throttle']
const hour = 3600

/** Noor on five Tuesdays at 10:00 with Anna, 26 January to 23 February 2027; the letter has left. */
async function withSeries(): Promise<SeriesDesk> {
  const open = await openSeriesDesk()
  await (await toPlan(open, 'every=1&end=times&times=5')).press('Book these dates')
  open.test.now += hour
  await open.send()
  return { ...open, desk: await signedIn(open.test, 'reception') }
}

const cancelPage = ({ desk }: SeriesDesk, id: number) =>
  desk.visit(`/staff/appointments/${id}/following/cancel`)
const movePage = ({ desk }: SeriesDesk, id: number, query = '') =>
  desk.visit(`/staff/appointments/${id}/following/move${query}`)

async function toShift(open: SeriesDesk, id: number, values: Readonly<Record<string, string>>) {
  const page = await movePage(open, id)
  return page.form('form[method="get"]').fill(values).press('Show the new times')
}

describe('O12: this one, or this and the following', () => {
  it('is asked on a page of its own, which the panel leads to', async () => {
    const open = await withSeries()
    const panel = await open.desk.visit('/staff/appointments/3')
    expect(panel.text).toContain('3 of 5, weekly until Tuesday 23 February 2027.')
    expect(panel.link(/^Previous:/).href).toBe('/staff/appointments/2')
    expect(panel.link(/^Next:/).href).toBe('/staff/appointments/4')
    const page = await panel.link('Change the series').click()
    expect(page.links().map(({ href }) => href)).toEqual(
      expect.arrayContaining(
        ['move', 'cancel', 'following/move', 'following/cancel'].map(
          (each) => `/staff/appointments/3/${each}`,
        ),
      ),
    )
    expect(page.texts('.card li')).toHaveLength(3)
  })

  it('of the last one there is nothing to follow', async () => {
    const open = await withSeries()
    expect(
      (await open.desk.visit('/staff/appointments/5')).links().some(({ name }) => name === 'Make a series'),
    ).toBe(true)
    const page = await open.desk.visit('/staff/appointments/5/following')
    expect(page.text).toContain('No other appointment of the series follows.')
    expect((await movePage(open, 5)).path).toBe('/staff/appointments/5/following')
  })

  it('of an appointment without a series neither, and none of an unknown one', async () => {
    const open = await openSeriesDesk()
    const page = await open.desk.visit(`/staff/appointments/${open.source}/following`)
    expect(page.text).toContain('This appointment is not one of a series.')
    for (const path of ['', '/cancel', '/move'])
      expect((await open.desk.visit(`/staff/appointments/99/following${path}`)).status).toBe(404)
  })
})

describe('O11: this and the following are cancelled', () => {
  it('from the middle on, in one write, with one message of the first one’s times', async () => {
    const open = await withSeries()
    const page = await (await cancelPage(open, 3))
      .fill({ reason: 'Moves away' })
      .press('Cancel the ticked ones')
    expect(page.text).toContain('3 appointments are cancelled.')
    expect(open.times()).toEqual([
      '2027-01-26T10:00',
      '2027-02-02T10:00',
      '2027-02-09T10:00 cancelled',
      '2027-02-16T10:00 cancelled',
      '2027-02-23T10:00 cancelled',
    ])
    expect(count(open.test.db, 'occupancy', 'live = 1')).toBe(2)
    expect(await open.send()).toEqual([])
    open.test.now += 601
    const [mail, ...others] = await open.send()
    expect(others).toEqual([])
    expect(mail?.text).toContain(
      'Your recurring appointments on Tuesday 9 February 2027 from 10:00 to 10:30 and the following ones are cancelled.',
    )
    for (const day of ['9', '16', '23'])
      expect(mail?.text).toContain(`Tuesday ${day} February 2027 10:00–10:30`)
    expect(mail?.text).not.toMatch(/2 February|Consult|Noor Bakker is|Moves away/)
    expect(mail?.calendar.match(/STATUS:CANCELLED/g)).toHaveLength(3)
  })

  it('only those that are ticked; one alone is told as one (O10)', async () => {
    const open = await withSeries()
    const page = await cancelPage(open, 3)
    await readAndPress(page.fill({ pick: ['4.1'] }), 'Cancel the ticked ones')
    expect(open.times().filter((line) => line.includes('cancelled'))).toEqual(['2027-02-16T10:00 cancelled'])
    expect(rows(open.test.db, "select kind from message where kind like '%cancel%'")).toEqual([
      { kind: 'cancelled' },
    ])
  })

  it('past, cancelled and begun ones are named and stay', async () => {
    const open = await withSeries()
    const { db } = open.test
    db.raw.exec("update appointment set status = 'cancelled', cancelled_at = 1 where id = 4")
    open.test.now = at('2027-02-03T08:00+01:00')
    const desk = await signedIn(open.test, 'reception')
    const page = await cancelPage({ ...open, desk }, 1)
    expect(page.texts('form ul li')).toEqual([
      'Tuesday 26 January 2027 10:00–10:30 is past and stays',
      'Tuesday 2 February 2027 10:00–10:30 is past and stays',
      'Tuesday 16 February 2027 10:00–10:30 is cancelled already',
    ])
    await page.press('Cancel the ticked ones')
    expect(open.times().filter((line) => line.includes('cancelled'))).toHaveLength(3)
  })

  it('on the patient’s own wish, without a message where that is chosen', async () => {
    const open = await withSeries()
    await (await cancelPage(open, 4))
      .choose('by', 'patient')
      .fill({ tell: 'no' })
      .press('Cancel the ticked ones')
    expect(
      rows(open.test.db, "select state, reason, must_reach from message where kind = 'series-cancelled'"),
    ).toEqual([{ state: 'skipped', reason: 'by-choice', must_reach: 0 }])
    expect(count(open.test.db, 'appointment', "cancelled_by = 'patient'")).toBe(2)
    expect(count(open.test.db, 'follow_up', "category = 'to-phone'")).toBe(0)
  })

  it('whom no message reaches is phoned, once (rule 29)', async () => {
    const open = await withSeries()
    open.test.db.raw.exec('update patient set notifications = 0')
    await (await cancelPage(open, 3)).press('Cancel the ticked ones')
    expect(rows(open.test.db, "select appointment_id from follow_up where category = 'to-phone'")).toEqual([
      { appointment_id: 3 },
    ])
  })

  it('with none ticked says so and keeps what was typed', async () => {
    const open = await withSeries()
    const page = await cancelPage(open, 3)
    const again = await page.fill({ pick: [], reason: 'Because' }).press('Cancel the ticked ones')
    expect([again.status, again.errors().length]).toEqual([422, 1])
    expect(again.field('reason').value).toBe('Because')
  })

  it('the second of two people is told, and nothing is lost', async () => {
    const open = await withSeries()
    const page = await cancelPage(open, 3)
    open.test.db.raw.exec('update appointment set row_version = row_version + 1 where id = 5')
    const before = everything(open.test.db, lost)
    const again = await page.fill({ reason: 'Because' }).press('Cancel the ticked ones')
    expect(again.status).toBe(409)
    expect(again.text).toContain('Somebody has changed one of these appointments meanwhile')
    expect(again.field('reason').value).toBe('Because')
    expect(everything(open.test.db, lost)).toEqual(before)
    expect((await again.press('Cancel the ticked ones')).text).toContain('3 appointments are cancelled.')
  })

  it('the same form twice cancels once', async () => {
    const open = await withSeries()
    const [one, other] = [await cancelPage(open, 3), await cancelPage(open, 3)]
    await one.press('Cancel the ticked ones')
    expect((await other.press('Cancel the ticked ones')).status).toBe(409)
    expect(count(open.test.db, 'message', "kind = 'series-cancelled'")).toBe(1)
  })

  it('is taken back for all within the grace, and nobody is told of anything', async () => {
    const open = await withSeries()
    const before = open.times()
    const page = await (await cancelPage(open, 3)).press('Cancel the ticked ones')
    const undone = await page.press('Take back for all 3')
    expect(undone.text).toContain('3 changes are taken back.')
    expect(open.times()).toEqual(before)
    open.test.now += 3600
    expect(await open.send()).toEqual([])
  })

  it('can be cancelled again after that, and is told then', async () => {
    const open = await withSeries()
    await (await (await cancelPage(open, 3)).press('Cancel the ticked ones')).press('Take back for all 3')
    await (await cancelPage(open, 3)).press('Cancel the ticked ones')
    open.test.now += 601
    expect((await open.send()).map(({ subject }) => subject)).toEqual([
      'Cancelled: appointments from Tue 9 Feb 10:00, Praktijk De Linde',
    ])
  })

  it('is not taken back once it has been told, nor where one was taken meanwhile: all or none', async () => {
    const open = await withSeries()
    const page = await (await cancelPage(open, 3)).press('Cancel the ticked ones')
    const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
    open.book(at('2027-02-16T10:00+01:00'), { patientId: other, email: null })
    const refused = await page.press('Take back for all 3')
    expect(refused.text).toContain('can no longer be taken back together')
    expect(open.times().filter((line) => line.includes('cancelled'))).toHaveLength(3)
    open.test.now += 601
    await open.send()
    const later = await (await signedIn(open.test, 'reception')).visit('/staff/appointments/3')
    expect(later.html).not.toContain('Take back for all')
  })

  it('before the series was told of at all, nobody hears of those', async () => {
    const open = await openSeriesDesk()
    await (await toPlan(open, 'every=1&end=times&times=5')).press('Book these dates')
    await (await cancelPage(open, 3)).press('Cancel the ticked ones')
    open.test.now += 601
    const mails = await open.send()
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Appointments from Tue 26 Jan 10:00, Praktijk De Linde',
    ])
    expect(mails[0]?.text).toContain('You have 2 recurring appointments.')
    expect(mails[0]?.text).not.toContain('16 February')
  })
})

describe('O12: this and the following are moved', () => {
  it('by days, time and practitioner, every one by as much, with one message', async () => {
    const open = await withSeries()
    const plan = await toShift(open, 3, {
      day: '2027-02-10',
      time: '11:30',
      practitioner: String(open.practice.selim),
    })
    expect(planLines(plan)).toEqual([
      'Wednesday 10 February 2027 11:30–12:00 now Tuesday 9 February 2027 10:00–10:30: Free',
      'Wednesday 17 February 2027 11:30–12:00 now Tuesday 16 February 2027 10:00–10:30: Free',
      'Wednesday 24 February 2027 11:30–12:00 now Tuesday 23 February 2027 10:00–10:30: Free',
    ])
    const page = await plan.press('Move these appointments')
    expect(page.text).toContain('3 appointments are moved.')
    expect(open.times()).toEqual([
      '2027-01-26T10:00',
      '2027-02-02T10:00',
      '2027-02-10T11:30',
      '2027-02-17T11:30',
      '2027-02-24T11:30',
    ])
    expect(count(open.test.db, 'appointment', `calendar_id = ${open.practice.selim}`)).toBe(3)
    open.test.now += 601
    const [mail, ...others] = await open.send()
    expect(others).toEqual([])
    expect(mail?.text).toContain(
      'Your recurring appointments from Tuesday 9 February 2027 at 10:00 onwards have moved. The first is now on Wednesday 10 February 2027 from 11:30 to 12:00.',
    )
    expect(mail?.text).toContain('Wednesday 24 February 2027 11:30–12:00')
    expect(mail?.text).toContain('With: Selim Aydin')
  })

  it('only to a colleague: the letter says with whom, and not that anything moved', async () => {
    const open = await withSeries()
    await (await toShift(open, 3, { practitioner: String(open.practice.selim) })).press(
      'Move these appointments',
    )
    open.test.now += 601
    const [mail] = await open.send()
    expect(mail?.text).toContain(
      'Your recurring appointments from Tuesday 9 February 2027 at 10:00 onwards are now with Selim Aydin.',
    )
  })

  it.each(['2027-02-16', '2027-02-02'])(
    'a whole week on or back (%s), where each takes the place of another',
    async (day) => {
      const open = await withSeries()
      open.test.db.raw.exec("update appointment set status = 'cancelled', cancelled_at = 1 where id = 2")
      const plan = await toShift(open, 3, { day })
      expect(plan.text).toContain('3 of 3 fit.')
      await plan.press('Move these appointments')
      expect(
        open
          .times()
          .filter((line) => !line.includes('cancelled'))
          .slice(1)[0],
      ).toBe(`${day}T10:00`)
      expect(count(open.test.db, 'occupancy', 'live = 1')).toBe(4)
    },
  )

  it('over the clock change keeps the time of the wall', async () => {
    const open = await withSeries()
    await (await toShift(open, 3, { day: '2027-03-23' })).press('Move these appointments')
    expect(
      rows(open.test.db, 'select local_start as at from appointment where id > 2').map((row) => row.at),
    ).toEqual(['2027-03-23T10:00+01:00', '2027-03-30T10:00+02:00', '2027-04-06T10:00+02:00'])
  })

  it('one that does not fit is listed with what is there, left as it is or put near', async () => {
    const open = await withSeries()
    const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
    open.book(at('2027-02-10T10:00+01:00'), { patientId: other, email: null })
    addAbsence(
      open.test.db,
      {
        resourceId: 1,
        startsAt: at('2027-02-17T00:00+01:00'),
        endsAt: at('2027-02-18T00:00+01:00'),
        reason: '',
      },
      theSystem,
      open.test.now,
    )
    const plan = await toShift(open, 3, { day: '2027-02-10' })
    expect(planLines(plan).map((line) => line.split(': ').slice(1).join(': '))).toEqual([
      'Taken: Consult 10:00–10:30',
      'Practitioner away',
      'Free',
    ])
    expect(optionsOf(plan, '3')).toEqual([
      'Nearest: Wed 10 Feb 09:30',
      'Leave as it is',
      'On purpose all the same',
    ])
    await readAndPress(plan.fill({ 'd-4': 'skip' }), 'Move these appointments')
    expect(open.times().slice(2)).toEqual(['2027-02-10T09:30', '2027-02-16T10:00', '2027-02-24T10:00'])
  })

  it('one that stays is in the way of one that would come there', async () => {
    const open = await withSeries()
    const plan = await toShift(open, 3, { day: '2027-02-16' })
    const again = await plan.fill({ 'd-4': 'skip' }).press('Move these appointments')
    expect(again.status).toBe(409)
    expect(planLines(again)[0]).toContain('Taken: Consult 10:00–10:30')
    expect(planLines(again)[0]).toContain('Changed meanwhile')
    await again.press('Move these appointments')
    expect(open.times().slice(2)).toEqual(['2027-02-16T09:30', '2027-02-16T10:00', '2027-03-02T10:00'])
  })

  it('one that has a time of its own has a tick, off unless it is wanted', async () => {
    const open = await withSeries()
    open.test.db.raw.exec(
      "update appointment set starts_at = starts_at + 7200, ends_at = ends_at + 7200, local_start = '2027-02-16T12:00+01:00', row_version = 2 where id = 4",
    )
    const page = await movePage(open, 3)
    expect(page.text).toContain('has a time of its own')
    await (await toShift(open, 3, { time: '09:00' })).press('Move these appointments')
    expect(open.times().slice(2)).toEqual(['2027-02-09T09:00', '2027-02-16T12:00', '2027-02-23T09:00'])
  })

  it('a time taken meanwhile is marked, and nothing has changed', async () => {
    const open = await withSeries()
    const plan = await toShift(open, 3, { time: '11:00' })
    const other = addCard(open.test, { firstName: 'Milan', contacts: [] })
    open.book(at('2027-02-16T11:00+01:00'), { patientId: other, email: null })
    const before = everything(open.test.db, lost)
    const again = await plan.press('Move these appointments')
    expect(again.status).toBe(409)
    expect(planLines(again)[1]).toContain('Changed meanwhile')
    expect(everything(open.test.db, lost)).toEqual(before)
    expect((await again.press('Move these appointments')).text).toContain('3 appointments are moved.')
  })

  it('the second of two people is told', async () => {
    const open = await withSeries()
    const plan = await toShift(open, 3, { time: '11:00' })
    open.test.db.raw.exec('update appointment set row_version = row_version + 1 where id = 5')
    const again = await plan.press('Move these appointments')
    expect([again.status, again.text.includes('Somebody has changed one of these')]).toEqual([409, true])
    expect(open.times()[2]).toBe('2027-02-09T10:00')
  })

  it.each([
    [{}, 'day'],
    [{ day: '2027-02-30' }, 'day'],
    [{ day: '2031-02-09' }, 'day'],
    [{ day: '' }, 'day'],
    [{ time: '25:00' }, 'time'],
    [{ time: '24:00' }, 'time'],
    [{ time: '' }, 'time'],
  ])('says what is wrong with %j', async (values, field) => {
    const open = await withSeries()
    const page = await toShift(open, 3, values)
    expect(page.status).toBe(422)
    expect(page.field(field).error).toBeTruthy()
  })

  it('is taken back for all within the grace, whatever took whose place', async () => {
    const open = await withSeries()
    const before = open.times()
    const page = await (await toShift(open, 3, { day: '2027-02-16' })).press('Move these appointments')
    const undone = await page.press('Take back for all 3')
    expect(undone.text).toContain('3 changes are taken back.')
    expect(open.times()).toEqual(before)
    open.test.now += 3600
    expect(await open.send()).toEqual([])
  })

  it('twice within the grace is told once, from where the patient knows it', async () => {
    const open = await withSeries()
    await (await toShift(open, 3, { time: '11:00' })).press('Move these appointments')
    await (await toShift(open, 3, { time: '14:00' })).press('Move these appointments')
    open.test.now += 601
    const mails = await open.send()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain(
      'from Tuesday 9 February 2027 at 10:00 onwards have moved. The first is now on Tuesday 9 February 2027 from 14:00',
    )
  })

  it('and back within the grace, by hand, nobody is told of anything', async () => {
    const open = await withSeries()
    await (await toShift(open, 3, { time: '11:00' })).press('Move these appointments')
    await (await toShift(open, 3, { time: '10:00' })).press('Move these appointments')
    open.test.now += 601
    expect(await open.send()).toEqual([])
  })

  it('twice, the second one taken back: the first is told, once', async () => {
    const open = await withSeries()
    await (await toShift(open, 3, { time: '11:00' })).press('Move these appointments')
    await (await toShift(open, 3, { time: '14:00' })).press('Move these appointments')
    await (await open.desk.visit('/staff/appointments/3')).press(/^Take back for all/)
    open.test.now += 601
    expect(
      (await open.send()).map(({ text }) => /The first is now on .* from (\d\d:\d\d)/.exec(text)?.[1]),
    ).toEqual(['11:00'])
  })

  it('and one of them elsewhere for a moment: the letter tells of all, and nothing else does', async () => {
    const open = await withSeries()
    await (await toShift(open, 3, { time: '11:00' })).press('Move these appointments')
    const moved = findStanding(open.test.db, 4)
    if (!moved) throw new Error('there is no appointment 4')
    const to = { startsAt: moved.startsAt + 7200, endsAt: moved.endsAt + 7200, calendarId: moved.calendarId }
    const how = { locationId: moved.locationId, onPurpose: false, version: moved.rowVersion, tell: true }
    expect(moveByStaff(open.test.db, { appointmentId: 4, ...to, ...how }, theSystem, open.test.now).ok).toBe(
      true,
    )
    expect(undoChange(open.test.db, 4, theSystem, open.test.now).ok).toBe(true)
    open.test.now += 601
    const mails = await open.send()
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain('The 3 new times:')
  })

  it('and then cancelled within the grace is told as cancelled, with the times that the patient knows', async () => {
    const open = await withSeries()
    await (await toShift(open, 3, { time: '11:00' })).press('Move these appointments')
    await (await cancelPage(open, 3)).press('Cancel the ticked ones')
    open.test.now += 601
    const mails = await open.send()
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Cancelled: appointments from Tue 9 Feb 10:00, Praktijk De Linde',
    ])
  })

  it('"Send now" does not wait for the grace, from any of them (rule 29)', async () => {
    const open = await withSeries()
    await (await toShift(open, 3, { time: '11:00' })).press('Move these appointments')
    const page = await open.desk.visit('/staff/appointments/4')
    await page.form('form[action$="/send-now"]').enter()
    expect(await open.send()).toHaveLength(1)
    expect((await open.desk.visit('/staff/appointments/3')).html).not.toContain('Take back for all')
  })

  it('says on the page when the message leaves, and does not say that nobody is told', async () => {
    const open = await withSeries()
    const page = await (await toShift(open, 3, { time: '11:00' })).press('Move these appointments')
    expect(page.text).not.toContain('Nobody')
    expect(page.has('form[action$="/send-now"]')).toBe(true)
  })

  it('a first one within 24 hours is told at once', async () => {
    const open = await withSeries()
    open.test.now = at('2027-02-08T12:00+01:00')
    const desk = await signedIn(open.test, 'reception')
    await (await toShift({ ...open, desk }, 3, { time: '11:00' })).press('Move these appointments')
    expect(await open.send()).toHaveLength(1)
  })
})

describe('O10: one of a series is cancelled alone', () => {
  it('with a message of its own, and the others go on', async () => {
    const open = await withSeries()
    const { cancelByStaff } = await import('../../src/appointments/cancel-by-staff.commands.ts')
    cancelByStaff(
      open.test.db,
      { appointmentId: 3, by: 'staff', reason: '', version: 1, tell: true },
      theSystem,
      open.test.now,
    )
    open.test.now += 601
    const mails = await open.send()
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Cancelled: appointment Tue 9 Feb 10:00, Praktijk De Linde',
    ])
    expect(mails[0]?.text).not.toContain('following')
    const panel = await (await signedIn(open.test, 'reception')).visit('/staff/appointments/4')
    expect(panel.text).toContain('3 of 4, weekly until Tuesday 23 February 2027.')
    expect(panel.link(/^Previous:/).href).toBe('/staff/appointments/2')
  })
})
