import { seal, unseal } from '../lib/seal.ts'
import type { Ctx } from '../web/env.ts'
import type { Form } from '../web/form.ts'
import type { World } from '../web/world.ts'
import { longestSearch } from './search.ts'

/** What somebody looks for. More is never read, and would make an address that cannot be opened: everybody would be listed. */
export function typedBy(form: Form): string {
  return form.text('q').trim().slice(0, longestSearch)
}

/** What somebody looks for, as it stands in an address: sealed, readable for nobody else (promise 4). */
export function sealFind(c: Ctx, world: World, typed: string): string {
  return seal(world.keys.search, typed, contextOf(c)).toString('base64url')
}

/** What the address of this page says is looked for; '' for nothing. */
export function openFind(c: Ctx, world: World): string {
  const sealed = Buffer.from((c.req.query('find') ?? '').slice(0, 1000), 'base64url')
  return unseal(world.keys.search, sealed, contextOf(c)) ?? ''
}

function contextOf(c: Ctx): string {
  return `patients ${c.var.user.id}`
}
