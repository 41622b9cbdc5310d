import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { showChangeCode } from '../lib/change-code.ts'
import { type QrCode, qrCode } from '../lib/qr.ts'
import type { Format } from '../view/format.ts'
import type { Visit } from './visit.ts'

/** What one person may be handed about an appointment (rule 5). */
export interface Handed {
  readonly visit: Visit
  readonly firstName: string
  readonly lastName: string
  readonly protected: boolean
  readonly birthDate: IsoDate | null
  readonly hasNumber: boolean
  /** Whether whoever holds the paper is the patient: a parent has another date of birth. */
  readonly isOwn: boolean
  /** Of the link; '' where there is no page about it, or not any more. */
  readonly token: string
  /** '' likewise, and where the card has nothing that could be asked beside the code. */
  readonly code: string
}

/** View appointments/_slip: what is on the paper, in the patient's language. No name, no treatment (rules 5, 27). */
export interface SlipModel {
  readonly language: Language
  /** On the screen only: whose slip it is, as far as that may be shown. */
  readonly whose: string
  readonly title: string
  readonly day: string
  readonly range: string
  readonly place: string
  readonly address: string
  readonly practitioner: string
  readonly phone: string
  readonly link: SlipLink | undefined
}

export interface SlipLink {
  readonly lead: string
  readonly qr: QrCode
  readonly alt: string
  /** As it can be typed. */
  readonly shown: string
  /** '' where there is nothing to ask beside the code. */
  readonly code: string
  readonly codeLabel: string
  /** "or go to … with this code and your date of birth." */
  readonly or: string
}

/** How the patient's language writes. */
export interface SlipWriting {
  readonly language: Language
  readonly t: Translate
  readonly format: Pick<Format, 'longDay' | 'dateOf' | 'timeRange'>
}

export interface SlipFacts {
  readonly place: string
  readonly address: string
  readonly practitioner: string
  /** '' for none. */
  readonly phone: string
  readonly baseUrl: string
  /** The name as far as it may be shown. */
  readonly name: string
}

export function slipOf(handed: Handed, facts: SlipFacts, writing: SlipWriting): SlipModel {
  const { t, format, language } = writing
  const { startsAt, endsAt } = handed.visit
  const { place, address, practitioner, phone, name } = facts
  return {
    language,
    whose: name,
    title: t('day.slip.yours'),
    day: format.longDay(format.dateOf(startsAt)),
    range: format.timeRange(startsAt, endsAt),
    place,
    address,
    practitioner: t('day.slip.practitioner', { name: practitioner }),
    phone: phone ? t('day.slip.phone', { phone: phone.replaceAll(' ', '\u00a0') }) : '',
    link: handed.token === '' ? undefined : linkOf(handed, facts, writing),
  }
}

function linkOf(
  { visit, token, code, birthDate, isOwn }: Handed,
  { baseUrl }: SlipFacts,
  { t }: SlipWriting,
): SlipLink {
  const { rebook, cancel } = visit.selfService
  const address = `${baseUrl}/v/${token}`
  const shown = typed(address)
  const asked = birthDate === null ? 'number' : 'birthDate'
  const beside = t(isOwn ? `day.slip.or.${asked}` : `day.slip.orOther.${asked}`)
  return {
    lead: t(rebook || cancel ? 'day.slip.change' : 'day.slip.look'),
    qr: qrCode(address),
    alt: t('day.slip.qr', { address: shown }),
    shown,
    code: code === '' ? '' : showChangeCode(code),
    codeLabel: t('day.slip.code'),
    or: code === '' ? '' : t('day.slip.or', { address: typed(`${baseUrl}/change`), with: beside }),
  }
}

/** An address as people type it: what every browser adds by itself is left out. */
function typed(address: string): string {
  return address.replace(/^https:\/\//, '')
}
