import { tryAddress } from '../schedule/week-page.ts'
import { address } from './address.ts'
import type { Question } from './why.ts'

/** The booking page for what a question is about, as a patient would find it. */
export function triedHref({ type, calendar, location, date, link }: Question): string {
  return address(tryAddress, {
    type: String(type?.id ?? ''),
    practitioner: String(calendar?.id ?? ''),
    location: String(location?.id ?? ''),
    link: String(link?.id ?? ''),
    date,
  })
}
