import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Ctx, LedigEnv } from './env.ts'

/**
 * Refuses a form of more than so many bytes. The server reads no more than its announced length; only where none is
 * announced must the body itself be watched, which costs as much as a small page.
 */
export function limitForms(maxSize: number, onError: (c: Ctx) => Response): MiddlewareHandler<LedigEnv> {
  const watch = bodyLimit({ maxSize, onError })
  return async function limitForms(c, next) {
    if (c.req.method === 'GET') return next()
    const announced = c.req.header('content-length')
    if (announced === undefined || c.req.header('transfer-encoding') !== undefined) return watch(c, next)
    return Number(announced) <= maxSize ? next() : onError(c)
  }
}
