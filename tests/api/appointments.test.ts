import * as v from 'valibot'
import { beforeEach, describe, expect, it } from 'vitest'
import { appointmentAnswer, appointmentsAnswer } from '../../src/api/answers.forms.ts'
import { writeCursor } from '../../src/api/asked.forms.ts'
import { findBrokenLink } from '../../src/patients/access.queries.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { rows } from '../helpers/booking.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk } from '../visit/kit.ts'
import { access, openSoftware, problemIn, type Software } from './kit.ts'

let software: Software

beforeEach(() => {
  software = openSoftware()
})

async function list(query = '', token?: string) {
  const answer = await software.ask(`/api/v1/appointments${query}`, {}, token)
  return v.parse(appointmentsAnswer, await answer.json())
}

async function one(id: number, token?: string) {
  const answer = await software.ask(`/api/v1/appointments/${id}`, {}, token)
  return v.parse(appointmentAnswer, await answer.json())
}

const starts = async (query: string) =>
  (await list(query)).appointments.map(({ startsAt }) => startsAt.slice(0, 16))
const day = (date: string, ...times: readonly string[]) =>
  times.map((time) => bookAtDesk(software, { startsAt: at(date, time) }).appointmentId)
const madeUp = (parts: Readonly<Record<string, number>>) =>
  Buffer.from(JSON.stringify({ limit: 1, after: 0, asOf: 0, ...parts })).toString('base64url')
const looks = () => rows(software.db, 'select role, view, basis, action, patient_id, user_id from access_log')

describe('O6: appointments for other software', () => {
  it('say what it needs: ids, times with their zone, status, type, practitioner, location, origin, who comes', async () => {
    const { appointmentId, attendeeId } = bookAtDesk(software)
    software.db.raw.exec('update patient set number = 1203')
    const [patient] = rows(software.db, 'select id from patient')
    expect(await one(appointmentId)).toEqual({
      id: appointmentId,
      status: 'booked',
      origin: 'staff',
      startsAt: '2027-01-28T11:00:00+01:00',
      endsAt: '2027-01-28T11:30:00+01:00',
      zone: 'Europe/Amsterdam',
      type: { id: software.practice.consult, name: 'Consult' },
      calendar: { id: software.practice.anna, name: 'Anna de Vries' },
      location: { id: software.practice.locationId, name: 'De Linde' },
      places: 1,
      series: null,
      bookedAt: '2027-01-25T08:00:00+01:00',
      cancelledAt: null,
      version: 1,
      attendees: [
        {
          id: attendeeId,
          patient: { id: patient?.id, number: 1203, name: { first: 'Sanne', last: 'Bos' } },
          present: true,
          cancelledAt: null,
        },
      ],
    })
  })

  it('name nobody without the right to it, and never a protected identity (rule 9)', async () => {
    const { appointmentId } = bookAtDesk(software)
    const { token } = access(software, ['appointments:read'], 'Screen')
    expect((await one(appointmentId, token)).attendees[0]?.patient).toMatchObject({
      name: null,
      number: null,
    })
    software.db.raw.exec('update patient set protected = 1')
    expect((await one(appointmentId)).attendees[0]?.patient.name).toBe(null)
    const all = await (await software.ask('/api/v1/appointments')).text()
    expect(all).not.toMatch(/Sanne|Bos/)
  })

  it('name nobody who was erased, and the card that stands for a merged one', async () => {
    const { appointmentId } = bookAtDesk(software)
    const [gone] = rows(software.db, 'select id from patient')
    const card = {
      firstName: 'Sanne',
      lastName: 'Boss',
      birthDate: null,
      language: 'en',
      origin: 'staff',
    } as const
    const stays = registerPatient(software.db, card, software.now)
    software.db.raw.exec(`update patient set merged_into = ${stays} where id = ${gone?.id}`)
    expect((await one(appointmentId)).attendees[0]?.patient).toMatchObject({
      id: stays,
      name: { last: 'Boss' },
    })
    software.db.raw.exec(`update patient set erased_at = 1 where id = ${stays}`)
    expect((await one(appointmentId)).attendees[0]?.patient.name).toBe(null)
  })

  it('say who has cancelled, of the appointment and of a session', async () => {
    const { appointmentId } = bookAtDesk(software)
    software.db.raw.exec(`update attendee set cancelled_at = ${software.now}, cancelled_by = 'staff'`)
    software.db.raw.exec(`update appointment set status = 'cancelled', cancelled_at = ${software.now}`)
    const told = await one(appointmentId)
    expect([told.status, told.cancelledAt, told.attendees[0]?.cancelledAt]).toEqual([
      'cancelled',
      '2027-01-25T08:00:00+01:00',
      '2027-01-25T08:00:00+01:00',
    ])
  })
})

