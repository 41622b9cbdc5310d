import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type Country, showPhone, telHref } from '../lib/phone.ts'

/** Somebody whom a message of the practice did not reach (rule 29). */
export interface Call {
  /** E.164. */
  readonly phones: readonly string[]
  /** Of the message. */
  readonly kind: string | null
  /** The start that the patient knows. */
  readonly knows: EpochSeconds | null
  readonly startsAt: EpochSeconds
  readonly practitioner: string
  /** How often nobody answered, and when last. */
  readonly tries: number
  readonly triedAt: EpochSeconds | null
}

/** How a call can end; after the second one the entry stays. */
export const callOutcomes = ['reached', 'no-answer'] as const
export type CallOutcome = (typeof callOutcomes)[number]

export function isCallOutcome(text: string): text is CallOutcome {
  return callOutcomes.some((each) => each === text)
}

export interface CallModel {
  readonly phones: readonly { readonly shown: string; readonly href: string }[]
  readonly lines: readonly string[]
}

interface Writing {
  readonly t: Translate
  readonly format: {
    shortDate(at: EpochSeconds): string
    time(at: EpochSeconds): string
    stamp(at: EpochSeconds): string
  }
  readonly country: Country
}

/** What to say on the phone, and where. */
export function callModel(call: Call, { t, format, country }: Writing): CallModel {
  const at = (start: EpochSeconds) => `${format.shortDate(start)} ${format.time(start)}`
  const { knows, startsAt, practitioner: name, kind, tries, triedAt } = call
  const what =
    knows === null
      ? []
      : [
          kind === 'cancelled'
            ? t('moving.call.cancelled', { from: at(knows) })
            : t('moving.call.moved', { from: at(knows), to: at(startsAt), name }),
        ]
  const tried =
    triedAt === null ? [] : [t('moving.call.tried', { count: tries, when: format.stamp(triedAt) })]
  return {
    phones: call.phones.map((each) => ({ shown: showPhone(each, country), href: telHref(each) })),
    lines: [...what, ...tried],
  }
}

/** The mark at the menu on every staff page, until everybody has been reached. */
export function followUpBadge(count: number, t: Translate): Readonly<Record<string, string>> {
  return count === 0 ? {} : { '/staff/follow-up': t('moving.nav.toPhone', { count }) }
}
