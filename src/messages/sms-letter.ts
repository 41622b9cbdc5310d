import { type Translate, translator } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Text } from '../texting/sms.ts'
import { onlineNow } from '../types/self-service.ts'
import { type Around, noWords } from './around.ts'
import type { DateWords, Desk } from './compose.ts'
import { phoneOf, visitLink } from './letter-parts.ts'
import type { LetterKind, Subject } from './messages.ts'
import { placed, rangeOf, type Saying, startOf, textOf } from './sms-parts.ts'

/**
 * Writes a text message at the moment it leaves (look.md 6.1). It says who writes, when, where by name as far as that
 * costs no segment more, and what can be done about it: by the link, or by phone (rule 28); never a treatment, an
 * address or anybody's name (rule 27).
 */
export function composeSms(
  desk: Desk,
  message: { readonly id: number; readonly kind: LetterKind },
  subject: Subject,
  practice: Practice,
  now: EpochSeconds,
  around: Around = desk.around?.(message.kind, 'sms', subject.language) ?? noWords,
): Text {
  const { kind } = message
  const words = desk.words(subject.language, practice.zone)
  const core = coreOf(kind, subject, practice, words)
  return textOf({ core, ...waysOn(desk, kind, subject, practice, now) }, subject, practice, words, around)
}

function coreOf(kind: LetterKind, subject: Subject, practice: Practice, words: DateWords): readonly string[] {
  const t = translator(subject.language)
  const whose = subject.booker ? 'other' : 'own'
  const start = startOf(subject.startsAt, words)
  const range = rangeOf(subject, words)
  // These are about a time that is no more: where it was to be helps nobody.
  if (kind === 'cancelled') return [t(`texting.cancelled.${whose}`, { when: start })]
  if (kind === 'propose') return [t(`texting.propose.${whose}`, { when: start })]
  const { movedFrom, movedFromPlace } = subject
  const whens = [placed(range, subject, practice), range, placed(start, subject, practice), start]
  const here = movedFromPlace === undefined ? whens : whens.filter((_, index) => index % 2 === 0)
  if (kind === 'reassigned') return here.map((when) => t(`texting.reassigned.${whose}`, { when }))
  if (kind !== 'moved') return whens.slice(0, 2).map((when) => t(`texting.${kind}.${whose}`, { when }))
  if (movedFrom === undefined || movedFrom === subject.startsAt)
    return here.map((when) => t(`texting.changed.${whose}`, { when }))
  const was = startOf(movedFrom, words)
  return here.map((when) => t(`texting.moved.${whose}`, { was, when }))
}

/** The two forms of rule 28: with the link, or with the phone alone. */
function waysOn(
  desk: Desk,
  kind: LetterKind,
  subject: Subject,
  practice: Practice,
  now: EpochSeconds,
): Omit<Saying, 'core'> {
  const t = translator(subject.language)
  const phone = phoneOf(subject, practice)
  if (kind === 'cancelled') return bookAgain(desk, subject, practice)
  const can = onlineNow(subject.selfService, subject.startsAt, now)
  const link = visitLink(desk, subject, 'v')
  if (kind === 'propose') {
    const page = visitLink(desk, subject)
    if (page === '' || !can || can.what === 'cancel') return { ways: [proposeByPhone(t, phone)], secret: '' }
    return { ways: [t('texting.call.propose', { link: `${page}/move` })], secret: page }
  }
  const byPhone = cannotCome(t, phone)
  if (link === '') return { ways: [byPhone], secret: '' }
  const see = t('texting.call.view', { link })
  if (!can) return { ways: [`${byPhone} ${see}`, see], secret: link }
  const call = kind === 'reminder' ? 'texting.call.reminder' : (`texting.call.${can.what}` as const)
  return { ways: [t(call, { link })], secret: link }
}

/** Where patients book online, else the phone for questions. */
export function bookAgain(
  desk: Desk,
  { language, ...subject }: Subject,
  practice: Practice,
): Omit<Saying, 'core'> {
  const t = translator(language)
  const phone = phoneOf({ language, ...subject }, practice)
  const link = `${desk.baseUrl}/book?lang=${language}`
  if (practice.portalOpen) return { ways: [t('texting.call.again', { link })], secret: '' }
  return { ways: [phone === '' ? '' : t('texting.phone.questions', { phone })], secret: '' }
}

export function cannotCome(t: Translate, phone: string): string {
  return phone === '' ? t('texting.phone.cannotComeNone') : t('texting.phone.cannotCome', { phone })
}

function proposeByPhone(t: Translate, phone: string): string {
  return phone === '' ? t('texting.phone.proposeNone') : t('texting.phone.propose', { phone })
}
