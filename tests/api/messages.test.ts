import { beforeEach, describe, expect, it } from 'vitest'
import { revokeClient } from '../../src/api/clients.commands.ts'
import { forgetRequests } from '../../src/api/requests.commands.ts'
import type { OutgoingMail } from '../../src/messages/messages.ts'
import { forgetSoftwareTexts } from '../../src/messages/software-message.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import type { OutgoingSms } from '../../src/texting/sms.ts'
import { count, rows } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { openPost } from '../messages/desk.ts'
import { access, messageIn, openSoftware, problemIn, reader, type Software } from './kit.ts'

let software: Software
let patient: number

beforeEach(() => {
  software = openSoftware()
  patient = reader(software)
})

const text = 'Please fill in the questions about your back.\nIt takes five minutes.'
const link = 'https://vragen.example.org/q/8HjPx2'
const invitation = () => ({ patient: { number: 1203 }, text, link })
const messages = () => count(software.db, 'message')

async function send(sms?: OutgoingSms[]): Promise<readonly OutgoingMail[]> {
  const { gateway, mails } = openPost()
  const texting = sms && {
    sms: {
      send: async (each: OutgoingSms) => {
        sms.push(each)
        return { outcome: 'accepted', ref: 'x' } as const
      },
    },
  }
  await software.sender(gateway, texting).tick()
  return mails
}

async function sent(body: object = invitation()) {
  const answer = await software.post(body)
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    ...(await messageIn(answer)),
  }
}

