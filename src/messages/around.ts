import type { Language } from '../i18n/languages.ts'
import type { Channel, MessageKind } from './messages.ts'

/** What the practice says before and after a message of one kind, in its reader's language, as it was typed (O30). */
export interface Around {
  readonly before: string
  readonly after: string
}

export type AroundOf = (kind: MessageKind, channel: Channel, language: Language) => Around

export const noWords: Around = { before: '', after: '' }

/**
 * What may stand in such a text between braces. There is none for an address, a treatment or a name (O17, rule 27), and
 * none for the link, which every message has where there is one.
 */
export const placeholders = ['practice', 'location', 'phone', 'date', 'time'] as const
export type Placeholder = (typeof placeholders)[number]
/** As they are typed, for whoever wonders. */
export const knownPlaceholders = placeholders.map((name) => `{${name}}`).join(', ')

export type Filling = Readonly<Record<Placeholder, string>>

/** The text with what its placeholders stand for. What is filled in is never looked at again. */
export function fillIn(text: string, values: Filling): string {
  return text.replace(/\{(\w+)\}/g, (typed, name: string) => (isPlaceholder(name) ? values[name] : typed))
}

/** What stands between braces in a text and is no placeholder, stray braces included. */
export function unknownPlaceholders(text: string): readonly string[] {
  const rest = text.replace(/\{(\w+)\}/g, (typed, name: string) => (isPlaceholder(name) ? '' : typed))
  return [...new Set(rest.match(/\{+[^{}]*\}*|\}/g) ?? [])].map((each) => each.trim())
}

function isPlaceholder(name: string): name is Placeholder {
  return placeholders.some((each) => each === name)
}
