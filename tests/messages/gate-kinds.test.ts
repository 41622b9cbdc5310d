import { describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { isKey, translator } from '../../src/i18n/translate.ts'
import { queue } from '../../src/messages/messages.commands.ts'
import { findSubject } from '../../src/messages/messages.queries.ts'
import { gates, isSeriesKind, type LetterKind, type SeriesKind } from '../../src/messages/messages.ts'
import { queueSeries } from '../../src/messages/series.commands.ts'
import { at, type Desk, openDesk, openPost } from './desk.ts'

const now = at('2027-01-25', '08:00')
type Kind = LetterKind | SeriesKind

const kinds: readonly Kind[] = [
  ...(['confirmation', 'reminder', 'moved', 'reassigned', 'propose', 'cancelled'] as const),
  ...(['series-created', 'series-moved', 'series-cancelled'] as const),
]
const cancels: readonly Kind[] = ['cancelled', 'series-cancelled']
const confirms: readonly Kind[] = ['confirmation', 'series-created']
const others = (out: readonly Kind[]) => kinds.filter((kind) => !out.includes(kind))

type Ids = ReturnType<Desk['visit']>

/** What happens between the queue and the sending, and to which kinds it matters. */
const cases: readonly (readonly [string, readonly Kind[], (desk: Desk, ids: Ids) => void])[] = [
  ['practice-off', kinds, (desk) => desk.db.raw.exec('update practice set messages_on = 0')],
  ['confirmation-off', confirms, (desk) => desk.db.raw.exec('update practice set confirmation_on = 0')],
  ['reminder-off', ['reminder'], (desk) => desk.db.raw.exec('update practice set reminder_on = 0')],
  ['type-off', kinds, (desk) => desk.db.raw.exec('update appointment_type set notify = 0')],
  [
    'cancelled',
    others(cancels),
    (desk, { attendeeId }) => desk.set('attendee', attendeeId, { cancelled_at: now }),
  ],
  [
    'not-cancelled',
    cancels,
    (desk, { attendeeId }) => desk.set('attendee', attendeeId, { cancelled_at: null }),
  ],
  [
    'outdated',
    others(['series-created', 'series-cancelled']),
    (desk, { appointmentId }) => desk.set('appointment', appointmentId, { schedule_version: 7 }),
  ],
  ['too-late', kinds, (desk) => Object.assign(desk, { now: at('2027-01-29', '10:00') })],
  ['not-present', kinds, (desk, { attendeeId }) => desk.set('attendee', attendeeId, { present: 0 })],
  ['patient-off', kinds, (desk, { patientId }) => desk.set('patient', patientId, { notifications: 0 })],
  ['protected', kinds, (desk, { patientId }) => desk.set('patient', patientId, { protected: 1 })],
  ['no-email', kinds, (desk, { attendeeId }) => desk.set('attendee', attendeeId, { contact_email: null })],
  [
    'unsubscribed',
    ['reminder'],
    (desk) => desk.db.raw.exec("insert into unsubscription values ('sanne.bakker@example.org', 1, 'link')"),
  ],
  [
    'not-confirmed',
    others(confirms),
    (desk) => desk.db.raw.exec("update practice set unconfirmed_contacts = 'strict'"),
  ],
]

/** A message of the kind that waits and would leave. */
function openWith(kind: Kind) {
  const desk = openDesk(now)
  const ids = desk.visit()
  const { attendeeId } = ids
  if (cancels.includes(kind)) desk.set('attendee', attendeeId, { cancelled_at: now })
  const subject = findSubject(desk.db, attendeeId)
  if (!subject) throw new Error('nobody')
  const was = {
    startsAt: subject.startsAt,
    endsAt: subject.endsAt,
    calendarId: 1,
    locationId: 1,
    scheduleVersion: 1,
  }
  if (isSeriesKind(kind))
    queueSeries(desk.db, kind, [{ attendeeId, was, changeId: null }], { tell: true, mustReach: false }, now)
  else queue(desk.db, kind, subject, now, now)
  desk.now = now + 3600
  return { desk, ids }
}

async function outcome(desk: Desk) {
  const post = openPost()
  await desk.sender(post.gateway).tick()
  return { mails: post.mails.length, ...desk.messages()[0] }
}

describe('O18–O22: each gate and each kind', () => {
  it.each(kinds)('%s leaves where nothing is in the way', async (kind) => {
    expect(await outcome(openWith(kind).desk)).toMatchObject({ mails: 1, state: 'sent', reason: null })
  })

  it.each(
    cases.flatMap(([gate, of, fail]) => kinds.map((kind) => [gate, kind, of.includes(kind), fail] as const)),
  )('%s, judged when sending: %s is stopped: %s', async (gate, kind, stopped, fail) => {
    const { desk, ids } = openWith(kind)
    fail(desk, ids)
    const end = await outcome(desk)
    if (stopped) expect(end).toMatchObject({ mails: 0, state: 'skipped', reason: gate })
    else expect(end.reason).not.toBe(gate)
  })

  it('the first that fails is recorded, in their order', async () => {
    const { desk, ids } = openWith('reminder')
    const failing = [
      'no-email',
      'protected',
      'patient-off',
      'not-present',
      'type-off',
      'reminder-off',
      'practice-off',
    ]
    for (const gate of failing) {
      const [, , fail] = cases.find(([name]) => name === gate) ?? []
      fail?.(desk, ids)
    }
    expect(await outcome(desk)).toMatchObject({ state: 'skipped', reason: 'practice-off' })
  })

  it.each(languages)('every gate has its words in %s', (language) => {
    const t = translator(language)
    for (const gate of gates) {
      const key = `messages.reason.${gate}`
      expect(isKey(key), gate).toBe(true)
      if (isKey(key)) expect(t(key)).toMatch(/\p{L}{3}/u)
    }
  })
})
