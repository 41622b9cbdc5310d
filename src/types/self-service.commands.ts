import { build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'

/**
 * Which appointments patients may change themselves once the practice lets them (rule 28): all but those of types that are
 * tied to a kind of block, and surgery.
 */
export function settleSelfService(db: Db, actor: Actor, now: number): void {
  db.write(() => {
    const types = db.all(
      build.selectFrom('appointment_type').select(['id', 'class', 'block_kind_id', 'self_service']),
    )
    for (const type of types) {
      const self_service = type.class !== 'surgery' && type.block_kind_id === null ? 1 : 0
      if (self_service === type.self_service) continue
      const change = build.updateTable('appointment_type').set({ self_service }).where('id', '=', type.id)
      db.run(change.set('row_version', (eb) => eb('row_version', '+', 1)))
      recordAudit(db, actor, 'changed', 'appointment-type', type.id, now, { settings: 'self_service' })
    }
  })
}
