import { isKey, type Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { fieldsToSend, type KeptForm } from './kept.ts'

/** What a form does to an appointment, by the end of its address. */
const toAppointment = {
  '/cancel': 'acts.cancel',
  '/following/cancel': 'acts.cancelFollowing',
  '/following/move': 'acts.moveFollowing',
  '/move': 'acts.move',
  '/people': 'acts.people',
  '/repeat': 'acts.repeat',
  '/send-now': 'acts.sendNow',
  '/shorten': 'acts.shorten',
  '/status': 'acts.status',
  '/undo': 'acts.undo',
} as const

/** The same of everything else, by its address; the first that fits. */
const elsewhere = [
  [/^\/staff\/appointments\/new$/, 'acts.book'],
  [/^\/staff\/patients\/new$/, 'acts.patient.new'],
  [/^\/staff\/patients\/\d+\/change$/, 'acts.patient.change'],
  [/^\/staff\/patients\/\d+\/contacts\b/, 'acts.patient.contact'],
  [/^\/staff\/patients\/\d+\/status$/, 'acts.patient.status'],
  [/^\/staff\/patients\/\d+\/merge\b/, 'acts.patient.merge'],
  [/^\/staff\/follow-up\/calls\/\d+$/, 'acts.call'],
  [/^\/staff\/follow-up\/\d+\/close$/, 'acts.followUp'],
  [/^\/staff\/messages\/\d+\/(again|resend)$/, 'acts.resend'],
  [/^\/staff\/handover$/, 'acts.handover'],
  [/^\/staff\/(schedule|absences|closures)\b/, 'acts.schedule'],
  [/^\/staff\/settings\b/, 'acts.settings'],
] as const

/** The path of a kept form; its query may hold what was looked at. */
function pathOf({ address }: KeptForm): string {
  return address.replace(/\?.*$/s, '')
}

/** The appointment that a kept form is about; undefined where it is about none, or a new one. */
export function appointmentOf(form: KeptForm): number | undefined {
  const id = /^\/staff\/appointments\/(\d{1,15})\//.exec(pathOf(form))?.[1]
  return id === undefined ? undefined : Number(id)
}

/**
 * What will be done when a kept form is sent, as a question: "Cancel the appointment of 09:00?"; '' where its address
 * does not say. `startsAt`: of the appointment that it is about.
 */
export function actOf(
  form: KeptForm,
  startsAt: EpochSeconds | undefined,
  { t, when }: { readonly t: Translate; readonly when: (at: EpochSeconds) => string },
): string {
  const path = pathOf(form)
  const end = path.replace(/^\/staff\/appointments\/\d+|\/\d+$/g, '')
  if (startsAt !== undefined && isAct(end)) {
    const to = fieldsToSend(form).find(([name]) => name === 'to')?.[1]
    const state = `appointments.status.${to ?? ''}`
    if (end === '/status' && isKey(state))
      return t('acts.statusTo', { when: when(startsAt), state: t(state) })
    return t(toAppointment[end], { when: when(startsAt) })
  }
  const act = elsewhere.find(([shape]) => shape.test(path))?.[1]
  return act ? t(act) : ''
}

function isAct(end: string): end is keyof typeof toAppointment {
  return Object.hasOwn(toAppointment, end)
}
