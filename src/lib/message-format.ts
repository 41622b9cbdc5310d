import { IntlMessageFormat } from 'intl-messageformat'

export type MessageArguments = Readonly<Record<string, string | number>>

/**
 * A function that fills an ICU message of one language, with compiled messages kept. Throws where an argument is
 * missing, so that a test sees it and a page never says "undefined".
 */
export function messageFormatter(locale: string): (message: string, values?: MessageArguments) => string {
  const compiled = new Map<string, IntlMessageFormat>()
  return (message, values) => {
    if (!message.includes('{')) return message
    const known = compiled.get(message)
    const format = known ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
    if (!known) compiled.set(message, format)
    return String(format.format({ ...values }))
  }
}
