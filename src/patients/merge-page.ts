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
  /** Whether both say the same; '' where that says nothing about who it is. */
  readonly verdict: '' | 'same' | 'different'
}

type Side = readonly [PatientCard, Mergeable]

/** View patients/merge. */
export function comparisonOf(one: Side, other: Side, writing: CardWriting) {
  const columns = [one, other].map(([card], index) => ({
    id: card.id,
    href: `/staff/patients/${card.id}`,
    name: nameWith(card, index + 1, writing),
    version: card.rowVersion,
  }))
  return {
    columns,
    rows: comparedCards(one[0], other[0], writing),
    choice: choiceOf(one, other, writing),
    holds: consequencesOf(one[0], other[0], writing),
  }
}

/** Two cards field by field; numbers and contacts as far as a card shows them. */
function comparedCards(one: PatientCard, other: PatientCard, writing: CardWriting): readonly Compared[] {
  const said = (list: readonly string[]) => (list.length > 0 ? list : [writing.t('merging.nothing')])
  const seconds = fieldsOf(other, writing)
  return fieldsOf(one, writing).map(({ label, lines, marks }, index) => {
    const second = seconds[index]
    const equal = marks?.join('\n') === second?.marks?.join('\n')
    const verdict = marks === undefined ? '' : equal ? 'same' : 'different'
    return { label, one: said(lines), other: said(second?.lines ?? []), verdict }
  })
}

interface Field {
  readonly label: string
  readonly lines: readonly string[]
  /** What is compared, which may be more than is shown; undefined where nothing is. */
  readonly marks: readonly string[] | undefined
}

function fieldsOf(card: PatientCard, writing: CardWriting): readonly Field[] {
  const { t, format } = writing
  const { number, merged, birthDate, contacts, numbers } = card
  const own = [number, ...merged.map((each) => each.number)].filter((each) => each > 0)
  const field = (label: string, lines: readonly string[], marks = lines): Field => ({ label, lines, marks })
  return [
    field(t('patients.field.name'), [`${card.firstName} ${card.lastName}`]),
    field(t('patients.field.born'), birthDate === null ? [] : [format.birthDate(birthDate)]),
    field(t('patients.field.number'), own.map(String)),
    field(t('patients.field.status'), [t(`patients.status.${card.status}`)]),
    field(
      t('patients.contacts'),
      contacts.map((each) => contactWords(each, card, writing)),
      contacts.map(({ value, whose }) => `${value} ${whose}`).toSorted(),
    ),
    // Of a number the last figures are shown, and the whole of it compared.
    field(
      t('patients.numbers'),
      numbers.map((each) => numberWords(each, writing)),
      numbers.map((each) => `${each.kind} ${each.number ?? `unreadable ${each.id}`}`).toSorted(),
    ),
    ...wishesOf(card, writing, field),
    ...recordOf(card, writing),
  ]
}

/** What the patient wants, and what protects. */
function wishesOf(
  card: PatientCard,
  writing: CardWriting,
  field: (label: string, lines: readonly string[]) => Field,
): readonly Field[] {
  const { t } = writing
  const { language } = card
  return [
    field(t('patients.field.language'), [isLanguage(language) ? languageNames[language] : language]),
    field(t('patients.field.messages'), [t(`merging.messages.${card.notifications ? 'on' : 'off'}`)]),
    field(t('patients.field.online'), onlineOf(card, writing)),
    field(t('appointments.protected.title'), [
      t(card.protected ? 'followUp.trait.yes' : 'followUp.trait.no'),
    ]),
  ]
}

/** What has come together on a card; that it differs says nothing about who it is. */
function recordOf(card: PatientCard, writing: CardWriting): readonly Field[] {
  const { t, format } = writing
  const { future, futureCount, visitCount, origin, createdAt } = card
  const next = future[0]
  const when = next ? `${dateWords(next.startsAt, format)} ${format.time(next.startsAt)}` : ''
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [t('patients.consents'), consentsOf(card, writing)],
    [t('patients.future'), next ? [t('merging.next', { count: futureCount, when })] : []],
    [t('merging.visits'), [String(visitCount)]],
    [t('merging.made'), [t(`patients.since.${origin}`, { date: dateWords(createdAt, format) })]],
  ]
  return lines.map(([label, texts]) => ({ label, lines: texts, marks: undefined }))
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

/** The cards of which one can stay, the likely one chosen, and why the other one cannot. */
function choiceOf([one, a]: Side, [other, b]: Side, writing: CardWriting) {
  const { t } = writing
  const stays = (gone: Mergeable, staying: Mergeable, card: PatientCard, at: number) =>
    hindrance(gone, staying)
      ? []
      : [{ value: String(card.id), label: nameWith(card, at, writing), hints: [sinceOf(card, writing)] }]
  const options = [...stays(b, a, one, 1), ...stays(a, b, other, 2)]
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

/** "Card 1: Noor Bakker, no. 7", as it heads its column; on a phone the columns stand below each other. */
function nameWith({ firstName, lastName, number }: PatientCard, at: number, { t }: CardWriting): string {
  const known =
    number > 0 ? t('appointments.number', { number: String(number) }) : t('appointments.number.none')
  return `${t('merging.card', { number: at })}: ${firstName} ${lastName}, ${known}`
}

function sinceOf({ status, origin, createdAt }: PatientCard, { t, format }: CardWriting): string {
  const since = t(`patients.since.${origin}`, { date: dateWords(createdAt, format) })
  return `${t(`patients.status.${status}`)}. ${since}`
}

/** What holds for the person afterwards because one of the two says so. */
function consequencesOf(one: PatientCard, other: PatientCard, { t }: CardWriting): readonly string[] {
  const differ = (of: (card: PatientCard) => boolean) => of(one) !== of(other)
  return [
    ...(differ((card) => card.protected) ? [t('merging.then.protected')] : []),
    ...(differ((card) => card.notifications) ? [t('merging.then.messages')] : []),
    ...(differ((card) => card.excludedOnline) ? [t('merging.then.excluded')] : []),
    ...(one.number > 0 && other.number > 0 ? [t('merging.then.numbers')] : []),
  ]
}
