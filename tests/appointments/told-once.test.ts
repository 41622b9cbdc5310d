import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { moveByStaff } from '../../src/appointments/move-by-staff.commands.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { at, openPost } from '../messages/desk.ts'
import { appointment, bookAtDesk, openHouse } from '../visit/kit.ts'

const times = ['09:00', '10:00', '11:00', '14:00']

const step = fc.record({
  act: fc.constantFrom('move', 'move', 'move', 'cancel', 'undo', 'wait'),
  time: fc.nat(times.length - 1),
  who: fc.nat(1),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Plays the steps; after each wait and at the end, what left last says how it stands. */
async function play(steps: readonly Step[]): Promise<void> {
  const house = openHouse()
  const { appointmentId } = bookAtDesk(house)
  const { gateway, mails } = openPost()
  const wait = async () => {
    const before = mails.length
    house.now += 301
    await house.sender(gateway).tick()
    expect(mails.length - before).toBeLessThanOrEqual(1)
    const { status, local_start, calendar_id } = appointment(house, appointmentId)
    const last = mails.at(-1)
    expect(last?.subject.startsWith('Cancelled')).toBe(status === 'cancelled')
    if (status === 'cancelled') return
    expect(last?.text).toContain(`from ${String(local_start).slice(11, 16)} to`)
    expect(last?.text).toContain(calendar_id === house.practice.anna ? 'Anna de Vries' : 'Selim Aydin')
  }
  await wait()
  for (const { act, time, who } of steps) {
    const version = Number(appointment(house, appointmentId).row_version)
    const startsAt = at('2027-01-29', times[time] ?? '09:00')
    const calendarId = who === 0 ? house.practice.anna : house.practice.selim
    const place = { startsAt, endsAt: startsAt + 1800, calendarId, locationId: house.practice.locationId }
    const rest = { appointmentId, version, tell: true }
    if (act === 'move') moveByStaff(house.db, { ...place, ...rest, onPurpose: false }, theSystem, house.now)
    if (act === 'cancel') cancelByStaff(house.db, { ...rest, by: 'staff', reason: '' }, theSystem, house.now)
    if (act === 'undo') undoChange(house.db, appointmentId, theSystem, house.now)
    if (act === 'wait') await wait()
  }
  await wait()
}

describe('rule 29: whatever staff do in whichever order', () => {
  it('each grace ends with one message at most, and the last one says how it stands', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), play), { numRuns: 25 })
  }, 120_000)
})
