import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { translator } from '../../src/i18n/translate.ts'
import { messageAlarms } from '../../src/messages/alarms.queries.ts'
import { createCaughtGateway } from '../../src/messages/caught.gateway.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { beginJob, failJob } from '../../src/practice/job-runs.commands.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { formatFor } from '../../src/view/format.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { amsterdam, at, away, type Desk, lost, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const wednesday = at('2027-01-27', '10:00')
const friday = at('2027-01-29', '10:00')
const folder = mkdtempSync(join(tmpdir(), 'ledig-'))
afterAll(() => rmSync(folder, { recursive: true }))

function alarms(desk: Desk): readonly string[] {
  const { stamp } = formatFor('en', amsterdam)
  const writing = { t: translator('en'), stamp, isOwner: true }
  return messageAlarms(desk.db, desk.now, writing).map(({ text }) => text)
}

describe('the ledger (O31)', () => {
  it('says what was sent when, what was not and why, and names nobody', async () => {
    const desk = openDesk(monday)
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    queueConfirmation(desk.db, desk.visit({ email: null, mobile: '+31612345678' }).attendeeId, monday)
    await desk.sender(openPost().gateway).tick()
    const browser = await signedIn(desk, 'reception')
    const page = await browser.visit('/staff/messages')
    expect(page.status).toBe(200)
    expect(page.texts('tbody tr').map((row) => row.replace(/\s+/g, ' '))).toEqual([
      '08:00 +31…78 Booked for 29 Jan 10:00 not sent No e-mail address The patient’s card',
      '08:00 s…@e….org E-mail Booked for 29 Jan 10:00 sent Accepted by the mail server',
    ])
    expect(page.html).not.toMatch(/Sanne|Bakker|sanne\.bakker/)
    expect(page.texts('.seg a')).toEqual(['All', '0 waiting', '0 failed', '1 not sent', '1 sent'])
    expect(page.link(/s…@e….org/).href).toContain('/staff/appointments/1')
    expect(page.text).toContain('Everything is running.')
  })

  it('stands in the order of the times it shows, and says when each left where that was later', async () => {
    const desk = openDesk(monday)
    for (const minutes of [0, 5, 10])
      queueConfirmation(desk.db, desk.visit().attendeeId, monday + minutes * 60)
    const settle = desk.db.raw.prepare("update message set state = 'sent', settled_at = ? where id = ?")
    settle.run(monday + 15 * 60, 1)
    settle.run(monday + 5 * 60, 2)
    settle.run(monday + 86_400, 3)
    desk.now = monday + 86_400
    const browser = await signedIn(desk, 'reception')
    const page = await browser.visit('/staff/messages')
    const timeAndState = page
      .texts('tbody tr')
      .map((row) => row.replace(/^\s*(.*?:\d\d) .*(sent[^A]*?) A.*$/s, '$1, $2'))
    expect(timeAndState).toEqual([
      '25 Jan 08:10, sent 08:00',
      '25 Jan 08:05, sent',
      '25 Jan 08:00, sent 25 Jan 08:15',
    ])
  })

  it('says of which time a message spoke, also once the appointment has moved', async () => {
    const desk = openDesk(monday)
    const { appointmentId, attendeeId } = desk.visit()
    const startsAt = at('2027-01-29', '10:00')
    const id = queueConfirmation(desk.db, attendeeId, monday)
    await desk.sender(openPost().gateway).tick()
    desk.db.raw
      .prepare(
        `insert into appointment_event (appointment_id, at, actor, action, from_starts_at, to_starts_at)
         values (?, ?, 'patient-web', 'moved', ?, ?)`,
      )
      .run(appointmentId, monday + 60, startsAt, startsAt + 3600)
    desk.set('appointment', appointmentId, { starts_at: startsAt + 3600, ends_at: startsAt + 5400 })
    const browser = await signedIn(desk, 'reception')
    expect((await browser.visit('/staff/messages')).text).toContain('Booked for 29 Jan 10:00')
    expect((await browser.visit(`/staff/messages/${id}`)).text).toContain('Booked for 29 Jan 10:00')
  })

  it('filters by state, pages, and keeps waiting ones in sight however old they are', async () => {
    const desk = openDesk(monday)
    for (let number = 0; number < 52; number++) queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    const browser = await signedIn(desk, 'owner')
    await browser.visit('/staff/messages')
    expect(browser.page.texts('tbody tr')).toHaveLength(50)
    await browser.page.link('Older').click()
    expect(browser.page.texts('tbody tr')).toHaveLength(2)
    await browser.page.link('Newer').click()
    await browser.page.link('0 sent').click()
    expect(browser.page.text).toContain('No messages here in this period.')
    desk.db.raw.prepare('update message set created_at = created_at - 30 * 86400').run()
    await browser.page.link('All').click()
    expect(browser.page.has('tbody')).toBe(false)
    await browser.page.link('52 waiting').click()
    expect(browser.page.texts('tbody tr')).toHaveLength(50)
  })

  it('reads nonsense in its address as the first page of all', async () => {
    const desk = openDesk(monday)
    const browser = await signedIn(desk, 'owner')
    for (const query of ['state=x', 'page=0', 'page=-1', 'page=9999999', "state='--"])
      expect((await browser.visit(`/staff/messages?${query}`)).status).toBe(200)
  })

  it('tells how the last reminders went', async () => {
    const desk = openDesk(monday)
    desk.visit()
    desk.visit({ email: null })
    desk.now = wednesday
    planReminders(desk.db, wednesday)
    await desk.sender(openPost().gateway).tick()
    const browser = await signedIn(desk, 'owner')
    await browser.visit('/staff/messages')
    expect(browser.page.text).toContain(
      'Reminders for Friday 29 January were due at 27 Jan 10:00: 1 sent, 0 waiting, 1 not sent.',
    )
  })

  it('sends again what is unclear, with a warning, and wakes the sender', async () => {
    let woken = 0
    const desk = openDesk(monday, {}, {}, { wake: () => void woken++ })
    const id = queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    await desk.sender(openPost(() => lost).gateway).tick()
    const browser = await signedIn(desk, 'reception')
    await browser.visit(`/staff/messages/${id}`)
    expect(browser.page.text).toContain('It may have arrived. Then it comes twice.')
    await browser.page.press('Try again')
    expect(browser.page.via.map(({ status }) => status)).toEqual([303])
    expect(browser.page.text).toContain('waiting')
    expect(woken).toBe(1)
    expect(desk.message(id).state).toBe('waiting')
  })

  it('offers no second try once it is of no use', async () => {
    const desk = openDesk(monday)
    const id = queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    desk.set('message', id, { state: 'failed', reason: 'address-refused' })
    const browser = await signedIn(desk, 'owner')
    desk.now = friday
    await browser.visit('/staff/sign-in')
    const again = await signedIn(desk, 'owner')
    await again.visit(`/staff/messages/${id}`)
    expect(again.page.text).toContain('It is too late to send it again. Phone the patient.')
    const answer = await again.send(`/staff/messages/${id}/again`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status).toBe(303)
    expect(desk.message(id).state).toBe('failed')
  })

  it('is not for practitioners', async () => {
    const browser = await signedIn(openDesk(monday), 'practitioner')
    expect((await browser.visit('/staff/messages')).status).toBe(404)
  })
})

