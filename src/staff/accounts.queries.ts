import type { Selectable } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { StaffUserTable } from '../db/tables/staff.ts'
import { foldEmail } from '../lib/email-address.ts'
import type { User } from './accounts.ts'
import type { MailWishes } from './mail-wishes.ts'

/** Whoever signs in with this address, however it is capitalised; `passwordHash` is for the door alone. */
export function findUserByEmail(
  db: Db,
  email: string,
): (User & { readonly passwordHash: string }) | undefined {
  const query = build.selectFrom('staff_user').selectAll().where('email_folded', '=', foldEmail(email))
  const row = db.get(query)
  return row && { ...userOf(row), passwordHash: row.password_hash }
}

/** The same of an account that is known by its id. */
export function findPasswordHash(db: Db, id: number): string | undefined {
  return db.get(build.selectFrom('staff_user').select('password_hash').where('id', '=', id))?.password_hash
}

/** The address as accounts are found by it, with the hash: for a password that is asked once more. */
export function findAccountAndHash(
  db: Db,
  id: number,
): { readonly account: string; readonly hash: string } | undefined {
  const columns = ['email_folded as account', 'password_hash as hash'] as const
  return db.get(build.selectFrom('staff_user').select(columns).where('id', '=', id))
}

/** Every account by name, inactive ones included. */
export function listUsers(db: Db): readonly User[] {
  return db.all(build.selectFrom('staff_user').select(columns).orderBy('name').orderBy('id')).map(userOf)
}

export function findUser(db: Db, id: number): User | undefined {
  const row = db.get(build.selectFrom('staff_user').select(columns).where('id', '=', id))
  return row && userOf(row)
}

const columns = [
  'id',
  'email',
  'name',
  'role',
  'language',
  'active',
  'mail_on_booking',
  'mail_on_move',
  'mail_on_cancel',
  'daily_minute',
  'daily_scope',
  'daily_empty',
  'row_version',
] as const

function userOf(row: Pick<Selectable<StaffUserTable>, (typeof columns)[number]>): User {
  const { id, email, name, role, language, active, row_version: rowVersion } = row
  return { id, email, name, role, language, active: active === 1, rowVersion, ...wishesOf(row) }
}

function wishesOf(row: Pick<Selectable<StaffUserTable>, (typeof columns)[number]>): MailWishes {
  return {
    mailOnBooking: row.mail_on_booking === 1,
    mailOnMove: row.mail_on_move === 1,
    mailOnCancel: row.mail_on_cancel === 1,
    dailyMinute: row.daily_minute ?? undefined,
    dailyScope: row.daily_scope,
    dailyEmpty: row.daily_empty === 1,
  }
}
