import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { foldEmail } from '../lib/email-address.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { changedColumns } from '../practice/changed.ts'
import {
  countChange,
  endSessionsOf,
  forgetPasswordLinks,
  type TellFormerAddress,
} from './accounts.commands.ts'
import { listUsers } from './accounts.queries.ts'
import { listCalendars } from './calendars.queries.ts'
import type { AccountChange } from './change-account.ts'
import { mailColumns } from './mail-wishes.ts'

/**
 * Changes an account; a closed one is out at once, wherever it was signed in, and its open links die. Refuses with
 * `edited-meanwhile` where it is no longer the one of this version, with `email-in-use`, and with `last-owner` where nobody would be left
 * who may change settings.
 */
export function changeAccount(
  db: Db,
  id: number,
  change: AccountChange,
  {
    version,
    actor,
    tellFormer,
  }: { readonly version: number; readonly actor: Actor; readonly tellFormer: TellFormerAddress },
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('staff_user').selectAll().where('id', '=', id))
    if (row?.row_version !== version) return refuse('edited-meanwhile')
    const owners = listUsers(db).filter((user) => user.active && user.role === 'owner')
    const staysOwner = change.active && change.role === 'owner'
    if (!staysOwner && owners.every((owner) => owner.id === id)) return refuse('last-owner')
    const columns = { ...columnsOf(change), ...mailColumns(change, row.daily_minute, now) }
    const update = build.updateTable('staff_user').set(columns).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    const moved = giveCalendars(db, id, change.calendarIds)
    if (!change.active) endSessionsOf(db, id, now)
    if (change.email !== undefined && change.email !== row.email) {
      // A link that was mailed to the old address must open nothing.
      forgetPasswordLinks(db, id)
      tellFormer(db, id, row.email, now)
    }
    const settings = [...changedColumns(row, columns), ...(moved ? ['calendars'] : [])].join(' ')
    recordAudit(db, actor, 'changed', 'staff-user', id, now, { settings })
  })
}

function columnsOf({ name, email, role, active, language }: AccountChange) {
  const flags = { active: active ? 1 : 0 } as const
  const address = email === undefined ? {} : { email, email_folded: foldEmail(email) }
  return { name, role, language, ...flags, ...address }
}

/** Whether any calendar has changed hands: one that was another's is theirs now, one that is left out is nobody's. */
function giveCalendars(db: Db, userId: number, calendarIds: readonly number[]): boolean {
  const wrong = listCalendars(db).filter(
    (calendar) => (calendar.userId === userId) !== calendarIds.includes(calendar.id),
  )
  const others = wrong.map((calendar) => calendar.userId).filter((each) => each !== null)
  countChange(
    db,
    others.filter((each) => each !== userId),
  )
  for (const { id } of wrong) {
    const owner = calendarIds.includes(id) ? userId : null
    const update = build.updateTable('calendar').set({ user_id: owner }).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
  }
  return wrong.length > 0
}
