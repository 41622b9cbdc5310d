import { print } from './print.ts'
import type { Random } from './random.ts'

/** One line of the table. */
export interface Result {
  readonly name: string
  /** What was done, with its number. */
  readonly count: string
  /** What was found. */
  readonly found: string
  readonly pass: boolean
}

export interface Size {
  readonly quick: boolean
  readonly random: Random
  /** The full number, or the small one of a quick run. */
  of(full: number, quick: number): number
}

export type Drill = (size: Size) => Promise<readonly Result[]>

/** Says now and then how far a long drill has come. */
export function progress(name: string, total: number): (done: number) => void {
  let last = performance.now()
  return (done) => {
    if (performance.now() - last < 15_000) return
    last = performance.now()
    print(`  ${name}: ${done} of ${total}`)
  }
}
