import { describe, expect, it } from 'vitest'
import { startJobs } from '../../src/jobs.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { findJobRun } from '../../src/practice/job-runs.queries.ts'
import { at, openDesk, openPost } from './desk.ts'

const soon = { timeout: 20_000 }
const monday = at('2027-01-25', '08:00')
/** Just after reminders for Friday were due. */
const wednesday = at('2027-01-27', '10:01')
/** For what must not come; what must is waited for. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('the timetable', () => {
  it('beats, recovers, plans and sends at the start', async () => {
    const desk = openDesk(wednesday)
    desk.visit({ bookedAt: monday })
    const left = queueConfirmation(desk.db, desk.visit().attendeeId, wednesday)
    desk.set('message', left, { state: 'handing-over' })
    const { gateway, mails } = openPost()
    const jobs = startJobs({
      db: desk.db,
      sender: desk.sender(gateway),
      clock: desk.world.clock,
      log: desk.world.log,
    })
    await expect.poll(() => mails.length, soon).toBe(1)
    await aMoment()
    jobs.stop()
    expect(desk.message(left)).toMatchObject({ state: 'unknown', reason: 'interrupted' })
    expect(mails).toHaveLength(1)
    expect(findJobRun(desk.db, 'tick')).toMatchObject({ startedAt: wednesday, failedAt: null })
    expect(desk.lines.join()).toContain('messages-recovered')
  })

  it('sends soon after a booking, once for many calls, and not after the end', async () => {
    const desk = openDesk(monday)
    const { gateway, mails } = openPost()
    let ticks = 0
    const sender = desk.sender(gateway)
    const counting = {
      ...sender,
      tick: () => {
        ticks++
        return sender.tick()
      },
    }
    const jobs = startJobs({ db: desk.db, sender: counting, clock: desk.world.clock, log: desk.world.log })
    await expect.poll(() => ticks, soon).toBe(1)
    await aMoment()
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    for (let call = 0; call < 5; call++) jobs.wake()
    await expect.poll(() => mails.length, soon).toBe(1)
    await aMoment()
    expect(ticks).toBe(2)
    expect(mails).toHaveLength(1)
    jobs.stop()
    jobs.wake()
    await aMoment()
    expect(ticks).toBe(2)
  })

  it('logs what fails by its kind, shows it to staff and goes on', async () => {
    const desk = openDesk(monday)
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    const render = () => {
      throw new TypeError('Sanne Bakker')
    }
    const sender = desk.sender(openPost().gateway, { render })
    const jobs = startJobs({ db: desk.db, sender, clock: desk.world.clock, log: desk.world.log })
    await expect.poll(() => findJobRun(desk.db, 'send')?.failedAt, soon).toBe(monday)
    jobs.stop()
    expect(findJobRun(desk.db, 'send')).toMatchObject({ problem: 'TypeError', failedAt: monday })
    expect(desk.lines).toEqual(['{"level":"error","event":"job-failed","job":"send","problem":"TypeError"}'])
  })
})
