import type { Key, Translate } from '../i18n/translate.ts'
import type { Appointment, Origin } from './agenda.ts'

/** A letter or sign in an entry, with the words that a screen reader gets and the mouse shows. */
export interface Mark {
  readonly sign: string
  readonly text: string
}

/** Where an appointment comes from; one that staff made has no mark. */
const origins: Readonly<Partial<Record<Origin, readonly [sign: string, key: Key]>>> = {
  planned: ['P', 'diary.mark.planned'],
  recall: ['R', 'diary.mark.recall'],
  'waiting-list': ['L', 'diary.mark.waitingList'],
  api: ['A', 'diary.mark.api'],
  import: ['I', 'diary.mark.import'],
}

/** What an appointment is marked with: self-booked for ever (F68, P22), its origin, a series, double-booked on purpose. */
export function marksOf(what: Appointment, t: Translate): readonly Mark[] {
  const origin = origins[what.origin]
  return [
    ...(what.selfBooked ? [{ sign: 'W', text: t('agenda.online') }] : []),
    ...(origin ? [{ sign: origin[0], text: t(origin[1]) }] : []),
    ...(what.inSeries ? [{ sign: '↻', text: t('diary.mark.series') }] : []),
    ...(what.onPurpose ? [{ sign: '×2', text: t('diary.mark.onPurpose') }] : []),
  ]
}

/** All the marks there are, for the key beside the agenda. */
export function markKey(t: Translate): readonly Mark[] {
  const known = Object.values(origins).map(([sign, key]) => ({ sign, text: t(key) }))
  return [
    { sign: 'W', text: t('agenda.online') },
    ...known,
    { sign: '↻', text: t('diary.mark.series') },
    { sign: '×2', text: t('diary.mark.onPurpose') },
  ]
}
