import type { Key, Translate } from '../i18n/translate.ts'
import { isReason, type Reason } from './messages.ts'

/** Where it is decided whether a message like this one leaves. */
export interface Decided {
  /** '' where the reader may not go there. */
  readonly href: string
  readonly text: string
}

interface About {
  readonly reason: string | null
  readonly channel: 'email' | 'sms' | 'none'
  readonly patient_id: number | null
  readonly appointment_id: number | null
  readonly type_id: number | null
  /** Whether the contact it goes to stands on the patient's card. */
  readonly on_card: 0 | 1
  /** Absent where nobody looked for it. */
  readonly template_id?: number | null
}

type Place =
  | { readonly setting: string; readonly key: Key }
  | { readonly href: string; readonly key: Key }
  | undefined

const settings = '/staff/settings'
const smsPlace = { setting: `${settings}/text-messages`, key: 'settings.tab.text-messages' } as const
const mailPlace = { setting: `${settings}/mail`, key: 'settings.tab.mail' } as const

/** The setting, the card or the appointment behind a reason; undefined: nobody decides it. */
export function decidedAt(about: About, isOwner: boolean, t: Translate): Decided | undefined {
  const place = about.reason !== null && isReason(about.reason) ? placeOf(about.reason, about) : undefined
  if (!place) return undefined
  if ('href' in place) return { href: place.href, text: t(place.key) }
  const page = t(place.key)
  return isOwner
    ? { href: place.setting, text: t('ledger.decided.setting', { page }) }
    : { href: '', text: t('ledger.decided.owner', { page }) }
}

function placeOf(reason: Reason, about: About): Place {
  const {
    patient_id: patient,
    appointment_id: appointment,
    type_id: type,
    template_id: template = null,
  } = about
  switch (reason) {
    case 'practice-off':
    case 'confirmation-off':
    case 'reminder-off':
      return { setting: `${settings}/practice`, key: 'settings.tab.practice' }
    case 'type-off':
      return { setting: `${settings}/types${type === null ? '' : `/${type}`}`, key: 'settings.tab.types' }
    case 'template-off':
      return {
        setting: `${settings}/automatic-messages${template === null ? '' : `/${template}`}`,
        key: 'automatic.title',
      }
    case 'account-closed':
    case 'not-wanted':
      return { setting: `${settings}/accounts`, key: 'settings.tab.accounts' }
    case 'sms-off':
    case 'number-budget':
    case 'day-budget':
    case 'no-credit':
      return smsPlace
    case 'no-server':
    case 'server-away':
    case 'login-refused':
    case 'not-encrypted':
    case 'sender-refused':
      return about.channel === 'sms' ? smsPlace : mailPlace
    case 'unsubscribed':
    case 'not-confirmed':
    case 'address-refused':
    case 'not-delivered':
      if (about.on_card === 0 && appointment !== null) return appointmentPlace(appointment)
      return cardPlace(patient)
    case 'patient-off':
    case 'protected':
    case 'no-email':
    case 'no-way':
    case 'no-mobile':
    case 'contact-settled':
      return cardPlace(patient)
    case 'cancelled':
    case 'not-cancelled':
    case 'outdated':
    case 'too-late':
    case 'not-present':
    case 'by-choice':
    case 'withdrawn':
    case 'no-link':
    case 'expired':
      return appointment === null ? undefined : appointmentPlace(appointment)
    default:
      return undefined
  }
}

function cardPlace(patient: number | null): Place {
  return patient === null ? undefined : { href: `/staff/patients/${patient}`, key: 'ledger.decided.card' }
}

function appointmentPlace(appointment: number): Place {
  return { href: `/staff/appointments/${appointment}`, key: 'ledger.decided.appointment' }
}
