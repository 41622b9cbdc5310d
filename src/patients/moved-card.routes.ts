import type { Ctx } from '../web/env.ts'
import type { Form } from '../web/form.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { findFacts } from './card.queries.ts'
import { addressOf, cardOf } from './card-view.routes.ts'
import { isOpen, look } from './look.routes.ts'
import { findMergeOf } from './merge.queries.ts'
import { typedFields } from './typed.ts'

/**
 * What answers a form of a card that is not open to be changed: 409 where the card was merged while the form was open, with
 * where it went and everything typed, to be sent there; else it is not there.
 */
export function movedOr404(c: Ctx, world: World, form?: Form): Response | Promise<Response> {
  const card = cardOf(c, world)
  const merge = card && findMergeOf(world.db, card.id)
  const stays = merge && findFacts(world.db, merge.intoId)
  if (!merge || !stays) return c.notFound()
  const { t, format } = c.var
  const open = isOpen(c, world, stays)
  look(c, world, 'patient', [stays.id], { once: true })
  const { fields, hidden } = typedFields(form?.values ?? {}, t)
  const model = {
    name: open ? `${stays.firstName} ${stays.lastName}` : t('appointments.protected.title'),
    when: t('patients.by', {
      date: format.stamp(merge.at),
      name: merge.by ?? t('appointments.actor.system'),
    }),
    href: addressOf(stays.id),
    action: open ? c.req.path.replace(/^\/staff\/patients\/\d+/, addressOf(stays.id)) : '',
    fields,
    hidden,
  }
  return page(c, world, 'patients/moved-card', model, 409)
}
