import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Ctx, LedigEnv } from './env.ts'

export interface Limits {
  /** The most bytes of a form. */
  readonly forms: number
  /** The most bytes of a form with a file in it. */
  readonly uploads: number
  /** Whether files are sent to this address. */
  readonly isUpload: (path: string) => boolean
}

/**
 * Refuses a form of more than so many bytes. The server reads no more than its announced length; only where none is
 * announced must the body itself be watched, which costs as much as a small page. Too large a file is not read at all:
 * `tooMuch` tells the page with the form, which says so beside the field.
 */
export function limitForms(limits: Limits, onError: (c: Ctx) => Response): MiddlewareHandler<LedigEnv> {
  const watchForm = bodyLimit({ maxSize: limits.forms, onError })
  const watchUpload = bodyLimit({ maxSize: limits.uploads, onError })
  return async function limitForms(c, next) {
    if (c.req.method === 'GET') return next()
    const announced = c.req.header('content-length')
    const isUpload = limits.isUpload(c.req.path)
    if (announced === undefined || c.req.header('transfer-encoding') !== undefined)
      return isUpload ? watchUpload(c, next) : watchForm(c, next)
    if (Number(announced) <= (isUpload ? limits.uploads : limits.forms)) return next()
    if (!isUpload) return onError(c)
    c.set('tooMuch', true)
    return next()
  }
}
