import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { isLanguage, type Language } from '../i18n/languages.ts'
import { zoneOf } from '../lib/calendar.ts'
import { isNationalIdKind } from '../lib/national-id.ts'
import { isCountry } from '../lib/phone.ts'
import { choicesOf, type FunctionRow, functionColumns, functionsFrom } from './functions.ts'
import { type LimitRow, type Limits, limitsFrom } from './limits.ts'
import { momentsIn } from './moments.ts'
import type { Closure, Location, Practice } from './practice.ts'
import { isPatientStatus } from './statuses.ts'
import { parseTexts, parseWords } from './texts.ts'

/** The practice's settings; undefined before the set-up. */
export function findPractice(db: Db): Practice | undefined {
  return arranged(db, readPractice)
}

/** The locations in the order of the practice, without the closed-down ones. */
export function listLocations(db: Db): readonly Location[] {
  return arranged(db, readLocations).filter((location) => location.active)
}

/** The locations in the order of the practice, the closed-down ones included. */
export function listEveryLocation(db: Db): readonly Location[] {
  return arranged(db, readLocations)
}

/** A location by its id, closed down or not: an appointment made there keeps its place. */
export function findLocation(db: Db, id: number): Location | undefined {
  return arranged(db, readLocations).find((location) => location.id === id)
}

/** Whether patients can see, move or cancel an appointment online at any place, also one that is closed down by now. */
export function mayChangeOnline(db: Db): boolean {
  return listEveryLocation(db).some(({ functions }) => functions.view)
}

export function listClosures(db: Db): readonly Closure[] {
  return arranged(db, readClosures)
}

/** The limits in force for a type, calendar and location, each with the level it comes from (rule 11). */
export function resolveLimits(db: Db, typeId: number, calendarId: number, locationId: number): Limits {
  const levels = arranged(db, readLevels)
  return limitsFrom(
    levels.types.get(typeId),
    levels.calendars.get(calendarId),
    levels.locations.get(locationId),
    levels.practice,
  )
}

/** What a type itself says of the limits, for the page on which it is changed; -1 is the choice "none" (rule 11). */
export function findOwnLimits(db: Db, typeId: number): LimitRow | undefined {
  return arranged(db, readLevels).types.get(typeId)
}

/** The same of a calendar. */
export function findCalendarLimits(db: Db, calendarId: number): LimitRow | undefined {
  return arranged(db, readLevels).calendars.get(calendarId)
}

/** The same of a location. */
export function findLocationLimits(db: Db, locationId: number): LimitRow | undefined {
  return arranged(db, readLevels).locations.get(locationId)
}

