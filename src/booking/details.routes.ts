import { retakeHold, type Visitor } from '../appointments/hold.commands.ts'
import { findHold } from '../appointments/hold.queries.ts'
import { isLive } from '../appointments/hold.ts'
import { freeTimesAt } from '../availability/free.queries.ts'
import { today } from '../lib/calendar.ts'
import { foldEmail } from '../lib/email-address.ts'
import { createThrottle, type Throttle } from '../lib/throttle.ts'
import type { Said } from '../patients/match.ts'
import { stillOpen } from '../patients/recognise.queries.ts'
import type { Practice } from '../practice/practice.ts'
import type { Ctx } from '../web/env.ts'
import type { Form } from '../web/form.ts'
import { page } from '../web/page.ts'
import { visitorOn } from '../web/visitor.ts'
import type { World } from '../web/world.ts'
import { askedOf, barredBy, type Stage, shownStage } from './asked.ts'
import { changesOnline } from './change-online.queries.ts'
import { barredModel, checkModel } from './check.ts'
import { type Details, readDetails, readEmail, readTyped } from './details.forms.ts'
import { detailsModel } from './details.ts'
import { type Held, heldWish } from './held.ts'
import { nextSteps, reachOf } from './next.ts'
import { langOf, readerOf } from './pages.routes.ts'
import { showTakenAfter } from './taken.routes.ts'
import type { DetailError, Typed } from './typed.ts'

export type Good = Extract<Details, { ok: true }>

/** The form as far as it asks; or the page that comes first: more to ask, mistakes, or that the type is for others. */
export function readOrAsk(c: Ctx, world: World, practice: Practice, held: Held, form: Form): Good | Response {
  const date = today(practice.zone, c.var.now)
  const shown = shownStage(practice, form.text('asked'))
  const stage = stageFor(c, world, practice, held, form)
  if (stage !== shown) return showDetails(c, world, practice, held, stage, readTyped(form.values), [])
  const details = readDetails(form.values, askedOf(practice, held.type, stage), practice.country, date)
  if (!details.ok) return showDetails(c, world, practice, held, stage, details.typed, details.errors)
  const why = barredBy(held.type, details.value, date)
  if (!why) return details
  c.header('Cache-Control', 'no-store')
  const model = barredModel(readerOf(c, practice), held, details, why, langOf(c))
  return page(c, world, 'booking/not-for-you', model, 422)
}

/**
 * How much has to be asked of whoever filled in this form. What the e-mail address alone leaves open decides, not what the
 * form says that it showed; answers are compared only when they are whole, and a few wrong ones an hour are all that an
 * address gets (J19).
 */
export function stageFor(c: Ctx, world: World, practice: Practice, held: Held, form: Form): Stage {
  const shown = shownStage(practice, form.text('asked'))
  const typed = readTyped(form.values)
  const email = readEmail(typed)
  if (shown === 'whole' || shown === 'register' || email === null) return shown
  const booker = typed.for === 'other' ? {} : null
  const first = stillOpen(world.db, world.keys, { ...nothingSaid, email, booker }, 'email')
  if (shown === 'email') return stageOfOpen[first]
  // Nobody was asked that of this address: it was changed, or the form is made up. Nothing is compared.
  if (first !== 'who') return 'register'
  const asked = askedOf(practice, held.type, 'who')
  const details = readDetails(form.values, asked, practice.country, today(practice.zone, c.var.now))
  return !details.ok || fitsOne(c, world, { ...details.value, email }) ? 'who' : 'register'
}

const nothingSaid = { firstName: '', lastName: '', birthDate: null, identity: null, phone: null }
const stageOfOpen = { nothing: 'email', who: 'who', everything: 'register' } as const

/** Whether birth date and first name fit a card of the address; after a few that did not, none does for an hour. */
function fitsOne(c: Ctx, world: World, said: Said & { readonly email: string }): boolean {
  const wrong = wrongAnswers.get(world) ?? createThrottle(5, 3600)
  wrongAnswers.set(world, wrong)
  const key = foldEmail(said.email)
  if (wrong.closedUntil(key, c.var.now) !== undefined) return false
  const fits = stillOpen(world.db, world.keys, said, 'who') === 'nothing'
  if (!fits) wrong.add(key, c.var.now)
  return fits
}

const wrongAnswers = new WeakMap<World, Throttle>()

/** The form was good: the time is still kept, or taken again, and everything is shown before the button that books. */
export function showCheck(c: Ctx, world: World, practice: Practice, held: Held, form: Form): Response {
  const details = readOrAsk(c, world, practice, renewed(world, held), form)
  if (details instanceof Response) return details
  const { hold } = held
  if (!isLive(hold, c.var.now)) {
    const wish = heldWish(held, practice.zone, c.var.now)
    const visitor = visitorOf(c, world, practice)
    const again = retakeHold(world.db, hold.id, wish, hold.startsAt, practice.holdMinutes, visitor, c.var.now)
    if (!again.ok) return showTakenAfter(c, world, practice, held, details.typed)
  }
  return showCheckPage(c, world, practice, held, details, form.text('website') !== '')
}

/** The check page; `onceMore`: it came back faster than a person reads, or with the field that nobody sees. */
export function showCheckPage(
  c: Ctx,
  world: World,
  practice: Practice,
  held: Held,
  { typed, value: person }: Good,
  onceMore: boolean,
): Response {
  const reader = readerOf(c, practice)
  const reach = reachOf(practice, world.mail, person)
  const phone = held.location.phone ?? practice.phone
  const online = changesOnline(world.db, { ...held, startsAt: held.hold.startsAt }, c.var.now)
  const about = { startsAt: held.hold.startsAt, phone, notify: held.type.notify, online }
  const next = nextSteps(reader, reach, about, c.var.now)
  const asked = askedOf(practice, held.type, shownStage(practice, typed.asked))
  const model = checkModel(reader, held, typed, person, asked, next, onceMore, langOf(c))
  c.header('Cache-Control', 'no-store')
  return page(c, world, 'booking/check', model, onceMore ? 422 : 200)
}

/** The details, filled in as far as they were; where the time has gone meanwhile, the nearest ones. */
export function showDetails(
  c: Ctx,
  world: World,
  practice: Practice,
  held: Held,
  stage: Stage,
  typed: Typed,
  errors: readonly DetailError[],
): Response {
  c.header('Cache-Control', 'no-store')
  c.set('secretAddress', true)
  const wish = heldWish(held, practice.zone, c.var.now)
  const gone = !isLive(held.hold, c.var.now) && freeTimesAt(world.db, wish, held.hold.startsAt).length === 0
  if (gone) return showTakenAfter(c, world, practice, held, typed)
  const asked = askedOf(practice, held.type, stage)
  const model = detailsModel(readerOf(c, practice), held, asked, typed, errors, c.var.now, langOf(c))
  return page(c, world, 'booking/details', model, errors.length > 0 ? 422 : 200)
}

export function renewed(world: World, held: Held): Held {
  return { ...held, hold: findHold(world.db, held.token) ?? held.hold }
}

/** Who holds a time, as far as that is known of a stranger for a day (rule 17). */
export function visitorOf(c: Ctx, world: World, practice: Practice): Visitor {
  return visitorOn(c, world.keys, today(practice.zone, c.var.now))
}
