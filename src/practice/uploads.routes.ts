import { Hono } from 'hono'
import { readUploadName } from '../lib/uploads.ts'
import type { LedigEnv } from '../web/env.ts'
import type { World } from '../web/world.ts'
import { findLook } from './look.queries.ts'
import { uploadsIn } from './look.ts'

/** The logo and the picture: what the practice shows at present, and nothing else that may lie in the folder. */
export function uploadRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/uploads/:name', async (c) => {
    const name = c.req.param('name')
    const about = readUploadName(name)
    const bytes = uploadsIn(findLook(world.db)).includes(name) ? await world.uploads.read(name) : undefined
    if (!about || !bytes) return c.notFound()
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': about.type,
      'content-length': String(bytes.length),
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })

  return app
}
