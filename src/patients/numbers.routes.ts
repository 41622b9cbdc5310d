import { Hono } from 'hono'
import { today } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { numbersView } from './access.ts'
import { listNumbers } from './card.queries.ts'
import { addressOf, cardPage, one, openCardOf } from './card-view.routes.ts'
import { parseNumber } from './contact.forms.ts'
import { look, reasonOf } from './look.routes.ts'
import { movedOr404 } from './moved-card.routes.ts'
import { addNumber, removeNumber, seeDocument } from './numbers.commands.ts'
import type { Said } from './said.ts'

/** The identity numbers of a patient: added, seen on a document, shown in full for a moment (rule 9). */
export function patientNumberRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.post(`${one}/numbers`, everybody, async (c) => {
    const fields = await readForm(c)
    const card = openCardOf(c, world)
    const practice = findPractice(world.db)
    if (!card || !practice) return movedOr404(c, world, fields)
    const form = parseNumber(fields, today(practice.zone, c.var.now))
    if (!form.ok) return cardPage(c, world, card, { values: fields.values, problems: form.problems })
    const { identity, seen } = form.value
    const actor = byUser(c.var.user.id)
    const done = addNumber(world.db, world.keys, card.id, identity, seen, actor, c.var.now)
    if (done !== 'another') return saidOn(c, world, card.id, `number-${done}`)
    const problems = [{ field: 'number', key: 'patients.error.anotherNumber' }] as const
    return cardPage(c, world, card, { values: fields.values, problems })
  })

  app.post(`${one}/numbers/show`, everybody, (c) => {
    const card = openCardOf(c, world)
    if (!card) return movedOr404(c, world)
    // Why a protected identity was opened is why its numbers were, too.
    const basis = card.protected ? (reasonOf(c, world, card.id) ?? '') : ''
    look(c, world, numbersView, [card.id], { basis })
    return seeOther(c, addressOf(card.id, '', '#numbers'))
  })

  app.post(`${one}/numbers/:number{[0-9]{1,15}}`, everybody, async (c) => {
    const fields = await readForm(c)
    const act = fields.text('act')
    const card = openCardOf(c, world)
    const number = Number(c.req.param('number'))
    if (!card) return movedOr404(c, world, fields)
    if (!listNumbers(world.db, world.keys, card.id).some(({ id }) => id === number)) return c.notFound()
    const actor = byUser(c.var.user.id)
    if (act === 'remove') removeNumber(world.db, card.id, number, actor, c.var.now)
    if (act === 'seen') seeDocument(world.db, card.id, number, actor, c.var.now)
    return saidOn(c, world, card.id, act === 'remove' ? 'number-removed' : 'number-seen')
  })

  return app
}

function saidOn(c: Ctx, world: World, id: number, said: Said): Response {
  look(c, world, 'patient', [id], { action: 'U' })
  return seeOther(c, addressOf(id, said, '#numbers'))
}
