/** What somebody sent while their screen was locked. */
export interface KeptForm {
  /** Path and query that it was sent to. */
  readonly address: string
  /** The page that it was sent from. */
  readonly page: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** How long a form is kept for whoever sent it, in seconds. */
export const keptFor = 3600

/** So many forms are kept of one account at most; the oldest goes. */
export const mostKept = 10

/** The most that is kept of one form, in bytes: what is sent again must still be a form that we take. */
export const longestKept = 255 * 1024

const carryOn = '/staff/carry-on/'

/** Where a kept form is shown to whoever sent it. */
export function carryOnAddress(token: string): string {
  return `${carryOn}${token}`
}

/** Which kept form an address leads to; undefined where it leads elsewhere. */
export function keptTokenIn(address: string): string | undefined {
  return address.startsWith(carryOn) ? address.slice(carryOn.length) : undefined
}

/** The agenda on the date that an address speaks of, if it speaks of one: nothing else of it is for other eyes. */
export function agendaAt(address: string): string {
  const date = new URL(address, 'http://ledig.invalid').searchParams.get('date') ?? ''
  return /^\d{4}-\d\d-\d\d$/.test(date) ? `/staff/agenda?date=${date}` : '/staff/agenda'
}

/** Sent along with a form that is carried on, so that it is sent once. */
export const carriedField = 'carriedOn'

/** A password proves that somebody is there now: it is neither kept nor shown, and asked for again. */
export function isPassword(name: string): boolean {
  return /password$/i.test(name)
}

/** What of a kept form is sent again: without the marks of the page that it came from. */
export function fieldsToSend({ fields }: KeptForm): KeptForm['fields'] {
  return fields.filter(([name]) => name !== 'formToken' && name !== carriedField)
}

/** What somebody will know again of a form: texts that were typed, not the codes that pages carry; the first few. */
export function recognisable(form: KeptForm): readonly string[] {
  const texts = fieldsToSend(form).map(([, value]) => value.trim())
  const typed = texts.filter((text) => text.length > 2 && !/^([\w.-]{20,}|yes|no|on|off|\d{1,4})$/.test(text))
  return [...new Set(typed)].slice(0, 12).map((text) => (text.length > 200 ? `${text.slice(0, 200)}…` : text))
}

/** Reads what was sealed; undefined where it is none of ours. */
export function parseKept(text: string): KeptForm | undefined {
  const parsed: unknown = JSON.parse(text)
  if (!Array.isArray(parsed)) return undefined
  const [address, page, ...rest] = parsed.filter((each) => typeof each === 'string')
  if (address === undefined || page === undefined) return undefined
  const fields = rest.flatMap((name, at): [string, string][] => {
    return at % 2 === 0 ? [[name, rest[at + 1] ?? '']] : []
  })
  return { address, page, fields }
}

/** What is sealed of a form. */
export function printKept({ address, page, fields }: KeptForm): string {
  return JSON.stringify([address, page, ...fields.flat()])
}
