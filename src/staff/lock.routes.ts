import { Hono } from 'hono'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { pageAround, readSessionCookie, toSignIn, writeSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { findStart } from './acts.queries.ts'
import { actOf, appointmentOf } from './acts.ts'
import { takeKeptForm } from './kept.commands.ts'
import { findKeptForm } from './kept.queries.ts'
import { carriedField, fieldsToSend, recognisable } from './kept.ts'
import { lockSession } from './sessions.commands.ts'

/** Rule 34: the lock, the way past it by doing something, and what was sent while it was shut. */
export function lockRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.post('/staff/lock', everybody, (c) => {
    const token = readSessionCookie(c, world.baseUrl)
    const locked = token && lockSession(world.db, token, c.var.user.id, c.var.now)
    if (locked) writeSessionCookie(c, world.baseUrl, locked)
    return toSignIn(c, pageAround(c), '')
  })

  app.get('/staff/stay', everybody, (c) => {
    const minutes = findPractice(world.db)?.idleMinutes[c.var.user.role] ?? 0
    return page(c, world, 'staff/stay', { minutes, name: c.var.user.name })
  })

  app.get('/staff/carry-on/:token', everybody, (c) => {
    const token = c.req.param('token')
    const kept = findKeptForm(world.db, world.keys, token, c.var.now)
    if (kept?.userId !== c.var.user.id) return page(c, world, 'staff/carry-on', { form: undefined }, 410)
    return page(c, world, 'staff/carry-on', { form: formModel(c, world, token, kept) })
  })

  app.post('/staff/carry-on/:token/drop', everybody, (c) => {
    const token = c.req.param('token')
    const kept = findKeptForm(world.db, world.keys, token, c.var.now)
    const taken = takeKeptForm(world.db, token, c.var.user.id, c.var.now)
    return seeOther(c, kept && taken ? kept.form.page : '/staff/agenda')
  })

  return app
}

type Kept = NonNullable<ReturnType<typeof findKeptForm>>

function formModel(c: Ctx, world: World, token: string, { form: kept, keptAt }: Kept) {
  const id = appointmentOf(kept)
  const startsAt = id === undefined ? undefined : findStart(world.db, id)
  const [, , section = ''] = kept.address.split(/[/?]/)
  const about = c.var.frame.staff?.nav.find(({ href }) => href === `/staff/${section}`)
  return {
    action: kept.address,
    fields: [...fieldsToSend(kept), [carriedField, token] as const],
    about: about?.label ?? '',
    act: actOf(kept, startsAt, { t: c.var.t, when: (at) => whenOf(c, at) }),
    time: c.var.format.time(keptAt),
    typed: recognisable(kept),
    page: kept.page,
    drop: `/staff/carry-on/${token}/drop`,
  }
}

/** Today's by its time, another day's with its date. */
function whenOf({ var: { format, now } }: Ctx, at: number): string {
  return format.dateOf(at) === format.dateOf(now) ? format.time(at) : format.stamp(at)
}
