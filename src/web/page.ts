import { sendHtml } from './compress.ts'
import type { Ctx } from './env.ts'
import type { World } from './world.ts'

type Status = 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503

/** Renders a view inside the frame of this request. */
export function page(c: Ctx, world: World, view: string, model: object, status: Status = 200): Response {
  const html = world.render(view, { ...model, frame: c.get('frame'), format: c.get('format') }, c.get('lang'))
  return sendHtml(c, html, status)
}

/** Where the reader goes on: 303, so that the answer to a POST is always a page of its own. */
export function seeOther(c: Ctx, address: string): Response {
  const asked = c.req.header('hx-request') === 'true' && c.req.method === 'GET'
  return asked ? c.body(null, 200, { 'HX-Redirect': address }) : c.redirect(address, 303)
}
