import { Hono } from 'hono'
import { today, type Zone } from '../lib/calendar.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Fault, problem } from '../web/problem.ts'
import type { World } from '../web/world.ts'
import type { MessageAnswer } from './answers.forms.ts'
import { stampOf } from './appointments.ts'
import { idempotencyKey, messageBody, readAs } from './asked.forms.ts'
import type { Door } from './bearer.routes.ts'
import { forbiddenIn, forbiddenInLink } from './forbidden.ts'
import { readBody, wrongRequest } from './request.routes.ts'
import { sendForSoftware } from './requests.commands.ts'
import { findSent, listPractised } from './requests.queries.ts'
import type { OneSent, Sent } from './sent.ts'

/** Messages that other software asks the practice to send (O6). */
export function apiMessageRoutes(world: World, door: Door): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.post('/api/v1/messages', door.needs('messages:send'), async (c) => {
    const read = await readBody(c)
    if (!read.ok) return read.answer
    const key = readAs(idempotencyKey, c.req.header('idempotency-key') ?? '')
    const body = readAs(messageBody, read.value)
    const faults = [
      ...(key.ok ? [] : key.faults.map(({ is }) => ({ at: 'Idempotency-Key', is }))),
      ...(body.ok ? [] : body.faults),
    ]
    const practice = findPractice(world.db)
    if (!key.ok || !body.ok || !practice) return wrongRequest(c, faults)
    const practised = listPractised(world.db, today(practice.zone, c.var.now))
    const says = [
      ...forbiddenIn(body.value.text, practised).map((is) => ({ at: 'text', is })),
      ...forbiddenInLink(body.value.link ?? '', practised).map((is) => ({ at: 'link', is })),
    ]
    if (says.length > 0) return forbidden(c, says)
    const { id: clientId } = door.holder(c)
    const { patient, text, link = '', language, channel } = body.value
    const asked = { patient, text, link, language, channel }
    const sent = sendForSoftware(world.db, world.keys, { clientId, key: key.value }, asked, c.var.now)
    if (!sent.ok) return refused(c, sent.reason)
    if (sent.value.patientId !== undefined) look(c, world, door, sent.value.patientId)
    world.wake?.()
    c.header('Location', `/api/v1/messages/${sent.value.answer.id}`)
    return c.json(answerOf(sent.value.answer, practice.zone), 202)
  })

  app.get('/api/v1/messages/:id{[0-9]{1,15}}', door.needs('messages:send'), (c) => {
    const sent = findSent(world.db, door.holder(c).id, Number(c.req.param('id')))
    const practice = findPractice(world.db)
    if (!sent || !practice) return problem(c, 404, 'not-found', 'This token has sent no such message.')
    return c.json(answerOf(sent, practice.zone))
  })

  return app
}

function answerOf(sent: Sent, zone: Zone): MessageAnswer {
  const { instead } = sent
  return { ...sent, ...timesOf(sent, zone), instead: instead && { ...instead, ...timesOf(instead, zone) } }
}

function timesOf({ createdAt, settledAt }: OneSent, zone: Zone) {
  return {
    createdAt: stampOf(zone, createdAt),
    settledAt: settledAt === null ? null : stampOf(zone, settledAt),
  }
}

function forbidden(c: Ctx, faults: readonly Fault[]): Response {
  const detail = 'Messages of the practice never say this: it belongs on the page behind the link.'
  return problem(c, 422, 'not-in-a-message', detail, faults)
}

function refused(c: Ctx, reason: string): Response {
  if (reason === 'patient-unknown') return problem(c, 404, 'patient-unknown', 'There is no such patient.')
  const detail = 'This Idempotency-Key came with another body before. Take a new one for a new message.'
  return problem(c, 422, 'key-used', detail)
}

/** Whoever writes to a patient has to do with the patient: that stands in the access log. */
function look(c: Ctx, world: World, door: Door, patientId: number): void {
  const { id, name } = door.holder(c)
  const looks = { user: null, role: 'software', view: `software-${id}`, basis: name, action: 'U' as const }
  recordLooks(world.db, { ...looks, patientIds: [patientId], requestId: c.var.requestId }, c.var.now)
}
