import type { Translate } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { type Country, showPhone } from '../lib/phone.ts'

/** A parent's contact on the card of somebody who has come of age for it (rule 3). */
interface Renewal {
  readonly contactId: number
  readonly patientId: number
  readonly name: string
  readonly birthDate: IsoDate | null
  readonly protected: boolean
  readonly channel: 'email' | 'phone'
  readonly value: string
  readonly whose: 'own' | 'parent' | 'guardian' | 'carer' | 'partner'
}

interface Writing {
  readonly t: Translate
  readonly format: { birthDate(date: IsoDate): string }
  readonly country: Country
}

/** Nothing of a protected identity; what becomes of its contact is decided on the card (rule 9). */
export function renewalOf(renewal: Renewal, { t, format, country }: Writing) {
  const { patientId, contactId, channel, value, whose, birthDate } = renewal
  const href = `/staff/patients/${patientId}`
  if (renewal.protected) return { href, name: t('agenda.protected'), born: '', contact: '', action: '' }
  const shown = channel === 'phone' ? showPhone(value, country) : value
  return {
    href,
    name: renewal.name,
    born: birthDate === null ? '' : format.birthDate(birthDate),
    contact: `${shown} (${t(`appointments.whose.${whose}`)})`,
    action: `${href}/contacts/${contactId}`,
  }
}