function readPractice(db: Db): Practice | undefined {
  const row = db.get(build.selectFrom('practice').selectAll())
  if (!row) return undefined
  const languages = parseWords(row.languages).filter(isLanguage)
  const language: Language = languages[0] ?? 'en'
  return {
    name: row.name,
    zone: zoneOf(row.time_zone),
    country: isCountry(row.country) ? row.country : 'NL',
    currency: row.currency,
    language,
    languages: languages.length > 0 ? languages : [language],
    phone: row.phone,
    email: row.email,
    website: row.website,
    termsUrl: row.terms_url,
    hours: parseTexts(row.hours_texts),
    urgent: parseTexts(row.urgent_texts),
    lateCancel: parseTexts(row.late_cancel_texts),
    privacy: parseTexts(row.privacy_texts),
    accessibility: parseTexts(row.accessibility_texts),
    frameOrigins: parseWords(row.frame_origins),
    portalOpen: row.portal_open === 1 && isNewBookingOnAnywhere(db, row),
    functions: { portalOpen: row.portal_open === 1, ...functionsFrom(undefined, row) },
    choices: choicesOf(row),
    visitShowsType: row.visit_type_on === 1,
    identification: row.identification,
    fields: {
      birthDate: row.field_birth_date,
      nationalId: row.field_national_id,
      mobile: row.field_mobile,
      email: row.field_email,
      message: row.field_message,
    },
    nationalIdKinds: parseWords(row.national_id_kinds).filter(isNationalIdKind),
    guardianAge: row.guardian_age,
    newPatient: row.new_patient,
    numberStatuses: parseWords(row.number_statuses).filter(isPatientStatus),
    openBookingsPerContact: row.open_bookings_per_contact,
    bookingsPerHourPerAddress: row.bookings_per_hour_per_address,
    holdMinutes: row.hold_minutes,
    messages: {
      on: row.messages_on === 1,
      confirmation: row.confirmation_on === 1,
      reminder: row.reminder_on === 1,
      reminders: momentsIn(row),
      practitionerInEmail: row.practitioner_in_email === 1,
      strict: row.unconfirmed_contacts === 'strict',
      graceMinutes: row.grace_minutes,
      pausedAt: row.sending_paused_at,
      channelPolicy: row.channel_policy,
      sms: {
        ready: row.sms_ready === 1,
        fromMinute: row.sms_from_minute,
        untilMinute: row.sms_until_minute,
        countries: parseWords(row.sms_countries).filter(isCountry),
        perNumber: row.sms_per_number,
        perDay: row.sms_per_day,
        priceMicros: row.sms_price_micros,
      },
    },
    onlineList: { on: row.online_list_on === 1, from: row.online_list_from },
    idleMinutes: {
      owner: row.idle_minutes_owner,
      practitioner: row.idle_minutes_practitioner,
      reception: row.idle_minutes_reception,
    },
    templatesAtOnce: row.template_changes === 'at-once',
    newKindsWeb: row.new_kinds_web === 1,
    secondFactor: row.second_factor,
    rowVersion: row.row_version,
  }
}

function readLocations(db: Db): readonly Location[] {
  const practice = db.get(build.selectFrom('practice').select(functionColumns))
  const rows = db.all(build.selectFrom('location').selectAll().orderBy('sort').orderBy('id'))
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    active: row.active === 1,
    name: row.name,
    address: row.address,
    directions: parseTexts(row.directions),
    phone: row.phone,
    outOfHoursPhone: row.out_of_hours_phone,
    outOfHours: parseTexts(row.out_of_hours_texts),
    frameOrigins: parseWords(row.frame_origins ?? '[]'),
    functions: functionsFrom(row, practice),
    newBookingOn: row.active === 1 && functionsFrom(row, practice).newBooking,
    choices: choicesOf(row),
    rowVersion: row.row_version,
  }))
}

/** A location whose own choice is "on" keeps the door open that the practice has closed. */
function isNewBookingOnAnywhere(db: Db, practice: FunctionRow): boolean {
  const locations = build.selectFrom('location').select('id').where('active', '=', 1)
  return practice.new_booking_on === 1 || db.get(locations.where('new_booking_on', '=', 1)) !== undefined
}

function readClosures(db: Db): readonly Closure[] {
  return db.all(build.selectFrom('closure').selectAll().orderBy('from_date')).map((row) => ({
    locationId: row.location_id,
    from: row.from_date,
    to: row.to_date,
    texts: parseTexts(row.texts),
    coverName: row.cover_name,
    coverPhone: row.cover_phone,
  }))
}

interface Levels {
  readonly types: ReadonlyMap<number, LimitRow>
  readonly calendars: ReadonlyMap<number, LimitRow>
  readonly locations: ReadonlyMap<number, LimitRow>
  readonly practice: LimitRow | undefined
}

function readLevels(db: Db): Levels {
  const ofAll = ['lead_hours', 'horizon_days', 'rebook_deadline_hours', 'cancel_deadline_hours'] as const
  const everywhere = [...ofAll, 'max_own_bookings', 'visibility'] as const
  const types = db.all(build.selectFrom('appointment_type').select('id').select(everywhere))
  const calendars = db.all(build.selectFrom('calendar').select('id').select(everywhere))
  const locations = db.all(build.selectFrom('location').select('id').select(ofAll))
  return {
    types: new Map(types.map((row) => [row.id, row])),
    calendars: new Map(calendars.map((row) => [row.id, row])),
    locations: new Map(locations.map((row) => [row.id, row])),
    practice: db.get(build.selectFrom('practice').select(everywhere)),
  }
}
