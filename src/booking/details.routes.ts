import { retakeHold, type Visitor } from '../appointments/hold.commands.ts'
import { findHold } from '../appointments/hold.queries.ts'
import { isLive } from '../appointments/hold.ts'
import { freeTimesAt } from '../availability/free.queries.ts'
import { today } from '../lib/calendar.ts'
import { visitorKey } from '../lib/token.ts'
import type { Practice } from '../practice/practice.ts'
import type { Ctx } from '../web/env.ts'
import type { Form } from '../web/form.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { readDetails } from './details.forms.ts'
import { checkModel, detailsModel, type Held, heldWish } from './details.ts'
import { nextSteps } from './next.ts'
import { langOf, readerOf } from './pages.routes.ts'
import { showTakenAfter } from './taken.routes.ts'
import type { DetailError, Typed } from './typed.ts'

/** The form was good: the time is still kept, or taken again, and everything is shown before the button that books. */
export function showCheck(c: Ctx, world: World, practice: Practice, held: Held, form: Form): Response {
  const details = readDetails(form.values, practice, today(practice.zone, c.var.now))
  if (!details.ok) return showDetails(c, world, practice, renewed(world, held), details.typed, details.errors)
  const { hold } = held
  if (!isLive(hold, c.var.now)) {
    const wish = heldWish(held, practice.zone, c.var.now)
    const visitor = visitorOf(c, world, practice)
    const again = retakeHold(world.db, hold.id, wish, hold.startsAt, practice.holdMinutes, visitor, c.var.now)
    if (!again.ok) return showTakenAfter(c, world, practice, held, details.typed)
  }
  return showCheckPage(
    c,
    world,
    practice,
    held,
    details.typed,
    details.value.birthDate,
    form.text('website') !== '',
  )
}

/** The check page; `onceMore`: it came back faster than a person reads, or with the field that nobody sees. */
export function showCheckPage(
  c: Ctx,
  world: World,
  practice: Practice,
  held: Held,
  typed: Typed,
  birthDate: string,
  onceMore: boolean,
): Response {
  const reader = readerOf(c, practice)
  const reach = { email: world.mail && typed.email.trim() !== '', phone: typed.mobile.trim() !== '' }
  const phone = held.location.phone ?? practice.phone
  const next = nextSteps(
    reader,
    reach,
    { startsAt: held.hold.startsAt, phone, notify: held.type.notify },
    c.var.now,
  )
  c.header('Cache-Control', 'no-store')
  return page(
    c,
    world,
    'booking/check',
    checkModel(reader, held, typed, next, birthDate, onceMore, langOf(c)),
    onceMore ? 422 : 200,
  )
}

/** The details, filled in as far as they were; where the time has gone meanwhile, the nearest ones. */
export function showDetails(
  c: Ctx,
  world: World,
  practice: Practice,
  held: Held,
  typed: Typed,
  errors: readonly DetailError[],
): Response {
  c.header('Cache-Control', 'no-store')
  c.set('secretAddress', true)
  const wish = heldWish(held, practice.zone, c.var.now)
  const gone = !isLive(held.hold, c.var.now) && freeTimesAt(world.db, wish, held.hold.startsAt).length === 0
  if (gone) return showTakenAfter(c, world, practice, held, typed)
  const model = detailsModel(readerOf(c, practice), held, typed, errors, c.var.now, langOf(c))
  return page(c, world, 'booking/details', model, errors.length > 0 ? 422 : 200)
}

export function renewed(world: World, held: Held): Held {
  return { ...held, hold: findHold(world.db, held.token) ?? held.hold }
}

/** Who holds a time, as far as that is known of a stranger for a day (rule 17). */
export function visitorOf(c: Ctx, world: World, practice: Practice): Visitor {
  const key = (...parts: string[]): Buffer =>
    Buffer.from(visitorKey(world.keys, today(practice.zone, c.var.now), parts), 'base64url')
  const { address: from, network, near } = c.var.peer
  return {
    visitorKey: key(from, c.req.header('user-agent') ?? '', c.req.header('accept-language') ?? ''),
    networkKey: key('network', network),
    near,
  }
}
