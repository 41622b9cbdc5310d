import type { Db } from '../../../../src/db/run.ts'
import { theSystem } from '../../../../src/practice/actor.ts'
import { addLocation, changePractice, setUpPractice } from '../../../../src/practice/practice.commands.ts'
import { addTemplate, putIntoForce } from '../../../../src/schedule/schedule.commands.ts'
import { addCalendar } from '../../../../src/staff/calendars.commands.ts'
import { addBlockKind } from '../../../../src/types/block-kinds.commands.ts'
import { addType } from '../../../../src/types/types.commands.ts'
import type { Rules } from './facts.ts'

/** Who and what there is to book. */
export interface Places {
  readonly locationId: number
  readonly calendarIds: readonly number[]
  /** Ten minutes; told of. */
  readonly check: number
  /** The same, of which nobody is told anything. */
  readonly quiet: number
  /** A session of four. */
  readonly group: number
}

/** The slugs of the web, by which a visitor chooses. */
export const practitioners = ['Anna Vries', 'Selim Aydin', 'Mira Jansen', 'Olof Berg']
const currencies = { NL: 'EUR', SE: 'SEK', NO: 'NOK' } as const

/** A practice with four practitioners, Monday to Friday from nine to five, and the month's rules. */
export function furnish(db: Db, rules: Rules, at: number): Places {
  const { timeZone, country } = rules
  const languages = ['en', 'nl', 'sv', 'nb'] as const
  const about = { timeZone, country, currency: currencies[country], languages }
  setUpPractice(db, { name: 'Praktijk De Linde', phone: '020 123 45 67', ...about }, theSystem, at)
  changePractice(db, settingsOf(rules), theSystem, at)
  const address = { name: 'De Linde', address: 'Lindelaan 14, 1234 AB Voorbeeld', phone: null }
  const locationId = addLocation(db, address, theSystem, at)
  const kind = addBlockKind(db, { name: 'General', colour: 1, web: true }, theSystem, at)
  const calendarIds = practitioners.map((name) => practitioner(db, name, kind, locationId, at))
  const type = { minutes: 10, gridMinutes: 10, calendarIds, online: false }
  return {
    locationId,
    calendarIds,
    check: addType(db, { ...type, name: 'Check', publicNames: { en: 'Check' }, online: true }, theSystem, at),
    quiet: addType(db, { ...type, name: 'Quiet', publicNames: {}, notify: false }, theSystem, at),
    group: addType(db, { ...type, name: 'Group', publicNames: {}, places: 4 }, theSystem, at),
  }
}

function settingsOf({ moments: [first, second, third], policy, strict, country, ...rules }: Rules) {
  return {
    ...({ portal_open: 1, lead_hours: 0, horizon_days: 60, view_on: 1, rebook_on: 1, cancel_on: 1 } as const),
    ...({ rebook_deadline_hours: 1, cancel_deadline_hours: 1, sms_ready: 1 } as const),
    ...{ sms_per_number: rules.textsToNumber, sms_per_day: rules.textsADay, open_bookings_per_contact: 50 },
    ...({ channel_policy: policy, unconfirmed_contacts: strict ? 'strict' : 'reply' } as const),
    sms_countries: JSON.stringify([country]),
    reminder_days: first?.days ?? 2,
    reminder_minute: first?.minute ?? 600,
    reminder2_days: second?.days ?? null,
    reminder2_minute: second?.minute ?? null,
    reminder3_days: third?.days ?? null,
    reminder3_minute: third?.minute ?? null,
  }
}

function practitioner(db: Db, name: string, kindId: number, locationId: number, at: number): number {
  const about = {
    kind: 'practitioner',
    name,
    publicName: name,
    profession: { en: 'GP' },
    online: true,
  } as const
  const calendarId = addCalendar(db, about, theSystem, at)
  const blocks = [1, 2, 3, 4, 5].map((weekday) => ({
    ...{ weekday, fromMinute: 540, toMinute: 1020, kindId, locationId },
  }))
  const templateId = addTemplate(db, { calendarId, name: 'Week', blocks }, theSystem, at)
  putIntoForce(
    db,
    { calendarId, templateId, from: new Date(at * 1000).toISOString().slice(0, 10) },
    theSystem,
    at,
  )
  return calendarId
}
