import { isKey, type Translate } from '../i18n/translate.ts'
import { isReason } from './messages.ts'

/** Why a message did not leave, or has not arrived, in words; '' for no reason. A gateway is no mail server. */
export function reasonWords(
  reason: string | null,
  channel: 'email' | 'sms' | 'none' | null,
  t: Translate,
): string {
  if (reason === null || !isReason(reason)) return ''
  const bySms = `ledger.sms.${reason}`
  return channel === 'sms' && isKey(bySms) ? t(bySms) : t(`messages.reason.${reason}`)
}
