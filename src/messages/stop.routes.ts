import { Hono } from 'hono'
import type { Said } from '../patients/said.ts'
import { byUser } from '../practice/actor.ts'
import type { LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { look, mayAsk } from './ask-contact.routes.ts'
import { allowMessages, stopMessages } from './stop.commands.ts'

const address = '/staff/patients/:id{[0-9]{1,15}}/contacts/:contact{[0-9]{1,15}}/stop'

/** The button on a patient's card that ends reminders and the like to a contact, or allows them again (rule 31, O29). */
export function stopRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.post(address, allow('owner', 'practitioner', 'reception'), async (c) => {
    const [patientId, contactId] = [Number(c.req.param('id')), Number(c.req.param('contact'))]
    if (!mayAsk(c, world, patientId, contactId)) return c.notFound()
    const again = (await readForm(c)).text('act') === 'allow'
    const act = again ? allowMessages : stopMessages
    if (!act(world.db, contactId, byUser(c.var.user.id), c.var.now)) return c.notFound()
    look(c, world, patientId)
    const said: Said = again ? 'messages-allowed' : 'messages-stopped'
    return seeOther(c, `/staff/patients/${patientId}?said=${said}#contacts`)
  })

  return app
}
