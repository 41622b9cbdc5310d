import { type Hold, isLive } from '../appointments/hold.ts'
import type { Wish } from '../availability/wish.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import type { Location } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import { address, hiddenFields } from './address.ts'
import { noPreference } from './choice.ts'
import type { CheckModel, DetailsModel, FieldState, TicketModel } from './models.ts'
import { type DetailError, type DetailField, detailFields, type Typed } from './typed.ts'
import { capital, informationOf, minutesOf, publicName, type Reader, say } from './words.ts'

/** A hold with everything it names. */
export interface Held {
  readonly token: string
  readonly hold: Hold
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly location: Location
  /** Everybody online who does this type. */
  readonly others: readonly Calendar[]
}

/** A hold vouches for the lead time this long, in seconds, however often it is renewed. */
const longestForm = 3600

/**
 * What the hold was looked for with. While it lives, the limits count from the moment it was made: whoever takes the
 * last time before the lead time does not lose it while typing. `wide`: with everybody, where there was no preference.
 */
export function heldWish(held: Held, zone: Zone, now: EpochSeconds, wide = false): Wish {
  const { hold, others } = held
  const calendars = wide && hold.anyPractitioner && others.length > 0 ? others : [held.calendar]
  const wish = {
    type: held.type,
    calendars,
    locationId: hold.locationId,
    zone,
    now,
    except: { holdId: hold.id },
  }
  const lives = isLive(hold, now) && now - hold.madeAt <= longestForm
  return lives && !wide ? { ...wish, judgedAt: hold.madeAt } : wish
}

export const nothingTyped: Typed = {
  firstName: '',
  lastName: '',
  'birthDate-day': '',
  'birthDate-month': '',
  'birthDate-year': '',
  mobile: '',
  email: '',
  message: '',
  terms: '',
  termsShown: '',
}

export function detailsModel(
  reader: Reader,
  held: Held,
  typed: Typed,
  errors: readonly DetailError[],
  now: number,
  lang: string,
): DetailsModel {
  const { t, format, practice } = reader
  const { startsAt } = held.hold
  const words = errors.map((error) => ({ field: error.field, text: t(error.key, error.values) }))
  const field = (name: DetailField, optional: boolean): FieldState => ({
    name,
    value: typed[name],
    error: words.find((error) => error.field === name)?.text ?? '',
    optional,
  })
  const shown = (name: 'mobile' | 'email' | 'message'): FieldState | undefined =>
    practice.fields[name] === 'hidden' ? undefined : field(name, practice.fields[name] === 'optional')
  return {
    back: timesOf(held, lang),
    action: address('/book/check', { lang }),
    when: `${capital(format.dayAndMonth(format.dateOf(startsAt)))}, ${format.time(startsAt)}`,
    what: t('booking.details.what', { type: publicName(reader, held.type), name: held.calendar.publicName }),
    changeHref: timesOf(held, lang),
    hold: !isLive(held.hold, now) ? 'lapsed' : held.hold.keeps ? 'kept' : 'unkept',
    hidden: hiddenFields({
      hold: held.token,
      ...(practice.termsUrl ? { termsShown: practice.termsUrl } : {}),
    }),
    errors: words,
    firstName: field('firstName', false),
    lastName: field('lastName', false),
    birthDate: {
      day: field('birthDate-day', false),
      month: field('birthDate-month', false),
      year: field('birthDate-year', false),
      error: words.find((error) => error.field.startsWith('birthDate'))?.text ?? '',
    },
    mobile: shown('mobile'),
    email: shown('email'),
    message: shown('message'),
    terms: practice.termsUrl
      ? { ...field('terms', false), url: practice.termsUrl, checked: typed.terms !== '' }
      : undefined,
  }
}

/** The times of the same choice, to take another one. */
export function timesOf(held: Held, lang: string): string {
  const practitioner = held.hold.anyPractitioner ? noPreference : held.calendar.slug
  return address('/book/times', { type: held.type.slug, location: held.location.slug, practitioner, lang })
}

export interface Ticketed {
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly location: Location
  readonly startsAt: number
  readonly endsAt: number
}

/** What, when, where and with whom; the visiting address of the type beats that of the location (P15). */
export function ticketModel(reader: Reader, at: Ticketed): TicketModel {
  const { t, format } = reader
  const date = format.dateOf(at.startsAt)
  return {
    weekday: format.weekday(date),
    numeral: format.dayNumeral(date),
    monthAndYear: format.monthAndYear(date),
    range: format.timeRange(at.startsAt, at.endsAt),
    what: `${publicName(reader, at.type)}, ${minutesOf(reader, at.type)}`,
    withWhom: t('booking.summary.with', { name: at.calendar.publicName }),
    location: at.location.name,
    address: at.type.visitingAddress || at.location.address,
    directions: say(reader, at.location.directions),
  }
}

export function checkModel(
  reader: Reader,
  held: Held,
  typed: Typed,
  next: readonly string[],
  birthDate: string,
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
    answers: answersOf(reader, typed, birthDate),
    onceMore,
    next,
  }
}

/** Everything typed, carried along in hidden fields, because public pages keep no session. */
export function typedFields(token: string, typed: Typed) {
  const names = [...detailFields, 'termsShown'] as const
  return hiddenFields({ hold: token, ...Object.fromEntries(names.map((name) => [name, typed[name]])) })
}

function answersOf(reader: Reader, typed: Typed, birthDate: string): CheckModel['answers'] {
  const { t, format, practice } = reader
  const or = (text: string): string => (text.trim() === '' ? t('booking.check.notProvided') : text)
  const optional = (['mobile', 'email', 'message'] as const).filter(
    (name) => practice.fields[name] !== 'hidden',
  )
  return [
    { label: t('booking.field.name'), value: `${typed.firstName} ${typed.lastName}`, edit: 'firstName' },
    { label: t('booking.field.birthDate'), value: format.birthDate(birthDate), edit: 'birthDate-day' },
    ...optional.map((name) => ({ label: t(`booking.field.${name}`), value: or(typed[name]), edit: name })),
  ]
}
