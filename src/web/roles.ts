import type { MiddlewareHandler } from 'hono'
import type { LedigEnv, Role } from './env.ts'

const declared = new WeakMap<object, readonly Role[]>()

/**
 * Declares who may use a route: `app.get('/staff/agenda', allow('owner', 'reception'), …)`. Whoever may not sees the page
 * that a wrong address gives. A route below /staff without a declaration is there for nobody.
 */
export function allow(...roles: readonly Role[]): MiddlewareHandler<LedigEnv> {
  const allowRoles: MiddlewareHandler<LedigEnv> = async (c, next) => {
    return roles.includes(c.var.user.role) ? next() : c.notFound()
  }
  declared.set(allowRoles, roles)
  return allowRoles
}

/** The roles that a handler of the router declares; undefined: it declares none. */
export function rolesOf(handler: object): readonly Role[] | undefined {
  return declared.get(handler)
}
