import type { IsoDate } from '../lib/calendar.ts'
import { parseIsoDate } from '../lib/calendar.ts'
import type { Problem } from '../practice/checked.ts'
import { parseClock } from '../practice/clock.ts'
import { type Question, visitors, type WhyStock } from './why.ts'

export interface ReadQuestion {
  readonly question: Question
  readonly problems: readonly Problem[]
}

/** Reads the address of the page: what is unknown or nonsense is a problem of its field and counts as left open. */
export function readQuestion(text: (name: string) => string, stock: WhyStock, today: IsoDate): ReadQuestion {
  const problems: Problem[] = []
  const known = <T extends { readonly id: number }>(field: string, list: readonly T[]): T | undefined => {
    const asked = text(field).trim()
    const found = list.find(({ id }) => String(id) === asked)
    if (asked !== '' && !found) problems.push({ field, key: 'why.error.unknown' })
    return found
  }
  const question = {
    type: known('type', stock.types),
    calendar: known('practitioner', stock.calendars),
    location: known('location', stock.locations),
    date: readDate(text('date').trim(), today, problems),
    minute: readMinute(text('time').trim(), problems),
    visitor: visitors.find((each) => each === text('visitor')) ?? 'any',
    link: known('link', stock.links),
  }
  return { question, problems }
}

function readDate(typed: string, today: IsoDate, problems: Problem[]): IsoDate {
  const date = parseIsoDate(typed)
  if (date === undefined && typed !== '') problems.push({ field: 'date', key: 'schedule.error.date' })
  return date ?? today
}

function readMinute(typed: string, problems: Problem[]): number | undefined {
  const minute = typed === '' ? undefined : parseClock(typed)
  if (typed === '' || (minute !== undefined && minute < 1440)) return minute
  problems.push({ field: 'time', key: 'why.error.time' })
  return undefined
}
