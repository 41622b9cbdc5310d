import type { Keys } from '../lib/token.ts'

/**
 * Our own reference of a text message, the same at every attempt: `3fa2b1c0m17`. Letters and digits only, for CM.com
 * takes nothing else; with the name of the key, so that another practice on the same account is not answered for.
 */
export function smsRef(keys: Keys, messageId: number): string {
  return `${keys.id}m${messageId}`
}

/** The other way round; undefined: it is none of ours. */
export function messageOfRef(keys: Keys, ref: string): number | undefined {
  const [, id] = /^[0-9a-f]{8}m([1-9]\d{0,14})$/.exec(ref) ?? []
  return id !== undefined && ref === smsRef(keys, Number(id)) ? Number(id) : undefined
}
