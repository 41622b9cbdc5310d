import fc from 'fast-check'
import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { createMailGateway } from '../../src/messages/mail.gateway.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import type { MailGateway, OutgoingMail } from '../../src/messages/messages.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { parseSmtpUrl } from '../../src/messages/smtp-address.ts'
import { at, openDesk, openPost, openSmtp, openTalker } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const wednesday = at('2027-01-27', '10:00')
const patience = { connect: 10_000, silence: 10_000, whole: 20_000 }
const impatience = { connect: 500, silence: 500, whole: 20_000 }

function gatewayTo(url: string, waits = patience): MailGateway {
  return createMailGateway({ smtpUrl: url, from: 'desk@linde.example', patience: waits })
}

const mail: OutgoingMail = {
  id: 1,
  messageId: '<one@book.example.org>',
  fromName: 'Praktijk De Linde',
  to: 'sanne@example.org',
  subject: 'Appointment',
  text: 'Hello',
  html: '<p>Hello</p>',
  calendar: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
  unsubscribeUrl: undefined,
}

describe('an e-mail through a real mail server', () => {
  let smtp: Awaited<ReturnType<typeof openSmtp>>
  beforeAll(async () => {
    smtp = await openSmtp()
    return () => smtp.close()
  })
  afterEach(() => void smtp.deliveries.splice(0))

  it('is a reminder with everything that belongs to it (O16, O26, O28)', async () => {
    const desk = openDesk(monday)
    desk.visit({ language: 'nl' })
    desk.now = wednesday
    planReminders(desk.db, wednesday)
    await desk.sender(gatewayTo(smtp.url)).tick()
    expect(desk.messages()).toMatchObject([{ state: 'sent' }])
    const [delivery] = smtp.deliveries
    expect(delivery?.from).toBe('desk@linde.example')
    expect(delivery?.recipients).toEqual(['sanne.bakker@example.org'])
    const parsed = await PostalMime.parse(delivery?.raw ?? '')
    expect(parsed.from).toEqual({ name: 'Praktijk De Linde', address: 'desk@linde.example' })
    expect(parsed.to).toEqual([{ name: '', address: 'sanne.bakker@example.org' }])
    expect(parsed.subject).toBe('Herinnering: afspraak vr 29 jan 10:00 bij Praktijk De Linde')
    expect(parsed.text).toContain('Beste Sanne Bakker,')
    expect(parsed.text).toContain('u heeft een afspraak op vrijdag 29 januari 2027 van 10:00 tot 10:30.')
    expect(parsed.text).toContain('Waar: De Linde\n')
    expect(parsed.text).toContain('Bij: Anna de Vries\n')
    expect(parsed.text).toContain('Kunt u niet komen? Bel 020 123 45 67.')
    expect(parsed.html).toContain('<html lang="nl">')
    const headers = new Map(parsed.headers.map(({ key, value }) => [key, value]))
    const link = /https:\/\/book\.example\.org\/unsubscribe\/[\w-]{22}/.exec(parsed.text ?? '')?.[0]
    expect(headers.get('list-unsubscribe')).toBe(`<${link}>`)
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(parsed.messageId).toMatch(/^<[\w-]{22}@book\.example\.org>$/)
    expect(desk.messages()[0]?.text_as_sent).toContain('Geen herinneringen per e-mail meer: …')
    expect(desk.messages()[0]?.text_as_sent).not.toContain('unsubscribe/')
  })

  it('is a confirmation without a way to unsubscribe, and a calendar file (E33, O17)', async () => {
    const desk = openDesk(monday)
    const { attendeeId, appointmentId } = desk.visit()
    desk.set('appointment', appointmentId, { schedule_version: 3 })
    queueConfirmation(desk.db, attendeeId, monday)
    await desk.sender(gatewayTo(smtp.url)).tick()
    const parsed = await PostalMime.parse(smtp.deliveries[0]?.raw ?? '')
    expect(parsed.subject).toBe('Appointment Fri 29 Jan 10:00, Praktijk De Linde')
    expect(parsed.headers.some(({ key }) => key.startsWith('list-'))).toBe(false)
    expect(parsed.text).not.toContain('unsubscribe')
    const files = parsed.attachments.filter(({ filename }) => filename === 'appointment.ics')
    expect(files).toHaveLength(1)
    expect(smtp.deliveries[0]?.raw.toString()).toMatch(/text\/calendar; charset=utf-8; method=PUBLISH/i)
    const event = new ICAL.Component(ICAL.parse(textOf(files[0]?.content))).getFirstSubcomponent('vevent')
    expect(event?.getFirstPropertyValue('summary')).toBe('Praktijk De Linde')
    expect(event?.getFirstPropertyValue('location')).toBe('De Linde')
    expect(event?.getFirstPropertyValue('sequence')).toBe(3)
    expect(String(event?.getFirstPropertyValue('dtstart'))).toBe('2027-01-29T09:00:00Z')
    expect(textOf(files[0]?.content)).not.toMatch(/Lindelaan|Consult|Bakker|Anna/)
  })

  it('goes to exactly the stored address, with no header of anybody else (trust.md 17)', async () => {
    const evil = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        'x\r\nBcc: evil@example.org',
        'x\nTo: evil@example.org',
        '"a" <evil@example.org>, b',
        'a@example.org\0',
        '=?utf-8?q?Bcc:_evil?=',
        'x\u2028Bcc: evil@example.org',
      ),
    )
    const gateway = gatewayTo(smtp.url)
    const property = fc.asyncProperty(evil, evil, evil, async (name, subject, to) => {
      smtp.deliveries.splice(0)
      await gateway.send({ ...mail, fromName: name, subject })
      await gateway.send({ ...mail, to })
      const parsed = await PostalMime.parse(smtp.deliveries[0]?.raw ?? '')
      expect(smtp.deliveries[0]?.recipients).toEqual(['sanne@example.org'])
      const strange = parsed.headers.map(({ key }) => key).filter((key) => !usualHeaders.includes(key))
      expect(strange).toEqual([])
      expect(smtp.deliveries.flatMap((each) => each.recipients)).not.toContain('evil@example.org')
      expect(smtp.deliveries.every((each) => each.recipients.length === 1)).toBe(true)
    })
    await fc.assert(property, { numRuns: 30 })
  })

  const usualHeaders = [
    ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
  ]

  it.each([
    'a@x.nl\r\nBcc: evil@x.nl',
    'a@x.nl, evil@x.nl',
    'Sanne <a@x.nl>',
    '<a@x.nl>',
    'a@x.nl (evil@x.nl)',
    'a@x.nl;evil@x.nl',
    '',
  ])('refuses the recipient %j before a server hears of it', async (to) => {
    expect(await gatewayTo(smtp.url).send({ ...mail, to })).toEqual({
      outcome: 'permanent',
      trouble: 'address-refused',
    })
    expect(smtp.deliveries).toEqual([])
  })
})

