import { Hono } from 'hono'
import { rehearseSeries } from '../appointments/rehearse.commands.ts'
import { undoTogether } from '../appointments/undo-together.commands.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { cancelFollowing } from './following.commands.ts'
import { parseCancelling, pickedIn } from './following.forms.ts'
import { type Followed, followed, followedFrame, meanwhileWords } from './following-frame.routes.ts'
import { followingLines } from './following-page.ts'
import { isUnseen, seriesTelling } from './telling.routes.ts'

const address = '/staff/appointments/:id{[0-9]{1,15}}/following'
const everybody = allow('owner', 'practitioner', 'reception')

/** Only this one, or this and the following (O11, O12); what was done together is taken back together. */
export function followingRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, everybody, (c) => {
    const found = followed(c, world)
    return found ? choicePage(c, world, found) : c.notFound()
  })

  app.get(`${address}/cancel`, everybody, (c) => {
    const found = followed(c, world)
    if (!found) return c.notFound()
    return found.why ? choicePage(c, world, found) : cancelPage(c, world, found, { values: first })
  })

  app.post(`${address}/cancel`, everybody, async (c) => {
    const [found, fields] = [followed(c, world), await readForm(c)]
    if (!found) return c.notFound()
    const [parsed, picked] = [parseCancelling(fields), pickedIn(fields)]
    const shown = { values: fields.values, picked }
    if (fields.text('act') !== 'cancel' && !found.why) return cancelPage(c, world, found, shown)
    if (!parsed.ok) return answerCancel(c, world, found, { ...shown, problems: parsed.problems })
    const tell = fields.text('tell') === 'yes'
    if (!found.why && isUnseen(fields, pickedText(picked)))
      return cancelPage(c, world, found, { ...shown, unseen: true })
    const wish = { appointmentId: found.source.id, picked, ...parsed.value, tell }
    const done = cancelFollowing(world.db, wish, byUser(c.var.user.id), c.var.now)
    if (!done.ok) return answerCancel(c, world, found, { ...shown, failed: done.reason })
    world.wake?.()
    return seeOther(c, `/staff/appointments/${done.value.appointmentId}?series=cancelled-${done.value.count}`)
  })

  app.post(`${address}/undo`, everybody, async (c) => {
    const [found, fields] = [followed(c, world), await readForm(c)]
    if (!found) return c.notFound()
    const { id } = found.source
    const group = Number(fields.text('group'))
    const undone = undoTogether(world.db, id, group, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `/staff/appointments/${id}?series=${undone.ok ? `undone-${undone.value}` : 'final-0'}`)
  })

  return app
}

const first = { by: 'staff', tell: 'yes' }

/** Which of two: this one alone, on pages of its own, or this and what follows. */
function choicePage(c: Ctx, world: World, found: Followed, failed?: string): Response {
  const { t } = c.var
  const model = {
    ...followedFrame(c, world, found),
    title: t('telling.following', { when: c.var.format.longDate(found.source.startsAt) }),
    why: found.why ? t(`series.why.${found.why}`) : '',
    lines: followingLines(found.list, () => false, c.var),
    meanwhile: meanwhileWords(failed, t),
  }
  return page(c, world, 'series/following', model, failed ? 409 : 200)
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly picked?: ReadonlyMap<number, number>
  readonly problems?: readonly Problem[]
  /** The patients would be told what staff have not read. */
  readonly unseen?: boolean
  readonly failed?: string
}

function answerCancel(c: Ctx, world: World, found: Followed, shown: Shown): Response {
  return found.why ? choicePage(c, world, found, shown.failed ?? 'over') : cancelPage(c, world, found, shown)
}

function cancelPage(c: Ctx, world: World, found: Followed, shown: Shown): Response {
  const { t } = c.var
  const { values, picked, problems = [], failed, unseen = false } = shown
  const bys = (['staff', 'patient'] as const).map((value) => ({ value, label: t(`series.by.${value}`) }))
  const labels = [
    ['by', t('series.by')],
    ['reason', t('series.reason')],
  ] as const
  const model = {
    ...followedFrame(c, world, found),
    title: t('telling.cancel', { when: c.var.format.longDate(found.source.startsAt) }),
    bys,
    lines: followingLines(found.list, ({ id }) => picked?.has(id) ?? true, c.var),
    telling: tellingFor(c, world, found, shown),
    meanwhile: unseen ? t('telling.unseen') : meanwhileWords(failed, t),
    ...formModel(values, problems, t, labels),
  }
  const status = problems.length > 0 || unseen ? 422 : failed ? 409 : 200
  return page(c, world, 'series/following-cancel', model, status)
}

/** Of the ticked ones, as they stand now. */
function tellingFor(c: Ctx, world: World, { source, list }: Followed, { values, picked }: Shown) {
  const { user, now } = c.var
  const open = list.filter(({ id, state }) => state === 'open' && (picked?.has(id) ?? true))
  const going = new Map(open.map(({ id, version }) => [id, version]))
  const wish = { appointmentId: source.id, picked: going, by: 'staff', reason: '', tell: true } as const
  const planned = rehearseSeries(world.db, () => cancelFollowing(world.db, wish, byUser(user.id), now), now)
  const about = { tell: values.tell === 'yes', shown: pickedText(going), cancels: true }
  return seriesTelling(c, world, source, planned, about)
}

/** Which ones are ticked, as one text to compare. */
function pickedText(picked: ReadonlyMap<number, number>): string {
  return [...picked.keys()].toSorted((one, other) => one - other).join(' ')
}
