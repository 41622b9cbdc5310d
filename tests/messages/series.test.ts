import { describe, expect, it } from 'vitest'
import { insertAttendee } from '../../src/appointments/insert.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addAutomatic } from '../../src/types/automatic.commands.ts'
import { count, rows } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, openSeriesDesk, type SeriesDesk, toPlan } from '../series/desk.ts'

async function made(open: SeriesDesk, query = 'every=1&end=times&times=4') {
  await (await toPlan(open, query)).press('Book these dates')
  open.test.now += 601
  return open.send()
}

describe('O8: a patient is told of a series once', () => {
  it('with the first date, how many and all of them, in place of a confirmation that still waits', async () => {
    const open = await openSeriesDesk()
    const [mail, ...others] = await made(open)
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Appointments from Tue 26 Jan 10:00, Praktijk De Linde')
    expect(mail?.text).toContain(
      'You have 4 recurring appointments. The first is on Tuesday 26 January 2027 from 10:00 to 10:30.',
    )
    expect(mail?.text.match(/^- Tuesday .* 10:00–10:30/gm)).toHaveLength(4)
    expect(mail?.html.match(/<li>/g)).toHaveLength(4)
    expect(rows(open.test.db, 'select kind, state, reason from message order by id')).toEqual([
      { kind: 'confirmation', state: 'skipped', reason: 'withdrawn' },
      { kind: 'series-created', state: 'sent', reason: null },
    ])
  })

  it('P17: with one automatic message for all of it, which stands on the page of each', async () => {
    const open = await openSeriesDesk({ selfService: true }, { view_on: 1 })
    const { db, now } = open.test
    const template = addAutomatic(
      db,
      { name: 'Diary', texts: { en: 'Keep a diary.' }, staffToo: true },
      theSystem,
      now,
    )
    db.raw.exec(
      `update appointment_type set message_template_id = ${template};
       insert into automatic_text (template_id, texts, made_at) values (${template}, '{"en":"Keep a diary."}', 1);
       insert into automatic_message (attendee_id, text_id, at) values (1, 1, 1)`,
    )
    const mails = await made(open)
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Appointments from Tue 26 Jan 10:00, Praktijk De Linde',
    ])
    expect(count(db, 'automatic_message')).toBe(4)
    const links = mails[0]?.text.match(/\/visit\/[\w-]{22}/g) ?? []
    expect((await openBrowser(open.test).visit(links.at(-1) ?? '')).text).toContain('Keep a diary.')
  })

  it('and every one of them knows the message: in its history and as its subject', async () => {
    const open = await openSeriesDesk()
    await made(open)
    const { db } = open.test
    const about = "message_id = (select id from message where kind = 'series-created')"
    expect(count(db, 'message_subject', `${about} and kind = 'series-created'`)).toBe(4)
    expect(
      rows(
        db,
        `select appointment_id as id from appointment_event where action = 'message-sent' and ${about}`,
      ),
    ).toHaveLength(4)
    const desk = await signedIn(open.test, 'reception')
    expect((await desk.visit('/staff/appointments/3')).text).toContain('Series: sent')
    expect((await desk.visit('/staff/messages')).text).toContain('Series from 26 Jan 10:00')
  })

  it('in a calendar file with each of them under its own name', async () => {
    const open = await openSeriesDesk()
    const [mail] = await made(open)
    const uids = mail?.calendar.match(/^UID:.*$/gm) ?? []
    expect(new Set(uids).size).toBe(4)
    expect(mail?.calendar).toContain('METHOD:PUBLISH')
    expect(mail?.calendar).not.toMatch(/Lindelaan|Consult|Noor/)
  })

  it.each([
    ['en', /You have 4 recurring appointments/, /1234 AB|Consult|Lindelaan/],
    [
      'nl',
      /U heeft 4 herhalende afspraken\. De eerste is op dinsdag 26 januari 2027 van 10:00 tot 10:30/,
      /Consult|Lindelaan/,
    ],
    [
      'sv',
      /Du har 4 återkommande tider\. Den första är tisdag 26 januari 2027 kl\. 10:00–10:30/,
      /Consult|Lindelaan/,
    ],
    [
      'nb',
      /Du har 4 faste timer\. Den første er tirsdag 26\. januar 2027 kl\. 10:00–10:30/,
      /Consult|Lindelaan/,
    ],
  ])(
    'in %s, never with an address, a treatment or a name beside the reader’s (rule 27)',
    async (language, says, never) => {
      const open = await openSeriesDesk()
      open.test.db.raw.exec(`update attendee set language = '${language}'`)
      const [mail] = await made(open)
      expect(mail?.text).toMatch(says)
      for (const part of [mail?.text, mail?.html, mail?.subject, mail?.calendar])
        expect(part).not.toMatch(never)
      expect(mail?.text).not.toMatch(/undefined|null|\{|\}/)
    },
  )

  it('with the page of each date where patients may see it, kept without them, and else with the phone (rule 28)', async () => {
    const seen = await openSeriesDesk({ selfService: true }, { view_on: 1, rebook_on: 1, cancel_on: 1 })
    const [mail] = await made(seen)
    const links = mail?.text.match(/https:\/\/book\.example\.org\/visit\/[\w-]{22}/g) ?? []
    expect(new Set(links).size).toBe(4)
    expect(mail?.text).toContain('Each one has a page of its own.')
    const kept = rows(
      seen.test.db,
      "select text_as_sent as text from message where kind = 'series-created'",
    )[0]?.text
    expect(String(kept)).not.toMatch(/\/(visit|unsubscribe)\/[\w-]{22}/)
    expect(mail?.text).toContain("Can't come? Phone 020 123 45 67.")
    const [bare] = await made(await openSeriesDesk({ selfService: false }, { view_on: 0 }))
    expect(bare?.text).not.toMatch(/\/visit\/|page of its own/)
  })

  it('with the way out of reminders, which is not an answer to the reader’s own act (rule 31)', async () => {
    const open = await openSeriesDesk()
    const [mail] = await made(open)
    expect(mail?.unsubscribeUrl).toMatch(/\/unsubscribe\/[\w-]{22}$/)
    expect(mail?.text).toContain('Stop reminders by e-mail')
  })

  it('whoever wants no reminders still hears of it', async () => {
    const open = await openSeriesDesk()
    open.test.db.raw.exec("insert into unsubscription values ('noor@example.org', 1, 'link')")
    expect(await made(open)).toHaveLength(1)
  })

  it.each([
    ['messages_on = 0', 'practice', 'practice-off'],
    ['confirmation_on = 0', 'practice', 'confirmation-off'],
    ['notify = 0', 'appointment_type', 'type-off'],
    ['notifications = 0', 'patient', 'patient-off'],
    ['protected = 1', 'patient', 'protected'],
    ['contact_email = null, contact_folded = null', 'attendee', 'no-email'],
  ])('not where %s, with the reason in the ledger (O22)', async (change, table, reason) => {
    const open = await openSeriesDesk()
    open.test.db.raw.exec(`update ${table} set ${change}`)
    expect(await made(open)).toEqual([])
    expect(rows(open.test.db, "select state, reason from message where kind = 'series-created'")).toEqual([
      { state: 'skipped', reason },
    ])
  })

  it('each patient for themselves, and nobody is told of another', async () => {
    const open = await openSeriesDesk({ places: 3 })
    const { db, world } = open.test
    const milan = addCard(open.test, {
      firstName: 'Milan',
      lastName: 'Jansen',
      contacts: ['milan@example.org'],
    })
    insertAttendee(db, world.keys, {
      appointmentId: open.source,
      patientId: milan,
      email: 'milan@example.org',
      phone: null,
      language: 'nl',
    })
    const mails = await made(open)
    expect(mails.map(({ to }) => to)).toEqual(['noor@example.org', 'milan@example.org'])
    expect(mails[1]?.text).toContain('U heeft 4 herhalende afspraken')
    expect(mails[1]?.text).not.toContain('Noor')
  })

  it('what is cancelled or moved before it leaves is told as it stands then', async () => {
    const open = await openSeriesDesk()
    await (await toPlan(open)).press('Book these dates')
    open.test.db.raw.exec(`update appointment set status = 'cancelled', cancelled_at = 1 where id = ${open.source};
      update appointment set starts_at = starts_at + 3600, ends_at = ends_at + 3600, schedule_version = 2 where id = 3`)
    open.test.now += 601
    const [mail] = await open.send()
    expect(mail?.text).toContain('You have 3 recurring appointments. The first is on Tuesday 2 February 2027')
    expect(mail?.text).toContain('Tuesday 9 February 2027 11:00–11:30')
  })

  it('where none of it is left nothing is sent', async () => {
    const open = await openSeriesDesk()
    await (await toPlan(open)).press('Book these dates')
    open.test.db.raw.exec("update appointment set status = 'cancelled', cancelled_at = 1")
    open.test.now += 601
    expect(await open.send()).toEqual([])
    expect(rows(open.test.db, "select reason from message where kind = 'series-created'")).toEqual([
      { reason: 'cancelled' },
    ])
  })

  it('nobody is told where that is chosen, and the ledger says so', async () => {
    const open = await openSeriesDesk()
    await (await toPlan(open)).fill({ tell: 'no' }).press('Book these dates')
    expect(rows(open.test.db, "select state, reason from message where kind = 'series-created'")).toEqual([
      { state: 'skipped', reason: 'by-choice' },
    ])
  })

  it('a contact that was only typed on the web is used for that appointment and no other (rule 2)', async () => {
    const open = await openSeriesDesk()
    const { db } = open.test
    db.raw.exec(`update attendee set contact_email = 'stranger@example.org', contact_folded = 'stranger@example.org' where id = 1;
      insert into booking_request values (x'01', x'02', 1, 0)`)
    const mails = (await made(open)).filter(({ subject }) => subject.startsWith('Appointments'))
    expect(mails.map(({ to }) => to)).toEqual(['noor@example.org'])
    expect(mails[0]?.text).toContain('You have 3 recurring appointments. The first is on Tuesday 2 February')
    expect(count(db, 'attendee', "contact_email = 'stranger@example.org'")).toBe(1)
  })
})

describe('the reminders of a series', () => {
  it('go on as usual, one for each appointment', async () => {
    const open = await openSeriesDesk()
    await made(open)
    const { db } = open.test
    for (const stamp of ['2027-01-31T10:05+01:00', '2027-02-07T10:05+01:00', '2027-02-14T10:05+01:00']) {
      open.test.now = at(stamp)
      planReminders(db, open.test.now)
    }
    expect(
      rows(db, "select appointment_id as id from message_subject where kind = 'reminder' order by 1").map(
        ({ id }) => id,
      ),
    ).toEqual([2, 3, 4])
  })

  it('not where the letter of the series left after the reminder was due (rule 32)', async () => {
    const open = await openSeriesDesk({}, {}, at('2027-01-31T11:00+01:00'))
    const soon = open.book(at('2027-02-01T15:00+01:00'))
    await (await open.desk.visit(`/staff/appointments/${soon}/repeat?every=1&end=times&times=2`)).press(
      'Book these dates',
    )
    await open.send()
    planReminders(open.test.db, open.test.now)
    expect(count(open.test.db, 'message_subject', `kind = 'reminder' and appointment_id = ${soon}`)).toBe(0)
  })
})