describe('what a mail server answers', () => {
  it.each([
    [550, { outcome: 'permanent', trouble: 'address-refused' }],
    [450, { outcome: 'temporary', trouble: 'busy', server: false }],
    [530, { outcome: 'temporary', trouble: 'login-refused', server: true }],
  ] as const)('to the address: %i', async (responseCode, expected) => {
    const smtp = await openSmtp({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
    })
    expect(await gatewayTo(smtp.url).send(mail)).toEqual(expected)
    await smtp.close()
  })

  it.each([
    [553, { outcome: 'temporary', trouble: 'sender-refused', server: true }],
    [451, { outcome: 'temporary', trouble: 'busy', server: true }],
  ] as const)('to our sender address: %i', async (responseCode, expected) => {
    const smtp = await openSmtp({
      onMailFrom: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
    })
    expect(await gatewayTo(smtp.url).send(mail)).toEqual(expected)
    await smtp.close()
  })

  it.each([
    [554, { outcome: 'permanent', trouble: 'message-refused' }],
    [452, { outcome: 'temporary', trouble: 'busy', server: false }],
  ] as const)('to the message: %i', async (responseCode, expected) => {
    const smtp = await openSmtp({
      onData: (stream, _session, done) => {
        stream.resume()
        stream.on('end', () => done(Object.assign(new Error('no'), { responseCode })))
      },
    })
    expect(await gatewayTo(smtp.url).send(mail)).toEqual(expected)
    await smtp.close()
  })

  it('to the password', async () => {
    const smtp = await openSmtp({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('Invalid login')),
    })
    const url = smtp.url.replace('smtp://', 'smtp://desk:wrong@')
    expect(await gatewayTo(url).send(mail)).toEqual({
      outcome: 'temporary',
      trouble: 'login-refused',
      server: true,
    })
    await smtp.close()
  })

  it('that is no server at all', async () => {
    const smtp = await openSmtp()
    await smtp.close()
    expect(await gatewayTo(smtp.url).send(mail)).toEqual({
      outcome: 'temporary',
      trouble: 'server-away',
      server: true,
    })
  })
})

