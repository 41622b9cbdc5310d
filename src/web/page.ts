import type { Frame } from '../view/frame.ts'
import { type Html, htmlOf, sendHtml } from './compress.ts'
import type { Ctx } from './env.ts'
import type { World } from './world.ts'

type Status = 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503

/** Renders a view inside the frame of this request. */
export function page(c: Ctx, world: World, view: string, model: object, status: Status = 200): Response {
  return sendHtml(c, htmlOf(render(c, world, view, model)), status)
}

const kept = new WeakMap<Frame, Html>()

/**
 * A page made of nothing but arrangements: made once and kept with its frame, which belongs to one address in one
 * language and goes when anything arranged changes.
 */
export function arrangedPage(c: Ctx, world: World, view: string, model: () => object): Response {
  const frame = c.get('frame')
  const html = kept.get(frame) ?? htmlOf(render(c, world, view, model()))
  kept.set(frame, html)
  return sendHtml(c, html)
}

function render(c: Ctx, world: World, view: string, model: object): string {
  return world.render(view, { ...model, frame: c.get('frame'), format: c.get('format') }, c.get('lang'))
}

/**
 * The page after a form that is right. Where script has sent the form it gets nothing back, and sends it once more as the
 * browser would, so that Back and reload know the page: half the bytes of sending the page twice.
 */
export function next(c: Ctx, answer: Response): Response {
  return answer.status === 200 && c.req.header('hx-request') === 'true' ? c.body(null, 204) : answer
}

/** Where the reader goes on: 303, so that the answer to a POST is always a page of its own. */
export function seeOther(c: Ctx, address: string): Response {
  const asked = c.req.header('hx-request') === 'true' && c.req.method === 'GET'
  return asked ? c.body(null, 200, { 'HX-Redirect': address }) : c.redirect(address, 303)
}
