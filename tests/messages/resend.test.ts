import { describe, expect, it } from 'vitest'
import { openFollowUp } from '../../src/follow-up/follow-up.commands.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { queueSignInMail } from '../../src/messages/staff-mail.commands.ts'
import { rows } from '../helpers/booking.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { accepted, at, away, busy, type Desk, lost, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const wednesday = at('2027-01-27', '10:00')
const mobile = '+31612345678'

async function sent(desk: Desk, changes: Parameters<Desk['visit']>[0] = {}) {
  const visit = desk.visit(changes)
  const id = queueConfirmation(desk.db, visit.attendeeId, desk.now)
  await desk.sender(openPost().gateway).tick()
  return { ...visit, id }
}

describe('sending again on purpose', () => {
  it('asks first: to whom, what, that it comes twice; then a message of its own leaves', async () => {
    let woken = 0
    const desk = openDesk(monday, {}, {}, { wake: () => void woken++ })
    const { id } = await sent(desk)
    const browser = await signedIn(desk, 'reception')
    const ask = await (await browser.visit(`/staff/messages/${id}`)).link('Send again').click()
    expect(ask.text).toContain('Booked for 29 Jan 10:00')
    expect(ask.text).toContain('E-mail, s…@e….org')
    expect(ask.text).toContain('The first one left on 25 Jan 08:00: the patient gets it twice.')
    const page = await ask.press('Send again')
    expect(page.via.map(({ status }) => status)).toEqual([303])
    expect([page.path, woken]).toEqual([`/staff/messages/${id + 1}`, 1])
    expect(page.link('25 Jan 08:00, by Ines Maas').href).toBe(`/staff/messages/${id}`)
    const post = openPost()
    await desk.sender(post.gateway).tick()
    expect(post.mails.map((mail) => mail.to)).toEqual(['sanne.bakker@example.org'])
    expect([desk.message(id).state, desk.message(id + 1).state]).toEqual(['sent', 'sent'])
    const first = await browser.visit(`/staff/messages/${id}`)
    expect(first.link('25 Jan 08:00, by Ines Maas').href).toBe(`/staff/messages/${id + 1}`)
    expect(desk.db.raw.prepare("select count(*) from audit where action = 'sent-again'").pluck().get()).toBe(
      1,
    )
  })

  it('sends one message where two press at once, and says so to the second', async () => {
    const desk = openDesk(monday)
    const { id } = await sent(desk)
    const [one, other] = [await signedIn(desk, 'reception'), await signedIn(desk, 'owner')]
    const [here, there] = [
      await one.visit(`/staff/messages/${id}/resend`),
      await other.visit(`/staff/messages/${id}/resend`),
    ]
    await here.press('Send again')
    const late = await there.press('Send again')
    expect(late.text).toContain('Somebody sent it again meanwhile: nothing more was sent.')
    expect(desk.messages()).toHaveLength(2)
    const again = await (await other.visit(`/staff/messages/${id}/resend`)).press('Send again')
    expect(again.path).toBe(`/staff/messages/${id + 2}`)
  })

  it('is judged anew: what has moved since, is over, or whose reader wants none is not sent', async () => {
    const desk = openDesk(monday)
    const { id, appointmentId, patientId } = await sent(desk)
    const browser = await signedIn(desk, 'reception')
    const ask = async () => (await browser.visit(`/staff/messages/${id}/resend`)).text
    desk.set('patient', patientId, { notifications: 0 })
    expect(await ask()).toContain('It cannot be sent again: The patient gets no messages.')
    expect(browser.page.link('The patient’s card').href).toBe(`/staff/patients/${patientId}`)
    desk.set('patient', patientId, { notifications: 1 })
    desk.set('appointment', appointmentId, { schedule_version: 2 })
    expect(await ask()).toContain('It cannot be sent again: The appointment has moved since.')
    desk.set('appointment', appointmentId, { schedule_version: 1 })
    const page = await browser.visit(`/staff/messages/${id}/resend`)
    desk.set('patient', patientId, { notifications: 0 })
    const refused = await page.press('Send again')
    expect([refused.status, desk.messages().length]).toEqual([422, 1])
  })

  it('sends nothing after its usefulness, whatever the form says', async () => {
    const desk = openDesk(monday)
    const { id } = await sent(desk)
    desk.now = at('2027-01-29', '10:00')
    const browser = await signedIn(desk, 'owner')
    expect((await browser.visit(`/staff/messages/${id}`)).text).not.toContain('Send again')
    expect((await browser.visit(`/staff/messages/${id}/resend`)).text).toContain('Too late to be of use')
    const answer = await browser.send(`/staff/messages/${id}/resend`, {
      method: 'POST',
      body: new URLSearchParams({ seen: '0', channel: 'email' }),
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect([answer.status, desk.messages().length]).toEqual([422, 1])
  })

  it('lets a reminder leave a second time, and a third', async () => {
    const desk = openDesk(monday)
    desk.visit()
    desk.now = wednesday
    planReminders(desk.db, wednesday)
    await desk.sender(openPost().gateway).tick()
    const browser = await signedIn(desk, 'owner')
    const post = openPost()
    for (const round of [1, 2]) {
      await (await browser.visit('/staff/messages/1/resend')).press('Send again')
      await desk.sender(post.gateway).tick()
      expect(post.mails).toHaveLength(round)
    }
    planReminders(desk.db, wednesday + 60)
    expect(desk.messages()).toHaveLength(3)
  })

  it('sends what was kept back once the gate holds, and leaves it where it does not', async () => {
    const desk = openDesk(monday)
    const { attendeeId, patientId } = desk.visit({ notifications: 0 })
    const id = queueConfirmation(desk.db, attendeeId, monday)
    const browser = await signedIn(desk, 'reception')
    const no = await (await browser.visit(`/staff/messages/${id}`)).link('Send it after all').click()
    expect(no.heading).toBe('Send it after all')
    expect(no.text).toContain('It cannot be sent: The patient gets no messages.')
    desk.set('patient', patientId, { notifications: 1 })
    const page = await (await browser.visit(`/staff/messages/${id}/resend`)).press('Send it after all')
    expect(page.text).toContain('waiting')
    const post = openPost()
    await desk.sender(post.gateway).tick()
    expect(post.mails).toHaveLength(1)
  })

  it('takes off the call list whom it reached in the end (rule 29)', async () => {
    const desk = openDesk(monday)
    const { attendeeId, patientId, appointmentId } = desk.visit({ notifications: 0 })
    const id = queueConfirmation(desk.db, attendeeId, monday)
    openFollowUp(desk.db, { category: 'to-phone', patientId, appointmentId, messageId: id }, monday)
    desk.set('patient', patientId, { notifications: 1 })
    const browser = await signedIn(desk, 'reception')
    const page = await (await browser.visit(`/staff/messages/${id}/resend`)).press('Send it after all')
    expect(page.texts('nav .st')).toEqual(['1 to phone'])
    await desk.sender(openPost().gateway).tick()
    expect((await browser.visit('/staff/messages')).has('nav .st')).toBe(false)
    expect(desk.db.raw.prepare('select closed_why from follow_up').pluck().all()).toEqual(['sent'])
  })

  it('goes by either way, where the reader has both', async () => {
    const desk = openDesk(monday, { sms_ready: 1 })
    const { id } = await sent(desk, { mobile })
    const browser = await signedIn(desk, 'reception')
    const ask = await browser.visit(`/staff/messages/${id}/resend`)
    expect(ask.texts('.ck')).toEqual(['E-mail, s…@e….org', 'Text, +31…78'])
    await ask.choose('channel', 'sms').press('Send again')
    expect(desk.message(id + 1)).toMatchObject({ channel: 'sms', state: 'waiting' })
  })

  describe('what failed and went by the other channel', () => {
    async function refused(): Promise<{ readonly desk: Desk; readonly id: number }> {
      const desk = openDesk(monday, { sms_ready: 1 })
      const { attendeeId } = desk.visit({ mobile })
      const id = queueConfirmation(desk.db, attendeeId, monday)
      const no = { outcome: 'permanent', trouble: 'address-refused' } as const
      const sms = { send: async () => ({ outcome: 'accepted', ref: 'one' }) as const }
      await desk.sender(openPost(() => no).gateway, { sms }).tick()
      return { desk, id }
    }

    it('is not tried again by one press: it is asked first, with what the patient has already', async () => {
      const { desk, id } = await refused()
      expect(desk.messages().map(({ channel, state }) => `${channel} ${state}`)).toEqual([
        'email failed',
        'sms sent',
      ])
      const browser = await signedIn(desk, 'reception')
      expect((await browser.visit('/staff/messages')).html).not.toContain(`/staff/messages/${id}/again`)
      const one = await browser.visit(`/staff/messages/${id}`)
      expect(one.text).not.toContain('Try again')
      const ask = await one.link('Send again').click()
      const twice = 'The same left as a text message on 25 Jan 08:00: the patient gets it twice.'
      expect(ask.text).toContain(twice)
      await ask.press('Send again')
      const post = openPost()
      await desk.sender(post.gateway).tick()
      expect(post.mails).toHaveLength(1)
    })

    it('a press on a page from before leads to that question, and sends nothing', async () => {
      const { desk, id } = await refused()
      const browser = await signedIn(desk, 'reception')
      const answer = await browser.send(`/staff/messages/${id}/again`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/staff/messages/${id}/resend`])
      expect([desk.message(id).state, desk.messages().length]).toEqual(['failed', 2])
    })

    it('is said to be about to leave while the other one waits, and tried again once that failed, too', async () => {
      const { desk, id } = await refused()
      desk.set('message', id + 1, { state: 'waiting', settled_at: null })
      const browser = await signedIn(desk, 'reception')
      const ask = async () => (await browser.visit(`/staff/messages/${id}/resend`)).text
      expect(await ask()).toContain('The same is about to leave as a text message')
      desk.set('message', id + 1, { state: 'failed', settled_at: monday })
      await (await browser.visit(`/staff/messages/${id}`)).press('Try again')
      expect(desk.message(id).state).toBe('waiting')
    })
  })

  it('is not offered for what goes to staff, was taken back, waits, or has failed', async () => {
    const desk = openDesk(monday)
    const browser = await signedIn(desk, 'owner')
    const user = await addStaff(desk.db, 'practitioner', monday)
    const mail = queueSignInMail(desk.db, user, monday + 3600, monday)
    desk.set('message', mail, { state: 'sent', settled_at: monday })
    const { id } = await sent(desk)
    const refused = async (message: number) =>
      (await browser.visit(`/staff/messages/${message}/resend`)).status
    expect(await refused(mail)).toBe(404)
    for (const changes of [
      { state: 'skipped', reason: 'withdrawn' },
      { state: 'waiting', reason: null },
      { state: 'failed', reason: 'address-refused' },
    ]) {
      desk.set('message', id, changes)
      expect(await refused(id)).toBe(404)
    }
    expect(await refused(999)).toBe(404)
  })
})

describe('the attempts of a message', () => {
  it('are kept with how each ended; the same trouble again and again is one line', async () => {
    const desk = openDesk(monday)
    const id = queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    for (const answer of [away, away, away, busy, accepted]) {
      await desk.sender(openPost(() => answer).gateway).tick()
      desk.now += 600
    }
    const browser = await signedIn(desk, 'reception')
    const page = await browser.visit(`/staff/messages/${id}`)
    const attempts = page.texts('.card li').map((each) => each.replace(/\s+/g, ' '))
    expect(attempts).toEqual([
      '25 Jan 08:00 Put off The mail server does not answer 3 times, last 25 Jan 08:20',
      '25 Jan 08:30 Put off The mail server asks us to try later',
      '25 Jan 08:40 Accepted',
    ])
  })

  it('name the one that nobody knows the end of', async () => {
    const desk = openDesk(monday)
    const id = queueConfirmation(desk.db, desk.visit().attendeeId, monday)
    await desk.sender(openPost(() => lost).gateway).tick()
    const browser = await signedIn(desk, 'owner')
    expect((await browser.visit(`/staff/messages/${id}`)).texts('.card li')[0]).toMatch(/Unclear/)
  })
})

describe('where it is decided (O22)', () => {
  it.each([
    ['reminder-off', 'owner', '/staff/settings/practice'],
    ['type-off', 'owner', '/staff/settings/types/1'],
    ['sender-refused', 'owner', '/staff/settings/mail'],
    ['day-budget', 'owner', '/staff/settings/text-messages'],
    ['patient-off', 'reception', '/staff/patients/1'],
    // The address was given for the appointment and stands on no card (rule 2).
    ['unsubscribed', 'reception', '/staff/appointments/1'],
    ['not-confirmed', 'reception', '/staff/appointments/1'],
    ['outdated', 'reception', '/staff/appointments/1'],
  ] as const)('the reason %s leads the %s to %s', async (reason, role, href) => {
    const desk = openDesk(monday)
    const { id } = await sent(desk)
    desk.set('message', id, { state: 'skipped', reason })
    const browser = await signedIn(desk, role)
    const page = await browser.visit(`/staff/messages/${id}`)
    expect(page.links('.kv').map((link) => link.href)).toContain(href)
    if (reason === 'not-confirmed') expect(page.text).not.toContain('The patient’s card')
  })

  it.each(['unsubscribed', 'not-confirmed'])(
    '%s is decided on the card where the address stands on it',
    async (reason) => {
      const desk = openDesk(monday)
      const { id, patientId } = await sent(desk)
      const value = String(rows(desk.db, 'select contact_email from attendee')[0]?.contact_email)
      const contact = { patient_id: patientId, value, value_folded: value }
      desk.db.raw
        .prepare(
          `insert into patient_contact (patient_id, channel, value, value_folded, whose, source, created_at)
         values (@patient_id, 'email', @value, @value_folded, 'own', 'staff', 1)`,
        )
        .run(contact)
      desk.set('message', id, { state: 'skipped', reason })
      const page = await (await signedIn(desk, 'reception')).visit(`/staff/messages/${id}`)
      expect(page.link('The patient’s card').href).toBe(`/staff/patients/${patientId}`)
      desk.db.raw.exec('update patient_contact set revoked_at = 2')
      const again = await (await signedIn(desk, 'reception')).visit(`/staff/messages/${id}`)
      expect(again.link('The appointment').href).toBe('/staff/appointments/1')
    },
  )

  it('what never left has a text, and what left has the text as it was sent', async () => {
    const desk = openDesk(monday)
    const { id } = await sent(desk)
    const browser = await signedIn(desk, 'reception')
    expect((await browser.visit(`/staff/messages/${id}`)).texts('h2')).toContain('Text as sent')
    desk.set('message', id, { state: 'skipped', reason: 'type-off' })
    expect((await browser.visit(`/staff/messages/${id}`)).texts('h2')).toContain('Text')
    expect(browser.page.text).not.toContain('Text as sent')
  })

  it('tells reception who can change a setting, without a link to a page that is not theirs', async () => {
    const desk = openDesk(monday)
    const { id } = await sent(desk)
    desk.set('message', id, { state: 'skipped', reason: 'reminder-off' })
    const browser = await signedIn(desk, 'reception')
    const page = await browser.visit(`/staff/messages/${id}`)
    expect(page.text).toContain('Settings, Practice: the owner can change it')
    expect(page.html).not.toContain('/staff/settings')
  })
})
