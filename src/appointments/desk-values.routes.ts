import { today } from '../lib/calendar.ts'
import { cleanText } from '../lib/fold.ts'
import { seal, unseal } from '../lib/seal.ts'
import { randomToken } from '../lib/token.ts'
import { findFacts, listContacts } from '../patients/card.queries.ts'
import { cardsOf } from '../patients/same-person.queries.ts'
import { listFuture } from '../patients/visits.queries.ts'
import type { Practice } from '../practice/practice.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import { usualTypeAt } from './desk-facts.queries.ts'
import type { DeskStock } from './desk-facts.ts'
import { type ChosenGuest, contactOf } from './desk-patient.ts'
import { draftOf, pressed, type Values } from './draft.ts'
import { isOpenTo } from './look.routes.ts'

/** What travels from one page of the desk to the next. */
const fields = [
  ...['practitioner', 'date', 'time', 'type', 'minutes', 'location', 'room', 'patient', 'session', 'version'],
  ...['q', 'fresh', 'firstName', 'lastName', 'birthDate', 'phone', 'email', 'whose', 'language', 'note'],
  ...['tell', 'tellShown', 'keep', 'onPurpose', 'said', 'request', 'contactOf'],
]
const longest = 600

export interface Settled {
  readonly values: Values
  readonly chosen: ChosenGuest | undefined
  /** The card that was chosen is now another one. */
  readonly merged: boolean
}

/** What is in the fields: what was typed and pressed, what goes without saying, and the contact of a patient just chosen. */
export function settle(c: Ctx, world: World, practice: Practice, stock: DeskStock, given: Values): Settled {
  const typed = { ...keep(given), ...pressed(given.at ?? '') }
  const chosen = chosenGuest(c, world, draftOf(typed).patientId)
  const own = stock.calendars.find(({ userId }) => userId === c.var.user.id)
  const practitioner = typed.practitioner || String((own ?? stock.calendars[0])?.id ?? '')
  const date = typed.date || today(practice.zone, c.var.now)
  const usualType = usualTypeAt(world.db, practice, stock, draftOf({ ...typed, practitioner, date }))
  const usual = {
    practitioner,
    type: typed.type || String(usualType?.id ?? ''),
    date,
    request: typed.request || randomToken(),
    language: typed.language || practice.language,
    whose: typed.whose || 'own',
  }
  const contact =
    chosen && typed.contactOf !== String(chosen.facts.id) ? contactOf(chosen, practice.country) : {}
  const patient = chosen ? String(chosen.facts.id) : ''
  const values = { ...typed, ...usual, ...contact, patient, ...namesFrom(given) }
  return { values, chosen, merged: chosen !== undefined && patient !== typed.patient }
}

/** Seals what was typed, so that it may stand in an address that nobody else can read (promise 4). */
export function sealed(c: Ctx, world: World, values: Values): string {
  const fresh = { request: '', said: '', onPurpose: '' }
  return seal(world.keys.search, JSON.stringify(keep({ ...values, ...fresh })), contextOf(c)).toString(
    'base64url',
  )
}

export function unsealed(c: Ctx, world: World, text: string): Values {
  const opened = unseal(world.keys.search, Buffer.from(text.slice(0, 6000), 'base64url'), contextOf(c))
  const found: unknown = opened === undefined ? {} : JSON.parse(opened)
  const entries = Object.entries(found ?? {}).filter(
    (each): each is [string, string] => typeof each[1] === 'string',
  )
  return keep(Object.fromEntries(entries))
}

function contextOf(c: Ctx): string {
  return `desk ${c.var.user.id}`
}

function keep(given: Values): Values {
  return Object.fromEntries(
    fields.flatMap((name) => {
      const text = given[name]
      return text === undefined || text === '' ? [] : [[name, text.slice(0, longest)]]
    }),
  )
}

/** "New patient" begins with what was looked for. */
function namesFrom(given: Values): Values {
  if (given.act !== 'fresh') return {}
  const words = cleanText(given.q ?? '').split(' ')
  const named = words.every((word) => /^[\p{L}'’-]+$/u.test(word)) && !given.firstName && !given.lastName
  const [firstName = '', ...others] = named ? words : []
  return { fresh: 'yes', ...(named ? { firstName, lastName: others.join(' ') } : {}) }
}

/** The patient, or whoever the card has been merged with. */
function chosenGuest(c: Ctx, world: World, id: number | undefined, steps = 5): ChosenGuest | undefined {
  const facts = id === undefined ? undefined : findFacts(world.db, id)
  if (!facts || steps === 0) return undefined
  if (facts.mergedInto !== null) return chosenGuest(c, world, facts.mergedInto, steps - 1)
  const contacts = listContacts(world.db, facts.id)
  const future = listFuture(world.db, cardsOf(world.db, facts.id), c.var.now)
  return { facts, open: isOpenTo(c, world, facts), contacts, future }
}
