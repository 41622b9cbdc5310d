import type { Db } from '../../../../src/db/run.ts'
import type { Books } from './facts.ts'

/** What the practice's own books say in the end. */
export function readBooks({ raw }: Db): Books {
  const states = raw
    .prepare<[], { id: number; state: string }>('select id, state from message where user_id is null')
    .all()
  const listed = raw.prepare<[string], string>(
    'select cast(appointment_id as text) from follow_up where category = ?',
  )
  return {
    states: new Map(states.map(({ id, state }) => [id, state])),
    toPhone: new Set(listed.pluck().all('to-phone')),
    toRemind: new Set(listed.pluck().all('to-remind')),
  }
}
