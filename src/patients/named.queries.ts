import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { Schema } from '../db/schema.ts'
import type { Search } from './search.ts'

export type Cards = ExpressionBuilder<Schema, 'patient'>
/** Ids of cards, one in each row. */
type Ids = ReturnType<typeof named> | SelectQueryBuilder<Schema, 'patient_contact', { patient_id: number }>

/**
 * The words whose cards are listed first: none where figures or a contact say whom to look at, else the rarest, else all. Of
 * every other word it is asked card by card whether it fits: in ten years the beginning of a word may have thousands of cards.
 */
export function leadingWords(db: Db, { words, emails, figures }: Search): readonly string[] {
  if (figures.length + emails.length > 0) return []
  if (words.length < 2) return words
  const counted = words.map((word) => ({ word, count: countNamed(db, word) }))
  const rarest = counted.reduce((least, each) => (each.count < least.count ? each : least))
  return rarest.count < many ? [rarest.word] : words
}

/** By the list of all cards with a word that begins so. */
export function listed(eb: Cards, word: string) {
  return eb.or([open(eb, named(word, last)), eb('id', 'in', named(word, ''))])
}

/** The same, asked of one card after another; by the beginning of a word of none that is protected (rule 9). */
export function called(eb: Cards, word: string) {
  const words = build.selectFrom('patient_word').select('word')
  const mergedWords = gone().crossJoin('patient_word').select('word')
  const own = words.where(sql<boolean>`patient_word.patient_id = patient.id`)
  const others = mergedWords.where(
    sql<boolean>`gone.merged_into = patient.id and patient_word.patient_id = gone.id`,
  )
  const fits = (upTo: string) =>
    eb.or([eb.exists(own.where(begins(word, upTo))), eb.exists(others.where(begins(word, upTo)))])
  return eb.or([eb.and([eb(unindexed, '=', 0), fits(last)]), fits('')])
}

/** The merged cards, each found as the one that stands for it. */
export function gone() {
  return build.selectFrom('patient as gone').where('gone.merged_into', 'is not', null)
}

export const into = sql<number>`gone.merged_into`.as('patient_id')

/** The beginning of a name or a contact finds no protected identity: it could be guessed letter by letter. */
export function open(eb: Cards, ids: Ids) {
  return eb.and([eb('id', 'in', ids), eb(unindexed, '=', 0)])
}

/** The plus keeps SQLite from walking through everybody in order: what is looked for comes first. */
export const unindexed = sql<0 | 1>`+protected`

/** What a beginning goes up to: no text in use lies beyond it. */
export const last = '\u{10ffff}'

/** A word that begins more names than this leads nowhere. */
const many = 1000

function countNamed(db: Db, word: string): number {
  const some = build
    .selectFrom('patient_word')
    .select('word')
    .where(begins(word, last))
    .limit(many)
    .as('some')
  return db.get(build.selectFrom(some).select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

/** Of a word: that it begins so; `upTo` empty: that it is so. */
function begins(word: string, upTo: string) {
  return sql<boolean>`word >= ${word} and word <= ${`${word}${upTo}`}`
}

/** The cards with a word that begins so; `upTo` empty: that is so. */
function named(word: string, upTo: string) {
  return build
    .selectFrom('patient_word')
    .select('patient_id')
    .where(begins(word, upTo))
    .unionAll(
      // The few merged cards first: each has few words, where the beginning of a word may have thousands of cards.
      gone()
        .crossJoin('patient_word')
        .select(into)
        .whereRef('patient_word.patient_id', '=', 'gone.id')
        .where(begins(word, upTo)),
    )
}
