import { describe, expect, it } from 'vitest'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { failJob } from '../../src/practice/job-runs.commands.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import type { Role } from '../../src/web/env.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, type Desk, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '09:00')
const mobile = '+31612345678'

async function bars(desk: Desk, role: Role = 'owner') {
  const page = await (await signedIn(desk, role)).visit('/staff/agenda')
  return {
    red: page.texts('.alarm'),
    quiet: page.texts('section > .note'),
    links: page.links('body > section').map(({ href }) => href),
  }
}

/** A text message that waits. */
function text(desk: Desk): void {
  queueConfirmation(desk.db, desk.visit({ email: null, mobile }).attendeeId, desk.now)
}

describe('the red bar about text messages', () => {
  it('says at once that the account is empty, and leads the owner to the gateway', async () => {
    const desk = openDesk(monday, { sms_ready: 1 })
    text(desk)
    failJob(desk.db, 'send-sms', 'no-credit', monday)
    expect(await bars(desk)).toMatchObject({
      red: [
        'Text messages stand still since 25 Jan 09:00. The account at the gateway has no credit left. 1 text waits. Settings, Text messages',
      ],
      links: ['/staff/settings/text-messages'],
    })
    expect(await bars(desk, 'reception')).toMatchObject({
      red: [expect.stringContaining('The owner can mend it: Settings, Text messages.')],
      links: [],
    })
  })

  it('waits a little before it says that the gateway is away or refuses the key, and speaks of a gateway', async () => {
    const desk = openDesk(monday, { sms_ready: 1 })
    text(desk)
    failJob(desk.db, 'send-sms', 'login-refused', monday)
    expect((await bars(desk)).red).toEqual([])
    desk.now += 300
    expect((await bars(desk)).red[0]).toContain('The gateway for text messages refuses the password or key.')
  })

  it('is silent where nothing waits for it', async () => {
    const desk = openDesk(monday, { sms_ready: 1 })
    failJob(desk.db, 'send-sms', 'no-credit', monday - 900)
    expect((await bars(desk)).red).toEqual([])
  })

  it('says that no gateway is set up though texts wait', async () => {
    const desk = openDesk(monday, { sms_ready: 1 })
    text(desk)
    changePractice(desk.db, { sms_ready: 0 }, theSystem, monday)
    expect((await bars(desk)).red).toEqual([
      'No gateway for text messages is set up. 1 text waits. Settings, Text messages',
    ])
  })

  it.each([
    [4, [], []],
    [5, [], ['5 of the 10 segments of text messages of today have left. Settings, Text messages']],
    [9, [], ['9 of the 10 segments of text messages of today have left. Settings, Text messages']],
    [
      10,
      [
        'The 10 segments of text messages of today are used up: no more leave until midnight. Settings, Text messages',
      ],
      [],
    ],
  ])('after %i of 10 texts of the day says what is left', async (used, red, quiet) => {
    const desk = openDesk(monday, { sms_ready: 1 })
    desk.db.raw.exec('update practice set sms_per_day = 10')
    changePractice(desk.db, {}, theSystem, monday)
    const put = desk.db.raw.prepare(`insert into message
      (kind, channel, state, due_at, useful_until, settled_at, created_at, handing_over_at)
      values ('reminder', 'sms', 'sent', 1, 1, 1, 1, ?)`)
    for (let number = 0; number < used; number++) put.run(at('2027-01-25', '00:00'))
    put.run(at('2027-01-24', '23:59'))
    expect(await bars(desk)).toMatchObject({ red, quiet })
  })

  it('half of the day’s texts is no standstill: the ledger says that everything runs', async () => {
    const desk = openDesk(monday, { sms_ready: 1 })
    desk.db.raw.exec(`update practice set sms_per_day = 2;
      insert into message (kind, channel, state, due_at, useful_until, settled_at, created_at, handing_over_at)
      values ('reminder', 'sms', 'sent', 1, 1, 1, 1, ${monday})`)
    changePractice(desk.db, {}, theSystem, monday)
    const page = await (await signedIn(desk, 'owner')).visit('/staff/messages')
    expect(page.text).toContain('1 of the 2 segments of text messages of today have left.')
    expect(page.text).toContain('Everything is running.')
  })
})

describe('the red bar about e-mail', () => {
  it('leads the owner to the doctor, who finds out why', async () => {
    const desk = openDesk(monday)
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    failJob(desk.db, 'send', 'login-refused', monday - 600)
    const { red, links } = await bars(desk)
    expect(red[0]).toContain('The mail server refuses the password. 1 message waits. Find out why')
    expect(links).toEqual(['/staff/settings/mail/doctor?check=1'])
  })

  it('leads to the button that lets paused messages leave again, for the desk too', async () => {
    let woken = 0
    const desk = openDesk(monday, { sending_paused_at: monday - 60 }, {}, { wake: () => void woken++ })
    const id = queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    expect((await bars(desk, 'reception')).links).toEqual(['/staff/messages#paused'])
    await desk.sender(openPost().gateway).tick()
    expect(desk.message(id).state).toBe('waiting')
    const browser = await signedIn(desk, 'reception')
    const page = await (await browser.visit('/staff/messages')).press('Let messages leave again')
    expect([page.via[0]?.status, woken, page.has('.alarm'), page.has('#paused')]).toEqual([
      303,
      1,
      false,
      false,
    ])
    await desk.sender(openPost().gateway).tick()
    expect(desk.message(id).state).toBe('sent')
  })
})
