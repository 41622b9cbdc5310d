/** The languages that every page, e-mail and text message speaks. */
export const languages = ['en', 'nl', 'sv', 'nb'] as const
export type Language = (typeof languages)[number]

/** What a language calls itself, and how Intl knows it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  nl: 'Nederlands',
  sv: 'Svenska',
  nb: 'Norsk bokmål',
}
export const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  nl: 'nl-NL',
  sv: 'sv-SE',
  nb: 'nb-NO',
}

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text)
}

/** A text written per language: the asked one, else the practice's first, else whatever there is, else empty. */
export function textIn(
  texts: Readonly<Record<string, string>>,
  language: Language,
  otherwise: Language,
): string {
  return texts[language] || texts[otherwise] || Object.values(texts).find((text) => text !== '') || ''
}

/** The first language of an Accept-Language header that is among the offered ones. */
export function preferredLanguage(
  header: string | undefined,
  offered: readonly Language[],
): Language | undefined {
  const ranked = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().toLowerCase().split(';')
      return { tag: norwegian(tag.split('-')[0] ?? ''), quality: Number(quality.trim().slice(2)) || 0 }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of ranked) {
    const match = offered.find((language) => language === tag)
    if (match) return match
  }
  return undefined
}

function norwegian(tag: string): string {
  return tag === 'no' || tag === 'nn' ? 'nb' : tag
}
