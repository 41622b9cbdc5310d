import { today } from '../lib/calendar.ts'
import { nationalIdKinds } from '../lib/national-id.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { listLookedAt } from './access.queries.ts'
import { numbersView } from './access.ts'
import { findCard, findFacts } from './card.queries.ts'
import type { CardFacts, PatientCard } from './card.ts'
import { cardModel } from './card-page.ts'
import { whoseChoices } from './contact-page.ts'
import { isOpen, look } from './look.routes.ts'
import { maskedIn } from './question.ts'
import { isAsking, isRefusal, isSaid } from './said.ts'
import type { CardWriting } from './words.ts'

/** Below which a patient's pages stand. */
export const one = '/staff/patients/:id{[0-9]{1,15}}'

/** For so long identity numbers stand there in full, in seconds. */
const inFullFor = 300

export interface Shown {
  readonly values?: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
}

/** The card that an address names. */
export function cardOf(c: Ctx, world: World): CardFacts | undefined {
  return findFacts(world.db, Number(c.req.param('id')))
}

/** The same, where this user may change it now: not merged away, and open to them. */
export function openCardOf(c: Ctx, world: World): CardFacts | undefined {
  const card = cardOf(c, world)
  return card && card.mergedInto === null && isOpen(c, world, card) ? card : undefined
}

export function addressOf(id: number, said = '', anchor = ''): string {
  return `/staff/patients/${id}${said === '' ? '' : `?said=${said}`}${anchor}`
}

/** The whole card, with what was typed into one of its forms and is wrong. */
export function cardPage(
  c: Ctx,
  world: World,
  { id, protected: shielded }: CardFacts,
  { values = {}, problems = [] }: Shown = {},
): Response | Promise<Response> {
  const { t, now, user } = c.var
  const card = findCard(world.db, world.keys, id, now)
  const writing = writingOf(c, world, id)
  if (!card || !writing) return c.notFound()
  look(c, world, 'patient', [id], { once: true })
  const kind = findPractice(world.db)?.nationalIdKinds[0] ?? 'bsn'
  const model = {
    card: cardModel(card, writing, c.req.query('contacts') === 'all'),
    shielded,
    // The desk merges cards; the owner sees who has looked.
    merges: user.role !== 'practitioner',
    owner: user.role === 'owner',
    said: problems.length === 0 ? saidOn(c, card) : '',
    refused: isRefusal(c.req.query('said') ?? ''),
    came: cameFrom(c, card),
    relations: whoseChoices(t),
    kinds: nationalIdKinds.map((value) => ({ value, label: t(`person.nationalId.${value}`) })),
    ...formModel({ whose: 'own', kind, ...values }, problems, t),
  }
  return page(c, world, 'patients/card', model, problems.length > 0 ? 422 : 200)
}

/** How a card is written for this reader; undefined before there is a practice. */
export function writingOf(c: Ctx, world: World, patientId: number): CardWriting | undefined {
  const { t, format, now, user } = c.var
  const practice = findPractice(world.db)
  if (!practice) return undefined
  const { country, zone, guardianAge } = practice
  const inFull = listLookedAt(world.db, user.id, numbersView, now - inFullFor).includes(patientId)
  const seesMessages = user.role !== 'practitioner'
  return { t, format, country, today: today(zone, now), guardianAge, inFull, now, seesMessages }
}

/** Whose card was asked for where its address led here. */
function cameFrom(c: Ctx, { merged }: PatientCard): string {
  const from = merged.find(({ patientId }) => String(patientId) === c.req.query('from'))
  return from ? `${from.firstName} ${from.lastName}` : ''
}

/** What has just been done, or why it was not. */
function saidOn(c: Ctx, card: PatientCard): string {
  const said = c.req.query('said') ?? ''
  if (isSaid(said)) return c.var.t(`patients.said.${said}`)
  const to = maskedIn(card.contacts, c.req.query('contact') ?? '')
  return isAsking(said) && to !== '' ? c.var.t(`confirming.said.${said}`, { to }) : ''
}

/**
 * Before a reason is given, nothing of a protected identity but its number (rule 9). `beside`: the card that it is to be
 * compared with afterwards.
 */
export function reasonPage(
  c: Ctx,
  world: World,
  { id, number }: CardFacts,
  problem: boolean,
  beside?: number,
): Response {
  look(c, world, 'patient', [id], { once: true })
  const model = { id, number, problem, beside: beside === undefined ? '' : String(beside) }
  return page(c, world, 'patients/reason', model, problem ? 422 : 200)
}
