import type { Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { setKindTypes } from './block-kinds.commands.ts'
import type { KindTurn } from './kind-turns.ts'
import { isKeptFor, typesTiedTo } from './tied.ts'
import { findBlockKind, listBlockKinds, listTypes } from './types.queries.ts'
import type { AppointmentType, BlockKind } from './types.ts'

/** To what a type is tied, and whether that is kept for the types tied to it (rule 15). */
export interface Tie {
  readonly blockKindId: number | null
  readonly keepsBlock: boolean
  /** Whether the page said so when it was opened. */
  readonly keepShown: boolean
}

/** What was so before a type changed. */
export interface TieBefore {
  readonly blockKindId: number | null
  /** The kinds of block that were kept for the types tied to them. */
  readonly kept: ReadonlySet<number>
}

export function keptKinds(db: Db): ReadonlySet<number> {
  const types = listTypes(db)
  return new Set(
    listBlockKinds(db)
      .filter((kind) => isKeptFor(kind, types))
      .map(({ id }) => id),
  )
}

/**
 * Keeping sets the allowed types of the kind to those tied to it; giving it up lets in all again. Where neither the block
 * nor the tick was touched the kind stays as it is: somebody else may have changed it meanwhile.
 */
export function keepBlock(
  db: Db,
  typeId: number,
  tie: Tie,
  before: TieBefore,
  actor: Actor,
  now: number,
): readonly KindTurn[] {
  const { blockKindId: kindId, keepsBlock } = tie
  const isMoved = before.blockKindId !== kindId
  const left = isMoved ? leaveKind(db, typeId, before, actor, now) : []
  const kind = kindId === null ? undefined : findBlockKind(db, kindId)
  if (!kind || (!isMoved && keepsBlock === tie.keepShown)) return left
  if (keepsBlock) return [...left, ...keepKind(db, kind, actor, now)]
  if (isMoved || !before.kept.has(kind.id)) return left
  setKindTypes(db, kind.id, undefined, actor, now)
  return [{ kindId: kind.id, lost: [] }]
}

/** A kept kind that is kept for no type any more lets in all. */
function leaveKind(
  db: Db,
  typeId: number,
  { blockKindId, kept }: TieBefore,
  actor: Actor,
  now: number,
): readonly KindTurn[] {
  const kind = blockKindId === null || !kept.has(blockKindId) ? undefined : findBlockKind(db, blockKindId)
  if (!kind || kind.types === 'all' || !kind.types.has(typeId)) return []
  const rest = [...kind.types].filter((id) => id !== typeId)
  setKindTypes(db, kind.id, rest.length > 0 ? rest : undefined, actor, now)
  return [{ kindId: kind.id, lost: [typeId] }]
}

function keepKind(db: Db, kind: BlockKind, actor: Actor, now: number): readonly KindTurn[] {
  const types = listTypes(db)
  const tied = typesTiedTo(kind.id, types)
  if (kind.types !== 'all' && kind.types.size === tied.length && isKeptFor(kind, types)) return []
  setKindTypes(db, kind.id, tied, actor, now)
  return [{ kindId: kind.id, lost: types.filter((type) => wasLetIn(kind, type)).map(({ id }) => id) }]
}

/** A type that is tied to another kind could not be booked in this one anyway. */
function wasLetIn({ types }: BlockKind, { id, active, blockKindId }: AppointmentType): boolean {
  return active && blockKindId === null && (types === 'all' || types.has(id))
}
