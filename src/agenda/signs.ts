import { minutesLate } from '../appointments/status.ts'
import type { Key, Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Appointment } from './agenda.ts'
import type { Mark } from './marks.ts'

/** Each with its words in the key. */
const signs = {
  confirmed: ['✓', 'agenda.state.confirmed'],
  arrived: ['●', 'agenda.state.arrived'],
  'in-treatment': ['►', 'agenda.state.inTreatment'],
  done: ['■', 'agenda.state.done'],
  departed: ['→', 'appointments.status.departed'],
  'no-show': ['✗', 'agenda.state.noShow'],
  cannotCome: ['!', 'agenda.state.cannotCome'],
  late: ['+', 'diary.sign.late'],
  firstVisit: ['1', 'diary.firstVisit'],
  overlaps: ['‖', 'agenda.overlaps'],
} as const satisfies Readonly<Record<string, readonly [sign: string, key: Key]>>

/** What stands for the state where a column is too narrow for its words: the first of them, '' where there is none. */
export function signOf(what: Appointment, crossed: boolean, now: EpochSeconds): string {
  const { status, cannotCome, people } = what
  const soon = status === 'booked' || status === 'confirmed'
  if (soon && cannotCome) return signs.cannotCome[0]
  if (soon && minutesLate(what, now) > 0) return signs.late[0]
  if (status === 'cancelled') return signs['no-show'][0]
  if (status !== 'booked') return signs[status][0]
  if (people.some(({ firstVisit }) => firstVisit)) return signs.firstVisit[0]
  return crossed ? signs.overlaps[0] : ''
}

/** All of them, for the key beside the agenda. */
export function signKey(t: Translate): readonly Mark[] {
  return Object.values(signs).map(([sign, key]) => ({ sign, text: t(key) }))
}
