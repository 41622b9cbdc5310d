import { findRepeated } from '../../../../src/appointments/series.queries.ts'
import { theSystem } from '../../../../src/practice/actor.ts'
import { planOf } from '../../../../src/series/plan.ts'
import { makeSeries } from '../../../../src/series/repeat.commands.ts'
import { planReader, staffPlanOf, wantedOf } from '../../../../src/series/repeat.queries.ts'
import { type Desk, oneToCome } from './acts.ts'
import type { Language } from './reading.ts'

interface Row {
  readonly id: number
  readonly appointment_id: number
  readonly patient_id: number
  readonly contact_email: string | null
  readonly contact_mobile: string | null
  readonly language: Language
  readonly startsAt: number
  readonly endsAt: number
  readonly calendarId: number
}

/** Staff repeat an appointment every week or every other; the dates that are taken are left out. */
export function repeat(desk: Desk): void {
  const { house, random, appointments } = desk
  const { db, keys, now, facts, places } = house
  const standing = oneToCome(desk)
  const first = standing?.attendees[0]
  if (!standing || !first || standing.typeId !== places.check || standing.attendees.length !== 1) return
  const source = findRepeated(db, standing.id)
  const plan = source && staffPlanOf(db, source)
  if (!source || !plan || source.seriesId !== null || isFromWeb(desk, first.id)) return
  const weekday = new Date(standing.startsAt * 1000).getUTCDay() || 7
  const rule = { every: random.whole(1, 2), weekdays: [weekday], end: { times: random.whole(2, 4) } }
  const dates = planOf(planReader(db, plan, now), wantedOf(source, rule, plan.zone), () => undefined)
  const choices = new Map(
    dates.map(({ key, options }) => [key, options.find((each) => each === 'book') ?? 'skip']),
  )
  const wish = { appointmentId: standing.id, version: source.version, rule, tell: true }
  const last = Number(db.raw.prepare('select max(id) from attendee').pluck().get())
  const made = makeSeries(db, keys, { ...wish, chosen: (key) => choices.get(key) }, theSystem, now)
  if (!made.ok) return
  const rows = db.raw.prepare<[number], Row>(
    `select attendee.id, appointment_id, patient_id, contact_email, contact_mobile, language, starts_at as startsAt,
       ends_at as endsAt, calendar_id as calendarId
     from attendee join appointment on appointment.id = appointment_id where attendee.id > ?`,
  )
  const added = rows.all(last)
  for (const { id: visit, appointment_id: appointment, patient_id: patient, ...row } of added) {
    appointments.push(appointment)
    const reach = { email: row.contact_email ?? undefined, phone: row.contact_mobile ?? undefined }
    const { startsAt, endsAt, calendarId } = row
    // The letter about all of them tells it.
    const booked = { visit, appointment, patient, by: 'staff', tell: false, notifies: true } as const
    const { language } = row
    facts.push({
      fact: 'booked',
      at: now,
      ...booked,
      ...reach,
      language,
      plan: { startsAt, endsAt, calendarId },
    })
  }
  facts.push({ fact: 'series', at: now, visits: added.map(({ id }) => id), first: first.id })
}

function isFromWeb({ house }: Desk, attendeeId: number): boolean {
  const asked = house.db.raw.prepare('select 1 from booking_request where attendee_id = ?')
  return asked.get(attendeeId) !== undefined
}
