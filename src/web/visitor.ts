import { type Keys, visitorKey } from '../lib/token.ts'
import type { Ctx } from './env.ts'

/** Who holds a time, as far as that is known of a stranger for a day (rule 17). `day`: the practice's date. */
export function visitorOn(c: Ctx, keys: Keys, day: string) {
  const key = (...parts: string[]): Buffer => Buffer.from(visitorKey(keys, day, parts), 'base64url')
  const { address: from, network, near } = c.var.peer
  return {
    visitorKey: key(from, c.req.header('user-agent') ?? '', c.req.header('accept-language') ?? ''),
    networkKey: key('network', network),
    near,
  }
}
