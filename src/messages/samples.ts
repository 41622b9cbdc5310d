import type { Language } from '../i18n/languages.ts'
import { addDays, type EpochSeconds, today } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Text } from '../texting/sms.ts'
import type { Around } from './around.ts'
import { automaticLetter } from './automatic-letter.ts'
import { composeLetter, type Desk, type Letter } from './compose.ts'
import { contactLetter } from './contact-letter.ts'
import { composeDay } from './day-letter.ts'
import { visitLink } from './letter-parts.ts'
import { isSeriesKind, type Subject } from './messages.ts'
import { composeSeries } from './series-letter.ts'
import { composeSms } from './sms-letter.ts'
import { composeAutomaticSms, composeConfirmSms } from './sms-notices.ts'
import { composeDaySms, composeSeriesSms } from './sms-series.ts'
import type { ShownKind } from './texts.ts'

/** Where the example takes place, and with whom. */
export interface Scene {
  readonly practice: Practice
  readonly location: string
  readonly practitioner: string
  readonly now: EpochSeconds
}

const day = 86_400
const address = 'robin@example.org'

/** An e-mail of a kind as it would leave, with everything in it made up. */
export function sampleLetter(
  desk: Desk,
  kind: ShownKind,
  language: Language,
  scene: Scene,
  around?: Around,
): Letter {
  const { practice, now } = scene
  const [head, ...rest] = sampleSeries(kind, language, scene, true)
  if (kind === 'reminder-day') {
    const link = visitLink(desk, head)
    return composeDay(
      desk,
      { id: 0, to: address, list: oneDay([head, ...rest]), link },
      practice,
      now,
      around,
    )
  }
  if (kind === 'dialogue') return automaticLetter(desk, 0, head, practice, around)
  if (kind === 'confirm-contact') return contactLetter(desk, 0, { ...sampleContact(language, now) }, practice)
  if (isSeriesKind(kind))
    return composeSeries(desk, { id: 0, kind }, address, [head, ...rest], practice, now, around)
  return composeLetter(desk, { id: 0, kind }, head, practice, now, around)
}

/** The same as a text message, where the patient can do something online or has to phone. */
export function sampleText(
  desk: Desk,
  kind: ShownKind,
  language: Language,
  scene: Scene,
  online: boolean,
  around?: Around,
): Text {
  const { practice, now } = scene
  const [head, ...rest] = sampleSeries(kind, language, scene, online)
  if (kind === 'reminder-day')
    return composeDaySms(desk, oneDay([head, ...rest]), practice, visitLink(desk, head, 'v'), around)
  if (kind === 'dialogue') return composeAutomaticSms(desk, head, practice, around)
  if (kind === 'confirm-contact') return composeConfirmSms(desk, sampleContact(language, now), practice)
  if (isSeriesKind(kind)) return composeSeriesSms(desk, { id: 0, kind }, [head, ...rest], practice, around)
  return composeSms(desk, { id: 0, kind }, head, practice, now, around)
}

/** Whether a text of this kind has a form without a link. */
export function hasTwoForms(kind: ShownKind): boolean {
  return kind !== 'dialogue' && kind !== 'confirm-contact'
}

function sampleContact(language: Language, now: EpochSeconds) {
  const nobody = { id: 0, patientId: 0, generation: 1, confirmedAt: null, revokedAt: null }
  const reached = { reachable: true, shielded: false, unsubscribed: false, mobile: undefined }
  return { ...nobody, ...reached, email: address, language, askedAt: now }
}

type Written = Subject & { readonly email: string }

/** Robin's appointments in a fortnight and the two weeks after. */
function sampleSeries(
  kind: ShownKind,
  language: Language,
  scene: Scene,
  online: boolean,
): readonly [Written, ...Written[]] {
  const { zone } = scene.practice
  const inWeeks = (weeks: number) => {
    const startsAt = zone.instant(addDays(today(zone, scene.now), 7 * weeks), 13 * 60 + 15)
    return sampleSubject(kind, language, scene, startsAt, online)
  }
  return [inWeeks(2), inWeeks(3), inWeeks(4)]
}

/** The same appointments one after the other. */
function oneDay([head, ...rest]: readonly [Written, ...Written[]]): readonly [Written, ...Written[]] {
  const after = (hours: number) => ({
    startsAt: head.startsAt + hours * 3600,
    endsAt: head.endsAt + hours * 3600,
  })
  return [head, ...rest.map((each, index) => ({ ...each, ...after(index + 1) }))]
}

function sampleSubject(
  kind: ShownKind,
  language: Language,
  { location, practitioner }: Scene,
  startsAt: EpochSeconds,
  online: boolean,
): Written {
  const until = { rebookUntil: startsAt - day, cancelUntil: startsAt - day }
  const moved = kind === 'moved' || kind === 'series-moved'
  return {
    // No attendee has the number 0: the links of an example lead nowhere.
    ...{ attendeeId: 0, appointmentId: 0, patientId: 0, scheduleVersion: 1, linkGeneration: 1 },
    ...{ startsAt, endsAt: startsAt + 3600, movedFrom: moved ? startsAt - 2 * day : undefined },
    cancelled: kind === 'cancelled' || kind === 'series-cancelled',
    selfService: { view: online, rebook: online, cancel: online, ...until },
    ...{ hasVisitLink: online, hasUnsubscribeLink: true, present: true },
    ...{ typeNotifies: true, patientNotified: true, ways: {}, phone: undefined, preferred: undefined },
    ...{ email: address, language, booker: undefined },
    patientName: { first: 'Robin', last: 'Berg' },
    ...{ practitioner, location, locationPhone: null },
  }
}