describe('a message by itself', () => {
  it('shows the text as it was sent without its secret link, and the look is logged', async () => {
    const desk = openDesk(monday)
    const { patientId } = desk.visit()
    desk.now = wednesday
    planReminders(desk.db, wednesday)
    await desk.sender(openPost().gateway).tick()
    const browser = await signedIn(desk, 'reception')
    await browser.visit('/staff/messages/1')
    expect(browser.page.text).toContain('Dear Sanne Bakker,')
    expect(browser.page.text).toContain('Stop reminders by e-mail: …')
    expect(browser.page.html).not.toContain('/unsubscribe/')
    const looks = desk.db.raw.prepare('select patient_id, view, action from access_log').all()
    expect(looks).toEqual([{ patient_id: patientId, view: 'messages', action: 'R' }])
  })

  it('hides the text of a protected patient', async () => {
    const desk = openDesk(monday)
    const { attendeeId, patientId } = desk.visit()
    queueConfirmation(desk.db, attendeeId, monday)
    await desk.sender(openPost().gateway).tick()
    desk.set('patient', patientId, { protected: 1 })
    const browser = await signedIn(desk, 'reception')
    await browser.visit('/staff/messages/1')
    expect(browser.page.text).toContain('Protected identity: the text is not shown.')
    expect(browser.page.html).not.toContain('Sanne')
  })

  it('of a merged card is a look at the card that stands', async () => {
    const desk = openDesk(monday)
    const { attendeeId, patientId } = desk.visit()
    queueConfirmation(desk.db, attendeeId, monday)
    await desk.sender(openPost().gateway).tick()
    const stays = addCard(desk, { firstName: 'Sanna' })
    desk.set('patient', patientId, { merged_into: stays })
    const browser = await signedIn(desk, 'reception')
    await browser.visit('/staff/messages/1')
    expect(browser.page.text).toContain('Sanne')
    const looks = desk.db.raw.prepare('select patient_id, view from access_log').all()
    expect(looks).toEqual([{ patient_id: stays, view: 'messages' }])
  })

  it.each([
    ['Praktijk De Linde: see you. Change/cancel: …', true],
    ["Praktijk De Linde: see you. Can't come? Phone 020 123 45 67.", false],
  ])('says what stands for a secret link only where one does: %s', async (text, says) => {
    const desk = openDesk(monday)
    desk.visit()
    desk.now = wednesday
    planReminders(desk.db, wednesday)
    await desk.sender(openPost().gateway).tick()
    desk.set('message', 1, { text_as_sent: text })
    const page = await (await signedIn(desk, 'reception')).visit('/staff/messages/1')
    expect(page.text).toContain(text.slice(0, 20))
    expect(page.text.includes('A secret link stands as')).toBe(says)
  })

  it('that was caught by the demonstration is there in full, with its link that works', async () => {
    const caught = createCaughtGateway(folder)
    const desk = openDesk(monday, {}, {}, { caught })
    desk.visit()
    desk.now = wednesday
    planReminders(desk.db, wednesday)
    await desk.sender(caught.mail, { baseUrl: 'http://localhost:3000' }).tick()
    const browser = await signedIn(desk, 'reception')
    await browser.visit('/staff/messages/1')
    expect(browser.page.text).toContain('Caught on this machine')
    const [link = ''] = /\/unsubscribe\/[\w-]{22}/.exec(browser.page.text) ?? []
    expect((await browser.send(link)).status).toBe(200)
    const html = await browser.send('/staff/messages/1/html')
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await html.text()).toContain('<p>Dear Sanne Bakker,</p>')
    const file = await browser.send('/staff/messages/1/appointment.ics')
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(await file.text()).toContain('SUMMARY:Praktijk De Linde')
  })

  it('that does not exist, or was not caught, is not there', async () => {
    const desk = openDesk(monday)
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    const browser = await signedIn(desk, 'owner')
    for (const path of ['99', '1/html', '1/appointment.ics', '99/html'])
      expect((await browser.send(`/staff/messages/${path}`)).status).toBe(404)
  })
})

