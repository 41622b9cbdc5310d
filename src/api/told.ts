import type { Translate } from '../i18n/translate.ts'
import { troubles } from '../lib/webhook-post.ts'

export interface Tried {
  readonly trouble: string | null
  readonly status: number | null
  /** In milliseconds. */
  readonly took: number | null
}

/** Why something was not taken, in words; '' for no reason that is known. */
export function troubleWords(trouble: string | null, t: Translate): string {
  const known = [...troubles, 'gone' as const, 'ended' as const].find((each) => each === trouble)
  return known ? t(`software.trouble.${known}`) : ''
}

/** "Status 204 after 85 ms.": what came back, as far as anything did. */
export function answerWords({ status, took, trouble }: Tried, t: Translate): string {
  if (took === null || neverLeft.some((each) => each === trouble)) return ''
  return status === null
    ? t('hooks.took', { ms: took })
    : t('hooks.answered', { status: String(status), ms: took })
}

/** Then no answer belongs to it. */
const neverLeft = ['demonstration', 'not-public', 'not-readable', 'ended'] as const

export interface Trial extends Tried {
  readonly outcome: 'taken' | 'gone' | 'refused' | null
}

/** What came of a test. */
export function trialWords(trial: Trial, t: Translate): { readonly ok: boolean; readonly text: string } {
  const { outcome } = trial
  const said =
    outcome === 'taken'
      ? t('hooks.taken')
      : outcome === null
        ? t('hooks.test.lost')
        : troubleWords(outcome === 'gone' ? 'gone' : trial.trouble, t)
  return {
    ok: outcome === 'taken',
    text: [said, answerWords(trial, t)].filter((each) => each !== '').join(' '),
  }
}
