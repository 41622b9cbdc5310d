import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { foldName } from '../lib/fold.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { changedColumns } from '../practice/changed.ts'
import type { CardChange, NewCard } from './card.ts'
import { addContact } from './contacts.commands.ts'
import { keepOwn } from './merge.commands.ts'
import { indexNamesAgain } from './names.commands.ts'
import { registerPatient } from './patients.commands.ts'

/** Changes a card; refuses with `edited-meanwhile` where it is no longer of this version. The audit says what, not to what. */
export function changeCard(
  db: Db,
  id: number,
  change: CardChange,
  version: number,
  actor: Actor,
  now: EpochSeconds,
): Attempt<void> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('patient').selectAll().where('id', '=', id))
    if (row?.row_version !== version || row.merged_into !== null) return refuse('edited-meanwhile')
    const columns = columnsOf(change)
    const update = build.updateTable('patient').set(columns).where('id', '=', id)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    keepOwn(db, id, row, { ...row, ...columns })
    if (row.first_name !== change.firstName || row.last_name !== change.lastName)
      indexNamesAgain(db, id, change)
    const settings = changedColumns(row, columns).join(' ')
    recordAudit(db, actor, 'changed', 'patient', id, now, { settings })
  })
}

function columnsOf(change: CardChange) {
  const flag = (on: boolean) => (on ? (1 as const) : (0 as const))
  return {
    first_name: change.firstName,
    last_name: change.lastName,
    first_folded: foldName(change.firstName),
    last_folded: foldName(change.lastName),
    birth_date: change.birthDate,
    language: change.language,
    notifications: flag(change.notifications),
    preferred_channel: change.preferredChannel,
    protected: flag(change.protected),
    excluded_online: flag(change.excludedOnline),
    excluded_reason: change.excludedOnline ? change.excludedReason : null,
  }
}

/** A card that staff make: number 0 and Registered like every new one (J22, J23). Returns its id. */
export function addCard(db: Db, card: NewCard, actor: Actor, now: EpochSeconds): number {
  return db.write(() => {
    const id = registerPatient(db, { ...card, origin: 'staff' }, now)
    for (const channel of ['phone', 'email'] as const) {
      const value = card[channel]
      if (value !== null) addContact(db, id, { channel, value, whose: 'own', readBack: false }, actor, now)
    }
    recordAudit(db, actor, 'added', 'patient', id, now)
    return id
  })
}
