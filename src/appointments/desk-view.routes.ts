import type { Key } from '../i18n/translate.ts'
import { type IsoDate, today } from '../lib/calendar.ts'
import { aroundIn } from '../messages/around.queries.ts'
import { deskOf } from '../messages/compose.ts'
import { listPatients } from '../patients/search.queries.ts'
import { looksForSomething, readSearch } from '../patients/search.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { formOf } from '../web/form.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { bookedNote } from './booked.ts'
import { parseGuest } from './desk.forms.ts'
import { findJustBooked, findWhole } from './desk.queries.ts'
import { choicesOf } from './desk-choices.ts'
import { judgeDraft, readStock } from './desk-facts.queries.ts'
import type { DeskStock, JudgedWish } from './desk-facts.ts'
import { chosenModel, hitOf, otherContacts } from './desk-patient.ts'
import { previewLetter } from './desk-preview.commands.ts'
import { saysOf } from './desk-says.ts'
import { sendsModel } from './desk-sends.ts'
import { type Settled, settle } from './desk-values.routes.ts'
import { type Draft, draftOf, numberIn, type Values } from './draft.ts'
import { joinModel } from './joining.ts'
import { lookOnce } from './look.routes.ts'
import { type Overrides, overridesOf } from './overrides.ts'
import type { DeskBooking } from './staff-booking.ts'
import type { Whole } from './whole.ts'

/** Everything the form of the desk stands for at this moment. */
export interface DeskState extends Settled {
  readonly practice: Practice
  /** The practice's date. */
  readonly today: IsoDate
  readonly stock: DeskStock
  readonly draft: Draft
  readonly judged: JudgedWish | undefined
  readonly overrides: Overrides
  /** The appointment that somebody joins; undefined with a `sessionId`: there is none. */
  readonly whole: Whole | undefined
}

export interface Shown {
  readonly problems?: readonly Problem[]
  readonly alert?: Key
  readonly status?: 200 | 409 | 422
  /** Cards of the same last name and birth date. */
  readonly twins?: readonly { readonly id: number; readonly firstName: string }[]
}

const nothing: Overrides = { taken: [], said: [], quiet: [] }

/** Reads the form and judges what it asks for; undefined before there is a practice. */
export function stateOf(c: Ctx, world: World, given: Values): DeskState | undefined {
  const practice = findPractice(world.db)
  if (!practice) return undefined
  const { t, format, now } = c.var
  const stock = readStock(world.db)
  const settled = settle(c, world, practice, stock, given)
  const draft = draftOf(settled.values)
  const whole = draft.sessionId === undefined ? undefined : findWhole(world.db, draft.sessionId)
  const judged = draft.sessionId === undefined ? judgeDraft(world.db, practice, stock, draft, now) : undefined
  const guest = settled.chosen?.open ? settled.chosen.facts : null
  const overrides = judged ? overridesOf(judged, stock, guest, { t, format, now }) : nothing
  const date = today(practice.zone, now)
  return { ...settled, practice, today: date, stock, draft, judged, overrides, whole }
}

/** The form as it stands. */
export function deskPage(c: Ctx, world: World, state: DeskState, shown: Shown = {}): Response {
  const { t, format } = c.var
  const { stock, draft, judged, overrides, chosen, whole, values } = state
  const { problems = [], alert, twins = [], status = 200 } = shown
  const says = judged && saysOf(judged, stock, overrides, { t, format })
  const ticked = overrides.taken.length > 0 ? values : { ...values, onPurpose: '' }
  const model = {
    title: draft.sessionId === undefined ? t('desk.title') : t('desk.add.title'),
    ...choicesOf(stock, draft, judged, t),
    ...peopleOn(c, world, state, twins),
    says,
    join: whole && joinModel(whole, stock, { t, format }),
    sends: sendsOf(c, world, state),
    tell: draft.tell,
    fresh: values.fresh === 'yes',
    ready: chosen !== undefined && !alert && problems.length === 0 && says?.keys === '',
    booked: bookedOn(c, world),
    hidden: hiddenOf(state),
    alert: alert ? t(alert) : '',
    ...formModel(ticked, problems, t, labelsOf(t)),
  }
  return page(c, world, 'appointments/new', model, status)
}

