import { Hono } from 'hono'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { problem } from '../web/problem.ts'
import type { World } from '../web/world.ts'
import { openApiDocument } from './openapi.forms.ts'
import { operations } from './operations.forms.ts'

/** The document of the programming interface. */
export function apiDocumentRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  let made: string | undefined

  app.get('/api/v1/openapi.json', (c) => {
    made ??= JSON.stringify(openApiDocument(world.baseUrl))
    return c.body(made, 200, { 'Content-Type': 'application/json' })
  })

  return app
}

/** The answer to whatever else is asked of the programming interface: another method, or nothing that is there. */
export function noSuchOperation(c: Ctx): Response {
  const here = operations.filter(({ path }) => isAt(path, c.req.path)).map(({ method }) => method)
  if (here.length === 0 || here.some((method) => method === c.req.method || c.req.method === 'HEAD'))
    return problem(
      c,
      404,
      'not-found',
      'There is nothing at this address. /api/v1/openapi.json lists what there is.',
    )
  c.header('Allow', here.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', '))
  return problem(c, 405, 'method', `Here one can ${here.join(' and ')}.`)
}

function isAt(path: string, asked: string): boolean {
  const [wanted, given] = [path.split('/'), asked.split('/')]
  const fits = (part: string, index: number) =>
    part.startsWith('{') ? /^\d{1,15}$/.test(given[index] ?? '') : part === given[index]
  return wanted.length === given.length && wanted.every(fits)
}
