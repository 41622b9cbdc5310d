import type { Db } from '../db/run.ts'

/**
 * Part of a write: tells the address with which an account signed in until now that it does so no longer; messages stand
 * to the right, so it is handed in.
 */
export type TellFormerAddress = (db: Db, userId: number, email: string, now: number) => void
