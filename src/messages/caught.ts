/** An e-mail that was caught instead of sent, as the demonstration shows it. */
export interface CaughtMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar: string
}

/** Reads the file of a caught e-mail; undefined for anything else. */
export function parseCaught(json: string): CaughtMail | undefined {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) return undefined
  const words = new Map(
    Object.entries(value).map(([name, each]) => [name, typeof each === 'string' ? each : '']),
  )
  const of = (name: string): string => words.get(name) ?? ''
  return {
    to: of('to'),
    subject: of('subject'),
    text: of('text'),
    html: of('html'),
    calendar: of('calendar'),
  }
}
