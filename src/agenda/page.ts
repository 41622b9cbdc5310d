import { addDays, type IsoDate, isoWeek, today, weekday } from '../lib/calendar.ts'
import { tryAddress } from '../schedule/week-page.ts'
import type { Book } from './agenda.ts'
import { type Asked, addressOf, partsOf, queryOf, wholeDay } from './asked.ts'
import { type ColumnsModel, columnsModel, type Words } from './column.ts'
import { whyOf } from './links.ts'
import { listOf, type Row } from './list.ts'
import { type Mark, markKey } from './marks.ts'
import { signKey } from './signs.ts'

/** View agenda/agenda. */
export interface AgendaModel extends ColumnsModel {
  readonly view: Asked['view']
  readonly title: string
  readonly heading: { readonly numeral: string; readonly first: string; readonly second: string }
  readonly date: IsoDate
  readonly ways: Ways
  /** Day, week, list; and by practitioner or by room. */
  readonly views: readonly Tab[]
  readonly cols: readonly Tab[]
  readonly choices: ChoicesModel
  /** undefined: there are columns. */
  readonly rows: readonly Row[] | undefined
  readonly key: readonly Mark[]
  readonly hidesNames: boolean
  readonly counts: { readonly appointments: number; readonly waiting: number; readonly firstWaiting: string }
}

export interface Tab {
  readonly href: string
  readonly label: string
  readonly current: boolean
}

/** Where one can go from here. */
interface Ways {
  /** What is looked at, for the forms that come back to it. */
  readonly here: string
  readonly today: string
  readonly isToday: boolean
  readonly before: string
  readonly after: string
  /** '' in a week, where a step is a week anyway. */
  readonly weekBefore: string
  readonly weekAfter: string
  readonly print: string
  readonly save: string
  readonly why: string
  /** The booking pages as a patient finds them from this day on, in a preview. */
  readonly asPatient: string
}

/** Which columns there are; of a week and a list, whose it is. */
interface ChoicesModel {
  /** What stays as it is when the form with the date is sent. */
  readonly kept: readonly (readonly [name: string, value: string])[]
  /** The same for the form with the ticks. */
  readonly keptByTicks: readonly (readonly [name: string, value: string])[]
  readonly of: readonly { readonly id: number; readonly name: string; readonly chosen: boolean }[]
  /** Everybody may be chosen, too. */
  readonly all: boolean
  readonly some: boolean
}

/** Everything that a page of the agenda shows, in words. */
export function agendaModel(book: Book, words: Words): AgendaModel {
  const { asked, date, columns } = book
  const { t } = words
  const { title, heading } = asked.view === 'week' ? weekHeading(book, words) : dayHeading(book, words)
  const rows = asked.view === 'list' ? listOf(book, words) : undefined
  return {
    view: asked.view,
    title,
    heading,
    date,
    ways: waysOf(book, words),
    views: (['day', 'week', 'list'] as const).map((view) => ({
      href: addressOf(viewOf(asked, view), date),
      label: t(`diary.view.${view}`),
      current: view === asked.view,
    })),
    cols: (['p', 'r'] as const).map((cols) => ({
      href: addressOf({ ...wholeDay, cols }, date),
      label: t(`diary.cols.${cols}`),
      current: cols === asked.cols,
    })),
    choices: choicesOf(book),
    ...columnsModel(rows ? { ...book, columns: [] } : book, words),
    rows,
    key: [...markKey(t), ...signKey(t)],
    hidesNames: words.hidesNames,
    counts: countsOf(columns),
  }
}

/** The same people in another view; from one person's week the day is everybody's again. */
function viewOf(asked: Asked, view: Asked['view']): Asked {
  const fits = view === 'week' ? asked.shown.length === 1 : view !== 'day' || asked.view === 'day'
  return { view, cols: 'p', shown: asked.cols === 'p' && fits ? asked.shown : [], saved: undefined }
}

function dayHeading({ asked, date, columns }: Book, { t, format }: Words) {
  const day = format.longDay(date)
  const [only] = asked.view === 'list' && asked.shown.length === 1 ? columns : []
  return {
    title: only ? t('diary.title.listOf', { day, name: only.name }) : t('agenda.title', { day }),
    heading: {
      numeral: format.dayNumeral(date),
      first: format.weekday(date),
      second: format.monthAndYear(date),
    },
  }
}

function weekHeading({ asked, date, choices }: Book, { t, format }: Words) {
  const monday = addDays(date, 1 - weekday(date))
  const name = choices.find(({ id }) => id === asked.shown[0])?.name ?? ''
  const { week } = isoWeek(date)
  return {
    title: t('diary.title.week', { week, name }),
    heading: {
      numeral: String(week),
      first: t('diary.heading.week', { name }),
      second: `${format.dayOfMonth(monday)} – ${format.birthDate(addDays(monday, 6))}`,
    },
  }
}

function waysOf({ asked, date, zone }: Book, { now }: Words): Ways {
  const isWeek = asked.view === 'week'
  const step = isWeek ? 7 : 1
  const current = today(zone, now)
  const monday = (of: IsoDate) => addDays(of, 1 - weekday(of))
  return {
    here: addressOf(asked, date),
    today: addressOf(asked),
    isToday: isWeek ? monday(date) === monday(current) : date === current,
    before: addressOf(asked, addDays(date, -step)),
    after: addressOf(asked, addDays(date, step)),
    weekBefore: isWeek ? '' : addressOf(asked, addDays(date, -7)),
    weekAfter: isWeek ? '' : addressOf(asked, addDays(date, 7)),
    print: printOf(asked, date),
    save: `/staff/agenda/views?${queryOf({ ...asked, saved: undefined }, date)}`,
    why: whyOf(date),
    asPatient: `${tryAddress}?date=${date}&from=agenda`,
  }
}

/** Whose day is printed: those that are shown, by practitioner. */
function printOf({ cols, shown }: Asked, date: IsoDate): string {
  const ids = cols === 'p' ? shown : []
  return ['/staff/agenda/print?date=', date, ...ids.map((id) => `&show=${id}`)].join('')
}

function choicesOf({ asked, choices }: Book): ChoicesModel {
  const bare = { ...asked, shown: [], saved: undefined }
  return {
    kept: partsOf(asked.view === 'day' ? asked : bare),
    keptByTicks: partsOf(bare),
    of: choices.map(({ id, name }) => ({ id, name, chosen: asked.shown.includes(id) })),
    all: asked.view !== 'week',
    some: asked.shown.length > 0,
  }
}

function countsOf(columns: Book['columns']): AgendaModel['counts'] {
  const all = new Map(columns.flatMap((column) => column.appointments).map((each) => [each.id, each]))
  const waiting = [...all.values()].filter((each) => each.status === 'arrived')
  const longest = waiting.toSorted((one, other) => (one.since ?? 0) - (other.since ?? 0))[0]
  return {
    appointments: all.size,
    waiting: waiting.length,
    firstWaiting: longest ? `#a${longest.id}` : '',
  }
}
