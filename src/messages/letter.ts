import type { EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Text } from '../texting/sms.ts'
import { automaticLetter } from './automatic-letter.ts'
import { composeLetter, type Desk } from './compose.ts'
import { composeDay } from './day-letter.ts'
import type { Channel, LetterKind, OutgoingMail, SeriesKind, Subject } from './messages.ts'
import { composeSeries } from './series-letter.ts'
import { composeSms } from './sms-letter.ts'
import { composeAutomaticSms } from './sms-notices.ts'
import { composeDaySms, composeSeriesSms } from './sms-series.ts'

/** A message in the words in which it leaves, whichever way that is. `kept`: with `…` for what is secret. */
export type Written =
  | {
      readonly channel: 'email'
      readonly to: string
      readonly mail: OutgoingMail
      readonly kept: string
    }
  | ({ readonly channel: 'sms'; readonly to: string } & Text)

interface About<K> {
  readonly id: number
  readonly kind: K
  readonly channel: Channel
  /** Whether staff have caused it. */
  readonly byStaff?: boolean
}

/**
 * What the sender hands over and what staff are shown beforehand: the same words. Throws where the reader has no address
 * of that channel, which a gate has to see first.
 */
export function writeTo(
  desk: Desk,
  { id, kind, channel, byStaff = false }: About<LetterKind | 'dialogue'>,
  subject: Subject,
  practice: Practice,
  now: EpochSeconds,
): Written {
  const to = addressOf(subject, channel)
  if (channel === 'sms') {
    const text =
      kind === 'dialogue'
        ? composeAutomaticSms(desk, subject, practice)
        : composeSms(desk, { id, kind }, subject, practice, now)
    return { channel, to, ...text }
  }
  const addressed = { ...subject, email: to }
  const letter =
    kind === 'dialogue'
      ? automaticLetter(desk, id, addressed, practice)
      : composeLetter(desk, { id, kind, byStaff }, addressed, practice, now)
  return { channel, to, ...letter }
}

/** The same for one about several appointments of a series. */
export function writeSeriesTo(
  desk: Desk,
  { id, kind, channel }: About<SeriesKind>,
  list: readonly [Subject, ...Subject[]],
  practice: Practice,
  now: EpochSeconds,
): Written {
  const to = addressOf(list[0], channel)
  if (channel === 'sms') return { channel, to, ...composeSeriesSms(desk, { id, kind }, list, practice) }
  return { channel, to, ...composeSeries(desk, { id, kind }, to, list, practice, now) }
}

/** The same for one reminder of several appointments of a day (O15). `token`: of the page about all; '' for none. */
export function writeDayTo(
  desk: Desk,
  { id, channel, list, token }: DayLetter & { readonly channel: Channel },
  practice: Practice,
  now: EpochSeconds,
): Written {
  const to = addressOf(list[0], channel)
  const link = token === '' ? '' : `${desk.baseUrl}/${channel === 'sms' ? 'v' : 'visit'}/${token}`
  if (channel === 'sms') return { channel, to, ...composeDaySms(desk, list, practice, link) }
  return { channel, to, ...composeDay(desk, { id, to, list, link }, practice, now) }
}

interface DayLetter {
  readonly id: number
  readonly list: readonly [Subject, ...Subject[]]
  readonly token: string
}

function addressOf({ ways, attendeeId }: Subject, channel: Channel): string {
  const address = ways[channel]?.address
  if (address === undefined) throw new Error(`attendee ${attendeeId} has no address for ${channel}`)
  return address
}