describe('a stretch of time', () => {
  beforeEach(() => {
    day('2027-01-25', '09:00')
    day('2027-01-28', '16:30', '09:00')
    day('2027-01-29', '09:00')
    day('2027-03-08', '09:00')
  })

  it('begins and ends with whole days of the practice', async () => {
    expect(await starts('?from=2027-01-28&to=2027-01-28')).toEqual(['2027-01-28T16:30', '2027-01-28T09:00'])
  })

  it('or at an instant, which is not included at its end; with a plus sign that nobody encoded, too', async () => {
    const query = '?from=2027-01-28T09:00:00%2B01:00&to=2027-01-28T15:30:00Z'
    expect(await starts(query)).toEqual(['2027-01-28T09:00'])
    expect(await starts('?from=2027-01-28T09:00+01:00&to=2027-01-29')).toHaveLength(3)
  })

  it('is the month that begins today where nothing is said', async () => {
    expect(await starts('')).toHaveLength(4)
  })

  it('of one calendar', async () => {
    expect(await starts(`?calendar=${software.practice.anna}`)).toHaveLength(4)
    expect(await starts(`?calendar=${software.practice.selim}`)).toEqual([])
    expect(await starts('?calendar=999')).toEqual([])
  })

  it('over a change of the clock: each day is whole', async () => {
    const morning = bookAtDesk(software, { startsAt: at('2027-03-29', '09:00') }).appointmentId
    expect((await list('?from=2027-03-28&to=2027-03-29')).appointments).toMatchObject([
      { id: morning, startsAt: '2027-03-29T09:00:00+02:00' },
    ])
  })

  it.each([
    ['from=2027-02-30', 'from must be a date or an instant'],
    ['from=tomorrow', 'from must be a date or an instant'],
    ['from=2027-01-25T09:00', 'from must be a date or an instant'],
    ['from=2027-01-25T25:00Z', 'from must be a date or an instant'],
    ['from=2027-02-01&to=2027-01-01', 'to must not be before from'],
    ['from=2027-01-01&to=2029-01-01', 'to must be within 400 days of from'],
    ['changedSince=2020-01-01', 'changedSince must be within 400 days'],
    ['calendar=-1', 'calendar must be a whole number from 1'],
    ['calendar=1%20or%201=1', 'calendar must be a whole number from 1'],
    ['limit=0', 'limit must be a whole number from 1'],
    ['limit=x', 'limit must be a whole number from 1'],
    ['cursor=eyJ4IjoxfQ', 'cursor is not one of ours'],
    ['cursor=%00', 'cursor is not one of ours'],
    [`cursor=${madeUp({ asOf: 1e15 })}`, 'cursor is not one of ours'],
    [`cursor=${madeUp({ after: 1e300 })}`, 'cursor is not one of ours'],
    ['form=2027-01-01', 'form is not known here'],
    ['from=2027-01-01&from=2027-01-02', 'from must be string'],
    ['__proto__=1', 'is not known here'],
  ])('refuses %s', async (query, said) => {
    expect(await problemIn(await software.ask(`/api/v1/appointments?${query}`))).toContain(said)
  })
})

