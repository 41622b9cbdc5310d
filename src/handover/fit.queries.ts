import { blocksOf } from '../availability/blocks.queries.ts'
import { findMeans } from '../availability/means.queries.ts'
import type { Db } from '../db/run.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import { subtract } from '../lib/interval.ts'
import { type Calendar, isHereOn } from '../staff/calendars.ts'
import { findType } from '../types/types.queries.ts'
import type { Due, Fit } from './handover.ts'

/** How an appointment would lie in a colleague's day, at the same time (rule 35). */
export function findFit(db: Db, due: Due, colleague: Calendar, zone: Zone, now: EpochSeconds): Fit {
  const { date } = zone.local(due.startsAt)
  const type = findType(db, due.typeId)
  if (!type || !isHereOn(colleague, date)) return 'gone'
  const wish = {
    ...{ calendar: colleague, locationId: due.locationId, zone, startsAt: due.startsAt },
    type: { ...type, minutes: (due.endsAt - due.startsAt) / 60 },
    except: { appointmentId: due.id },
  }
  if (!findMeans(db, wish, now)) return 'taken'
  if (!type.calendarIds.includes(colleague.id)) return 'not-that-type'
  const blocks = blocksOf(db, zone, colleague.id, date)
  if (subtract([due], blocks).length > 0) return 'off-hours'
  const here = blocks.filter(({ locationId }) => locationId === due.locationId)
  return subtract([due], here).length > 0 ? 'elsewhere' : 'fits'
}
