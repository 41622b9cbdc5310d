import type { Key, Translate } from '../i18n/translate.ts'

/** The fields of a posted form, as a form's parser reads them. */
export interface Fields {
  text(name: string): string
  list(name: string): readonly string[]
  readonly values: Readonly<Record<string, string>>
}

/** What is wrong with one field, as words to be chosen by language. */
export interface Problem {
  readonly field: string
  readonly key: Key
  readonly values?: Readonly<Record<string, string | number>>
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A form as it is shown: what is in its fields and wrong with them, and how it stands with who else works on the same. */
export interface FormShown {
  readonly values: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  /** What was opened: the correction of a mistake must not overwrite what somebody saved meanwhile. */
  readonly version?: string
  /** Somebody else has saved since this page was opened. */
  readonly meanwhile?: boolean
}

/** The first problem of each field in words: by field for beside it, and in order for the summary above. */
export function inWords(problems: readonly Problem[], t: Translate) {
  const first = problems.filter(
    ({ field }, index) => problems.findIndex((each) => each.field === field) === index,
  )
  const list = first.map(({ field, key, values }) => ({ field, text: t(key, values) }))
  return { list, byField: Object.fromEntries(list.map(({ field, text }) => [field, text])) }
}

/** What the fields of a form are called, in the order of the form. */
export type Labels = readonly (readonly [field: string, label: string])[]

/** What a page with a form shows: what is in the fields, and what is wrong with them. */
export function formModel(
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[],
  t: Translate,
  labels: Labels = [],
) {
  const { list, byField } = inWords(problems, t)
  return { values, errors: named(list, labels), problems: byField }
}

/** The summary says of which field it speaks; beside the field that is plain to see. */
function named(errors: ReturnType<typeof inWords>['list'], labels: Labels) {
  const place = (field: string) => labels.findIndex(([name]) => name === field)
  return errors
    .toSorted((one, other) => place(one.field) - place(other.field))
    .map(({ field, text }) => {
      const label = labels[place(field)]?.[1]
      return { field, text: label ? `${label}${label.endsWith('?') ? '' : ':'} ${text}` : text }
    })
}
