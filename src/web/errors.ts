import type { Ctx } from './env.ts'
import { page } from './page.ts'
import { isForSoftware, problem } from './problem.ts'
import type { World } from './world.ts'

/** Not there, not yours, malformed and revoked: one page for all, and one for whoever is signed in. */
export function notFound(c: Ctx, world: World): Response {
  const { staff } = c.var.frame
  if (!staff) return page(c, world, 'errors/not-found', {}, 404)
  // No section is marked as the current one: what is not yours must look like what is not there.
  const nav = staff.nav.map((link) => ({ ...link, current: false }))
  c.set('frame', {
    ...c.var.frame,
    staff: { ...staff, section: '', nav, lock: { ...staff.lock, posted: false } },
  })
  return page(c, world, 'errors/staff-not-found', {}, 404)
}

export function tooLarge(c: Ctx, world: World): Response {
  if (isForSoftware(c)) return problem(c, 413, 'too-large', 'The body is too large.')
  return page(c, world, 'errors/too-large', {}, 413)
}

/** The last resort: says so with the practice's phone number, logs the kind of fault and never its data. */
export function somethingWrong(error: Error, c: Ctx, world: World): Response {
  const full = isOutOfSpace(error)
  const where = placesOf(error).slice(0, 3).join(' < ')
  world.log('error', full ? 'disk-full' : 'fault', {
    request: c.var.requestId,
    route: c.req.routePath,
    method: c.req.method,
    problem: `${error.name}${'code' in error ? ` ${String(error.code)}` : ''} ${where}`,
  })
  if (full) c.header('Retry-After', '60')
  if (isForSoftware(c)) return problemOf(c, full)
  if (!full) return page(c, world, 'errors/fault', {}, 500)
  return page(c, world, 'errors/disk-full', {}, 503)
}

function problemOf(c: Ctx, full: boolean): Response {
  return full
    ? problem(c, 503, 'disk-full', 'Nothing can be saved at the moment. Try again in a minute.')
    : problem(c, 500, 'fault', 'The fault is ours, and was noted.')
}

/** Where it happened, without what it said: a message may have several lines and quote a patient in each. */
function placesOf(error: Error): readonly string[] {
  const lines = (error.stack ?? '').replace(error.message, () => '').split('\n')
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('at '))
}

function isOutOfSpace(error: Error): boolean {
  return (
    'code' in error &&
    /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN)|ENOSPC$|EROFS$|EDQUOT$)/.test(String(error.code))
  )
}
