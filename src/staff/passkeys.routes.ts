import { Hono } from 'hono'
import {
  newPasskeyOptions,
  type PasskeyHome,
  passkeyHome,
  randomChallenge,
  readNewPasskey,
} from '../lib/passkey.ts'
import { readTicket, writeTicket } from '../lib/ticket.ts'
import { linkToken } from '../lib/token.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findUser } from './accounts.queries.ts'
import { findFactors } from './factor.queries.ts'
import { hasFactor, needsFactor } from './factor.ts'
import { goOnRenewed } from './fresh-session.routes.ts'
import { passkeyName } from './own-account.forms.ts'
import { isFresh, type OwnPassword } from './own-password.routes.ts'
import { addPasskey, removePasskey } from './passkeys.commands.ts'
import { listCredentials, listPasskeys } from './passkeys.queries.ts'

const address = '/staff/account/passkeys'
/** How long the browser may take to make one, in seconds. */
const patience = 900

/** One's own passkeys: name one, have the browser make it, remove one. */
export function passkeyRoutes(
  world: World,
  own: OwnPassword,
  fresh: Map<number, readonly string[]>,
): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')
  const home = passkeyHome(world.baseUrl)

  app.get(address, everybody, (c) => passkeysPage(c, world, {}))

  app.post(address, everybody, async (c) => {
    const fields = await readForm(c)
    const name = passkeyName(fields.text('name'))
    const problems: readonly Problem[] = [
      ...(name === '' ? [{ field: 'name', key: 'settings.error.name' } as const] : []),
      ...(await own.confirm(c, fields, 'password')),
    ]
    if (problems.length > 0 || !home) return passkeysPage(c, world, { name: fields.text('name'), problems })
    const words = [String(c.var.user.id), name]
    const grant = writeTicket(world.keys.secrets, 'passkey-grant', words, c.var.now)
    return seeOther(c, `${address}/new/${grant}`)
  })

  app.get(`${address}/new/:grant`, everybody, (c) => {
    const name = nameIn(c, world, c.req.param('grant'))
    return name === undefined || !home ? seeOther(c, address) : newPasskeyPage(c, world, home, name)
  })

  app.post(`${address}/new/:grant`, everybody, async (c) => {
    const fields = await readForm(c)
    const name = nameIn(c, world, c.req.param('grant'))
    const [owner, challenge = ''] =
      readTicket(world.keys.secrets, 'passkey-new', fields.text('ticket'), c.var.now, patience) ?? []
    const { id } = c.var.user
    if (name === undefined || !home || owner !== String(id)) return seeOther(c, `${address}?failed=1`)
    const passkey = await readNewPasskey(fields.text('answer'), challenge, home)
    const codes = passkey && addPasskey(world.db, world.keys, id, { ...passkey, name }, c.var.now)
    if (!codes) return seeOther(c, `${address}?failed=1`)
    if (codes.length === 0) return goOnRenewed(c, world, `${address}?saved=1`)
    fresh.set(id, codes)
    return goOnRenewed(c, world, '/staff/account/factor')
  })

  app.post(`${address}/:id{[0-9]+}/remove`, everybody, async (c) => {
    const field = `remove-${c.req.param('id')}`
    const problems = await own.confirm(c, await readForm(c), field)
    if (problems.length > 0) return passkeysPage(c, world, { problems })
    const removed = removePasskey(world.db, c.var.user.id, Number(c.req.param('id')), c.var.now)
    return removed ? goOnRenewed(c, world, `${address}?saved=1`) : c.notFound()
  })

  return app
}

interface Shown {
  readonly name?: string
  readonly problems?: readonly Problem[]
}

function passkeysPage(c: Ctx, world: World, { name = '', problems = [] }: Shown): Response {
  const { t, format, user } = c.var
  const passkeys = listPasskeys(world.db, user.id).map(({ id, name: called, createdAt, usedAt }) => {
    return {
      id,
      name: called,
      made: format.stamp(createdAt),
      used: usedAt === null ? '' : format.stamp(usedAt),
    }
  })
  const practice = findPractice(world.db)
  const model = {
    passkeys,
    works: passkeyHome(world.baseUrl) !== undefined,
    askPassword: !isFresh(c, world),
    saved: c.req.query('saved') === '1' && problems.length === 0,
    failed: c.req.query('failed') === '1' && problems.length === 0,
    forced:
      needsFactor(user.role, practice?.secondFactor ?? 'nobody') &&
      !hasFactor(findFactors(world.db, user.id)),
    ...formModel({ name }, problems, t, [['name', t('doors.field.passkeyName')]]),
  }
  return page(c, world, 'staff/passkeys', model, problems.length > 0 ? 422 : 200)
}

function newPasskeyPage(c: Ctx, world: World, home: PasskeyHome, name: string): Response {
  const { id } = c.var.user
  const challenge = randomChallenge()
  const user = {
    // The authenticator keeps it: it tells nobody who has no key of ours whose it is (WebAuthn 14.6.1).
    handle: linkToken(world.keys, 'passkey handle', id, 1),
    email: findUser(world.db, id)?.email ?? '',
    name: c.var.user.name,
  }
  const practice = findPractice(world.db)?.name ?? 'Ledig'
  const options = newPasskeyOptions(home, challenge, practice, user, listCredentials(world.db, id))
  const ticket = writeTicket(world.keys.secrets, 'passkey-new', [String(id), challenge], c.var.now)
  return page(c, world, 'staff/new-passkey', {
    ...{ name, ticket, action: c.req.path, script: world.files.href('passkey.js') },
    options: JSON.stringify(options),
  })
}

/** What the passkey is to be called, where its owner has proved who it is a moment ago. */
function nameIn(c: Ctx, world: World, grant: string): string | undefined {
  const words = readTicket(world.keys.secrets, 'passkey-grant', grant, c.var.now, patience)
  return words?.[0] === String(c.var.user.id) ? words[1] : undefined
}