describe('a connection that breaks or hangs', () => {
  /** Speaks SMTP until `until`, then does `then`. */
  const talk = (until: 'EHLO' | 'RCPT' | 'DATA' | 'body', then: 'reset' | 'hang') => {
    let body = false
    return openTalker('220 hi\r\n', (line, socket) => {
      const verb = line.slice(0, 4).toUpperCase()
      const here = until === 'body' ? body && line === '.' : !body && verb === until
      if (here) return void (then === 'reset' ? socket.resetAndDestroy() : undefined)
      if (body) return
      if (verb === 'DATA') body = true
      socket.write(verb === 'DATA' ? '354 go on\r\n' : '250 ok\r\n')
    })
  }

  it.each(['EHLO', 'RCPT', 'DATA'] as const)(
    'before the text was asked for (at %s) is tried again',
    async (until) => {
      for (const then of ['reset', 'hang'] as const) {
        const talker = await talk(until, then)
        expect(await gatewayTo(talker.url, impatience).send(mail)).toEqual({
          outcome: 'temporary',
          trouble: 'server-away',
          server: true,
        })
        await talker.close()
      }
    },
  )

  it.each(['reset', 'hang'] as const)('after the text has gone is unclear: %s', async (then) => {
    const talker = await talk('body', then)
    expect(await gatewayTo(talker.url, impatience).send(mail)).toEqual({
      outcome: 'unknown',
      trouble: 'unclear',
    })
    await talker.close()
  })

  it('that says nothing at all is left after a while', async () => {
    const talker = await openTalker('', () => undefined)
    const outcome = await gatewayTo(talker.url, impatience).send(mail)
    expect(outcome).toEqual({ outcome: 'temporary', trouble: 'server-away', server: true })
    await talker.close()
  })
})

