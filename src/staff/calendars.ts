import type { Texts } from '../practice/texts.ts'

/** The bookable face of a practitioner or a service. */
export interface Calendar {
  readonly id: number
  readonly resourceId: number
  readonly slug: string
  readonly kind: 'practitioner' | 'service'
  /** As colleagues know them; the public name is what patients see. */
  readonly name: string
  /** The account of whoever it belongs to. */
  readonly userId: number | null
  readonly publicName: string
  readonly profession: Texts
  readonly about: Texts
  readonly online: boolean
  readonly active: boolean
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly rowVersion: number
}

/** Whether the practitioner works here on a date: in use, and between the dates of coming and leaving (rule 35). */
export function isHereOn(calendar: Calendar, date: string): boolean {
  return calendar.active && (calendar.fromDate ?? date) <= date && date <= (calendar.toDate ?? date)
}
