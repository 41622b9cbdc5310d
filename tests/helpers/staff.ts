import { hash } from '@node-rs/argon2'
import type { Db } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addUser } from '../../src/staff/accounts.commands.ts'
import type { Role } from '../../src/web/env.ts'
import type { TestApp } from './app.ts'
import { type Browser, type BrowserOptions, openBrowser } from './browser.ts'

export const password = 'heron lantern seventeen'
/** The same kind of hash at the least cost: the true cost is the business of tests/lib/password.test.ts. */
const passwordHash = hash(password, { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 })

const names: Readonly<Record<Role, string>> = {
  owner: 'Olga Owner',
  practitioner: 'Anna de Vries',
  reception: 'Ines Maas',
}

/** An account for a role, `reception@example.test` and so on. Returns its id. */
export async function addStaff(db: Db, role: Role, now: number, language = 'en'): Promise<number> {
  const user = {
    email: `${role}@example.test`,
    name: names[role],
    role,
    language,
    passwordHash: await passwordHash,
  }
  const added = addUser(db, user, theSystem, now)
  if (!added.ok) throw new Error(added.reason)
  return added.value
}

/** A browser in which somebody of that role has signed in, through the front door; the account is made if need be. */
export async function signedIn(test: TestApp, role: Role, options: BrowserOptions = {}): Promise<Browser> {
  const known = test.db.raw
    .prepare('select 1 from staff_user where email_folded = ?')
    .get(`${role}@example.test`)
  if (!known) await addStaff(test.db, role, test.now)
  const browser = openBrowser(test, options)
  await signIn(browser, `${role}@example.test`)
  if (browser.cookies.get('ledig') === undefined && browser.cookies.get('__Host-ledig') === undefined)
    throw new Error(`could not sign in: ${browser.page.text}`)
  return browser
}

export async function signIn(
  browser: Browser,
  email: string,
  typed = password,
  address = '/staff/sign-in',
): Promise<void> {
  const page = await browser.visit(address)
  await page.form().fill({ email, password: typed }).enter()
}
