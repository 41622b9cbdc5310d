import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import type { Hook } from './hook.ts'

/** Which address for delivery reports counts now. */
export function findHook(db: Db): Hook {
  return arranged(db, readHook)
}

function readHook(db: Db): Hook {
  const columns = build.selectFrom('practice').select(['sms_hook_generation', 'sms_hook_renewed_at'])
  const row = db.get(columns)
  return { generation: row?.sms_hook_generation ?? 0, renewedAt: row?.sms_hook_renewed_at ?? undefined }
}
