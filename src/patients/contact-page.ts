import type { Translate } from '../i18n/translate.ts'
import { ageOn } from '../lib/calendar.ts'
import { showNationalId } from '../lib/national-id.ts'
import { showPhone, telHref } from '../lib/phone.ts'
import { type CardContact, type CardNumber, type OfferedOnce, type PatientCard, relations } from './card.ts'
import type { ContactAct } from './contact.ts'
import { askLine } from './question.ts'
import { type CardWriting, type Chip, dateWords } from './words.ts'

/** A contact on a card: whose it is, where it came from, who stands for it, and what can be done with it. */
export function contactLine(contact: CardContact, card: PatientCard, writing: CardWriting) {
  const { t } = writing
  const acts: readonly ContactAct[] = [
    ...(isUnchecked(contact) ? (['accept'] as const) : []),
    ...(needsRenewal(contact, card, writing) ? (['renew'] as const) : []),
    ...(contact.confirmedAt === null ? (['read-back'] as const) : []),
    'withdraw',
  ]
  return {
    id: contact.id,
    ...shownAs(contact, writing),
    whose: contact.whose,
    chip: stateOf(contact, t),
    renew: acts.includes('renew'),
    asks: acts.includes('renew') || acts.includes('accept'),
    ask: askLine(contact, writing),
    said: saidOf(contact, writing),
    stop: stopLine(contact, writing),
    acts: acts.map((value) => ({ value, text: t(`patients.act.${value}`) })),
  }
}

/** Whether reminders and the like go there, since when not, and the button that changes it (rule 31). */
function stopLine({ written, stopped }: CardContact, { t, format }: CardWriting) {
  if (!stopped) return written ? { chip: '', said: '', act: 'stop', text: t('stops.act.stop') } : undefined
  const date = dateWords(stopped.at, format)
  const { by } = stopped
  const said = by === undefined ? t('stops.by.link', { date }) : t('stops.by.staff', { date, name: by })
  return { chip: t('stops.chip'), said, act: 'allow', text: t('stops.act.allow') }
}

export function whoseChoices(t: Translate) {
  return relations.map((value) => ({ value, label: t(`appointments.whose.${value}`) }))
}

/** What was given with an appointment, for staff to accept (F54). */
export function offerLine(offer: OfferedOnce, writing: CardWriting) {
  const { t, format } = writing
  const { attendeeId, channel, appointmentId, startsAt, whose } = offer
  return {
    attendeeId,
    channel,
    ...shownAs(offer, writing),
    whose: t(`appointments.whose.${whose}`),
    appointmentHref: `/staff/appointments/${appointmentId}`,
    appointment: `${format.shortDate(startsAt)} ${format.time(startsAt)}`,
  }
}

/** An identity number, as much of it as may be shown now (rule 9). */
export function numberLine({ id, kind, number, source, seenAt, seenBy }: CardNumber, writing: CardWriting) {
  const { t, format, inFull } = writing
  const name = t(`person.nationalId.${kind}`)
  const whole = number === undefined ? '' : showNationalId({ kind, number, birthDate: null })
  const seen = { date: seenAt === null ? '' : dateWords(seenAt, format), name: seenBy ?? '' }
  const chip: Chip =
    seenAt === null
      ? { text: t(`appointments.identity.${source === 'web' ? 'unseenWeb' : 'unseen'}`), tone: ' warn' }
      : { text: t('appointments.identity.seen'), tone: ' ok' }
  return {
    id,
    name,
    shown: whole === '' ? t('patients.number.unreadable') : inFull ? whole : `…${whole.slice(-4)}`,
    chip,
    said: seenAt === null ? '' : seenBy === null ? seen.date : t('patients.by', seen),
    seen: seenAt !== null,
  }
}

function shownAs({ channel, value }: Pick<CardContact, 'channel' | 'value'>, { country }: CardWriting) {
  return channel === 'phone'
    ? { shown: showPhone(value, country), href: telHref(value) }
    : { shown: value, href: `mailto:${value}` }
}

function isUnchecked({ source, checkedAt, confirmedAt }: CardContact): boolean {
  return source === 'web' && checkedAt === null && confirmedAt === null
}

/** A parent's contact once the patient has come of age for it (rule 3). */
function needsRenewal(contact: CardContact, card: PatientCard, writing: CardWriting): boolean {
  const { whose, renewedAt } = contact
  if (renewedAt !== null || card.birthDate === null || card.status === 'deceased') return false
  return (
    (whose === 'parent' || whose === 'guardian') &&
    ageOn(card.birthDate, writing.today) >= writing.guardianAge
  )
}

function stateOf(contact: CardContact, t: Translate): Chip {
  if (contact.confirmedAt !== null) return { text: t('appointments.contact.confirmed'), tone: ' ok' }
  if (isUnchecked(contact)) return { text: t('appointments.contact.unchecked'), tone: ' warn' }
  return { text: t('appointments.contact.checked'), tone: '' }
}

/** Where it came from, and who checked and who confirmed it, a line each. */
function saidOf(contact: CardContact, { t, format }: CardWriting): readonly string[] {
  const { source, createdAt, checkedAt, checkedBy, confirmedAt, confirmedBy, renewedAt } = contact
  const lines = [t(`patients.source.${source}`, { date: dateWords(createdAt, format) })]
  if (checkedAt !== null && checkedBy !== null && source !== 'staff')
    lines.push(t('patients.checked', { date: dateWords(checkedAt, format), name: checkedBy }))
  if (confirmedAt !== null) {
    const date = dateWords(confirmedAt, format)
    lines.push(
      confirmedBy === null
        ? t('patients.confirmed.owner', { date, time: format.time(confirmedAt) })
        : t('patients.confirmed.staff', { date, name: confirmedBy }),
    )
  }
  if (renewedAt !== null) lines.push(t('patients.renewed', { date: dateWords(renewedAt, format) }))
  return lines
}
