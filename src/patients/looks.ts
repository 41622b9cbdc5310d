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
  // Each of them has a view of its own, which tells the one from the other; its name stands in `basis`.
  const isSoftware = role === 'software'
  const [roleKey, viewKey] = [`settings.role.${role}`, `record.view.${isSoftware ? role : view}`]
  return {
    when: `${dateWords(at, format)} ${format.time(at)}`,
    who: by ?? t(isSoftware ? 'software.look' : 'appointments.actor.system'),
    role: isKey(roleKey) ? t(roleKey) : '',
    // The name in the log stands for a page that has no name here yet.
    where: isKey(viewKey) ? t(viewKey) : view,
    did: t(`record.look.${action}`),
    basis,
  }
}
