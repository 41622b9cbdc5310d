import { describe, expect, it } from 'vitest'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { rows } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { bookAtDesk, type House, openHouse, pathOf } from '../visit/kit.ts'
import { at, openPost } from './desk.ts'

const day = '2027-01-28'
const due = at('2027-01-26', '10:00')
const three = ['11:00', '14:00', '16:00']

interface OneDay extends House {
  readonly patientId: number
  readonly visits: readonly { readonly attendeeId: number; readonly appointmentId: number }[]
}

/** One patient with several appointments on one day, which patients may change themselves. */
function openDay(
  times: readonly string[] = three,
  changes: Parameters<typeof openHouse>[0] = {},
  reach: Partial<Parameters<typeof bookAtDesk>[1]> = {},
): OneDay {
  const house = openHouse(changes, { selfService: true })
  const card = { firstName: 'Noor', lastName: 'Bakker', birthDate: '1979-03-27', language: 'en' } as const
  const patientId = registerPatient(house.db, { ...card, origin: 'staff' }, house.now)
  const visits = times.map((time) =>
    bookAtDesk(house, {
      patientId,
      startsAt: at(day, time),
      email: 'noor@example.org',
      tell: false,
      ...reach,
    }),
  )
  return Object.assign(house, { patientId, visits })
}

/** Everything that is due leaves. */
async function sendAll(house: House, now: number) {
  house.now = now
  planReminders(house.db, now)
  const post = openPost()
  await house.sender(post.gateway).tick()
  return post.mails
}

function reminders(house: House) {
  return rows(house.db, "select * from message where kind = 'reminder' order by id")
}

function pathIn(text = ''): string {
  return /\/visit\/[\w-]{22}/.exec(text)?.[0] ?? ''
}

function cancel(house: House, appointmentId: number) {
  const version = Number(
    rows(house.db, `select row_version from appointment where id = ${appointmentId}`)[0]?.row_version,
  )
  const how = { by: 'patient', reason: '', tell: false } as const
  expect(cancelByStaff(house.db, { appointmentId, version, ...how }, theSystem, house.now).ok).toBe(true)
}

