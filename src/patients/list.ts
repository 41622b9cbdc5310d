import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import { type Country, showPhone } from '../lib/phone.ts'
import { type PatientStatus, patientStatuses } from '../practice/statuses.ts'
import type { Format } from '../view/format.ts'
import { type Chip, statusChip } from './words.ts'

export const orders = ['name', 'number', 'newest'] as const
export type Order = (typeof orders)[number]

/** A patient as the list needs it. */
export interface Listed {
  readonly id: number
  /** 0: none yet. */
  readonly number: number
  readonly status: PatientStatus
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate | null
  readonly protected: boolean
  /** Names on the cards merged into this one, where they are others. */
  readonly also: readonly string[]
  /** E.164. */
  readonly phone: string | null
  readonly whose: 'own' | 'parent' | 'guardian' | 'carer' | 'partner'
  readonly nextAt: EpochSeconds | null
}

interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'birthDate' | 'shortDate' | 'time'>
  readonly country: Country
}

export interface PatientLine {
  readonly href: string
  readonly name: string
  readonly also: string
  readonly number: string
  readonly born: string
  readonly phone: string
  readonly next: string
  readonly chip: Chip
}

export function isOrder(text: string): text is Order {
  return orders.some((order) => order === text)
}

/** A line of the list; of a protected identity nothing but its number and status (rule 9). */
export function lineOf(patient: Listed, writing: Writing): PatientLine {
  const { t } = writing
  const { id, number, status } = patient
  const line = {
    href: `/staff/patients/${id}`,
    number: number > 0 ? String(number) : t('appointments.number.none'),
    chip: statusChip(status, t),
  }
  if (patient.protected)
    return { ...line, name: t('agenda.protected'), also: '', born: '', phone: '', next: '' }
  return {
    ...line,
    name: `${patient.lastName}, ${patient.firstName}`,
    also: patient.also.length > 0 ? t('merging.also', { names: patient.also.join('; ') }) : '',
    born: patient.birthDate === null ? '' : writing.format.birthDate(patient.birthDate),
    phone: phoneOf(patient, writing),
    next: nextOf(patient, writing),
  }
}

/** The statuses and orders to choose from, with the words of each. */
export function choicesOf(t: Translate) {
  return {
    statuses: [
      { value: '', label: t('patients.status.all') },
      ...patientStatuses.map((value) => ({ value: String(value), label: t(`patients.status.${value}`) })),
    ],
    orders: orders.map((value) => ({ value, label: t(`patients.order.${value}`) })),
  }
}

function phoneOf({ phone, whose }: Listed, { t, country }: Writing): string {
  if (phone === null) return ''
  const shown = showPhone(phone, country)
  return whose === 'own' ? shown : `${shown} (${t(`appointments.whose.${whose}`)})`
}

function nextOf({ nextAt }: Listed, { format }: Writing): string {
  return nextAt === null ? '' : `${format.shortDate(nextAt)} ${format.time(nextAt)}`
}
