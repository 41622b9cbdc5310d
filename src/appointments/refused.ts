import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import type { AppointmentDetails } from './details.ts'
import { isMovable, isOpen, type Standing } from './staff-change.ts'

interface Words {
  readonly t: Translate
  readonly format: { stamp(at: EpochSeconds): string }
}

/** Why an appointment cannot be moved any more, in words; '' where it can. */
export function whyShut(standing: Standing, zone: Zone, now: EpochSeconds, t: Translate): string {
  if (!isOpen(standing.status)) return whyOver(standing, t)
  return isMovable(standing, zone, now) ? '' : t('moving.said.earlier')
}

/** Why an appointment cannot be cancelled any more, in words; '' where it can. */
export function whyOver({ status }: Standing, t: Translate): string {
  return isOpen(status) ? '' : t('moving.said.over', { status: t(`appointments.status.${status}`) })
}

/** Why a change was refused; of one that somebody else was quicker with, who and when. */
export function refusalWords(
  reason: string,
  details: Pick<AppointmentDetails, 'events' | 'status'>,
  { t, format }: Words,
): string {
  if (reason === 'edited-meanwhile') return editedWords(details, { t, format })
  if (reason === 'slot-taken' || reason === 'places-taken') return t('moving.said.slot-taken')
  if (reason === 'too-late') return t('moving.said.too-late')
  if (reason === 'over') return t('moving.said.over', { status: t(`appointments.status.${details.status}`) })
  return t('moving.said.not-offered')
}

/** Messages are nobody's change. */
function editedWords({ events }: Pick<AppointmentDetails, 'events'>, { t, format }: Words): string {
  const last = events.filter(({ action }) => !action.startsWith('message-')).at(-1)
  const name = last?.actor === 'patient-web' ? t('moving.said.patient') : last?.userName
  return last && name
    ? t('moving.said.edited', { name, when: format.stamp(last.at) })
    : t('moving.said.editedPlain')
}
