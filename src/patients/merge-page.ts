import { isLanguage, languageNames } from '../i18n/languages.ts'
import type { PatientCard } from './card.ts'
import { contactLine, numberLine } from './contact-page.ts'
import { hindrance, likelyToStay, type Mergeable, type Merged } from './merge.ts'
import { type CardWriting, dateWords } from './words.ts'

/** A card that was merged, on the card that stands for it. */
export function mergedLine(merged: Merged, { t, format }: CardWriting) {
  const { patientId, firstName, lastName, number, at, by } = merged
  const date = `${dateWords(at, format)} ${format.time(at)}`
  return {
    patientId,
    name: `${firstName} ${lastName}`,
    number: number > 0 ? t('appointments.number', { number: String(number) }) : '',
    when: by === null ? date : t('patients.by', { date, name: by }),
  }
}

export interface Compared {
  readonly label: string
  readonly one: readonly string[]
  readonly other: readonly string[]
  /** Both say the same. */
  readonly same: boolean
}

/** Two cards field by field; numbers and contacts as far as a card shows them. */
export function comparedCards(
  one: PatientCard,
  other: PatientCard,
  writing: CardWriting,
): readonly Compared[] {
  const { t } = writing
  const [first, second] = [fieldsOf(one, writing), fieldsOf(other, writing)]
  return first.map(({ label, lines }, index) => {
    const others = second[index]?.lines ?? []
    const said = (list: readonly string[]) => (list.length > 0 ? list : [t('merging.nothing')])
    return { label, one: said(lines), other: said(others), same: lines.join('\n') === others.join('\n') }
  })
}

function fieldsOf(card: PatientCard, writing: CardWriting) {
  const { t, format } = writing
  const { number, merged, birthDate, language, future, futureCount, visitCount } = card
  const next = future[0]
  const numbers = [number, ...merged.map((each) => each.number)].filter((each) => each > 0)
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [t('patients.field.name'), [`${card.firstName} ${card.lastName}`]],
    [t('patients.field.born'), birthDate === null ? [] : [format.birthDate(birthDate)]],
    [t('patients.field.number'), numbers.map(String)],
    [t('patients.field.status'), [t(`patients.status.${card.status}`)]],
    [t('patients.contacts'), card.contacts.map((each) => contactWords(each, card, writing))],
    [t('patients.numbers'), card.numbers.map((each) => numberWords(each, writing))],
    [t('patients.field.language'), [isLanguage(language) ? languageNames[language] : language]],
    [t('patients.field.messages'), [t(`merging.messages.${card.notifications ? 'on' : 'off'}`)]],
    [t('patients.field.online'), onlineOf(card, writing)],
    [t('appointments.protected.title'), [t(card.protected ? 'followUp.trait.yes' : 'followUp.trait.no')]],
    [t('patients.consents'), consentsOf(card, writing)],
    [
      t('patients.future'),
      next ? [t('merging.next', { count: futureCount, when: whenOf(next.startsAt, writing) })] : [],
    ],
    [t('merging.visits'), [String(visitCount)]],
    [t('merging.made'), [t(`patients.since.${card.origin}`, { date: dateWords(card.createdAt, format) })]],
  ]
  return lines.map(([label, texts]) => ({ label, lines: texts }))
}

function contactWords(
  contact: PatientCard['contacts'][number],
  card: PatientCard,
  writing: CardWriting,
): string {
  const { shown, chip } = contactLine(contact, card, writing)
  return `${shown} (${writing.t(`appointments.whose.${contact.whose}`)}), ${chip.text}`
}

function numberWords(number: PatientCard['numbers'][number], writing: CardWriting): string {
  const { name, shown, chip } = numberLine(number, { ...writing, inFull: false })
  return `${name} ${shown}, ${chip.text}`
}

function onlineOf({ excludedOnline, excludedReason }: PatientCard, { t }: CardWriting): readonly string[] {
  if (!excludedOnline) return [t('patients.online.yes')]
  return [t('patients.field.excluded'), ...(excludedReason ? [excludedReason] : [])]
}

function consentsOf({ consents }: PatientCard, { t, format }: CardWriting): readonly string[] {
  return consents.slice(0, 5).map(({ kind, given, at }) => {
    const said = t(given ? 'patients.consent.given' : 'patients.consent.refused')
    return `${t(`patients.consent.${kind}`)} ${said}, ${dateWords(at, format)}`
  })
}

function whenOf(at: number, { format }: CardWriting): string {
  return `${dateWords(at, format)} ${format.time(at)}`
}

/** The cards of which one can stay, the likely one chosen, and why the other one cannot. */
export function choiceOf(
  [one, a]: readonly [PatientCard, Mergeable],
  [other, b]: readonly [PatientCard, Mergeable],
  writing: CardWriting,
) {
  const { t } = writing
  const stays = (gone: Mergeable, staying: Mergeable, card: PatientCard) =>
    hindrance(gone, staying)
      ? []
      : [{ value: String(card.id), label: nameWith(card, writing), hints: [sinceOf(card, writing)] }]
  const options = [...stays(b, a, one), ...stays(a, b, other)]
  const dead = hindrance(a, b) === 'one-deceased'
  const likely = String(likelyToStay(a, b))
  const chosen = options.find(({ value }) => value === likely) ?? options[0]
  return {
    options,
    stay: chosen?.value ?? '',
    hindered: dead ? t('merging.hindered.deceased') : options.length === 0 ? t('merging.hindered.both') : '',
    fixed: !dead && options.length === 1 ? t('merging.hindered.one') : '',
  }
}

export function nameWith({ firstName, lastName, number }: PatientCard, { t }: CardWriting): string {
  const known =
    number > 0 ? t('appointments.number', { number: String(number) }) : t('appointments.number.none')
  return `${firstName} ${lastName}, ${known}`
}

function sinceOf({ status, origin, createdAt }: PatientCard, { t, format }: CardWriting): string {
  const since = t(`patients.since.${origin}`, { date: dateWords(createdAt, format) })
  return `${t(`patients.status.${status}`)}. ${since}`
}

/** What holds for the person afterwards because one of the two says so. */
export function consequencesOf(one: PatientCard, other: PatientCard, { t }: CardWriting): readonly string[] {
  const differ = (of: (card: PatientCard) => boolean) => of(one) !== of(other)
  return [
    ...(differ((card) => card.protected) ? [t('merging.then.protected')] : []),
    ...(differ((card) => card.notifications) ? [t('merging.then.messages')] : []),
    ...(differ((card) => card.excludedOnline) ? [t('merging.then.excluded')] : []),
    ...(one.number > 0 && other.number > 0 ? [t('merging.then.numbers')] : []),
  ]
}
