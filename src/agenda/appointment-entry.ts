import { minutesLate } from '../appointments/status.ts'
import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Appointment } from './agenda.ts'
import { type Place, placed, type Writing, type Written } from './entry.ts'
import { marksOf } from './marks.ts'
import { type NameForm, peopleName } from './names.ts'
import { signOf } from './signs.ts'

/** Two lines of text and the border, in pixels. */
const tallEnough = 44
/** A third line, for what does not fit beside the state. */
const threeLines = 62
/** Nobody waits longer: the patient went, and nobody ticked it. In seconds. */
const longestWait = 43_200

/** An appointment of the day in words: self-booked ones for ever with their mark (F68, P22). */
export function appointmentEntry(what: Appointment, place: Place, writing: Writing): Written {
  const { t, rowHeight, column } = writing
  const own = what.selfBooked ? 'own ' : ''
  const tall = !place.more && place.rows.n * rowHeight >= tallEnough
  const words = wordsOf(what, tall && place.lane === '' && !writing.narrow ? 'whole' : 'short', writing)
  const crossed = place.crossed && !place.more
  const state = [...stateOf(what, writing), ...(crossed ? [t('agenda.overlaps')] : [])].join(', ')
  const type = typeOf(what, column.calendarId === null, t)
  return placed(place, `ap k${what.colour} ${own}${stateClass(what)}`, (classes) => ({
    kind: 'appointment',
    anchor: writing.isFirst(what.id) ? `a${what.id}` : `a${what.id}${column.id}`,
    classes,
    id: what.id,
    ...words,
    type,
    says: state === '' || place.rows.n * rowHeight >= threeLines ? type : shortly(what, column, t),
    state,
    sign: signOf(what, crossed, writing.now),
    tall,
    more: place.more,
    title: titleOf({ ...words, type, state }),
  }))
}

interface Words {
  readonly t: Translate
  readonly format: { time(at: EpochSeconds): string }
  readonly hidesNames: boolean
}

/** When, who, and the marks. */
export function wordsOf(what: Appointment, form: NameForm, { t, format, hidesNames }: Words) {
  const name = peopleName(what.people, hidesNames ? 'initials' : form, t)
  return { time: format.time(what.startsAt), name: name || what.typeName, marks: marksOf(what, t) }
}

/** What it is for, with whom where that does not stand above, and how many of its places are taken (rule 10). */
export function typeOf(what: Appointment, withWhom: boolean, t: Translate): string {
  const { typeName, practitioner, places, people } = what
  const seats = places > 1 ? t('diary.seats', { taken: people.length, places }) : ''
  return [typeName, withWhom ? practitioner : '', seats].filter(Boolean).join(', ')
}

/** The same where the state takes half of the line: in a room with whom, else what for. The whole stands in the title. */
function shortly(what: Appointment, { calendarId }: Writing['column'], t: Translate): string {
  return calendarId === null && what.practitioner ? what.practitioner : typeOf(what, false, t)
}

/** What the mouse shows: everything that the entry says, in one line. */
export function titleOf(said: {
  readonly time: string
  readonly name: string
  readonly type: string
  readonly state: string
  readonly marks: readonly { readonly text: string }[]
}): string {
  const parts = [said.name, said.type, said.state, ...said.marks.map(({ text }) => text)]
  return `${said.time} ${parts.filter(Boolean).join(', ')}`
}

/** How it stands with an appointment, at a glance. */
export function stateOf(
  { status, since, cannotCome, people, startsAt, endsAt }: Appointment,
  { t, format, now }: Pick<Writing, 't' | 'format' | 'now'>,
): readonly string[] {
  const first = people.some(({ firstVisit }) => firstVisit) ? [t('diary.firstVisit')] : []
  const late = minutesLate({ status, startsAt, endsAt }, now)
  switch (status) {
    case 'booked':
      if (cannotCome) return [t('agenda.state.cannotCome'), ...first]
      return late > 0 ? [t('day.late', { minutes: late }), ...first] : first
    case 'confirmed':
      if (cannotCome) return [t('agenda.state.cannotCome'), ...first]
      return [late > 0 ? t('day.late', { minutes: late }) : t('agenda.state.confirmed'), ...first]
    case 'arrived':
      if (since === null || since > now || now - since > longestWait)
        return [t('agenda.state.arrived'), ...first]
      return [t('agenda.state.waits', { minutes: Math.floor((now - since) / 60) }), ...first]
    case 'in-treatment':
      return [
        since === null
          ? t('agenda.state.inTreatment')
          : t('agenda.state.inRoom', { time: format.time(since) }),
      ]
    case 'done':
      return [t('agenda.state.done')]
    case 'departed':
      return [t('appointments.status.departed')]
    case 'no-show':
      return [t('agenda.state.noShow')]
    case 'cancelled':
      return [t('agenda.state.cancelled')]
  }
}

function stateClass({ status }: Appointment): string {
  if (status === 'arrived') return 'wait '
  if (status === 'in-treatment') return 'busy '
  if (status === 'no-show') return 'past gone '
  return status === 'done' || status === 'departed' ? 'past ' : ''
}
