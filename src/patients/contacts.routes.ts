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
import { listOffered } from './offers.queries.ts'
import type { Said } from './said.ts'

/** The contacts of a patient: added, accepted, read back, given to somebody, withdrawn (rules 2, 3, 6; F54). */
export function patientContactRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.post(`${one}/contacts`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    const practice = findPractice(world.db)
    if (!card || !practice) return c.notFound()
    const form = parseContact(fields, practice.country)
    if (!form.ok) return cardPage(c, world, card, { values: fields.values, problems: form.problems })
    const done = addContact(world.db, card.id, form.value, byUser(c.var.user.id), c.var.now)
    return saidOn(c, world, card.id, `contact-${done}`)
  })

  app.post(`${one}/contacts/offered`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    if (!card) return c.notFound()
    const offer = listOffered(world.db, card.id, c.var.now).find(
      (each) =>
        String(each.attendeeId) === fields.text('attendee') && each.channel === fields.text('channel'),
    )
    if (offer)
      addContact(world.db, card.id, { ...offer, readBack: false }, byUser(c.var.user.id), c.var.now, 'web')
    return saidOn(c, world, card.id, 'contact-accept')
  })

  app.post(`${one}/contacts/:contact{[0-9]{1,15}}`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    const contact = Number(c.req.param('contact'))
    if (!card || !hasContact(world.db, card.id, contact)) return c.notFound()
    const [act, whose, actor] = [fields.text('act'), fields.text('whose'), byUser(c.var.user.id)]
    if (isContactAct(act)) actOnContact(world.db, card.id, contact, act, actor, c.var.now)
    else if (isWhose(whose)) sayWhose(world.db, card.id, contact, whose, actor, c.var.now)
    if (fields.text('from') === 'follow-up') return back(c, world, card.id)
    return saidOn(c, world, card.id, isContactAct(act) ? `contact-${act}` : 'contact-whose')
  })

  return app
}

function saidOn(c: Ctx, world: World, id: number, said: Said): Response {
  look(c, world, 'patient', [id], { action: 'U' })
  return seeOther(c, addressOf(id, said, '#contacts'))
}

/** Where the list of what has to be looked at goes on. */
function back(c: Ctx, world: World, id: number): Response {
  look(c, world, 'patient', [id], { action: 'U' })
  return seeOther(c, '/staff/follow-up#renew')
}
