import type { Attempt, Db } from '../db/run.ts'
import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { type Actor, byUser } from '../practice/actor.ts'
import { changeLocation } from '../practice/change-location.commands.ts'
import { addLocation } from '../practice/practice.commands.ts'
import type { Location } from '../practice/practice.ts'
import { findLocationLimits, listLocations } from '../practice/settings.queries.ts'
import { lastPlannedDate } from '../schedule/blocks.queries.ts'
import { addTemplate, putIntoForce } from '../schedule/schedule.commands.ts'
import { addCalendar } from '../staff/calendars.commands.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { addBlockKind } from '../types/block-kinds.commands.ts'
import { addType } from '../types/types.commands.ts'
import { listBlockKinds, listTypes } from '../types/types.queries.ts'
import { inEveryLanguage, startTypes, startWeek, type TradeName } from './basis.ts'
import { sayStep } from './start.commands.ts'

export interface Basis {
  readonly trade: TradeName
  readonly practitioner: string
  readonly locationName: string
  readonly address: string
  /** The practice's own language: what staff call things. */
  readonly language: Language
  readonly today: IsoDate
}

/**
 * A practice that could begin: a place, a practitioner, kinds of block, three types, a week in force. Makes only what is
 * not there yet, so that running it twice doubles nothing. Patients can book nothing of it before the door is opened.
 */
export function layBasis(db: Db, basis: Basis, userId: number, now: number): Attempt<void> {
  return db.attempt(() => {
    const actor = byUser(userId)
    const locationId = settleLocation(db, basis, actor, now)
    const kindId = settleKinds(db, basis.language, actor, now)
    const calendars = settleCalendars(db, basis, userId, now)
    settleTypes(db, basis, calendars, actor, now)
    for (const calendarId of calendars) {
      if (lastPlannedDate(db, calendarId) !== undefined) continue
      const name = translator(basis.language)('start.basis.week')
      const blocks = startWeek(kindId, locationId)
      const templateId = addTemplate(db, { calendarId, name, blocks }, actor, now)
      putIntoForce(db, { calendarId, templateId, from: basis.today }, actor, now)
    }
    sayStep(db, 'basis', 'done', userId, now)
  })
}

/** The first one, named and addressed as was typed; the set-up has made it. */
function settleLocation(db: Db, { locationName: name, address }: Basis, actor: Actor, now: number): number {
  const [location, ...others] = listLocations(db)
  if (!location) return addLocation(db, { name, address, phone: null }, actor, now)
  const same = location.name === name && location.address === address
  if (same || others.length > 0) return location.id
  const change = { ...asItIs(db, location), name, address }
  changeLocation(db, location.id, change, location.rowVersion, actor, now)
  return location.id
}

function asItIs(db: Db, location: Location) {
  const own = findLocationLimits(db, location.id)
  return {
    ...location,
    leadHours: own?.lead_hours ?? null,
    horizonDays: own?.horizon_days ?? null,
    rebookHours: own?.rebook_deadline_hours ?? null,
    cancelHours: own?.cancel_deadline_hours ?? null,
  }
}

/** One that patients may book in, and one for what the practice keeps to itself. Returns the first. */
function settleKinds(db: Db, language: Language, actor: Actor, now: number): number {
  const t = translator(language)
  const kinds = listBlockKinds(db).filter(({ active }) => active)
  const web =
    kinds.find((kind) => kind.web)?.id ??
    addBlockKind(db, { name: t('settings.kinds.first'), colour: 1, web: true }, actor, now)
  if (!kinds.some((kind) => !kind.web))
    addBlockKind(db, { name: t('start.basis.reserved'), colour: 3, web: false }, actor, now)
  return web
}

function settleCalendars(db: Db, basis: Basis, userId: number, now: number): readonly number[] {
  const known = listCalendars(db).flatMap(({ id, active }) => (active ? [id] : []))
  if (known.length > 0) return known
  const { practitioner: name, trade } = basis
  const profession = trade === 'other' ? {} : inEveryLanguage(`start.profession.${trade}`)
  const calendar = { kind: 'practitioner', name, publicName: name, profession, online: true, userId } as const
  return [addCalendar(db, calendar, byUser(userId), now)]
}

function settleTypes(
  db: Db,
  { trade, language }: Basis,
  calendarIds: readonly number[],
  actor: Actor,
  now: number,
): void {
  if (listTypes(db).some(({ active }) => active)) return
  for (const [index, { name, minutes }] of startTypes(trade).entries()) {
    const key = `start.type.${trade}.${name}` as const
    addType(
      db,
      {
        ...{ name: translator(language)(key), publicNames: inEveryLanguage(key) },
        ...{ minutes, gridMinutes: 15, online: true, colour: index + 1, calendarIds },
      },
      actor,
      now,
    )
  }
}
