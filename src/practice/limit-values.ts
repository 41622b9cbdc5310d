import type { Translate } from '../i18n/translate.ts'
import type { Labels } from './checked.ts'
import { type LimitRow, none } from './limits.ts'

/** What stands in the fields of the limits that a level sets itself; a level without a maximum shows none. */
export function limitValues(own: LimitRow): Readonly<Record<string, string>> {
  const { lead_hours: lead, horizon_days: horizon, max_own_bookings: most } = own
  return {
    leadHours: lead === null ? '' : String(Math.max(0, lead)),
    horizonDays: numberTyped(horizon),
    horizonNone: horizon === none ? 'yes' : '',
    rebookHours: numberTyped(own.rebook_deadline_hours),
    cancelHours: numberTyped(own.cancel_deadline_hours),
    maxOwnBookings: numberTyped(most),
    maxOwnNone: most === none ? 'yes' : '',
    visibility: own.visibility ?? '',
  }
}

/** What these fields are called, in the order of the form. */
export function limitLabels(t: Translate): Labels {
  return [
    ['leadHours', t('settings.field.leadHours')],
    ['horizonDays', t('settings.field.horizonDays')],
    ['maxOwnBookings', t('settings.field.maxOwnBookings')],
    ['visibility', t('settings.field.visibility')],
    ['rebookHours', t('people.field.rebookHours')],
    ['cancelHours', t('people.field.cancelHours')],
  ]
}

function numberTyped(value: number | null | undefined): string {
  return value === null || value === undefined || value === none ? '' : String(value)
}
