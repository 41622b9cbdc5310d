import { build, type Db } from '../db/run.ts'
import { seal } from '../lib/seal.ts'
import { hashToken, type Keys, randomToken } from '../lib/token.ts'
import { byUser } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { keptContext } from './kept.queries.ts'
import { type KeptForm, keptFor, mostKept, printKept } from './kept.ts'

/** Keeps a form that met a lock, sealed, for its user alone. Returns the token that finds it again. */
export function keepForm(db: Db, keys: Keys, userId: number, form: KeptForm, now: number): string {
  const token = randomToken()
  const hash = hashToken(token)
  db.write(() => {
    forgetKept(db, now)
    const theirs = build.selectFrom('kept_form').select('token_hash').where('user_id', '=', userId)
    for (const row of db.all(theirs.orderBy('kept_at', 'desc')).slice(mostKept - 1))
      db.run(build.deleteFrom('kept_form').where('token_hash', '=', row.token_hash))
    const sealed = seal(keys.secrets, printKept(form), keptContext(userId, hash))
    db.run(build.insertInto('kept_form').values({ token_hash: hash, user_id: userId, sealed, kept_at: now }))
    recordAudit(db, byUser(userId), 'form-kept', 'staff-user', userId, now)
  })
  return token
}

/** Takes a kept form out, as it must be before it is sent or when it is thrown away: whether it was there, and theirs. */
export function takeKeptForm(db: Db, token: string, userId: number, now: number): boolean {
  const forms = build.deleteFrom('kept_form').where('token_hash', '=', hashToken(token))
  return db.run(forms.where('user_id', '=', userId).where('kept_at', '>', now - keptFor)).changes === 1
}

/** Drops what is too old; for the timetable, too. Returns how many. */
export function forgetKept(db: Db, now: number): number {
  return db.run(build.deleteFrom('kept_form').where('kept_at', '<=', now - keptFor)).changes
}
