import { beforeEach, describe, expect, it } from 'vitest'
import { findSubject } from '../../src/messages/messages.queries.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import { form, rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { bookAtDesk, type House, openHouse } from '../visit/kit.ts'
import { accepted, at, type Desk, openDesk } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const mobile = '+31612345678'

/** A phone that keeps what it is sent. */
function openPhone() {
  const texts: { readonly to: string; readonly text: string }[] = []
  const sms = {
    send: async ({ to, text }: { readonly to: string; readonly text: string }) => {
      texts.push({ to, text })
      return accepted
    },
  }
  return { sms, texts }
}

function asFromTheWeb(house: House, attendeeId: number): void {
  house.db.raw
    .prepare('insert into booking_request (key_hash, person_hash, attendee_id, at) values (?, ?, ?, ?)')
    .run(Buffer.alloc(32, attendeeId), Buffer.alloc(32), attendeeId, monday)
}

describe('rule 31: "No more text messages" on the page about a visit', () => {
  let house: House
  let path: string

  beforeEach(() => {
    house = openHouse({}, { selfService: true })
    noteTexting(house.db, true)
    path = bookAtDesk(house, { email: null, phone: mobile, tell: false }).path
  })

  it('says what it stops and what not, and does nothing before the button is pressed', async () => {
    const page = await (await openBrowser(house).visit(path)).link('No more text messages').click()
    expect(page.heading).toBe('Stop text messages?')
    expect(page.text).toContain('It stops reminders, recalls, offers')
    expect(page.text).toContain('We still text you if you book, move or cancel')
    expect(page.text).toContain('…78')
    expect(page.text).not.toContain('612345678')
    expect((await page.link('Back').click()).heading).toBe('Your appointment')
    expect(rows(house.db, 'select * from sms_stop')).toEqual([])
  })

  it('stops reminders and not the cancellation; a second press is as good as one', async () => {
    const browser = openBrowser(house, { textBrowser: true })
    const asked = await browser.visit(`${path}/texts`)
    const done = await asked.press('No more reminders by text message')
    expect(done.via.map(({ status }) => status)).toEqual([303])
    expect(done.text).toContain('You get no more reminders by text message.')
    expect(done.text).not.toContain('No more text messages')
    await asked.press('No more reminders by text message')
    expect(rows(house.db, 'select mobile, source from sms_stop')).toEqual([{ mobile, source: 'visit' }])
    planReminders(house.db, at('2027-01-26', '10:00'))
    expect(house.messages().at(-1)).toMatchObject({
      kind: 'reminder',
      channel: 'sms',
      reason: 'unsubscribed',
    })
    await (await browser.visit(`${path}/cancel`)).press('Cancel appointment')
    expect(house.messages().at(-1)).toMatchObject({ kind: 'cancelled', channel: 'sms', state: 'waiting' })
  })

  it('of whoever typed an e-mail address beside an unconfirmed number is for that appointment alone (rule 2)', async () => {
    const own = bookAtDesk(house, { startsAt: at('2027-01-28', '13:00'), phone: mobile, tell: false })
    asFromTheWeb(house, own.attendeeId)
    const asked = await openBrowser(house).visit(`${own.path}/texts`)
    expect(asked.text).toContain('It is for this appointment alone.')
    const done = await asked.press('No more reminders by text message')
    expect(done.text).toContain('You get no more reminders about this appointment by text message.')
    expect(done.text).not.toContain('You get no more reminders by text message.')
    expect(rows(house.db, 'select * from sms_stop')).toEqual([])
    const stopped = (id: number) => findSubject(house.db, id)?.ways.sms?.unsubscribed
    const [first] = rows(house.db, `select min(id) as id from attendee`)
    expect([stopped(own.attendeeId), stopped(Number(first?.id))]).toEqual([true, false])
    // Nobody is told whether the number is known: the page of its owner still offers it.
    expect((await openBrowser(house).visit(path)).text).toContain('No more text messages')
  })

  it('of a number says nothing to whoever typed that number beside an e-mail address of their own', async () => {
    const own = bookAtDesk(house, { startsAt: at('2027-01-28', '13:00'), phone: mobile, tell: false })
    asFromTheWeb(house, own.attendeeId)
    const pages = async () => {
      const seen = await Promise.all(
        [own.path, `${own.path}/texts`].map((each) => openBrowser(house).visit(each)),
      )
      return seen.map(({ status, text }) => [status, text])
    }
    const before = await pages()
    await (await openBrowser(house).visit(`${path}/texts`)).press('No more reminders by text message')
    expect(rows(house.db, 'select * from sms_stop')).toHaveLength(1)
    expect(await pages()).toEqual(before)
    const done = await (await openBrowser(house).visit(`${own.path}/texts`)).press(
      'No more reminders by text message',
    )
    expect(done.text).toContain('You get no more reminders about this appointment by text message.')
    const again = await (await done.link('Text messages again').click()).press('Text messages again')
    expect(again.text).toContain('You get reminders by text message again.')
    expect(rows(house.db, 'select mobile from sms_stop')).toEqual([{ mobile }])
  })

  it('is taken back on the same page, for the number, and the history says who did what', async () => {
    const browser = openBrowser(house, { textBrowser: true })
    const done = await (await browser.visit(`${path}/texts`)).press('No more reminders by text message')
    const asked = await done.link('Text messages again').click()
    expect([asked.heading, rows(house.db, 'select * from sms_stop').length]).toEqual([
      'Get text messages again?',
      1,
    ])
    expect((await asked.link('Back').click()).heading).toBe('Your appointment')
    const again = await asked.press('Text messages again')
    expect(again.via.map(({ status }) => status)).toEqual([303])
    expect(again.text).toContain('You get reminders by text message again.')
    expect(rows(house.db, 'select * from sms_stop')).toEqual([])
    expect((await asked.press('Text messages again')).text).not.toContain('again.')
    const [{ id } = {}] = rows(house.db, 'select max(id) as id from appointment')
    const page = await (await signedIn(house, 'reception')).visit(`/staff/appointments/${id}`)
    expect(page.text).toMatch(/message stopped\s+patient[\s\S]*message allowed again\s+patient/)
  })

  it('is not taken back by another page, nor where the desk has stopped it', async () => {
    await (await openBrowser(house).visit(`${path}/texts`)).press('No more reminders by text message')
    const other = bookAtDesk(house, {
      startsAt: at('2027-01-28', '13:00'),
      email: null,
      phone: mobile,
      tell: false,
    })
    expect((await openBrowser(house).visit(`${other.path}/texts`)).status).toBe(404)
    await house.app.request(`${other.path}/texts`, form({ act: 'allow' }))
    expect(rows(house.db, 'select * from sms_stop')).toHaveLength(1)
    house.db.raw.exec("update sms_stop set source = 'staff'")
    expect((await openBrowser(house).visit(`${path}/texts`)).status).toBe(404)
    await house.app.request(`${path}/texts`, form({ act: 'allow' }))
    expect(rows(house.db, 'select * from sms_stop')).toHaveLength(1)
  })

  it('of one appointment is taken back there, and by staff on the page of the appointment, once', async () => {
    const own = bookAtDesk(house, { startsAt: at('2027-01-28', '13:00'), phone: mobile, tell: false })
    asFromTheWeb(house, own.attendeeId)
    const stopped = () => rows(house.db, 'select * from visit_text_stop').length
    const stop = async () =>
      (await openBrowser(house).visit(`${own.path}/texts`)).press('No more reminders by text message')
    await (await (await stop()).link('Text messages again').click()).press('Text messages again')
    expect(stopped()).toBe(0)
    await stop()
    const staff = await signedIn(house, 'reception')
    const page = await staff.visit(`/staff/appointments/${own.appointmentId}`)
    expect(page.text).toContain(
      'Stopped by the patient: no reminders by text message about this appointment.',
    )
    const press = () => page.form('form[action$="/texts"]').press(/^Allow text messages again/)
    const done = await press()
    expect(done.via.map(({ status }) => status)).toEqual([303])
    expect(done.text).toContain('Reminders by text message are allowed again for this appointment.')
    expect(stopped()).toBe(0)
    expect((await press()).text).toContain('They were allowed already.')
    const names = rows(
      house.db,
      "select actor from audit where action in ('stopped-texts', 'allowed-texts') order by id",
    )
    expect(names.map(({ actor }) => actor)).toEqual(['patient-web', 'patient-web', 'patient-web', 'staff'])
    expect(done.text).not.toContain('Stopped by the patient')
  })

  it('is taken back by nobody else who has the link, but whoever pressed the button, or staff (rule 2)', async () => {
    const own = bookAtDesk(house, { startsAt: at('2027-01-28', '13:00'), phone: mobile, tell: false })
    asFromTheWeb(house, own.attendeeId)
    const stopped = () => rows(house.db, 'select * from visit_text_stop').length
    const done = await (await openBrowser(house).visit(`${own.path}/texts`)).press(
      'No more reminders by text message',
    )
    const booker = openBrowser(house)
    const page = await booker.visit(own.path)
    expect(page.text).toContain('Reminders by text message are stopped.')
    expect(page.text).not.toContain('Text messages again')
    for (const undo of ['', '?undo=x', `?undo=${'A'.repeat(22)}`]) {
      expect((await booker.visit(`${own.path}/texts${undo}`)).status).toBe(404)
      await house.app.request(`${own.path}/texts${undo}`, form({ act: 'allow' }))
    }
    const again = await house.app.request(`${own.path}/texts`, form({}))
    expect(again.headers.get('location')).toBe(`${own.path}?said=texts`)
    expect(stopped()).toBe(1)
    const back = await (await done.link('Text messages again').click()).press('Text messages again')
    expect([stopped(), back.text.includes('You get reminders by text message again.')]).toEqual([0, true])
    house.now += 60
    await (await openBrowser(house).visit(`${own.path}/texts`)).press('No more reminders by text message')
    expect((await openBrowser(house).visit(done.url)).text).not.toContain('Text messages again')
  })

  it('of a number that stands on no card is taken back by staff on the page of an appointment with it', async () => {
    await (await openBrowser(house).visit(`${path}/texts`)).press('No more reminders by text message')
    const other = bookAtDesk(house, { startsAt: at('2027-01-28', '13:00'), email: null, phone: mobile })
    const staff = await signedIn(house, 'reception')
    const page = await staff.visit(`/staff/appointments/${other.appointmentId}`)
    expect(page.text).toContain('Stopped for this number: no reminders by text message.')
    const done = await page.form('form[action$="/texts"]').press(/^Allow text messages again/)
    expect(done.text).not.toContain('Stopped for this number')
    expect(rows(house.db, 'select * from sms_stop')).toEqual([])
    expect((await openBrowser(house).visit(path)).text).toContain('No more text messages')
  })

  describe('taken back while the reminder is of use', () => {
    const due = at('2027-01-26', '10:00')
    const plan = (now: number) => {
      house.now = now
      return planReminders(house.db, now)
    }
    const states = () =>
      rows(house.db, "select state, reason from message where kind = 'reminder' order by id").map(
        ({ state, reason }) => `${state} ${reason ?? ''}`.trim(),
      )

    it('it leaves after all, once, and nobody has to phone', async () => {
      const stop = () => openBrowser(house).visit(`${path}/texts`)
      const done = await (await stop()).press('No more reminders by text message')
      expect([plan(due), plan(due + 60), states()]).toEqual([1, 0, ['skipped unsubscribed']])
      expect(
        rows(house.db, "select id from follow_up where category = 'to-remind' and closed_at is null"),
      ).toHaveLength(1)
      await (await done.link('Text messages again').click()).press('Text messages again')
      expect([plan(due + 120), plan(due + 180)]).toEqual([1, 0])
      const phone = openPhone()
      await house.sender(undefined, { sms: phone.sms }).tick()
      plan(due + 240)
      expect([phone.texts.length, states()]).toEqual([1, ['skipped unsubscribed', 'sent']])
      expect(
        rows(house.db, "select id from follow_up where category = 'to-remind' and closed_at is null"),
      ).toEqual([])
    })

    it('not where somebody has reached them by phone, nor once it is of no use', async () => {
      const done = await (await openBrowser(house).visit(`${path}/texts`)).press(
        'No more reminders by text message',
      )
      plan(due)
      house.db.raw.exec("update follow_up set closed_at = 1, closed_by = null where category = 'to-remind'")
      const again = await done.link('Text messages again').click()
      const id = await addStaff(house.db, 'owner', monday)
      house.db.raw.prepare("update follow_up set closed_by = ? where category = 'to-remind'").run(id)
      await again.press('Text messages again')
      expect(plan(due + 60)).toBe(0)
      house.db.raw.exec(
        "update follow_up set closed_at = null, closed_by = null where category = 'to-remind'",
      )
      expect(plan(at('2027-01-28', '10:30'))).toBe(0)
    })

    it('so does an e-mail whose reader wants them again', async () => {
      const { attendeeId } = bookAtDesk(house, { startsAt: at('2027-01-28', '13:00'), tell: false })
      house.db.raw.exec("insert into unsubscription values ('sanne@example.org', 1, 'link')")
      plan(due)
      plan(due + 60)
      const mine = () =>
        rows(house.db, `select state from message where kind = 'reminder' and attendee_id = ${attendeeId}`)
      expect(mine()).toHaveLength(1)
      house.db.raw.exec('delete from unsubscription')
      plan(due + 120)
      expect(mine().map(({ state }) => state)).toEqual(['skipped', 'waiting'])
    })
  })

  it('staff of one appointment cannot allow what is about another', async () => {
    const own = bookAtDesk(house, { startsAt: at('2027-01-28', '13:00'), phone: mobile, tell: false })
    house.db.raw.exec(`insert into visit_text_stop (attendee_id, at) values (${own.attendeeId}, 1)`)
    const staff = await signedIn(house, 'reception')
    const page = await staff.visit(`/staff/appointments/${own.appointmentId}`)
    const other = page.form('form[action$="/texts"]')
    expect(other).toBeDefined()
    expect((await staff.visit(`/staff/appointments/1/people/${own.attendeeId}/texts`)).status).toBe(404)
  })

  it('is for the number everywhere where both contacts are confirmed', async () => {
    const own = bookAtDesk(house, { startsAt: at('2027-01-28', '13:00'), phone: mobile, tell: false })
    asFromTheWeb(house, own.attendeeId)
    const [{ patient_id } = {}] = rows(
      house.db,
      `select patient_id from attendee where id = ${own.attendeeId}`,
    )
    for (const [channel, value] of [
      ['email', 'sanne@example.org'],
      ['phone', mobile],
    ])
      house.db.raw
        .prepare(
          `insert into patient_contact (patient_id, channel, value, value_folded, source, created_at, confirmed_at) values (?, ?, ?, ?, 'staff', 1, 1)`,
        )
        .run(patient_id, channel, value, value)
    await (await openBrowser(house).visit(`${own.path}/texts`)).press('No more reminders by text message')
    expect(rows(house.db, 'select mobile from sms_stop')).toEqual([{ mobile }])
  })

  it('is not there where no text messages are set up, for other numbers, nor behind a made-up link', async () => {
    noteTexting(house.db, false)
    expect((await openBrowser(house).visit(path)).text).not.toContain('No more text messages')
    noteTexting(house.db, true)
    const fixed = bookAtDesk(house, {
      startsAt: at('2027-01-28', '14:00'),
      email: null,
      phone: '+31201234567',
    })
    expect((await openBrowser(house).visit(fixed.path)).text).not.toContain('No more text messages')
    for (const address of [`${fixed.path}/texts`, `/visit/${'A'.repeat(22)}/texts`]) {
      expect((await openBrowser(house).visit(address)).status).toBe(404)
      expect((await house.app.request(address, form({}))).status).toBe(404)
    }
    expect(rows(house.db, 'select * from sms_stop')).toEqual([])
  })
})