describe('page by page', () => {
  /** Follows the pages, and does something after each. */
  async function walk(query: string, between: (page: number) => void = () => undefined) {
    const seen: number[] = []
    let answer = await list(query)
    const asOf = answer.asOf
    for (let page = 1; ; page++) {
      seen.push(...answer.appointments.map(({ id }) => id))
      expect(answer.asOf).toBe(asOf)
      if (answer.next === null) return { seen, pages: page, asOf }
      between(page)
      answer = await list(`?cursor=${answer.next}`)
    }
  }

  it('every one comes once, and the last page says so', async () => {
    const ids = ['25', '26', '27', '28'].flatMap((date) => day(`2027-01-${date}`, '09:00', '10:00', '11:00'))
    const { seen, pages } = await walk('?limit=5')
    expect([seen, pages]).toEqual([ids, 3])
    expect((await walk('?limit=12')).pages).toBe(1)
    expect((await walk('?limit=9999')).seen).toEqual(ids)
  })

  it('none is lost or doubled while others are moved, cancelled and booked', async () => {
    const ids = ['26', '27', '28'].flatMap((date) => day(`2027-01-${date}`, '09:00', '10:00', '11:00'))
    const booked: number[] = []
    const { seen, asOf } = await walk('?limit=2', (page) => {
      software.now += 60
      const [early, late] = [ids[0], ids.at(-1)]
      // The last ones to the front, the first ones to the back, one cancelled, one new.
      const move = software.db.raw.prepare(
        'update appointment set starts_at = ?, ends_at = ?, local_start = ? where id = ?',
      )
      const to = (id: number | undefined, hour: number) =>
        move.run(at('2027-01-25', '12:00') + hour * 3600, at('2027-01-25', '12:30') + hour * 3600, 'x', id)
      if (page === 1) to(late, 0)
      if (page === 2) to(early, 20 * 24)
      const status = `update appointment set status = 'cancelled', cancelled_at = ${software.now} where id = ${ids[4]}`
      if (page === 3) software.db.raw.exec(status)
      booked.push(...day('2027-02-01', `${String(8 + page).padStart(2, '0')}:00`))
    })
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids)
    expect(new Set(seen).size).toBe(seen.length)
    // What came meanwhile was met on the way, and what changed behind it is told of by the next question.
    expect(booked.every((id) => seen.includes(id))).toBe(true)
    const since = await list(`?changedSince=${encodeURIComponent(asOf)}`)
    expect(since.appointments.map(({ id }) => id)).toEqual(expect.arrayContaining(booked))
  })

  it('the cursor carries the question', async () => {
    day('2027-01-28', '09:00', '10:00', '11:00')
    const { next } = await list('?from=2027-01-28&to=2027-01-28&limit=2')
    const rest = await list(`?cursor=${next}&from=2020-01-01&limit=1`)
    expect(rest.appointments.map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['11:00'])
  })

  it('a cursor that somebody wrote asks for no more than a question may', async () => {
    const day = 86_400
    const asked = { limit: 1, after: 0, asOf: software.now }
    const written = (more: object) => `?cursor=${writeCursor({ ...asked, ...more })}`
    for (const more of [
      {},
      { from: 0 },
      { from: 0, to: software.now },
      { from: software.now, to: software.now + 401 * day },
      { since: 0 },
      { since: software.now, from: software.now, to: 0 },
    ])
      expect(await problemIn(await software.ask(`/api/v1/appointments${written(more)}`))).toBe(
        '422 not-valid; cursor is not one of ours',
      )
    // One that was given yesterday, at the very edge, still goes on.
    const edge = { since: software.now - 400 * day - day }
    expect((await software.ask(`/api/v1/appointments${written(edge)}`)).status).toBe(200)
  })

  it('what has changed since, of any date', async () => {
    const [old = 0, other = 0] = day('2027-01-28', '09:00', '10:00')
    software.now += 3600
    const since = `?changedSince=${encodeURIComponent(new Date(software.now * 1000).toISOString())}`
    expect((await list(since)).appointments).toEqual([])
    const far = bookAtDesk(software, { startsAt: at('2027-06-14', '09:00') }).appointmentId
    const event = (id: number, action: string) =>
      software.db.raw.exec(
        `insert into appointment_event (appointment_id, at, actor, action) values (${id}, ${software.now}, 'staff', '${action}')`,
      )
    event(old, 'arrived')
    // A message about it changes nothing of the appointment.
    event(other, 'message-sent')
    expect((await list(since)).appointments.map(({ id }) => id)).toEqual([old, far])
    expect((await list(`${since}&from=2027-01-28&to=2027-01-28`)).appointments.map(({ id }) => id)).toEqual([
      old,
    ])
  })
})

describe('the access log', () => {
  it('names the software at each patient, once a day', async () => {
    bookAtDesk(software)
    await list()
    await list()
    const look = {
      role: 'software',
      view: `software-${software.clientId}`,
      basis: 'Vragen BV',
      action: 'R',
      user_id: null,
    }
    expect(looks()).toMatchObject([look])
    software.now += 86_400
    await list()
    expect(looks()).toHaveLength(2)
    await list('', access(software, ['appointments:read'], 'Screen').token)
    expect(looks()[2]).toMatchObject({ basis: 'Screen', user_id: null })
    expect(findBrokenLink(software.db)).toBe(undefined)
  })

  it('is not written for a page with nobody on it, nor for an appointment that is not there', async () => {
    await list()
    expect((await software.ask('/api/v1/appointments/77')).status).toBe(404)
    expect(looks()).toEqual([])
  })
})

it('an appointment that is not there, or cannot be, is the same 404', async () => {
  const bodies = await Promise.all(
    ['77', '0', '999999999999999'].map(async (id) =>
      (await software.ask(`/api/v1/appointments/${id}`)).text(),
    ),
  )
  expect(new Set(bodies).size).toBe(1)
})
