import { cleanText } from '../lib/fold.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'

export interface CancelForm {
  readonly by: 'staff' | 'patient'
  readonly reason: string
  readonly attendeeIds: readonly number[]
}

const longestReason = 500

/** Who cancels for whom; one who comes alone need not be ticked. */
export function parseCancel(fields: Fields, coming: readonly number[]): Checked<CancelForm> {
  const by = fields.text('by')
  const reason = cleanText(fields.text('reason'))
  const ticked = coming.filter((id) => fields.list('attendee').includes(String(id)))
  const attendeeIds = coming.length > 1 ? ticked : coming
  const whose = by === 'staff' || by === 'patient' ? by : undefined
  const tooLong = {
    field: 'reason',
    key: 'moving.cancel.reason.long',
    values: { most: longestReason },
  } as const
  const problems: Problem[] = [
    ...(attendeeIds.length === 0 ? [{ field: 'attendee', key: 'moving.cancel.who.missing' } as const] : []),
    ...(whose === undefined ? [{ field: 'by', key: 'moving.cancel.by.missing' } as const] : []),
    ...(reason.length > longestReason ? [tooLong] : []),
  ]
  if (whose === undefined || problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { by: whose, reason, attendeeIds } }
}
