import type { Translate } from '../i18n/translate.ts'
import type { Format } from '../view/format.ts'
import type { Occurrence, Standing } from './series.ts'

/** View appointments/_series, a part of the panel; without `words` the appointment is in no series. */
export interface SeriesPanel {
  readonly id: number
  /** What has just been done; '' for nothing. */
  readonly said: string
  readonly words: string
  readonly previous: Neighbour | undefined
  readonly next: Neighbour | undefined
  readonly mayRepeat: boolean
  readonly mayFollow: boolean
  /** What was done to this one and others can be taken back for all of them. */
  readonly undo: { readonly group: string; readonly text: string } | undefined
}

interface Neighbour {
  readonly href: string
  readonly text: string
}

interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'longDate' | 'shortDate' | 'time'>
}

/** What the panel says of a series; `every` is undefined where the appointment is in none. */
export function seriesPanel(
  own: { readonly id: number; readonly cancelled: boolean; readonly coming: boolean },
  standing: Standing | undefined,
  every: number,
  did: {
    readonly said: string
    readonly together: { readonly id: number; readonly count: number } | undefined
  },
  { t, format }: Writing,
): SeriesPanel {
  const neighbour = (key: 'series.previous' | 'series.next', other: Occurrence | undefined) =>
    other && {
      href: `/staff/appointments/${other.id}`,
      text: t(key, { when: `${format.shortDate(other.startsAt)} ${format.time(other.startsAt)}` }),
    }
  return {
    id: own.id,
    said: saidWords(did.said, t),
    words: standing ? standingWords(standing, every, { t, format }) : '',
    previous: neighbour('series.previous', standing?.previous),
    next: neighbour('series.next', standing?.next),
    mayRepeat: !own.cancelled && own.coming && !standing?.next,
    mayFollow: !own.cancelled && standing?.next !== undefined,
    undo: did.together && {
      group: String(did.together.id),
      text: t('series.undo', { count: did.together.count }),
    },
  }
}

function standingWords({ position, total, last }: Standing, every: number, { t, format }: Writing): string {
  const rhythm = t('series.rhythm', { every })
  if (position === 0 || !last) return t('series.panel.cancelled', { rhythm, total })
  return t('series.panel', { position, total, rhythm, until: format.longDate(last.startsAt) })
}

/** "made-9" in the address: nine more were booked. */
function saidWords(said: string, t: Translate): string {
  const [, what, number] = /^(made|moved|cancelled|undone|final)-(\d{1,3})$/.exec(said) ?? []
  const count = Number(number)
  if (what === 'made') return t('series.made', { count })
  if (what === 'undone') return t('series.undone', { count })
  if (what === 'final') return t('series.final')
  if (what === 'moved') return t('series.moved', { count })
  return what === 'cancelled' ? t('series.cancelled', { count }) : ''
}
