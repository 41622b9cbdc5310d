import type { Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { setKindWeb } from '../types/block-kinds.commands.ts'
import { listBlockKinds } from '../types/types.queries.ts'
import { findTemplateBlock, listBlocks } from './blocks.queries.ts'
import { setTemplateWeb } from './choice.commands.ts'
import { setDatedWeb } from './schedule.commands.ts'
import { isOnline, judgeTick, nameOfPlace, type ShownTick, type Tick } from './week.ts'

/** What a page of ticks comes to: how many were changed, or the places where another block stands by now. */
export type Saved =
  | { readonly ok: true; readonly changed: number }
  | { readonly ok: false; readonly changed: readonly ShownTick[] }

/**
 * Saves the ticks of dated blocks (F18): only those that differ from what was shown are written, and none at all if one
 * of them stands for a block that is no longer there. `ticked` holds names of places.
 */
export function saveTicks(
  db: Db,
  shown: readonly ShownTick[],
  ticked: ReadonlySet<string>,
  actor: Actor,
  now: number,
): Saved {
  return db.write((): Saved => {
    const kinds = new Map(listBlockKinds(db).map((kind) => [kind.id, kind]))
    const judged = shown.map((tick) => {
      const block = listBlocks(db, tick.calendarId, tick.date)[tick.position]
      return { tick, verdict: judgeTick(tick, ticked.has(nameOfPlace(tick)), block, kinds) }
    })
    const changed = judged.filter(({ verdict }) => verdict === 'changed').map(({ tick }) => tick)
    if (changed.length > 0) return { ok: false, changed }
    const ticks = judged
      .map(({ verdict }) => verdict)
      .filter((verdict): verdict is Tick => typeof verdict === 'object')
    for (const tick of ticks) setDatedWeb(db, tick, actor, now)
    return { ok: true, changed: ticks.length }
  })
}

/**
 * Saves the ticks of template blocks, which act at once in every week (rule 11); only those that differ from what was
 * shown are written.
 */
export function saveTemplateTicks(
  db: Db,
  shown: readonly { readonly blockId: number; readonly web: boolean }[],
  ticked: ReadonlySet<number>,
  actor: Actor,
  now: number,
): void {
  db.write(() => {
    const kinds = new Map(listBlockKinds(db).map((kind) => [kind.id, kind]))
    for (const { blockId, web } of shown) {
      const block = findTemplateBlock(db, blockId)
      const wanted = ticked.has(blockId)
      if (!block || wanted === web || isOnline(block, kinds) === wanted) continue
      const asKind = kinds.get(block.kindId)?.web === wanted
      setTemplateWeb(db, block, asKind ? null : wanted, actor, now)
    }
  })
}

/** Saves the ticks of kinds of block; only those that differ from what was shown are written. */
export function saveKindTicks(
  db: Db,
  shown: readonly { readonly kindId: number; readonly web: boolean }[],
  ticked: ReadonlySet<number>,
  actor: Actor,
  now: number,
): void {
  db.write(() => {
    for (const { kindId, web } of shown) {
      const kind = listBlockKinds(db).find(({ id }) => id === kindId)
      const wanted = ticked.has(kindId)
      if (kind && wanted !== web && kind.web !== wanted) setKindWeb(db, kindId, wanted, actor, now)
    }
  })
}