describe('several appointments of a patient on one day (O14, O15, rule 30)', () => {
  it('O15: are one reminder that says how many, the first time, and each with time, place and practitioner', async () => {
    const house = openDay()
    const mails = await sendAll(house, due)
    expect(mails).toHaveLength(1)
    const [mail] = mails
    expect(mail?.to).toBe('noor@example.org')
    expect(mail?.subject).toBe('Reminder: 3 appointments Thu 28 Jan, Praktijk De Linde')
    expect(mail?.text).toContain('You have 3 appointments on Thursday 28 January 2027, the first at 11:00.')
    for (const from of ['11:00–11:30', '14:00–14:30', '16:00–16:30'])
      expect(mail?.text).toContain(`- ${from}, De Linde, with Anna de Vries`)
    expect(mail?.calendar.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    expect(`${mail?.text}${mail?.html}${mail?.calendar}`).not.toMatch(/Lindelaan|Consult/)
    const ledger = await (await signedIn(house, 'reception')).visit('/staff/messages')
    expect(ledger.text).toContain('Reminder of 3 appointments, Thu 28 Jan')
    expect(ledger.text).not.toContain('Reminder for 28 Jan')
    expect(rows(house.db, "select * from message_subject where kind = 'reminder'")).toHaveLength(3)
    expect(mail?.unsubscribeUrl).toMatch(/\/unsubscribe\/[\w-]{22}$/)
  })

  it('rule 5: by phone the reminder says what still stands, also once the first one is cancelled', async () => {
    const house = openDay(three, {}, { email: null, phone: '+31201234567' })
    await sendAll(house, due)
    const ines = await signedIn(house, 'reception')
    const row = async () => (await ines.visit('/staff/follow-up/calls')).texts('tbody tr[id]').join()
    expect(await row()).toMatch(/^\s*11:00 .*Thu 28 Jan 11:00.* 11:00, 14:00, 16:00 /s)
    cancel(house, house.visits[0]?.appointmentId ?? 0)
    expect(await row()).toMatch(/^\s*14:00 .*Thu 28 Jan 14:00.* 14:00, 16:00 /s)
    expect(await row()).not.toContain('11:00')
    cancel(house, house.visits[1]?.appointmentId ?? 0)
    expect(await row()).toMatch(/^\s*16:00 .*Thu 28 Jan 16:00/s)
    expect(await row()).not.toMatch(/14:00|11:00/)
  })

  it('O15: of exactly one it is the usual text', async () => {
    const [mail] = await sendAll(openDay(['11:00']), due)
    expect(mail?.text).toContain(
      'A reminder: your appointment is on Thursday 28 January 2027 from 11:00 to 11:30.',
    )
  })

  it('O15: nobody is told twice, however often it is planned, sent, stopped or set back', async () => {
    const house = openDay()
    expect(await sendAll(house, due)).toHaveLength(1)
    for (const now of [due, due - 3600, due + 60, due + 86_400]) expect(await sendAll(house, now)).toEqual([])
    expect(reminders(house)).toHaveLength(1)
  })

  it('O15: one that was cancelled between is left out, and the ledger says why', async () => {
    const house = openDay()
    planReminders(house.db, due)
    cancel(house, house.visits[0]?.appointmentId ?? 0)
    const [mail] = await sendAll(house, due + 60)
    expect(mail?.text).toContain('You have 2 appointments on Thursday 28 January 2027, the first at 14:00.')
    expect(mail?.text).not.toContain('11:00')
    expect(reminders(house)).toMatchObject([
      { state: 'sent', attendee_id: house.visits[1]?.attendeeId },
      { state: 'skipped', reason: 'cancelled', attendee_id: house.visits[0]?.attendeeId },
    ])
  })

  it('O15: where one is left it has the usual text, and where none is nothing leaves', async () => {
    const house = openDay()
    planReminders(house.db, due)
    for (const { appointmentId } of house.visits.slice(0, 2)) cancel(house, appointmentId)
    const [mail] = await sendAll(house, due + 60)
    expect(mail?.text).toContain('from 16:00 to 16:30')
    const none = openDay()
    planReminders(none.db, due)
    for (const { appointmentId } of none.visits) cancel(none, appointmentId)
    expect(await sendAll(none, due + 60)).toEqual([])
    expect(reminders(none)).toMatchObject([{ state: 'skipped', reason: 'cancelled' }])
  })

  it('O15: types that do not notify and whoever is absent do not count', async () => {
    const house = openDay()
    const quiet = addType(
      house.db,
      {
        ...{ name: 'Quiet', publicNames: { en: 'Quiet' }, minutes: 30, gridMinutes: 30, online: false },
        ...{ calendarIds: [house.practice.anna], notify: false },
      },
      theSystem,
      house.now,
    )
    house.set('appointment', house.visits[1]?.appointmentId ?? 0, { type_id: quiet })
    planReminders(house.db, due)
    house.set('attendee', house.visits[2]?.attendeeId ?? 0, { present: 0 })
    const [mail] = await sendAll(house, due + 60)
    expect(mail?.text).toContain('from 11:00 to 11:30')
    expect(reminders(house).map(({ reason }) => reason)).toEqual([null, 'type-off', 'not-present'])
  })

  it('rule 30: never merges two people of one address, nor two days', async () => {
    const house = openDay(['11:00'])
    bookAtDesk(house, { startsAt: at(day, '14:00'), email: 'noor@example.org', tell: false })
    bookAtDesk(house, {
      patientId: house.patientId,
      startsAt: at('2027-01-29', '11:00'),
      email: 'noor@example.org',
      tell: false,
    })
    expect(await sendAll(house, due)).toHaveLength(2)
    expect(await sendAll(house, due + 86_400)).toHaveLength(1)
    expect(reminders(house)).toHaveLength(3)
  })

  it('rule 2: what was booked under another contact is said to that contact, and is not behind the link', async () => {
    const house = openDay(['11:00', '14:00'])
    bookAtDesk(house, {
      patientId: house.patientId,
      startsAt: at(day, '16:00'),
      email: 'somebody@example.org',
      tell: false,
    })
    const mails = await sendAll(house, due)
    expect(mails.map(({ to }) => to).sort()).toEqual(['noor@example.org', 'somebody@example.org'])
    const page = await openBrowser(house).visit(pathIn(mails.find(({ to }) => to.startsWith('noor'))?.text))
    expect(page.text).toContain('14:00')
    expect(page.text).not.toContain('16:00')
  })

  it('rule 32: one that is booked once the reminder has left gets none of it', async () => {
    const house = openDay()
    await sendAll(house, due)
    house.now = due + 600
    bookAtDesk(house, { patientId: house.patientId, startsAt: at(day, '09:00'), email: 'noor@example.org' })
    const mails = await sendAll(house, due + 3600)
    expect(mails.map(({ subject }) => subject)).toEqual(['Appointment Thu 28 Jan 09:00, Praktijk De Linde'])
    expect(reminders(house)).toHaveLength(1)
  })

  it('goes by text message where the patient would rather have that', async () => {
    const house = openDay(three, { channel_policy: 'preferred' }, { email: null, phone: '+31612345678' })
    noteTexting(house.db, true)
    house.now = due
    planReminders(house.db, due)
    expect(reminders(house)).toMatchObject([{ channel: 'sms', state: 'waiting' }])
    const texts: string[] = []
    const sms = {
      send: async ({ text }: { readonly text: string }) => {
        texts.push(text)
        return { outcome: 'accepted', ref: 'one' } as const
      },
    }
    await house.sender(undefined, { sms }).tick()
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatch(/3 .*11:00.*\/v\/[\w-]{22}/)
    const path = /\/v\/[\w-]{22}/.exec(texts[0] ?? '')?.[0] ?? ''
    expect((await openBrowser(house).visit(path)).text).toContain('16:00–16:30')
  })

  it('by text message leaves out one whose page was used to stop that one alone, and says the rest', async () => {
    const house = openDay(three, { channel_policy: 'preferred' }, { email: null, phone: '+31612345678' })
    noteTexting(house.db, true)
    house.now = due
    planReminders(house.db, due)
    const [first] = house.visits
    house.db.raw.exec(`insert into visit_text_stop (attendee_id, at) values (${first?.attendeeId}, ${due})`)
    const texts: string[] = []
    const sms = {
      send: async ({ text }: { readonly text: string }) => {
        texts.push(text)
        return { outcome: 'accepted', ref: 'one' } as const
      },
    }
    await house.sender(undefined, { sms }).tick()
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatch(/2 .*14:00/)
    expect(reminders(house)).toMatchObject([
      { state: 'sent', attendee_id: house.visits[1]?.attendeeId },
      { state: 'skipped', reason: 'unsubscribed', attendee_id: first?.attendeeId },
    ])
  })
})

describe('the page behind a merged message (rule 30)', () => {
  it('lists exactly that day of that patient, each with its own ways on, and names nobody', async () => {
    const house = openDay()
    const also = bookAtDesk(house, {
      patientId: house.patientId,
      startsAt: at('2027-01-29', '09:30'),
      email: 'noor@example.org',
      tell: false,
    })
    const [mail] = await sendAll(house, due)
    const path = pathIn(mail?.text)
    const page = await openBrowser(house).visit(path)
    expect([page.status, page.heading]).toEqual([200, 'Your 3 appointments'])
    for (const { attendeeId } of house.visits)
      for (const below of ['', '/move', '/cancel'])
        expect(page.html).toContain(`"${pathOf(house, attendeeId)}${below}?day=${path.slice(7)}"`)
    expect(page.html).not.toContain(pathOf(house, also.attendeeId))
    expect(page.text).not.toMatch(/Noor|Bakker|example\.org|09:30/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('strict-origin')
    expect(page.headers.get('set-cookie')).toBeNull()
  })

  it('is short as well, the same for a second reminder, and says what has changed since', async () => {
    const house = openDay(three, { reminder2_days: 1, reminder2_minute: 600 })
    const [first] = await sendAll(house, due)
    const [second] = await sendAll(house, due + 86_400)
    const path = pathIn(first?.text)
    expect(pathIn(second?.text)).toBe(path)
    cancel(house, house.visits[1]?.appointmentId ?? 0)
    const page = await openBrowser(house).visit(path.replace('/visit/', '/v/'))
    expect(page.heading).toBe('Your 2 appointments')
    expect(page.text).toContain('14:00–14:30 (cancelled)')
    expect(page.html).not.toContain(`${pathOf(house, house.visits[1]?.attendeeId ?? 0)}/cancel`)
  })

  it('rule 21: is 410 once all of it is over, for 90 days, then 404; so is a made-up and a revoked one', async () => {
    const house = openDay()
    const [mail] = await sendAll(house, due)
    const path = pathIn(mail?.text)
    const browser = openBrowser(house)
    house.now = at(day, '15:00')
    expect((await browser.visit(path)).status).toBe(200)
    house.now = at(day, '17:00')
    const over = await browser.visit(path)
    expect([over.status, over.heading]).toEqual([410, 'These appointments are over'])
    house.now += 91 * 86_400
    const gone = await browser.visit(path)
    expect(gone.status).toBe(404)
    house.now = due + 3600
    expect((await browser.visit(`/visit/${'A'.repeat(22)}`)).status).toBe(404)
    house.db.raw.exec('update attendee set link_generation = link_generation + 1')
    expect((await browser.visit(path)).status).toBe(404)
  })

  it('is 410 where all was cancelled, and nothing where patients may see nothing online', async () => {
    const house = openDay()
    const [mail] = await sendAll(house, due)
    for (const { appointmentId } of house.visits) cancel(house, appointmentId)
    const page = await openBrowser(house).visit(pathIn(mail?.text))
    expect([page.status, page.heading]).toEqual([410, 'These appointments are cancelled'])
    const shut = openDay(three, { view_on: 0, rebook_on: 0, cancel_on: 0 })
    const [plain] = await sendAll(shut, due)
    expect(plain?.text).toContain('You have 3 appointments')
    expect(plain?.text).not.toContain('/visit/')
    expect(plain?.text).toContain("Can't come? Phone 020 123 45 67.")
  })

  it('leads to each appointment and back, also after one is cancelled, and no made-up day does', async () => {
    const house = openDay()
    const [mail] = await sendAll(house, due)
    const path = pathIn(mail?.text)
    const list = await openBrowser(house, { textBrowser: true }).visit(path)
    const one = await list.link(/More about it, 11:00/).click()
    expect(one.heading).toBe('Your appointment')
    expect((await one.link('All your appointments of this day').click()).heading).toBe('Your 3 appointments')
    const gone = await (await one.link('Cancel appointment').click()).press('Cancel appointment')
    expect(gone.status).toBe(410)
    expect((await gone.link('All your appointments of this day').click()).heading).toBe('Your 2 appointments')
    const own = pathOf(house, house.visits[1]?.attendeeId ?? 0)
    for (const day of ['A'.repeat(22), 'x', '', own.slice(7)])
      expect((await openBrowser(house).visit(`${own}?day=${day}`)).text).not.toContain('of this day')
    const other = bookAtDesk(house, {
      startsAt: at('2027-01-29', '09:30'),
      email: 'noor@example.org',
      tell: false,
    })
    const elsewhere = await openBrowser(house).visit(`${other.path}?day=${path.slice(7)}`)
    expect(elsewhere.text).not.toContain('of this day')
  })

  it('leads on to the texts about the next where those about one alone are stopped', async () => {
    const house = openDay(three, {}, { phone: '+31612345678' })
    noteTexting(house.db, true)
    for (const { attendeeId } of house.visits)
      house.db.raw
        .prepare('insert into booking_request (key_hash, person_hash, attendee_id, at) values (?, ?, ?, ?)')
        .run(Buffer.alloc(32, attendeeId), Buffer.alloc(32), attendeeId, house.now)
    const [mail] = await sendAll(house, due)
    const path = pathIn(mail?.text)
    const browser = openBrowser(house, { textBrowser: true })
    for (const _ of three) {
      const asked = await (await browser.visit(path)).link('No more text messages').click()
      expect(asked.text).toContain('It is for this appointment alone.')
      await asked.press('No more reminders by text message')
    }
    expect((await browser.visit(path)).text).not.toContain('No more text messages')
    expect(rows(house.db, 'select * from visit_text_stop')).toHaveLength(3)
  })

  it('speaks the language of the message', async () => {
    for (const [language, says, heading] of [
      ['nl', 'U heeft 3 afspraken op', 'Uw 3 afspraken'],
      ['sv', 'Du har 3 tider', 'Dina 3 tider hos oss'],
      ['nb', 'Du har 3 timer', 'De 3 timene dine hos oss'],
    ] as const) {
      const house = openDay(three, {}, { language })
      const [mail] = await sendAll(house, due)
      expect(mail?.text).toContain(says)
      const page = await openBrowser(house).visit(pathIn(mail?.text))
      expect([page.lang, page.heading]).toEqual([language, heading])
    }
  })
})
