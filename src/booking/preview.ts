import { type Keys, linkToken, sameBytes } from '../lib/token.ts'

/** A pass to try the booking pages: nothing that is done with it touches anything real (J51, P40). */
export interface Pass {
  /** The word of the link that is tried; '' for the practice's own. */
  readonly link: string
  readonly endsAt: number
  readonly mac: string
  /** The staff's page on which it was opened; '' for none. */
  readonly back: string
}

/** How long a pass lasts, in seconds. */
const passLasts = 3600

/** A fresh pass, as it stands in the address that opens the preview. */
export function makePass(keys: Keys, link: string, now: number, back = ''): string {
  const endsAt = now + passLasts
  return [String(endsAt), macOf(keys, endsAt), link, back].join('.').replace(/\.+$/, '')
}

/** Where an address names a link it may name a pass instead, so that every page carries it on: no link's word has a dot. */
export function asLink(pass: string): string {
  return `preview.${pass}`
}

/** The pass that stands in the place of a link, genuine or not; undefined for a link's own word. */
export function readPass(text: string): Pass | undefined {
  const [name, endsAt = '', mac = '', link = '', back = ''] = text.split('.')
  if (name !== 'preview') return undefined
  return { link, endsAt: /^\d{1,11}$/.test(endsAt) ? Number(endsAt) : 0, mac, back }
}

/** Whether we gave out this pass within the hour. */
export function isGenuine(keys: Keys, { endsAt, mac }: Pass, now: number): boolean {
  return now < endsAt && sameBytes(Buffer.from(mac), Buffer.from(macOf(keys, endsAt)))
}

function macOf(keys: Keys, endsAt: number): string {
  return linkToken(keys, 'preview', endsAt, 1)
}

/** A time that is chosen in a preview: all of it stands in the form, nothing in the database. */
export interface Tried {
  readonly typeId: number
  readonly calendarId: number
  readonly locationId: number
  readonly anyPractitioner: boolean
  readonly startsAt: number
}

/** What stands where a real form has the token of its hold. */
export function triedText({ typeId, calendarId, locationId, anyPractitioner, startsAt }: Tried): string {
  return ['try', typeId, calendarId, locationId, anyPractitioner ? 1 : 0, startsAt].join('.')
}

export function readTried(text: string): Tried | undefined {
  const found = /^try\.(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.([01])\.(\d{1,11})$/.exec(text)
  if (!found) return undefined
  const [typeId = 0, calendarId = 0, locationId = 0, any = 0, startsAt = 0] = found.slice(1).map(Number)
  return { typeId, calendarId, locationId, anyPractitioner: any === 1, startsAt }
}