describe('SMTP_URL', () => {
  it('names the server, the way of encrypting and who we are', () => {
    expect(parseSmtpUrl('smtp://desk%40linde.example:p%2Fw@mail.linde.example:2525')).toEqual({
      host: 'mail.linde.example',
      port: 2525,
      secure: false,
      user: 'desk@linde.example',
      password: 'p/w',
      tls: 'required',
    })
    expect(parseSmtpUrl('smtps://mail.linde.example')).toMatchObject({
      port: 465,
      secure: true,
      tls: 'required',
    })
    expect(parseSmtpUrl('smtp://mail.linde.example')).toMatchObject({ port: 587, tls: 'required' })
  })

  it('asks for encryption everywhere but on this machine, in the private network, or where told', () => {
    for (const host of [
      'localhost',
      '127.0.0.1',
      '[::1]',
      '10.0.0.3',
      '192.168.1.4',
      '172.20.0.2',
      'mailhog',
      'mail.lan',
    ])
      expect(parseSmtpUrl(`smtp://${host}`).tls).toBe('offered')
    for (const host of ['8.8.8.8', '172.32.0.1', 'mail.example.org', '[2001:db8::1]'])
      expect(parseSmtpUrl(`smtp://${host}`).tls).toBe('required')
    expect(parseSmtpUrl('smtp://mail.example.org?tls=off').tls).toBe('off')
  })

  it.each([
    'http://x.org',
    'smtp://',
    'smtp://x.org?pool=true',
    'smtps://x.org?tls=off',
    'smtp://x.org?tls=on',
    'smtp://desk:100%@x.org',
    'smtp://desk:100%zz@x.org',
    'smtp://%ff@x.org',
  ])('refuses %s in one line', (url) => {
    expect(() => parseSmtpUrl(url)).toThrow(/^SMTP_URL .+$/)
  })

  it('of a server that cannot encrypt lets nothing out', async () => {
    const said: string[] = []
    const talker = await openTalker('220 hi\r\n', (line, socket) => {
      said.push(line)
      socket.write(line.startsWith('STARTTLS') ? '502 no\r\n' : '250 ok\r\n')
    })
    // Another spelling of 127.0.0.1, which is not taken for this machine.
    const gateway = gatewayTo(talker.url.replace('127.0.0.1', '127.1'))
    expect(await gateway.send(mail)).toEqual({ outcome: 'temporary', trouble: 'not-encrypted', server: true })
    expect(said.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS'])
    await talker.close()
  })
})

describe('what no message ever holds (rule 27, O17)', () => {
  const words = fc.constantFrom('Wortelkanaalbehandeling', 'Zwangerschapstest', 'Hjärtultraljud')
  const cases = fc.record({
    language: fc.constantFrom(...languages),
    type: words,
    booked: fc.boolean(),
    practitioner: fc.boolean(),
    kind: fc.constantFrom('confirmation' as const, 'reminder' as const),
  })

  it('is an address, a treatment, a number or another person’s name, in any language', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ language, type, booked, practitioner, kind }) => {
        const desk = openDesk(
          monday,
          { practitioner_in_email: practitioner ? 1 : 0 },
          { name: `${type} intern`, publicNames: { en: type, nl: type }, information: { en: 'Come sober' } },
        )
        const booker = booked ? { first: 'Ruben', last: 'Ouder' } : null
        const { attendeeId } = desk.visit({ first: 'Zoëlle', last: 'Kindermans', language, booker })
        desk.visit({ first: 'Vreemde', last: 'Ander' })
        if (kind === 'confirmation') queueConfirmation(desk.db, attendeeId, monday)
        else {
          desk.now = wednesday
          planReminders(desk.db, wednesday)
        }
        const { gateway, mails } = openPost()
        await desk.sender(gateway).tick()
        const said = mails[0]
        const all = `${said?.subject}\n${said?.text}\n${said?.html}\n${said?.calendar}`
        expect(all).not.toMatch(new RegExp(`${type}|Lindelaan|1234 AB|sober|1979|Vreemde|Ander\\b|Selim`))
        expect(all.includes('Anna de Vries')).toBe(practitioner)
        expect(all.includes('Ruben')).toBe(booked)
        expect(/Zoëlle|Kindermans/.test(all)).toBe(!booked)
        expect(`${said?.subject}${said?.calendar}`).not.toMatch(/Zoëlle|Ruben|Kindermans|Ouder/)
        expect(said?.text).toContain('De Linde')
        expect(said?.text).toContain('020 123 45 67')
      }),
      { numRuns: 40 },
    )
  })
})

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  return content instanceof ArrayBuffer || content instanceof Uint8Array
    ? new TextDecoder().decode(content)
    : ''
}
