import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { hasContact } from './card.queries.ts'
import { isWhose } from './card.ts'
import { addressOf, cardPage, one, openCardOf } from './card-view.routes.ts'
import { parseContact } from './contact.forms.ts'
import { isContactAct } from './contact.ts'
import { actOnContact, addContact, sayWhose } from './contacts.commands.ts'
import { look } from './look.routes.ts'
import { movedOr404 } from './moved-card.routes.ts'
import { type OffersSettled, settleOffer } from './offers.commands.ts'
import { listOffered } from './offers.queries.ts'
import type { Said } from './said.ts'

/** The contacts of a patient: added, accepted, read back, given to somebody, withdrawn (rules 2, 3, 6; F54). */
export function patientContactRoutes(world: World, settled: OffersSettled): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.post(`${one}/contacts`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    const practice = findPractice(world.db)
    if (!card || !practice) return movedOr404(c, world, fields)
    const form = parseContact(fields, practice.country)
    if (!form.ok) return cardPage(c, world, card, { values: fields.values, problems: form.problems })
    const done = addContact(world.db, card.id, form.value, byUser(c.var.user.id), c.var.now)
    return saidOn(c, world, card.id, `contact-${done}`)
  })

  app.post(`${one}/contacts/offered`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    if (!card) return movedOr404(c, world, fields)
    const offer = listOffered(world.db, card.id, c.var.now).find(
      (each) =>
        String(each.attendeeId) === fields.text('attendee') && each.channel === fields.text('channel'),
    )
    const act = fields.text('act') === 'decline' ? 'decline' : 'accept'
    const actor = byUser(c.var.user.id)
    if (offer) settleOffer(world.db, card.id, offer, act, settled, actor, c.var.now)
    if (fields.text('from') === 'follow-up') return back(c, world, card.id, 'offers')
    return saidOn(c, world, card.id, `contact-${act}`)
  })

  app.post(`${one}/contacts/:contact{[0-9]{1,15}}`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    const contact = Number(c.req.param('contact'))
    if (!card) return movedOr404(c, world, fields)
    if (!hasContact(world.db, card.id, contact)) return c.notFound()
    const [act, whose, actor] = [fields.text('act'), fields.text('whose'), byUser(c.var.user.id)]
    if (isContactAct(act)) actOnContact(world.db, card.id, contact, act, actor, c.var.now)
    else if (isWhose(whose)) sayWhose(world.db, card.id, contact, whose, actor, c.var.now)
    if (fields.text('from') === 'follow-up') return back(c, world, card.id, 'renew')
    return saidOn(c, world, card.id, isContactAct(act) ? `contact-${act}` : 'contact-whose')
  })

  return app
}

function saidOn(c: Ctx, world: World, id: number, said: Said): Response {
  look(c, world, 'patient', [id], { action: 'U' })
  return seeOther(c, addressOf(id, said, '#contacts'))
}

/** Where the list of what has to be looked at goes on. */
function back(c: Ctx, world: World, id: number, anchor: 'renew' | 'offers'): Response {
  look(c, world, 'patient', [id], { action: 'U' })
  return seeOther(c, anchor === 'renew' ? '/staff/follow-up#renew' : '/staff/follow-up')
}
