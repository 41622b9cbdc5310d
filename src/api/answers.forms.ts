import * as v from 'valibot'
import { messageStates } from './states.ts'

/** What the programming interface answers, as its document says and its tests hold it to. */

const id = v.pipe(v.number(), v.integer(), v.minValue(1))
const stamp = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.description('Wall time of the practice with its offset, or UTC'),
)
const named = v.strictObject({ id, name: v.string() })

const attendee = v.strictObject({
  id,
  patient: v.strictObject({
    id: v.pipe(id, v.description('The card, which never changes')),
    number: v.pipe(v.nullable(id), v.description('The patient number; null: none was given yet')),
    name: v.pipe(
      v.nullable(v.strictObject({ first: v.string(), last: v.string() })),
      v.description('null without the right patients:names, and always of a protected identity'),
    ),
  }),
  present: v.pipe(v.boolean(), v.description('Takes part, as far as the practice knows beforehand')),
  cancelledAt: v.nullable(stamp),
})

export const appointmentAnswer = v.strictObject({
  id,
  status: v.picklist([
    'booked',
    'confirmed',
    'arrived',
    'in-treatment',
    'done',
    'departed',
    'no-show',
    'cancelled',
  ]),
  origin: v.pipe(
    v.picklist(['web', 'staff', 'planned', 'recall', 'waiting-list', 'api', 'import']),
    v.description('How it was booked'),
  ),
  startsAt: stamp,
  endsAt: stamp,
  zone: v.pipe(v.string(), v.description('The time zone of the practice, as Europe/Amsterdam')),
  type: named,
  calendar: v.pipe(named, v.description('The practitioner or the service')),
  location: named,
  places: v.pipe(v.number(), v.integer(), v.minValue(1)),
  series: v.nullable(v.strictObject({ id, number: v.pipe(v.number(), v.integer()) })),
  bookedAt: stamp,
  cancelledAt: v.nullable(stamp),
  version: v.pipe(v.number(), v.integer(), v.description('Rises with every change')),
  attendees: v.array(attendee),
})

export const appointmentsAnswer = v.strictObject({
  appointments: v.array(appointmentAnswer),
  next: v.pipe(v.nullable(v.string()), v.description('The cursor of the next page; null: this is the last')),
  asOf: v.pipe(stamp, v.description('When the first page was asked for: the next changedSince')),
})

const aMessage = {
  id: v.pipe(id, v.description('The line of the ledger')),
  state: v.pipe(
    v.picklist(messageStates),
    v.description(
      'waiting and leaving go on; sent, delivered, failed, unknown (may have arrived) and skipped (a gate kept it) are ends',
    ),
  ),
  reason: v.pipe(
    v.nullable(v.string()),
    v.description('The gate that kept it, or what went wrong; null: nothing so far'),
  ),
  channel: v.pipe(v.picklist(['email', 'sms', 'none']), v.description('none: there was no way to write')),
  createdAt: stamp,
  settledAt: v.nullable(stamp),
}

export const messageAnswer = v.strictObject({
  ...aMessage,
  insteadOf: v.pipe(
    v.nullable(id),
    v.description(
      'The message for which this one went, because its channel refused; null: it is a first one',
    ),
  ),
  instead: v.pipe(
    v.nullable(v.strictObject(aMessage)),
    v.description('What goes by the other channel, because this one refused for good; null: nothing'),
  ),
})

export const problemAnswer = v.object({
  type: v.pipe(v.string(), v.description('For programs, as urn:ledig:problem:token-unknown')),
  title: v.string(),
  status: v.pipe(v.number(), v.integer()),
  detail: v.string(),
  errors: v.optional(v.array(v.strictObject({ at: v.string(), is: v.string() }))),
})

export type AppointmentAnswer = v.InferOutput<typeof appointmentAnswer>
export type AppointmentsAnswer = v.InferOutput<typeof appointmentsAnswer>
export type MessageAnswer = v.InferOutput<typeof messageAnswer>
