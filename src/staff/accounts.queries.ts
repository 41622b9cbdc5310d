import { build, type Db } from '../db/run.ts'
import { foldEmail } from '../lib/email-address.ts'

export interface User {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  readonly language: string
  readonly active: boolean
}

/** Whoever signs in with this address, however it is capitalised; `passwordHash` is for the door alone. */
export function findUserByEmail(
  db: Db,
  email: string,
): (User & { readonly passwordHash: string }) | undefined {
  const query = build.selectFrom('staff_user').selectAll().where('email_folded', '=', foldEmail(email))
  const row = db.get(query)
  return row && { ...userOf(row), passwordHash: row.password_hash }
}

/** Every account by name, inactive ones included. */
export function listUsers(db: Db): readonly User[] {
  const query = build.selectFrom('staff_user').select(['id', 'email', 'name', 'role', 'language', 'active'])
  return db.all(query.orderBy('name').orderBy('id')).map(userOf)
}

function userOf(row: Omit<User, 'active'> & { readonly active: 0 | 1 }): User {
  const { id, email, name, role, language, active } = row
  return { id, email, name, role, language, active: active === 1 }
}
