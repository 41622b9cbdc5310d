import { createHash } from 'node:crypto'

/** What stands before the first link of a chain: 32 zero bytes. */
export const chainStart: Buffer = Buffer.alloc(32)

/**
 * The hash of one link: SHA-256 over the hash of the link before and the fields as JSON, so that no two lists of fields
 * read the same. 32 bytes.
 */
export function chainHash(previous: Buffer, fields: readonly (string | number | null)[]): Buffer {
  return createHash('sha256').update(previous).update(JSON.stringify(fields)).digest()
}
