import { bookOnline, hashPerson } from '../appointments/book.commands.ts'
import { today } from '../lib/calendar.ts'
import { linkToken, sameBytes } from '../lib/token.ts'
import type { Practice } from '../practice/practice.ts'
import type { Ctx } from '../web/env.ts'
import type { Form } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import { askedOf, shownStage } from './asked.ts'
import { readDetails } from './details.forms.ts'
import { type Good, renewed, showDetails, stageFor } from './details.routes.ts'
import { type Held, heldWish, typedFields } from './held.ts'
import { bookThrough } from './links.commands.ts'
import { langOf, showClosed } from './pages.routes.ts'
import { showTakenAfter } from './taken.routes.ts'

export interface Ready {
  readonly held: Held
  readonly form: Form
  readonly details: Good
  readonly marked: boolean
}

/** Books, and says where it led: the receipt, or why not, with everything typed kept. */
export function book(
  c: Ctx,
  world: World,
  practice: Practice,
  { held, form, details, marked }: Ready,
): Response {
  const wish = heldWish(renewed(world, held), practice.zone, c.var.now)
  const { startsAt, id: holdId } = held.hold
  const booking = {
    token: held.token,
    holdId,
    wish,
    startsAt,
    person: details.value,
    language: c.var.lang,
    marked,
  }
  const { link } = details.typed
  const booked = link
    ? bookThrough(world.db, world.keys, booking, link, c.var.now)
    : bookOnline(world.db, world.keys, booking, c.var.now)
  if (booked.ok) {
    world.wake?.()
    return seeOther(c, receiptAddress(c, world, booked.value.attendeeId))
  }
  if (booked.reason === 'not-online') return showRefused(c, world, held, details)
  if (booked.reason === 'who-else') return askAgain(c, world, practice, held, form, details)
  if (booked.reason === 'not-offered') return showClosed(c, world, form)
  return showTakenAfter(c, world, practice, held, details.typed)
}

/** One page for exclusion, the maximum and too many open bookings (rule 4); what was typed can be changed. */
function showRefused(c: Ctx, world: World, held: Held, details: Good): Response {
  c.header('Cache-Control', 'no-store')
  const editAction = address('/book/check', { lang: langOf(c) })
  return page(
    c,
    world,
    'booking/refused',
    { editAction, hidden: typedFields(held.token, details.typed) },
    422,
  )
}

/** The form came again: the same one lands where it did; with another person in it, it is a new wish and needs a time. */
export function showBookedAlready(
  c: Ctx,
  world: World,
  practice: Practice,
  held: Held,
  form: Form,
  booked: { readonly attendeeId: number; readonly personHash: Buffer },
): Response {
  const asked = askedOf(practice, held.type, shownStage(practice, form.text('asked')))
  const date = today(practice.zone, c.var.now)
  const details = readDetails(form.values, asked, practice.country, date)
  const receipt = receiptAddress(c, world, booked.attendeeId)
  const same = !details.ok || sameBytes(hashPerson(details.value), booked.personHash)
  return same
    ? seeOther(c, receipt)
    : showTakenAfter(c, world, practice, held, details.typed, { why: 'used', receipt })
}

/** Where a booking is shown for an hour (rule 20). */
export function receiptAddress(c: Ctx, world: World, attendeeId: number): string {
  return address(`/book/booked/${linkToken(world.keys, 'receipt', attendeeId, 1)}`, { lang: langOf(c) })
}

/** The register changed while the form was on its way: the e-mail address no longer says who it is. */
function askAgain(c: Ctx, world: World, practice: Practice, held: Held, form: Form, details: Good): Response {
  const stage = stageFor(c, world, practice, held, form)
  return showDetails(c, world, practice, held, stage, details.typed, [])
}
