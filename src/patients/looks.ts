import { isKey } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type CardWriting, dateWords } from './words.ts'

/** A row of the access log: who saw or changed what of a patient. */
export interface Look {
  readonly at: EpochSeconds
  readonly by: string | null
  readonly role: string
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly view: string
  /** Why, where a reason was asked for (rule 9). */
  readonly basis: string
}

export function lookLine({ at, by, role, action, view, basis }: Look, { t, format }: CardWriting) {
  const [roleKey, viewKey] = [`settings.role.${role}`, `record.view.${view}`]
  return {
    when: `${dateWords(at, format)} ${format.time(at)}`,
    who: by ?? t('appointments.actor.system'),
    role: isKey(roleKey) ? t(roleKey) : '',
    // The name in the log stands for a page that has no name here yet.
    where: isKey(viewKey) ? t(viewKey) : view,
    did: t(`record.look.${action}`),
    basis,
  }
}
