import { Hono } from 'hono'
import type { LedigEnv } from './env.ts'

/** One sub-app of several; where two answer to the same address, the first is asked first. */
export function together(...apps: readonly Hono<LedigEnv>[]): Hono<LedigEnv> {
  const all = new Hono<LedigEnv>()
  for (const app of apps) all.route('/', app)
  return all
}