describe('O29, rule 31: staff stop and allow messages on the card', () => {
  let desk: Desk
  let staff: Browser

  beforeEach(async () => {
    desk = openDesk(monday)
    noteTexting(desk.db, true)
    addCard(desk, { contacts: ['noor@example.org', mobile] })
    staff = await signedIn(desk, 'reception')
  })

  const press = async (contact: number, name: RegExp) =>
    (await staff.visit('/staff/patients/1')).form(`form[action$="/contacts/${contact}/stop"]`).press(name)
  const said = (page: Page) => page.texts('[role=status]').join()
  const stops = () => [
    ...rows(desk.db, 'select email_folded as it, source from unsubscription'),
    ...rows(desk.db, 'select mobile as it, source from sms_stop'),
  ]

  it.each([
    [1, 'noor@example.org'],
    [2, mobile],
  ])('contact %i: who and when stands there, and is audited', async (contact, it) => {
    const stopped = await press(contact, /^Stop reminders here/)
    expect(said(stopped)).toContain('No reminders, recalls, offers')
    expect(stops()).toEqual([{ it, source: 'staff' }])
    expect(stopped.texts('#contacts .st')).toContain('no reminders')
    expect(stopped.text).toContain('Stopped on 25 January 2027, Ines Maas')
    const allowed = await press(contact, /^Allow messages again/)
    expect(said(allowed)).toBe('Messages may be sent there again.')
    expect(stops()).toEqual([])
    expect(allowed.texts('#contacts .st')).not.toContain('no reminders')
    expect(
      rows(
        desk.db,
        "select action, object_id from audit where object = 'patient-contact' order by id desc limit 2",
      ),
    ).toEqual([
      { action: 'allowed-messages', object_id: contact },
      { action: 'stopped-messages', object_id: contact },
    ])
  })

  it('what its reader stopped says so, and staff may allow it again', async () => {
    desk.db.raw.exec(`insert into sms_stop values ('${mobile}', ${monday}, 'visit')`)
    expect((await staff.visit('/staff/patients/1')).text).toContain(
      'Stopped by the reader on 25 January 2027',
    )
    await press(2, /^Allow/)
    expect(stops()).toEqual([])
  })

  it('not a contact of somebody else, nor one that is withdrawn', async () => {
    addCard(desk, { firstName: 'Piet', lastName: 'Smit', contacts: ['piet@example.org'] })
    const post = (address: string) =>
      staff.send(address, {
        ...form({ act: 'stop' }),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    expect((await post('/staff/patients/1/contacts/3/stop')).status).toBe(404)
    desk.db.raw.exec('update patient_contact set revoked_at = 1 where id = 1')
    expect((await post('/staff/patients/1/contacts/1/stop')).status).toBe(404)
    expect(stops()).toEqual([])
  })
})

describe('rule 6: a mobile number is confirmed by a text message', () => {
  let desk: Desk
  let staff: Browser

  beforeEach(async () => {
    desk = openDesk(monday + 3600)
    noteTexting(desk.db, true)
    addCard(desk, { contacts: [mobile, '+31201234567'] })
    staff = await signedIn(desk, 'reception')
  })

  const ask = async () =>
    (await staff.visit('/staff/patients/1')).form('form[action$="/contacts/1/link"]').press(/^Send a/)

  it('goes all the way: card, text message, page, button, card', async () => {
    const asked = await ask()
    expect(asked.texts('[role=status]').join()).toContain('A link is on its way to +31…78.')
    const phone = openPhone()
    await desk.sender(undefined, { sms: phone.sms }).tick()
    expect(phone.texts.map(({ to }) => to)).toEqual([mobile])
    expect(phone.texts[0]?.text).not.toMatch(/Noor|Bakker/)
    const path = /\/confirm\/[\w-]{22}/.exec(phone.texts[0]?.text ?? '')?.[0] ?? ''
    const page = await openBrowser(desk).visit(path)
    expect(page.heading).toBe('Confirm your mobile number')
    expect(rows(desk.db, 'select confirmed_at from patient_contact where id = 1')).toEqual([
      { confirmed_at: null },
    ])
    const done = await page.press('Yes, this is my number')
    expect(done.heading).toBe('Your mobile number is confirmed')
    expect((await staff.visit('/staff/patients/1')).texts('#contacts .st')).toContain('confirmed')
  })

  it('is offered for mobile numbers only, one question at a time', async () => {
    expect((await staff.visit('/staff/patients/1')).texts('form[action$="/link"]')).toHaveLength(1)
    await ask()
    const again = await (await staff.visit('/staff/patients/1'))
      .form('form[action$="/contacts/1/link"]')
      .press(/^Send a/)
    expect(again.texts('[role=status]').join()).toContain('No second link')
    noteTexting(desk.db, false)
    expect((await staff.visit('/staff/patients/1')).texts('form[action$="/link"]')).toHaveLength(0)
  })

  it('keeps to the budget of the number and to the hours', async () => {
    await ask()
    desk.now = at('2027-01-25', '21:00')
    const phone = openPhone()
    await desk.sender(undefined, { sms: phone.sms }).tick()
    expect(phone.texts).toEqual([])
    expect(desk.messages()).toMatchObject([{ state: 'waiting', due_at: at('2027-01-26', '08:00') }])
    desk.db.raw.exec('update practice set sms_per_day = 0')
    desk.now = at('2027-01-26', '08:00')
    await desk.sender(undefined, { sms: phone.sms }).tick()
    expect(phone.texts).toEqual([])
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason: 'day-budget' }])
  })
})
