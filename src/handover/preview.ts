import type { Planned } from '../appointments/staff-change.ts'
import type { Shown } from '../messages/shown.ts'
import { dueWords, nameOf, type Writing } from './choose.ts'
import { type Choice, type Due, type Fit, isPossible, refusalWords } from './handover.ts'

/** One appointment of a preview: how it fits, and what would be said of it. */
export interface Rehearsed {
  readonly due: Due
  /** Only where it goes to a colleague. */
  readonly fit: Fit | undefined
  readonly planned:
    | { readonly ok: true; readonly value: readonly Planned[] }
    | { readonly ok: false; readonly reason: string }
}

/** Writes a message as it would be; undefined where there is nobody to write to. */
export type Write = (planned: Planned) => Shown | undefined

/** A row of view handover/preview. */
export function rowOf({ due, fit, planned }: Rehearsed, choice: Choice, write: Write, writing: Writing) {
  const { t, calendars } = writing
  const possible = planned.ok && (fit === undefined || isPossible(fit))
  const colleague = nameOf(calendars, choice.toCalendarId)
  return {
    id: due.id,
    version: due.version,
    label: dueWords(due, writing),
    possible,
    chosen: possible && (fit === undefined || fit === 'fits'),
    fit: fit ? t(`handover.fit.${fit}`, { colleague }) : planned.ok ? '' : refusalWords(planned.reason, t),
    tone: fit === 'fits' ? ' ok' : ' warn',
    told: possible && planned.ok ? planned.value.map((each) => toldOf(each, due, write, writing)) : [],
  }
}

function toldOf(planned: Planned, due: Due, write: Write, { t, format }: Writing) {
  const { subject, reason, dueAt } = planned
  const person = due.people.find(({ attendeeId }) => attendeeId === subject.attendeeId)
  const nothing = { heading: '', lines: [] as readonly string[], language: subject.language }
  if (reason !== undefined)
    return { ...nothing, to: t('handover.told.phone', { reason: lowered(t(`messages.reason.${reason}`)) }) }
  const written = person?.protected ? undefined : write(planned)
  if (!written) return { ...nothing, to: t('handover.told.protected') }
  const by = planned.channel === 'sms' ? 'sms' : 'mail'
  return {
    to: t(`handover.told.${by}`, { to: written.to, time: format.time(dueAt) }),
    heading: written.subject,
    lines: written.text.trimEnd().split('\n'),
    language: subject.language,
  }
}

/** A sentence of its own, within another one. */
function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}
