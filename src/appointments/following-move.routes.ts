import { Hono } from 'hono'
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
import type { Chosen } from './plan.ts'
import { planModel } from './plan-page.ts'
import { chosenIn } from './repeat.forms.ts'

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
  readonly failed?: string
}

function shownOf(world: World, { source, zone }: Followed, fields: Form): Shown {
  const ids = practitionersFor(world, source.calendarId).map(({ id }) => id)
  const parsed = parseShift(fields, source, zone, ids)
  const picked = pickedIn(fields)
  const none = picked.size === 0 ? [{ field: 'pick', key: 'series.error.none' } as const] : []
  const problems = [...(parsed.ok ? [] : parsed.problems), ...none]
  const shown = { values: { tell: fields.has('formToken') ? '' : 'yes', ...fields.values }, picked }
  if (problems.length > 0 || !parsed.ok) return { ...shown, problems }
  return { ...shown, shift: parsed.value }
}

/** Those in use, and the one whose it is. */
function practitionersFor(world: World, own: number) {
  return listCalendars(world.db).filter(({ id, active }) => active || id === own)
}

const nothing: Chosen = () => undefined

function movePage(c: Ctx, world: World, found: Followed, shown: Shown): Response {
  const { t } = c.var
  const { values, picked, problems = [], failed } = shown
  const practitioners = practitionersFor(world, found.source.calendarId)
  const model = {
    ...followedFrame(c, world, found),
    title: t('series.move'),
    practitioners: practitioners.map(({ id, name }) => ({ value: String(id), label: name })),
    lines: followingLines(found.list, ({ id, own }) => picked?.has(id) ?? !own, c.var),
    preview: previewOf(c, world, found, shown),
    carried: hiddenOf(found, shown),
    meanwhile: meanwhileWords(failed, t),
    ...formModel(values, problems, t, moveLabels(t)),
  }
  return page(c, world, 'appointments/following-move', model, problems.length > 0 ? 422 : failed ? 409 : 200)
}

function previewOf(c: Ctx, world: World, found: Followed, { shift, picked, chosen = nothing }: Shown) {
  if (!shift) return undefined
  const { source, zone, list } = found
  const { t, format, now } = c.var
  const going = list.filter(({ id, state }) => state === 'open' && picked?.has(id))
  const rows = planShift(world.db, source, going, shift, chosen, now)
  const was = (key: string) => {
    const each = going.find(({ id }) => String(id) === key)
    return each ? t('series.plan.was', { when: whenOf(each, format) }) : ''
  }
  return planModel(rows, { t, format, zone, length: source.endsAt - source.startsAt }, was)
}

/** The form of the list, with each appointment as it stands now: whoever looks at it again has seen it. */
function hiddenOf({ list }: Followed, { values, picked }: Shown) {
  const fields = ['day', 'time', 'practitioner'].map((name) => ({ name, value: values[name] ?? '' }))
  const going = list.filter(({ id, state }) => state === 'open' && picked?.has(id))
  return [...fields, ...going.map(({ id, version }) => ({ name: 'pick', value: `${id}.${version}` }))]
}
