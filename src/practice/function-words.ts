import type { Translate } from '../i18n/translate.ts'
import type { Functions } from './functions.ts'

/** What is on somewhere, and until when. */
export interface SelfService {
  readonly portalOpen: boolean
  readonly functions: Functions
  /** Hours before the start; 0: up to the start. */
  readonly rebookHours: number
  readonly cancelHours: number
}

/** What patients can then do for themselves, a sentence a function (F12), and what messages carry (rule 28, 7.17). */
export function functionWords(
  { portalOpen, functions, rebookHours, cancelHours }: SelfService,
  t: Translate,
): readonly string[] {
  const { newBooking, view, rebook, cancel } = functions
  return [
    t(portalOpen && newBooking ? 'people.can.newBooking' : 'people.cannot.newBooking'),
    t(view ? 'people.can.view' : 'people.cannot.view'),
    rebook ? t('people.can.rebook', { count: rebookHours }) : t('people.cannot.rebook'),
    cancel ? t('people.can.cancel', { count: cancelHours }) : t('people.cannot.cancel'),
    t(rebook || cancel ? 'people.messages.link' : 'people.messages.phone'),
  ]
}
