import type { Db } from '../../src/db/run.ts'

/** How SQLite goes about every statement that `work` prepares for the first time, a line a step. */
export function plansOf(db: Db, work: () => unknown): readonly string[] {
  const texts: string[] = []
  const prepare = db.raw.prepare
  const listen = (text: string) => {
    texts.push(text)
    return prepare.call(db.raw, text)
  }
  Object.assign(db.raw, { prepare: listen })
  work()
  Object.assign(db.raw, { prepare })
  return texts.flatMap((text) => {
    const places = Array.from(text.matchAll(/\?/g), () => null)
    const steps = db.raw.prepare<unknown[], { detail: string }>(`explain query plan ${text}`).all(...places)
    return steps.map(({ detail }) => detail)
  })
}
