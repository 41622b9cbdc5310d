import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'
import { deskAddress } from './draft.ts'

/** What has just been booked. Who it is for is not said here. */
export interface JustBooked {
  readonly id: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly type: string
  readonly practitioner: string
  /** Of whoever was booked last. */
  readonly patientId: number
  readonly left: number
}

interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'shortDate' | 'timeRange'>
}

/** View appointments/_booked. */
export function bookedNote(booked: JustBooked, { t, format }: Writing) {
  const { id, startsAt, endsAt, type, practitioner, patientId, left } = booked
  const when = `${format.shortDate(startsAt)} ${format.timeRange(startsAt, endsAt)}`
  const what = t('patients.visit', { type, practitioner })
  return {
    text: t('desk.booked', { what: `${when} ${what}` }),
    href: `/staff/appointments/${id}`,
    again: `${deskAddress}?patient=${patientId}`,
    person: left > 0 ? `${deskAddress}?session=${id}` : '',
  }
}