describe('O6: a message by other software', () => {
  it('is taken into the ledger and leaves as an e-mail in the practice’s name', async () => {
    const answer = await sent()
    expect(answer).toMatchObject({ status: 202, state: 'waiting', reason: null, channel: 'email' })
    expect(answer.location).toBe(`/api/v1/messages/${answer.id}`)
    const [mail, ...more] = await send()
    expect(more).toEqual([])
    expect([mail?.to, mail?.fromName, mail?.subject]).toEqual([
      'noor@example.org',
      'Praktijk De Linde',
      'A message from Praktijk De Linde',
    ])
    expect(mail?.text).toContain(`Hello,\n\n${text}\n\nOpen the page: ${link}\n`)
    expect(mail?.html).toContain(`<a href="${link}">Open the page</a>`)
    expect(mail?.html).toContain('about your back.<br>It takes five minutes.')
    expect(mail?.text).not.toMatch(/Noor|Bakker|1203|Lindelaan/)
    const now = await messageIn(await software.ask(answer.location))
    expect(now).toMatchObject({ id: answer.id, state: 'sent', reason: null, channel: 'email' })
    expect(Date.parse(now.settledAt ?? '')).toBe(software.now * 1000)
  })

  it('stands in the ledger that staff read, with its link taken out', async () => {
    const { id } = await sent()
    await send()
    const kept = rows(
      software.db,
      `select kind, patient_id, to_masked, text_as_sent from message where id = ${id}`,
    )[0]
    expect(kept).toMatchObject({ kind: 'api', patient_id: patient, to_masked: 'n…@e….org' })
    expect(kept?.text_as_sent).toContain('Open the page: …')
    expect(String(kept?.text_as_sent)).not.toContain('8HjPx2')
  })

  it('is found by the id of a card as by the number, and goes to the card that stands for a merged one', async () => {
    expect(await sent({ ...invitation(), patient: { id: patient } })).toMatchObject({ status: 202 })
    const other = addCard(software, { contacts: [] })
    software.db.raw.exec(`update patient set merged_into = ${patient} where id = ${other}`)
    expect(await sent({ ...invitation(), patient: { id: other } })).toMatchObject({ channel: 'email' })
    expect((await send()).map(({ to }) => to)).toEqual(['noor@example.org', 'noor@example.org'])
  })

  it('greets in the language that it is written in, else in the patient’s', async () => {
    await sent({ ...invitation(), text: 'Vul de vragen in.', language: 'nl' })
    software.db.raw.exec("update patient set language = 'sv'")
    await sent({ ...invitation(), text: 'Fyll i frågorna.' })
    const [dutch, swedish] = await send()
    expect([dutch?.subject, swedish?.subject]).toEqual([
      'Een bericht van Praktijk De Linde',
      'Ett meddelande från Praktijk De Linde',
    ])
  })

  it('carries a link by which its reader wants no more, in one press (rule 31)', async () => {
    await sent()
    const [mail] = await send()
    const address = new URL(mail?.unsubscribeUrl ?? '').pathname
    expect((await openBrowser(software).visit(address)).status).toBe(200)
    expect(count(software.db, 'unsubscription')).toBe(0)
    const press = await software.request(address, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([press.status, count(software.db, 'unsubscription', "email_folded = 'noor@example.org'")]).toEqual(
      [200, 1],
    )
    expect(await sent()).toMatchObject({ state: 'skipped', reason: 'unsubscribed' })
    expect(await send()).toEqual([])
  })

  it('prints what software wrote as it was written, whatever it looks like', async () => {
    await sent({ ...invitation(), text: '<b>{{link}}</b> <%= it.link %> {practice} & "so"' })
    const [mail] = await send()
    expect(mail?.text).toContain('<b>{{link}}</b> <%= it.link %> {practice} & "so"')
    expect(mail?.html).toContain(
      '&lt;b&gt;{{link}}&lt;/b&gt; &lt;%= it.link %&gt; {practice} &amp; &quot;so&quot;',
    )
  })
})

describe('O6: the words and the link', () => {
  it('are forgotten when they help nobody any more, and the ledger keeps its own', async () => {
    const { id } = await sent()
    const kept = () => rows(software.db, 'select text, link from api_message')[0]
    expect(forgetSoftwareTexts(software.db, software.now + 8 * 86_400)).toBe(0)
    await send()
    expect(forgetSoftwareTexts(software.db, software.now + 6 * 86_400)).toBe(0)
    expect(kept()).toEqual({ text, link })
    expect(forgetSoftwareTexts(software.db, software.now + 8 * 86_400)).toBe(1)
    expect(kept()).toEqual({ text: '', link: '' })
    const [row] = rows(software.db, `select text_as_sent from message where id = ${id}`)
    expect(String(row?.text_as_sent)).toContain('Please fill in the questions')
  })
})

describe('O6, O18–O22: the gates keep it', () => {
  const refusedBy = async (sql: string) => {
    software.db.raw.exec(sql)
    const { state, reason } = await sent()
    expect(await send()).toEqual([])
    return `${state} ${reason}`
  }

  it.each([
    ['where the practice sends nothing', 'update practice set messages_on = 0', 'practice-off'],
    ['where the patient gets nothing', 'update patient set notifications = 0', 'patient-off'],
    ['of the dead', "update patient set status = 'deceased'", 'patient-off'],
    ['where there is no contact', 'update patient_contact set revoked_at = 1', 'no-email'],
    [
      'where the contact is not confirmed (rule 7)',
      'update patient_contact set confirmed_at = null',
      'not-confirmed',
    ],
    [
      'of whoever has unsubscribed',
      "insert into unsubscription values ('noor@example.org', 1, 'link')",
      'unsubscribed',
    ],
  ])('%s', async (_, sql, reason) => {
    expect(await refusedBy(sql)).toBe(`skipped ${reason}`)
  })

  it.each([
    ['practice-off', 'update practice set messages_on = 0'],
    ['patient-off', 'update patient set notifications = 0'],
    ['not-confirmed', 'update patient_contact set confirmed_at = null'],
    ['no-email', 'update patient_contact set revoked_at = 1'],
  ])('also when it is about to leave: %s', async (reason, sql) => {
    const { id } = await sent()
    software.db.raw.exec(sql)
    expect(await send()).toEqual([])
    expect(await messageIn(await software.ask(`/api/v1/messages/${id}`))).toMatchObject({
      state: 'skipped',
      reason,
    })
  })

  it('where the access was revoked before it left', async () => {
    await sent()
    revokeClient(software.db, software.clientId, theSystem, software.now)
    expect(await send()).toEqual([])
    expect(rows(software.db, 'select state, reason from message')).toEqual([
      { state: 'skipped', reason: 'software-revoked' },
    ])
  })

  it('of a protected identity (rule 9), which the ledger says and the software is not told', async () => {
    expect(await refusedBy('update patient set protected = 1')).toBe('skipped patient-off')
    const { id } = await sent()
    expect(await messageIn(await software.ask(`/api/v1/messages/${id}`))).toMatchObject({
      ...{ state: 'skipped', reason: 'patient-off' },
    })
    expect(new Set(rows(software.db, 'select reason from message').map(({ reason }) => reason))).toEqual(
      new Set(['protected']),
    )
  })

  it('of a protected identity with e-mail ticked not', async () => {
    software.db.raw.exec("update patient set protected = 1, preferred_channel = 'email'")
    expect(await sent()).toMatchObject({ state: 'waiting' })
    expect(await send()).toHaveLength(1)
  })

  it('and say so on the page of the message', async () => {
    software.db.raw.exec('update patient_contact set confirmed_at = null')
    const { id } = await sent()
    const page = await (await signedIn(software, 'reception')).visit(`/staff/messages/${id}`)
    expect(page.heading).toBe('Message by other software')
    expect(page.text).toContain('confirmed')
  })
})

describe('O6: a text message', () => {
  const texting = () => {
    noteTexting(software.db, true)
    software.db.raw.exec('update practice set sms_from_minute = 480, sms_until_minute = 1200')
    const id = addCard(software, { contacts: ['+31612345678'], lastName: 'Berg', more: 'number = 77' })
    software.db.raw.exec(`update patient_contact set confirmed_at = 1 where patient_id = ${id}`)
  }

  it('goes to whoever has no e-mail address', async () => {
    texting()
    const answer = await sent({ ...invitation(), patient: { number: 77 } })
    expect(answer).toMatchObject({ state: 'waiting', channel: 'sms' })
    const sms: OutgoingSms[] = []
    expect(await send(sms)).toEqual([])
    expect(sms.map(({ to, text }) => [to, text])).toEqual([
      [
        '+31612345678',
        `Praktijk De Linde: Please fill in the questions about your back. It takes five minutes. ${link}`,
      ],
    ])
    expect(rows(software.db, 'select text_as_sent, segments from message')[0]).toMatchObject({ segments: 1 })
  })

  it('waits for the hours in which such messages leave (rule 32)', async () => {
    texting()
    software.now += 13 * 3600
    await sent({ ...invitation(), patient: { number: 77 } })
    const sms: OutgoingSms[] = []
    await send(sms)
    expect(sms).toEqual([])
    software.now += 12 * 3600
    await send(sms)
    expect(sms).toHaveLength(1)
  })

  it('does not go where nobody wants any', async () => {
    texting()
    software.db.raw.exec("insert into sms_stop values ('+31612345678', 1, 'staff')")
    expect(await sent({ ...invitation(), patient: { number: 77 } })).toMatchObject({ reason: 'unsubscribed' })
  })

  it('says that there is no way where there is none', async () => {
    software.db.raw.exec('update patient_contact set revoked_at = 1')
    noteTexting(software.db, true)
    expect(await sent()).toMatchObject({ state: 'skipped', reason: 'no-way', channel: 'none' })
  })
})

describe('O6: what no message says (rule 27) is refused', () => {
  it.each([
    ['a Dutch number', 'Your number 111222333 is known', 'must not hold an identity number'],
    ['a Swedish one', 'Numret är 19121212-1212', 'must not hold an identity number'],
    ['a Swedish one with blanks', 'Numret är 121212 1212 nu', 'must not hold an identity number'],
    ['digits of another script', 'Number ١١١٢٢٢٣٣٣', 'must not hold an identity number'],
    ['our address', 'Come to lindelaan 14 at noon', 'must not hold an address of the practice'],
    ['our postal code and town', 'It is in 1234AB voorbeeld', 'must not hold an address of the practice'],
    ['a treatment', 'About your CONSULT tomorrow', 'must not name an appointment type of the practice'],
    ['a web address', 'See www.example.org', 'must not hold a web address: it has a field of its own'],
  ])('%s', async (_, said, is) => {
    expect(await problemIn(await software.post({ ...invitation(), text: said }))).toBe(
      `422 not-in-a-message; text ${is}`,
    )
    expect(messages()).toBe(0)
  })

  it.each([
    ['a Dutch number', '?bsn=111222333', 'must not hold an identity number'],
    ['a Swedish one, written over', '/fr%C3%A5gor/19121212%2D1212', 'must not hold an identity number'],
    ['a treatment', '/form?about=First+CONSULT', 'must not name an appointment type of the practice'],
  ])('%s in the link', async (_, end, is) => {
    const link = `https://forms.example.org${end}`
    expect(await problemIn(await software.post({ ...invitation(), link }))).toBe(
      `422 not-in-a-message; link ${is}`,
    )
    expect(messages()).toBe(0)
  })

  it('but not the link of a questionnaire', async () => {
    const link =
      'https://consult.example.org/f/550e8400-e29b-41d4-a716-446655440000?back=https://www.example.org/'
    expect(await sent({ ...invitation(), link })).toMatchObject({ status: 202 })
  })

  it.each([
    'Phone 020 123 45 67 or 06-12345678',
    'On 25-01-2027 from 09:30 to 10:00, or 2027-02-01',
    'We are consulting; 12 questions, 5 minutes, € 1.234,56',
    'Linde 14 lanes',
  ])('but not: %s', async (said) => {
    expect(await sent({ ...invitation(), text: said })).toMatchObject({ status: 202 })
  })
})

describe('O6: an Idempotency-Key', () => {
  const key = { 'idempotency-key': '0e1c8b7a-one' }

  it('is needed', async () => {
    const answer = await software.post(invitation(), { 'idempotency-key': '' })
    expect(await problemIn(answer)).toMatch(/^422 not-valid; Idempotency-Key must have 8 to 200/)
  })

  it('with the same body gets the same answer, whatever became of the message', async () => {
    const first = await (await software.post(invitation(), key)).text()
    await send()
    software.now += 24 * 3600 + 60
    const again = await software.post(invitation(), key)
    expect([again.status, await again.text(), messages()]).toEqual([202, first, 1])
    expect(again.headers.get('location')).toBe(`/api/v1/messages/${JSON.parse(first).id}`)
  })

  it('with the same body in another order and notation gets it, too', async () => {
    const first = await (await software.post(invitation(), key)).text()
    const turned = JSON.stringify({ link, text, patient: { number: 1203 } }, null, 4)
    expect(await (await software.post(turned, key)).text()).toBe(first)
  })

  it('with another body is refused', async () => {
    await software.post(invitation(), key)
    const other = await software.post({ ...invitation(), text: 'Something else' }, key)
    expect([await problemIn(other), messages()]).toEqual(['422 key-used', 1])
  })

  it('twice at once is one message', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => software.post(invitation(), key)))
    const bodies = new Set(await Promise.all(answers.map((each) => each.text())))
    expect([bodies.size, messages(), new Set(answers.map(({ status }) => status))]).toEqual([
      1,
      1,
      new Set([202]),
    ])
  })

  it('of another token is another key', async () => {
    await software.post(invitation(), key)
    const other = access(software, ['messages:send'], 'Other')
    expect((await software.post(invitation(), key, other.token)).status).toBe(202)
    expect(messages()).toBe(2)
  })

  it('is forgotten after two days, not after one', async () => {
    await software.post(invitation(), key)
    expect(forgetRequests(software.db, software.now + 30 * 3600)).toBe(0)
    expect(forgetRequests(software.db, software.now + 49 * 3600)).toBe(1)
  })

  it('that was refused may come again with what is right', async () => {
    await software.post({ ...invitation(), text: '' }, key)
    expect((await software.post(invitation(), key)).status).toBe(202)
  })
})

