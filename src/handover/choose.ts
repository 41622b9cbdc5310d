import type { Translate } from '../i18n/translate.ts'
import type { Labels } from '../practice/checked.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Format } from '../view/format.ts'
import { type Deed, type Due, type DuePerson, deeds, type Stretch } from './handover.ts'

/** What the pages below views/handover/ are written with. */
export interface Writing {
  readonly t: Translate
  readonly format: Format
  readonly calendars: readonly Calendar[]
  readonly types: readonly AppointmentType[]
}

/** View handover/choose, but for its fields. */
export function chooseModel(
  stretch: Stretch | undefined,
  due: readonly Due[],
  ticked: readonly string[],
  writing: Writing,
) {
  const { t, calendars } = writing
  const colleagues = calendars.filter(({ id, active }) => active && id !== stretch?.calendarId)
  return {
    practitioners: [choose(t), ...calendars.map(asOption)],
    colleagues: [choose(t), ...colleagues.map(asOption)],
    asked: stretch !== undefined,
    due: due.map((each) => ({
      value: String(each.id),
      label: dueWords(each, writing),
      chosen: ticked.length === 0 || ticked.includes(String(each.id)),
    })),
    deeds: deeds.map((deed) => ({
      value: deed,
      label: t(`handover.deed.${deed}`),
      hints: [t(`handover.deed.${deed}.hint`)],
    })),
  }
}

/** "Monday 25 January 2027 10:15–10:45, Noor Bakker, Check-up" */
export function dueWords(due: Due, writing: Writing): string {
  const type = writing.types.find(({ id }) => id === due.typeId)?.name ?? ''
  return [whenWords(due, writing), peopleWords(due.people, writing.t), type].filter(Boolean).join(', ')
}

function whenWords({ startsAt, endsAt }: Pick<Due, 'startsAt' | 'endsAt'>, { format }: Writing): string {
  return `${format.longDate(startsAt)} ${format.timeRange(startsAt, endsAt)}`
}

/** Whoever has a protected identity is not named in a list (rule 9). */
function peopleWords(people: readonly DuePerson[], t: Translate): string {
  return people.map((each) => (each.protected ? t('appointments.protected.title') : each.name)).join(', ')
}

export function nameOf(calendars: readonly Calendar[], id: number | null | undefined): string {
  return calendars.find((each) => each.id === id)?.publicName ?? ''
}

/** "Handed to Selim Kaya", of a whole handover. */
export function deedWords(
  {
    deed,
    calendarId,
    toCalendarId,
  }: { deed: Deed; calendarId: number; toCalendarId: number | null | undefined },
  { t, calendars }: Writing,
): string {
  const names = { name: nameOf(calendars, calendarId), colleague: nameOf(calendars, toCalendarId) }
  return t(`handover.done.${deed}`, names)
}

export function stretchLabels(t: Translate): Labels {
  return [
    ['practitioner', t('handover.practitioner')],
    ['from', t('handover.from')],
    ['to', t('handover.to')],
    ['a', t('handover.which')],
    ['deed', t('handover.deed')],
    ['colleague', t('handover.colleague')],
  ]
}

function asOption({ id, publicName, active }: Calendar) {
  return { value: String(id), label: active ? publicName : `${publicName} –` }
}

function choose(t: Translate) {
  return { value: '', label: t('settings.choose') }
}
