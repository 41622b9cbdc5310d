import { localStamp, zoneOf } from '../../../../src/lib/calendar.ts'
import { unsubscribeToken, visitToken } from '../../../../src/messages/links.ts'
import { fromNetwork, personNumber } from '../patient.ts'
import { type Desk, oneToCome } from './acts.ts'
import type { House } from './house.ts'
import { mobileOf } from './people.ts'
import { languages } from './reading.ts'
import { startOn } from './times.ts'

/** What a visitor sends to the front door, and where it leads; no script, no cookie. */
async function post(
  { app }: House,
  path: string,
  fields: Readonly<Record<string, string>>,
  n = 0,
  language = 'en',
): Promise<{ readonly status: number; readonly location: string }> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const headers = { ...type, ...fromNetwork(n), 'accept-language': language }
  const body = new URLSearchParams(fields).toString()
  const answer = await app.request(path, { method: 'POST', body, headers })
  return { status: answer.status, location: answer.headers.get('location') ?? '' }
}

const doors = ['anna-vries', 'selim-aydin', 'mira-jansen', 'olof-berg']

/** A new patient books on the web, with an address or with a mobile number alone. */
export async function bookOnline(desk: Desk, n: number): Promise<void> {
  const { house, random, appointments } = desk
  const { rules, facts, db } = house
  const startsAt = startOn(rules, house.now, random, 10)
  const door = random.whole(0, 3)
  const language = random.pick(languages)
  const slot = localStamp(zoneOf(rules.timeZone), startsAt)
  const held = await post(
    house,
    '/book/hold',
    { type: 'check', practitioner: doors[door] ?? '', slot },
    n,
    language,
  )
  const hold = tokenIn(held.location)
  if (held.status !== 303 || hold === '') return
  house.now += 20
  const typed = personNumber(n)
  const phone = random.next() < 0.4 ? mobileOf(rules, n) : undefined
  const fields = { hold, ...typed, ...(phone === undefined ? {} : { mobile: phone }) }
  const booked = await post(house, '/book/confirm', fields, n, language)
  if (!booked.location.startsWith('/book/booked/'))
    throw new Error(`visitor ${n} was answered ${booked.status}`)
  const made = db.raw.prepare<
    [],
    {
      id: number
      appointment_id: number
      patient_id: number
      contact_email: string
      contact_mobile: string | null
    }
  >(
    'select id, appointment_id, patient_id, contact_email, contact_mobile from attendee order by id desc limit 1',
  )
  const row = made.get()
  if (!row || row.contact_email !== typed.email) throw new Error(`the booking of visitor ${n} is not there`)
  appointments.push(row.appointment_id)
  facts.push({
    ...{
      fact: 'booked',
      at: house.now,
      visit: row.id,
      appointment: row.appointment_id,
      patient: row.patient_id,
    },
    ...{
      by: 'patient',
      tell: true,
      notifies: true,
      email: typed.email,
      phone: row.contact_mobile ?? undefined,
      language,
    },
    plan: { startsAt, endsAt: startsAt + 600, calendarId: house.places.calendarIds[door] ?? 0 },
  })
}

/** The patient cancels by the link of a message. */
export async function cancelOnline(desk: Desk): Promise<void> {
  const { house } = desk
  const visit = visitorsOwn(desk)
  if (visit === undefined) return
  const done = await post(house, `/visit/${visitToken(house.keys, visit, 1)}/cancel`, { comment: '' })
  if (done.status === 303)
    house.facts.push({ fact: 'cancelled', at: house.now, visit, by: 'patient', tell: true })
}

/** The patient takes another time by the link of a message. */
export async function moveOnline(desk: Desk): Promise<void> {
  const { house, random } = desk
  const { db, rules, now, facts } = house
  const visit = visitorsOwn(desk)
  if (visit === undefined) return
  const slot = localStamp(zoneOf(rules.timeZone), startOn(rules, now, random, 10))
  const path = `/visit/${visitToken(house.keys, visit, 1)}/move`
  const hold = tokenIn((await post(house, path, { slot })).location)
  if (hold === '') return
  house.now += 20
  const done = await post(house, `${path}/confirm`, { hold })
  if (done.status !== 303 || !done.location.includes('said=moved')) return
  const read = db.raw.prepare<[number], { startsAt: number; endsAt: number; calendarId: number }>(
    `select starts_at as startsAt, ends_at as endsAt, calendar_id as calendarId
     from appointment join attendee on appointment_id = appointment.id where attendee.id = ?`,
  )
  const plan = read.get(visit)
  if (plan) facts.push({ fact: 'moved', at: house.now, visit, by: 'patient', tell: true, plan })
}

/** A mail service presses the button of RFC 8058, or a reader of text messages says that they are enough. */
export async function stopOnline(desk: Desk): Promise<void> {
  const { house, random } = desk
  const visit = visitorsOwn(desk)
  if (visit === undefined) return
  const read = house.db.raw.prepare<
    [number],
    { contact_email: string | null; contact_mobile: string | null }
  >('select contact_email, contact_mobile from attendee where id = ?')
  const { contact_email: email, contact_mobile: mobile } = read.get(visit) ?? {}
  const byMail = email && (!mobile || random.next() < 0.5)
  const path = byMail
    ? `/unsubscribe/${unsubscribeToken(house.keys, visit, 1)}`
    : `/visit/${visitToken(house.keys, visit, 1)}/texts`
  const done = await post(house, path, byMail ? { 'List-Unsubscribe': 'One-Click' } : {})
  if (done.status >= 400) return
  const booked = house.facts.find((fact) => fact.fact === 'booked' && fact.visit === visit)
  // Whoever typed an address of their own beside a number speaks for that visit alone (rules 2 and 31).
  const alone = !byMail && email && booked?.fact === 'booked' && booked.by === 'patient'
  const address = byMail ? email : mobile
  if (alone) house.facts.push({ fact: 'texts-stopped', at: house.now, visit })
  else if (address) house.facts.push({ fact: 'stopped', at: house.now, address })
}

function visitorsOwn(desk: Desk): number | undefined {
  const standing = oneToCome(desk)
  const only = standing?.attendees.length === 1 && standing.places === 1
  return only ? standing.attendees[0]?.id : undefined
}

function tokenIn(location: string): string {
  return location === '' ? '' : (new URL(location, 'http://x').searchParams.get('hold') ?? '')
}