describe('O6: what was asked wrongly is refused in words', () => {
  it.each([
    ['nothing', {}, ['patient must be', 'text must be']],
    ['both ways to name a patient', { patient: { id: 1, number: 2 }, text }, ['patient']],
    ['a patient by name', { patient: { name: 'Noor' }, text }, ['patient']],
    ['a number in words', { patient: { number: '1203' }, text }, ['patient']],
    ['a number that is none', { patient: { number: 1.5 }, text }, ['patient']],
    ['blanks', { patient: { number: 1203 }, text: ' \n ' }, ['text must not be empty']],
    ['too long a text', { patient: { number: 1203 }, text: 'a'.repeat(601) }, ['text has more than 600']],
    ['a control character', { patient: { number: 1203 }, text: 'a\u0007b' }, ['text has characters']],
    [
      'a line break in a header',
      { patient: { number: 1203 }, text: 'a\r\nBcc: x@y.nl' },
      ['text has characters'],
    ],
    [
      'an open link',
      { ...{ patient: { number: 1203 }, text }, link: 'http://a.example.org/' },
      ['link must begin'],
    ],
    [
      'a link inside',
      { ...{ patient: { number: 1203 }, text }, link: 'https://127.0.0.1/x' },
      ['link must be'],
    ],
    [
      'a link with a password',
      { ...{ patient: { number: 1203 }, text }, link: 'https://a:b@c.nl/' },
      ['link must be'],
    ],
    [
      'a script',
      { ...{ patient: { number: 1203 }, text }, link: 'javascript:alert(1)' },
      ['link must begin'],
    ],
    [
      'a language that is not spoken',
      { ...{ patient: { number: 1203 }, text }, language: 'de' },
      ['language must be'],
    ],
    [
      'something unknown',
      { ...{ patient: { number: 1203 }, text }, html: '<b>' },
      ['html is not known here'],
    ],
  ])('%s', async (_, body, places) => {
    const said = await problemIn(await software.post(body))
    expect(said).toMatch(/^422 not-valid; /)
    for (const place of places) expect(said).toContain(place)
    expect(messages()).toBe(0)
  })

  it('and never repeats what was sent', async () => {
    const answer = await software.post({ patient: { number: 'Noor Bakker' }, text: 7, Noor: 'Bakker' })
    expect(await answer.text()).not.toContain('Bakker')
  })

  it('where there is no such patient: the same for an erased one', async () => {
    const answers = [
      await software.post({ ...invitation(), patient: { number: 99 } }),
      await software.post({ ...invitation(), patient: { id: 999 } }),
    ]
    software.db.raw.exec('update patient set erased_at = 1')
    answers.push(await software.post(invitation()))
    const bodies = new Set(await Promise.all(answers.map((each) => each.text())))
    expect([bodies.size, answers.map(({ status }) => status)]).toEqual([1, [404, 404, 404]])
  })
})

describe('what became of a message', () => {
  it('is for the software that sent it: another’s and an unknown one are the same', async () => {
    const { id } = await sent()
    const other = access(software, ['messages:send'], 'Other')
    const theirs = await software.ask(`/api/v1/messages/${id}`, {}, other.token)
    const unknown = await software.ask('/api/v1/messages/9999', {}, other.token)
    expect([theirs.status, await theirs.text()]).toEqual([404, await unknown.text()])
  })

  it('is not told of a message that no software sent', async () => {
    software.visit()
    software.db.raw.exec(
      "insert into message (kind, channel, due_at, useful_until, created_at) values ('reminder', 'email', 1, 2, 1)",
    )
    expect((await software.ask('/api/v1/messages/1')).status).toBe(404)
  })

  it('stands in the access log of the patient, and in the audit', async () => {
    const { id } = await sent()
    expect(rows(software.db, 'select user_id, role, action, basis, patient_id from access_log')).toEqual([
      { user_id: null, role: 'software', action: 'U', basis: 'Vragen BV', patient_id: patient },
    ])
    expect(rows(software.db, "select object_id from audit where actor = 'api'")).toEqual([{ object_id: id }])
  })
})
