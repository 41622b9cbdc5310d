import type { Translate } from '../i18n/translate.ts'

/** What depends on a calendar, a room or a device, so that nobody puts it out of use unawares. */
export interface Usage {
  /** Appointments to come that are not cancelled. */
  readonly appointments: number
  /** The names of the appointment types in use that are done by it, or need it. */
  readonly types: readonly string[]
}

/** What is said beside the tick that puts something out of use. */
export function usageWords({ appointments, types }: Usage, t: Translate): string {
  const said = [
    ...(appointments > 0 ? [t('people.usage.appointments', { count: appointments })] : []),
    ...(types.length > 0 ? [t('people.usage.types', { names: types.join(', ') })] : []),
  ]
  return said.length > 0 ? t('people.usage', { list: said.join('; ') }) : t('people.usage.none')
}