describe('the red bar', () => {
  it('is not there while all is well', () => {
    const desk = openDesk(monday)
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    expect(alarms(desk)).toEqual([])
    beginJob(desk.db, 'tick', desk.now - 100)
    expect(alarms(desk)).toEqual([])
  })

  it('says that the timetable stands still', () => {
    const desk = openDesk(monday)
    beginJob(desk.db, 'tick', monday - 181)
    expect(alarms(desk)).toEqual([
      expect.stringContaining('Sending stands still since 25 Jan 07:56: the timetable does not run.'),
    ])
  })

  it('says that no mail server is set up while messages wait', async () => {
    const desk = openDesk(monday)
    const sender = desk.sender(undefined)
    await sender.tick()
    expect(alarms(desk)).toEqual([])
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    await sender.tick()
    expect(alarms(desk)).toEqual(['No mail server is set up. 1 message waits.'])
    const browser = await signedIn(desk, 'owner')
    await browser.visit('/staff/messages')
    expect(browser.page.texts('.alarm')).toEqual([
      'No mail server is set up. 1 message waits. Settings, E-mail',
    ])
    expect(browser.page.text).toContain('Not everything is running.')
  })

  it('says so once where Ledig knows from the start that there is none', async () => {
    const desk = openDesk(monday, {}, {}, { mail: false })
    const browser = await signedIn(desk, 'owner')
    const bars = async () => (await browser.visit('/staff/messages')).texts('.alarm')
    expect(await bars()).toEqual(['E-mail is not set up: confirmations and reminders wait. Settings, E-mail'])
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    await desk.sender(undefined).tick()
    expect(await bars()).toEqual(['No mail server is set up. 1 message waits. Settings, E-mail'])
  })

  it('says since when the mail server fails, why and how many wait, and goes when it works again', async () => {
    const desk = openDesk(monday)
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    const down = desk.sender(openPost(() => away).gateway)
    await down.tick()
    expect(alarms(desk)).toEqual([])
    desk.now += 300
    await down.tick()
    expect(alarms(desk)).toEqual([
      'Sending stands still since 25 Jan 08:00. The mail server does not answer. 2 messages wait.',
    ])
    desk.now += 60
    await desk.sender(openPost().gateway).tick()
    expect(alarms(desk)).toEqual([])
  })

  it('says that sending is paused', () => {
    const desk = openDesk(monday)
    changePractice(desk.db, { sending_paused_at: monday }, theSystem, monday)
    expect(alarms(desk)).toEqual(['Sending is paused since 25 Jan 08:00. 0 messages wait.'])
  })

  it('says which task of the timetable fails', () => {
    const desk = openDesk(monday)
    failJob(desk.db, 'tick', 'SqliteError', monday - 400)
    beginJob(desk.db, 'tick', monday)
    expect(alarms(desk)).toEqual(['A task of the timetable fails since 25 Jan 07:53: tick.'])
  })
})
