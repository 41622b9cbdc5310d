import { parseArgs } from 'node:util'
import type { Db } from '../db/run.ts'
import { type CommandLine, needed, UsageError } from '../lib/command-line.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import { hashPassword } from '../lib/password.ts'
import { randomToken } from '../lib/token.ts'
import { theCommandLine } from '../practice/actor.ts'
import { addUser } from './accounts.commands.ts'
import { findUserByEmail } from './accounts.queries.ts'
import { resetAccount } from './factor.commands.ts'

const roles = ['owner', 'practitioner', 'reception'] as const

/** `user add` and `user reset`: both print a new password, the only way to another one. Returns the exit code. */
export async function user(db: Db, { args, now, print }: CommandLine): Promise<number> {
  const [verb, ...rest] = args
  const options = { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } } as const
  const { values } = parseArgs({ args: rest, options })
  const email = parseEmailAddress(needed(values.email, 'email'))
  if (email === undefined) throw new UsageError('--email must be an e-mail address')
  const password = randomToken()
  const passwordHash = await hashPassword(password)
  if (verb === 'add') {
    const role = roles.find((each) => each === values.role)
    if (!role) throw new UsageError(`--role must be one of ${roles.join(', ')}`)
    const name = needed(values.name, 'name')
    const added = addUser(db, { email, name, role, passwordHash, language: 'en' }, theCommandLine, now)
    if (!added.ok) throw new UsageError(`${email} has an account already`)
  } else if (verb === 'reset') {
    const known = findUserByEmail(db, email)
    if (!known) throw new UsageError(`nobody has the e-mail address ${email}`)
    resetAccount(db, known.id, passwordHash, theCommandLine, now)
  } else throw new UsageError('say user add or user reset')
  print(`${email} signs in with the password ${password}`)
  return 0
}
