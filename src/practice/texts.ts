/** A text per language, as stored: {"en": "...", "nl": "..."}. */
export type Texts = Readonly<Record<string, string>>

/** Reads a JSON column of texts; anything else in it is left out. */
export function parseTexts(json: string): Texts {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Reads a JSON column that holds a list of words. */
export function parseWords(json: string): readonly string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}

/** The texts of languages that are not on offer at present: they wait for their language's return. */
export function textsWaiting(texts: Texts, offered: readonly string[]): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([language]) => !offered.includes(language)))
}
