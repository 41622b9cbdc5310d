import type { TypedPerson } from '../appointments/person.ts'
import { showNationalId } from '../lib/national-id.ts'
import { address } from './address.ts'
import type { Asked } from './asked.ts'
import type { BarredModel } from './details-model.ts'
import { type Held, typedFields } from './held.ts'
import { readPass } from './preview.ts'
import { ticketModel } from './ticket.ts'
import type { CheckModel } from './ticket-model.ts'
import type { Typed } from './typed.ts'
import { informationOf, type Reader } from './words.ts'

export function checkModel(
  reader: Reader,
  held: Held,
  typed: Typed,
  person: TypedPerson,
  asked: Asked,
  next: readonly string[],
  onceMore: boolean,
  lang: string,
): CheckModel {
  const { startsAt, endsAt } = held.hold
  return {
    ticket: ticketModel(reader, { ...held, startsAt, endsAt }),
    about: informationOf(reader, held.type),
    afterwards: address('/book/details', { hold: held.token, lang }),
    action: address('/book/confirm', { lang }),
    editAction: address('/book/check', { lang }),
    hidden: typedFields(held.token, typed),
    answers: answersOf(reader, typed, person, asked),
    onceMore,
    next,
  }
}

/** The type is for others: why, and how to go on (rules 4, 16). */
export function barredModel(
  reader: Reader,
  held: Held,
  { typed, value: person }: { readonly typed: Typed; readonly value: TypedPerson },
  why: 'age' | 'new' | 'known',
  lang: string,
): BarredModel {
  const { t } = reader
  const age = held.type.ageFrom ?? 0
  const told = why === 'age' && person.identity?.birthDate != null
  return {
    title: t(`person.barred.${why}.title`, { age }),
    lead: t(`person.barred.${why}.lead`, { age }),
    editAction: address('/book/check', { lang }),
    hidden: typedFields(held.token, typed),
    edit: told ? 'nationalId' : why === 'age' ? 'birthDate-day' : 'known',
    change: t(`person.barred.${told ? 'number' : why}.change`),
    typesHref: address('/book', {
      location: held.location.slug,
      link: readPass(typed.link) ? typed.link : '',
      lang,
    }),
  }
}

function answersOf(reader: Reader, typed: Typed, person: TypedPerson, asked: Asked): CheckModel['answers'] {
  const { t, format } = reader
  const { birthDate, identity, booker, known } = person
  const answer = (label: string, value: string, edit: string) =>
    value === '' ? [] : [{ label, value, edit }]
  const bornIn = asked.birthDate === 'hidden' ? 'nationalId' : 'birthDate-day'
  const contacts = (['mobile', 'email', 'message'] as const).filter((each) => asked[each] !== 'hidden')
  return [
    ...answer(t('person.for'), asked.stage === 'email' ? t('person.emailSays') : '', 'for'),
    ...answer(
      t(booker ? 'person.patient' : 'booking.field.name'),
      `${typed.firstName} ${typed.lastName}`.trim(),
      'firstName',
    ),
    ...answer(t('booking.field.birthDate'), birthDate === null ? '' : format.birthDate(birthDate), bornIn),
    ...(identity
      ? answer(t(`person.nationalId.${identity.kind}`), showNationalId(identity), 'nationalId')
      : []),
    ...answer(t('person.booked'), bookerOf(reader, typed, booker), 'bookerFirstName'),
    ...contacts.flatMap((each) =>
      answer(t(`booking.field.${each}`), typed[each].trim() || t('booking.check.notProvided'), each),
    ),
    ...answer(t('person.known'), known === null ? '' : t(`person.known.${known}`), 'known'),
  ]
}

/** "Eva Bakker (parent)"; '' where the patient books. */
function bookerOf({ t }: Reader, typed: Typed, booker: TypedPerson['booker']): string {
  if (!booker) return ''
  const relation = typed.relation === '' ? '' : ` (${t(`appointments.whose.${booker.whose}`)})`
  return `${booker.firstName} ${booker.lastName}${relation}`
}
