import { Hono } from 'hono'
import { today } from '../lib/calendar.ts'
import type { NationalIdKind } from '../lib/national-id.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice, mayChangeOnline } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { nothingTyped, readChange } from './change.forms.ts'
import { findTokenFor } from './change.queries.ts'
import { type ChangeShown, type Claimed, changeModel } from './change.ts'
import { type ChangeThrottle, createChangeThrottle } from './change-throttle.ts'

/** Whoever was wrong waits this long for the answer, in milliseconds. */
const slowDown = 500

/** One's own appointment by birth date or number, and the code on the slip or card (F44, F45, F67). */
export function changeRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const throttle = createChangeThrottle()

  app.get('/change', (c) => {
    const practice = findPractice(world.db)
    if (!practice) return page(c, world, 'practice/not-yet', {})
    return changePage(c, world, practice, { typed: nothingTyped }, 200)
  })

  app.post('/change', async (c) => {
    const practice = findPractice(world.db)
    if (!practice || !mayChangeOnline(world.db)) return seeOther(c, `/change${c.var.frame.langQuery}`)
    const form = await readForm(c)
    const read = readChange(form.values, kindsOf(practice), today(practice.zone, c.var.now))
    const { typed } = read
    if (!read.ok) return changePage(c, world, practice, { typed, errors: read.errors }, 422)
    const found = await look(c, world, throttle, read.value)
    if (typeof found === 'number') {
      c.header('Retry-After', String(found))
      return changePage(c, world, practice, { typed, minutes: Math.ceil(found / 60) }, 429)
    }
    if (found === '') return changePage(c, world, practice, { typed, wrong: true }, 422)
    return seeOther(c, `/visit/${found}${c.var.frame.langQuery}`)
  })

  return app
}

/** The link of the appointment, '' for none, or for how many seconds nothing is looked up from there. */
async function look(
  c: Ctx,
  world: World,
  throttle: ChangeThrottle,
  claimed: Claimed,
): Promise<string | number> {
  const { now, peer } = c.var
  const knock = throttle.knock(claimed.code ?? '', peer, now)
  if (!knock.open) return knock.until - now
  if (knock.pauseMilliseconds > 0) await world.pause(knock.pauseMilliseconds)
  const token = findTokenFor(world.db, world.keys, claimed, now)
  if (token === undefined) {
    await world.pause(slowDown)
    return ''
  }
  throttle.right(claimed.code ?? '', peer)
  return token
}

/** The numbers that the practice asks for anywhere. */
function kindsOf({ fields, nationalIdKinds }: Practice): readonly NationalIdKind[] {
  return fields.nationalId === 'hidden' ? [] : nationalIdKinds
}

function changePage(
  c: Ctx,
  world: World,
  practice: Practice,
  shown: ChangeShown,
  status: 200 | 422 | 429,
): Response {
  if (!mayChangeOnline(world.db)) return page(c, world, 'visit/change-off', {}, 200)
  const action = `/change${c.var.frame.langQuery}`
  const model = changeModel(c.var.t, kindsOf(practice), action, shown)
  return page(c, world, 'visit/change', model, status)
}