/** The patient that was chosen, or who may be meant; all of them in the access log. */
function peopleOn(c: Ctx, world: World, state: DeskState, twins: NonNullable<Shown['twins']>) {
  const { chosen, practice, values, merged } = state
  const writing = { t: c.var.t, format: c.var.format, country: practice.country, today: state.today }
  const { patients, count } = hitsOf(c, world, state)
  const shown = [...(chosen ? [chosen.facts] : []), ...patients, ...twins]
  lookOnce(
    c,
    world,
    'booking',
    shown.map(({ id }) => id),
  )
  return {
    chosen: chosen && chosenModel(chosen, writing),
    shut: chosen !== undefined && !chosen.open,
    others: chosen ? otherContacts(chosen, values, writing) : [],
    merged,
    hits: patients.map((patient) => hitOf(patient, writing)),
    count,
    twins,
  }
}

function hiddenOf({ values, whole }: DeskState) {
  const names = ['request', 'contactOf', 'patient', 'session'] as const
  const version = whole ? [{ name: 'version', value: String(whole.version) }] : []
  return [...names.flatMap((name) => (values[name] ? [{ name, value: values[name] }] : [])), ...version]
}

/** What the page before this one has booked. */
function bookedOn(c: Ctx, world: World) {
  const id = numberIn(c.req.query('booked'))
  const booked = id === undefined ? undefined : findJustBooked(world.db, id)
  return booked && bookedNote(booked, c.var)
}

const mostHits = 8

function hitsOf(c: Ctx, world: World, { values, practice, chosen, today: date }: DeskState) {
  const { now, t } = c.var
  const typed = values.q ?? ''
  const search = readSearch(typed, practice.country, date)
  if (chosen || typed === '') return { patients: [], count: '' }
  const asked = { search, status: undefined, order: 'name', page: 1 } as const
  const found = looksForSomething(search) ? listPatients(world.db, world.keys, asked, now).patients : []
  const patients = found.slice(0, mostHits)
  const key = found.length > mostHits ? 'desk.count.more' : 'desk.count'
  return { patients, count: t(key, { count: patients.length }) }
}

/** What would be sent; undefined as long as it is not known to whom. */
function sendsOf(c: Ctx, world: World, state: DeskState) {
  const booking = bookingOf(state)
  if (!booking) return undefined
  const { user, now } = c.var
  const letters = deskOf(world, aroundIn(world.db))
  const would = previewLetter(world.db, letters, booking, byUser(user.id), now)
  // The letter greets by name, which is not shown before a reason is given (rule 9).
  const shown = would && sendsModel(would, now, c.var)
  return shown && state.chosen?.open === false ? { ...shown, text: [], subject: '' } : shown
}

/** The booking that the form stands for now; undefined where something is missing or wrong. */
export function bookingOf(state: DeskState): DeskBooking | undefined {
  const { practice, values, draft, chosen, judged, whole } = state
  const form = parseGuest(
    formOf(new URLSearchParams(values)),
    chosen !== undefined,
    practice.country,
    state.today,
  )
  if (!form.ok) return undefined
  const { guest, card } = form.value
  const patient = chosen?.facts.id ?? card
  const place = whole
    ? ({ kind: 'session', appointmentId: whole.id, version: draft.version || whole.version } as const)
    : judged && ({ kind: 'time', booking: timeOf(judged, draft) } as const)
  if (patient === undefined || !place) return undefined
  const { tell, keep } = draft
  return { request: values.request ?? '', place, patient, guest: { ...guest, tell, orPhone: true }, keep }
}

function timeOf({ wish, location }: JudgedWish, { onPurpose }: Draft) {
  const { type, calendar, startsAt, minutes, chosen } = wish
  const over = onPurpose ? ('anything' as const) : ('buffers' as const)
  const what = { typeId: type.id, calendarId: calendar.id, locationId: location.id, startsAt }
  return { ...what, minutes, means: chosen, over }
}

function labelsOf(t: Ctx['var']['t']) {
  const card = ['firstName', 'lastName', 'birthDate'] as const
  const own = ['phone', 'email', 'note'] as const
  return [
    ...card.map((field) => [field, t(`patients.field.${field}`)] as const),
    ...own.map((field) => [field, t(`desk.field.${field}`)] as const),
  ]
}
