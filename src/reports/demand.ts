import { dateOfWeekday, dayParts, weekdays } from '../booking/would-suit.ts'
import type { Translate } from '../i18n/translate.ts'
import { addDays, dayBounds, type EpochSeconds, type IsoDate, today, type Zone } from '../lib/calendar.ts'

/** A wish for which there was no time, and how often it was left; weekdays "1" to "7", empty lists are "any". */
export interface DemandCount {
  readonly typeId: number
  readonly type: string
  readonly weekdays: readonly string[]
  readonly parts: readonly string[]
  readonly count: number
}

interface Format {
  shortWeekday(date: IsoDate): string
  weekday(date: IsoDate): string
}

/** A line of counts, the first for any day, then Monday to Sunday; '' for none. */
export interface DemandRow {
  readonly name: string
  readonly counts: readonly (number | '')[]
  readonly total: number
}

export interface DemandGroup extends DemandRow {
  readonly parts: readonly DemandRow[]
}

export interface DemandModel {
  readonly total: number
  readonly columns: readonly { readonly short: string; readonly long: string }[]
  readonly groups: readonly DemandGroup[]
}

const any = ''
/** Days that the page looks back, today being one of them. */
const reportDays = 90

export function reportSince(zone: Zone, now: EpochSeconds): EpochSeconds {
  return dayBounds(zone, addDays(today(zone, now), 1 - reportDays)).startsAt
}

/** By type, the most wanted first. Who ticks two days counts for both, and once in the total. */
export function demandModel(demand: readonly DemandCount[], t: Translate, format: Format): DemandModel {
  const types = [...new Set(demand.map(({ typeId }) => typeId))]
  const groups = types
    .map((type) =>
      groupOf(
        demand.filter(({ typeId }) => typeId === type),
        t,
      ),
    )
    .sort((one, other) => other.total - one.total || one.name.localeCompare(other.name))
  return {
    total: sum(demand),
    columns: [
      { short: t('reports.demand.any'), long: t('reports.demand.any') },
      ...weekdays.map((each) => ({
        short: format.shortWeekday(dateOfWeekday(each)),
        long: format.weekday(dateOfWeekday(each)),
      })),
    ],
    groups,
  }
}

/** Reads a stored list; numbers become words. */
export function readList(json: string): readonly string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.map(String) : []
}

function groupOf(list: readonly DemandCount[], t: Translate): DemandGroup {
  const wanted = (part: string) => list.filter(({ parts }) => isNamed(parts, part))
  const rows = [
    rowOf(t('reports.demand.anyTime'), wanted(any)),
    ...dayParts.map((part) => rowOf(t(`reports.demand.part.${part}`), wanted(part))),
  ]
  return { ...rowOf(list[0]?.type ?? '', list), parts: rows.filter(({ total }) => total > 0) }
}

function rowOf(name: string, list: readonly DemandCount[]): DemandRow {
  const counts = [any, ...weekdays.map(String)].map(
    (day) => sum(list.filter((each) => isNamed(each.weekdays, day))) || ('' as const),
  )
  return { name, counts, total: sum(list) }
}

function isNamed(list: readonly string[], name: string): boolean {
  return name === any ? list.length === 0 : list.includes(name)
}

function sum(list: readonly DemandCount[]): number {
  return list.reduce((total, { count }) => total + count, 0)
}
