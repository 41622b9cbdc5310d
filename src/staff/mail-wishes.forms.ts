import * as v from 'valibot'
import { parseClock } from '../practice/clock.ts'
import { complaint, tick } from '../practice/fields.forms.ts'
import { dailyScopes } from './mail-wishes.ts'

/** The fields of a form that say which e-mails somebody wants; an empty time is none. */
export const mailFields = {
  mailOnBooking: tick(),
  mailOnMove: tick(),
  mailOnCancel: tick(),
  dailyMinute: v.pipe(
    v.string(),
    v.transform((text) => (text.trim() === '' ? undefined : (parseClock(text) ?? -1))),
    v.optional(
      v.pipe(
        v.number(),
        v.minValue(0, complaint('settings.error.clock')),
        v.maxValue(1439, complaint('settings.error.clock')),
      ),
    ),
  ),
  dailyScope: v.pipe(
    v.string(),
    v.transform((text) => dailyScopes.find((each) => each === text) ?? 'own'),
  ),
  dailyEmpty: tick(),
}
