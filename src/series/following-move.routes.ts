import { Hono } from 'hono'
import { rehearseSeries } from '../appointments/rehearse.commands.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, formOf, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { moveFollowing } from './following.commands.ts'
import { parseShift, pickedIn } from './following.forms.ts'
import { planShift } from './following.queries.ts'
import type { Shift } from './following.ts'
import { type Followed, followed, followedFrame, meanwhileWords } from './following-frame.routes.ts'
import { followingLines, moveLabels, shiftValues, whenOf } from './following-page.ts'
import { asProposed, type Chosen, choicesOf } from './plan.ts'
import { planModel } from './plan-page.ts'
import { chosenIn } from './repeat.forms.ts'
import { isUnseenPlan, seriesTelling } from './telling.routes.ts'

const address = '/staff/appointments/:id{[0-9]{1,15}}/following/move'
const everybody = allow('owner', 'practitioner', 'reception')

/** This appointment of a series and the following ones go elsewhere: first every place with what is there (O12). */
export function followingMoveRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, everybody, (c) => {
    const found = followed(c, world)
    if (!found) return c.notFound()
    if (found.why) return seeOther(c, `/staff/appointments/${found.source.id}/following`)
    const fields = formOf(new URL(c.req.url).searchParams)
    if (!fields.has('day'))
      return movePage(c, world, found, { values: shiftValues(found.source, found.zone) })
    return movePage(c, world, found, shownOf(world, found, fields))
  })

  app.post(address, everybody, async (c) => {
    const [found, fields] = [followed(c, world), await readForm(c)]
    if (!found) return c.notFound()
    const { id } = found.source
    const shown = shownOf(world, found, fields)
    const { shift, picked } = shown
    if (found.why) return movePage(c, world, found, { ...shown, failed: 'over' })
    if (!shift || !picked || shown.problems) return movePage(c, world, found, shown)
    const chosen = chosenIn(fields)
    const tell = fields.text('tell') === 'yes'
    if (fields.text('act') !== 'move') return movePage(c, world, found, { ...shown, chosen })
    if (isUnseenPlan(fields, rowsOf(c, world, found, { ...shown, chosen })))
      return movePage(c, world, found, { ...shown, chosen, unseen: true })
    const wish = { appointmentId: id, picked, shift, chosen, tell }
    const moved = moveFollowing(world.db, wish, byUser(c.var.user.id), c.var.now)
    if (!moved.ok) return movePage(c, world, found, { ...shown, chosen, failed: moved.reason })
    world.wake?.()
    return seeOther(c, `/staff/appointments/${moved.value.appointmentId}?series=moved-${moved.value.count}`)
  })

  return app
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly picked?: ReadonlyMap<number, number>
  readonly shift?: Shift
  readonly problems?: readonly Problem[]
  readonly chosen?: Chosen
  /** The patients would be told what staff have not read. */
  readonly unseen?: boolean
  readonly failed?: string
}

function shownOf(world: World, { source, zone }: Followed, fields: Form): Shown {
  const ids = practitionersFor(world, source.calendarId).map(({ id }) => id)
  const parsed = parseShift(fields, source, zone, ids)
  const picked = pickedIn(fields)
  const none = picked.size === 0 ? [{ field: 'pick', key: 'series.error.none' } as const] : []
  const problems = [...(parsed.ok ? [] : parsed.problems), ...none]
  const shown = { values: { tell: 'yes', ...fields.values }, picked }
  if (problems.length > 0 || !parsed.ok) return { ...shown, problems }
  return { ...shown, shift: parsed.value }
}

/** Those in use, and the one whose it is. */
function practitionersFor(world: World, own: number) {
  return listCalendars(world.db).filter(({ id, active }) => active || id === own)
}

const nothing: Chosen = () => undefined

function movePage(c: Ctx, world: World, found: Followed, shown: Shown): Response {
  const { t, format } = c.var
  const { values, picked, problems = [], failed, unseen = false } = shown
  const practitioners = practitionersFor(world, found.source.calendarId)
  const model = {
    ...followedFrame(c, world, found),
    title: t('telling.move', { when: format.longDate(found.source.startsAt) }),
    practitioners: practitioners.map(({ id, name }) => ({ value: String(id), label: name })),
    lines: followingLines(found.list, ({ id, own }) => picked?.has(id) ?? !own, c.var),
    ...previewOf(c, world, found, shown),
    carried: hiddenOf(found, shown),
    meanwhile: unseen ? t('telling.unseen') : meanwhileWords(failed, t),
    ...formModel(values, problems, t, moveLabels(t)),
  }
  const status = problems.length > 0 || unseen ? 422 : failed ? 409 : 200
  return page(c, world, 'series/following-move', model, status)
}

function goingOf({ list }: Followed, picked: Shown['picked']) {
  return list.filter(({ id, state }) => state === 'open' && picked?.has(id))
}

function rowsOf(c: Ctx, { db }: World, found: Followed, { shift, picked, chosen = nothing }: Shown) {
  return shift ? planShift(db, found.source, goingOf(found, picked), shift, chosen, c.var.now) : []
}

/** The places with what is there, and what the patients would read of them. */
function previewOf(c: Ctx, world: World, found: Followed, shown: Shown) {
  const { shift, picked, values } = shown
  if (!shift) return { preview: undefined, telling: undefined }
  const { source, zone } = found
  const { t, format, now, user } = c.var
  const going = goingOf(found, picked)
  const rows = rowsOf(c, world, found, shown)
  const versions = new Map(going.map(({ id, version }) => [id, version]))
  const wish = { appointmentId: source.id, picked: versions, shift, chosen: asProposed(rows), tell: true }
  const planned = rehearseSeries(world.db, () => moveFollowing(world.db, wish, byUser(user.id), now), now)
  const about = { tell: values.tell === 'yes', shown: choicesOf(rows) }
  const was = (key: string) => {
    const each = going.find(({ id }) => String(id) === key)
    return each ? t('series.plan.was', { when: whenOf(each, format) }) : ''
  }
  const writing = { t, format, zone, length: source.endsAt - source.startsAt }
  return {
    preview: planModel(rows, writing, was),
    telling: seriesTelling(c, world, source, planned, about),
  }
}

/** The form of the list, with each appointment as it stands now: whoever looks at it again has seen it. */
function hiddenOf(found: Followed, { values, picked }: Shown) {
  const fields = ['day', 'time', 'practitioner'].map((name) => ({ name, value: values[name] ?? '' }))
  return [
    ...fields,
    ...goingOf(found, picked).map(({ id, version }) => ({ name: 'pick', value: `${id}.${version}` })),
  ]
}
