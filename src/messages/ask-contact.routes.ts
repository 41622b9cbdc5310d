import { Hono } from 'hono'
import { recordLooks } from '../patients/access.commands.ts'
import { findReason } from '../patients/access.queries.ts'
import { reasonHolds } from '../patients/access.ts'
import { findFacts } from '../patients/card.queries.ts'
import { findContact } from '../patients/confirmation.queries.ts'
import type { Asking, Said } from '../patients/said.ts'
import { standingOf } from '../patients/same-person.queries.ts'
import { byUser } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { requestContactConfirmation } from './contact.commands.ts'
import type { Gate } from './messages.ts'

const address = '/staff/patients/:id{[0-9]{1,15}}/contacts/:contact{[0-9]{1,15}}/link'

/** The button on a patient's card that sends a contact the link by which its owner confirms it (rule 6). */
export function askContactRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.post(address, allow('owner', 'practitioner', 'reception'), (c) => {
    const [patientId, contactId] = [Number(c.req.param('id')), Number(c.req.param('contact'))]
    if (!mayAsk(c, world, patientId, contactId)) return c.notFound()
    const asked = requestContactConfirmation(
      world.db,
      world.keys,
      contactId,
      byUser(c.var.user.id),
      c.var.now,
    )
    if (asked.ok && !asked.value.gate) world.wake?.()
    look(c, world, patientId)
    // Without `#contacts`: on a phone the answer, a refusal too, stands above what that shows.
    return seeOther(c, `/staff/patients/${patientId}?${saidOf(asked, world, contactId)}`)
  })

  return app
}

/** As on the card: not merged away, open to this user (rule 9), and the contact is one of its own. */
export function mayAsk(c: Ctx, world: World, patientId: number, contactId: number): boolean {
  const card = findFacts(world.db, patientId)
  if (!card || card.mergedInto !== null) return false
  const contact = findContact(world.db, contactId)
  if (!contact || standingOf(world.db, contact.patientId) !== patientId) return false
  return (
    !card.protected || findReason(world.db, c.var.user.id, patientId, c.var.now - reasonHolds) !== undefined
  )
}

type Asked = ReturnType<typeof requestContactConfirmation>

const kept: Partial<Record<Gate, Asking>> = {
  'practice-off': 'link-practice-off',
  'patient-off': 'link-patient-off',
  protected: 'link-protected',
  unsubscribed: 'link-unsubscribed',
  'sms-off': 'link-no-texts',
}

/** What the card says then; of a contact that has gone from it meanwhile, only that. */
function saidOf(asked: Asked, world: World, contactId: number): string {
  const gone = findContact(world.db, contactId)?.revokedAt !== null
  return gone
    ? `said=${'link-withdrawn' satisfies Said}`
    : `said=${wordFor(asked, world, contactId)}&contact=${contactId}`
}

function wordFor(asked: Asked, world: World, contactId: number): Asking {
  if (!asked.ok) return asked.reason === 'asked-just-now' ? 'link-just-now' : 'link-over'
  const { gate } = asked.value
  if (gate) return kept[gate] ?? 'link-over'
  const paused = findPractice(world.db)?.messages.pausedAt ?? null
  // A text message is not asked for where no gateway is set up.
  const open = findContact(world.db, contactId)?.email === undefined || world.mail
  return open && paused === null ? 'link-sent' : 'link-waits'
}

export function look(c: Ctx, world: World, patientId: number): void {
  const { id: user, role } = c.var.user
  const { requestId, now } = c.var
  recordLooks(world.db, { user, role, view: 'patient', patientIds: [patientId], action: 'U', requestId }, now)
}
