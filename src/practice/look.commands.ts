import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Hex } from '../lib/colour.ts'
import type { Drawn } from '../lib/picture.ts'
import { type Uploads, uploadName } from '../lib/uploads.ts'
import type { Actor } from './actor.ts'
import { recordAudit } from './audit.commands.ts'
import { changedColumns } from './changed.ts'
import type { Focus } from './look.ts'

/** Who changes what they saw at which version. */
export interface Change {
  readonly version: number
  readonly actor: Actor
  readonly now: number
}

/** null: back to Ledig's own. */
export function changeAccent(db: Db, accent: Hex | null, change: Change): Attempt<void> {
  return changeLook(db, { accent }, change)
}

export interface LogoChange {
  /** undefined: the one that is there stays; null: none. */
  readonly drawn: Drawn | null | undefined
  readonly hasName: boolean
}

export function changeLogo(
  db: Db,
  uploads: Uploads,
  logo: LogoChange,
  change: Change,
): Promise<Attempt<void>> {
  const rest = { logo_has_name: logo.hasName ? 1 : 0 } as const
  return exchange(db, uploads, logo.drawn, (file) => {
    return changeLook(db, file === undefined ? rest : { ...rest, logo_file: file }, change)
  })
}

export interface PictureChange {
  readonly drawn: Drawn | null | undefined
  readonly focus: Focus
  readonly drawing: boolean
}

export function changePicture(
  db: Db,
  uploads: Uploads,
  picture: PictureChange,
  change: Change,
): Promise<Attempt<void>> {
  const rest = { picture_focus: picture.focus, drawing_on: picture.drawing ? 1 : 0 } as const
  return exchange(db, uploads, picture.drawn, (file) => {
    return changeLook(db, file === undefined ? rest : { ...rest, picture_file: file }, change)
  })
}

/** The new file is on the disk before the practice names it, and the old one goes after: no page names a missing one. */
async function exchange(
  db: Db,
  uploads: Uploads,
  drawn: Drawn | null | undefined,
  settle: (file: string | null | undefined) => Attempt<void>,
): Promise<Attempt<void>> {
  const file = drawn && uploadName(drawn.bytes, drawn)
  if (drawn && file) await uploads.keep(file, drawn.bytes)
  const before = filesNamed(db)
  const settled = settle(file)
  const after = filesNamed(db)
  const given = file ? [...before, file] : before
  for (const name of new Set(given)) if (!after.includes(name)) await uploads.remove(name)
  return settled
}

interface LookColumns {
  readonly accent?: string | null
  readonly logo_file?: string | null
  readonly logo_has_name?: 0 | 1
  readonly picture_file?: string | null
  readonly picture_focus?: Focus
  readonly drawing_on?: 0 | 1
}

/** Refuses with `edited-meanwhile` where the practice is no longer the one of this version. */
function changeLook(db: Db, columns: LookColumns, { version, actor, now }: Change): Attempt<void> {
  return db.attempt(() => {
    const row = db.get(build.selectFrom('practice').selectAll())
    if (row?.row_version !== version) return refuse('edited-meanwhile')
    const update = build.updateTable('practice').set(columns)
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)))
    const settings = changedColumns(row, columns).join(' ')
    recordAudit(db, actor, 'changed', 'practice', 1, now, { settings })
  })
}

function filesNamed(db: Db): readonly string[] {
  const row = db.get(build.selectFrom('practice').select(['logo_file', 'picture_file']))
  return [row?.logo_file, row?.picture_file].filter((name) => name !== null && name !== undefined)
}
