import { isKey, type Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import { type Country, showPhone, telHref } from '../lib/phone.ts'
import type { Format } from '../view/format.ts'

/** What is settled by phoning; each is on the call list, and nowhere else. */
export const callCategories = ['to-phone', 'to-remind'] as const
export type CallCategory = (typeof callCategories)[number]

export function isCallCategory(category: string): category is CallCategory {
  return callCategories.some((each) => each === category)
}

/** Somebody whom a message of the practice did not reach (rule 29), or who has no way to be sent one (rule 5). */
export interface Call {
  readonly id: number
  readonly category: CallCategory
  readonly patientId: number | null
  readonly name: string
  readonly birthDate: IsoDate | null
  /** Protected identity, and nobody gave a reason to see it (rule 9). */
  readonly hidden: boolean
  /** E.164. */
  readonly phones: readonly string[]
  readonly appointmentId: number | null
  readonly startsAt: EpochSeconds | null
  readonly practitioner: string
  /** Of the message; null: there was none. */
  readonly kind: string | null
  readonly reason: string | null
  readonly channel: 'email' | 'sms' | 'none' | null
  /** The start that the patient knows. */
  readonly knows: EpochSeconds | null
  readonly openedAt: EpochSeconds
  readonly comment: string
  /** How often nobody answered, and when last. */
  readonly tries: number
  readonly triedAt: EpochSeconds | null
  readonly log: readonly CallTry[]
}

export interface CallTry {
  readonly at: EpochSeconds
  readonly name: string | null
  readonly outcome: 'no-answer' | 'reached' | 'note'
  readonly note: string
}

/** What somebody can press beside a call; after the last two the entry stays. */
const callOutcomes = ['reached', 'no-answer', 'note'] as const
export type CallOutcome = (typeof callOutcomes)[number]

export function isCallOutcome(text: string): text is CallOutcome {
  return callOutcomes.some((each) => each === text)
}

export interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'birthDate' | 'longDay' | 'shortDate' | 'time' | 'stamp' | 'dateOf'>
  readonly country: Country
  readonly now: EpochSeconds
}

export interface CallModel {
  readonly id: number
  readonly name: string
  readonly born: string
  /** Of the card; where it is hidden the card asks for a reason. */
  readonly cardHref: string
  readonly hidden: boolean
  readonly phones: readonly { readonly shown: string; readonly href: string }[]
  readonly time: string
  readonly visitHref: string
  readonly say: string
  readonly why: string
  readonly since: string
  readonly comment: string
  readonly tried: string
  readonly tries: number
  readonly log: readonly { readonly what: string; readonly who: string; readonly note: string }[]
}

export interface CallGroup {
  readonly title: string
  readonly calls: readonly CallModel[]
}

/** The calls by the day of the visit, in the order in which they come; what is over comes last. */
export function callGroups(calls: readonly Call[], writing: Writing): readonly CallGroup[] {
  const titles = [...new Set(calls.map((call) => titleOf(call, writing)))]
  return titles.map((title) => ({
    title,
    calls: calls.filter((call) => titleOf(call, writing) === title).map((call) => callModel(call, writing)),
  }))
}

/** The mark at the menu on every staff page, until everybody has been reached. */
export function followUpBadge(count: number, t: Translate): Readonly<Record<string, string>> {
  return count === 0 ? {} : { '/staff/follow-up': t('moving.nav.toPhone', { count }) }
}

function titleOf({ startsAt }: Call, { t, format, now }: Writing): string {
  if (startsAt === null) return t('calls.noVisit')
  if (startsAt < now) return t('calls.past')
  const date = format.dateOf(startsAt)
  const day = format.longDay(date)
  return date === format.dateOf(now) ? t('calls.today', { day }) : day
}

function callModel(call: Call, writing: Writing): CallModel {
  const { id, hidden, patientId, appointmentId, startsAt, tries, triedAt } = call
  const { t, format, country } = writing
  return {
    id,
    name: hidden ? t('agenda.protected') : call.name,
    born: hidden || call.birthDate === null ? '' : format.birthDate(call.birthDate),
    cardHref: patientId === null ? '' : `/staff/patients/${patientId}`,
    hidden,
    phones: hidden
      ? []
      : call.phones.map((each) => ({ shown: showPhone(each, country), href: telHref(each) })),
    time: startsAt === null ? '' : timeOf(startsAt, writing),
    visitHref: appointmentId === null ? '' : `/staff/appointments/${appointmentId}`,
    say: sayOf(call, writing),
    why: whyOf(call, t),
    since: t('calls.since', { when: format.stamp(call.openedAt) }),
    // It may repeat the name that was typed.
    comment: hidden ? '' : call.comment,
    tries,
    tried: triedAt === null ? '' : t('moving.call.tried', { count: tries, when: format.stamp(triedAt) }),
    log: call.log.map((each) => ({
      what: t(`calls.try.${each.outcome}`),
      who: t('calls.try.by', { when: format.stamp(each.at), name: each.name ?? '–' }),
      note: hidden ? '' : each.note,
    })),
  }
}

/** Below the heading of its day the time is enough; what is over is under one heading. */
function timeOf(at: EpochSeconds, { format, now }: Writing): string {
  return at < now ? format.stamp(at) : format.time(at)
}

/** What has to be said, in one sentence, with the time that the patient knows and the one that counts. */
function sayOf(
  { category, kind, knows, startsAt, practitioner: name }: Call,
  { t, format }: Writing,
): string {
  if (startsAt === null) return ''
  const at = (start: EpochSeconds) => `${format.shortDate(start)} ${format.time(start)}`
  const now = { at: at(startsAt), name }
  const following = kind?.startsWith('series-') ? ` ${t('calls.say.following')}` : ''
  if (category === 'to-remind' || kind === 'reminder') return t('calls.say.remind', now)
  if (kind === 'propose') return t('calls.say.propose', now)
  if (kind === 'reassigned') return t('calls.say.reassigned', now)
  if (knows === null) return `${t('calls.say.booked', now)}${following}`
  const said = kind?.endsWith('cancelled')
    ? t('moving.call.cancelled', { from: at(knows) })
    : t('moving.call.moved', { from: at(knows), to: at(startsAt), name })
  return `${said}${following}`
}

function whyOf({ reason, channel, kind }: Call, t: Translate): string {
  const bySms = `ledger.sms.${reason ?? ''}`
  const key = channel === 'sms' && isKey(bySms) ? bySms : `messages.reason.${reason ?? ''}`
  if (kind === null || !isKey(key)) return t('calls.why.none')
  return channel === 'sms' || channel === 'email' ? `${t(`messages.channel.${channel}`)}: ${t(key)}` : t(key)
}
