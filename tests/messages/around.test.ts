import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { fillIn, placeholders, unknownPlaceholders } from '../../src/messages/around.ts'
import { createMailGateway } from '../../src/messages/mail.gateway.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { sampleLetter, sampleText } from '../../src/messages/samples.ts'
import { wordedKinds } from '../../src/messages/texts.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { changeWording } from '../../src/types/wording.commands.ts'
import { findWording } from '../../src/types/wording.queries.ts'
import type { WordedChannel, Wording } from '../../src/types/wording.ts'
import { type Desk, openDesk, openPost, openSmtp, type Visit } from './desk.ts'
import { deskAt, now, openTexts, practiceOf } from './sms-kit.ts'

const mobile = '+31612345678'
let desk: Desk

beforeEach(() => {
  desk = openDesk(now, { sms_ready: 1 })
})

function write(
  kind: string,
  channel: WordedChannel,
  texts: Partial<Pick<Wording, 'before' | 'after'>>,
): void {
  const { rowVersion } = findWording(desk.db, kind, channel)
  const change = { kind, channel, before: {}, after: {}, ...texts }
  expect(changeWording(desk.db, change, rowVersion, theSystem, now).ok).toBe(true)
}

async function confirm(visit: Partial<Visit>) {
  queueConfirmation(desk.db, desk.visit(visit).attendeeId, now)
  const [{ gateway, mails }, { sms, texts }] = [openPost(), openTexts()]
  await desk.sender(gateway, { sms }).tick()
  return { mail: mails[0], text: texts[0]?.text ?? '' }
}

describe('O30: what the practice says before and after its messages', () => {
  it('stands in e-mails, text and HTML, in paragraphs and as nothing but text', async () => {
    const before = { en: 'Dear patient of {practice},\n\nread this <b>well</b>.\nPlease.' }
    write('confirmation', 'email', { before, after: { en: 'Until {date}, {time}, at {location}: {phone}.' } })
    const { mail } = await confirm({})
    expect(mail?.text).toContain(
      'Dear Sanne Bakker,\n\nDear patient of Praktijk De Linde,\n\nread this <b>well</b>.\nPlease.\n\nYour appointment',
    )
    expect(mail?.text).toContain(
      '\n\nUntil Friday 29 January 2027, 10:00, at De Linde: 020 123 45 67.\n\nKind regards,',
    )
    expect(mail?.html).toContain(
      '<p>Dear patient of Praktijk De Linde,</p>\n<p>read this &lt;b&gt;well&lt;/b&gt;.<br>Please.</p>',
    )
    expect(mail?.html).toContain('<p>Until Friday 29 January 2027, 10:00, at De Linde: 020 123 45 67.</p>')
    expect(desk.messages()[0]?.text_as_sent).toContain('Dear patient of Praktijk De Linde')
  })

  it('stands in text messages, in one line with short dates', async () => {
    const after = { en: 'Bring\n your  pass on {date} at {time}.' }
    write('confirmation', 'sms', { before: { en: 'Good news.' }, after })
    const { text } = await confirm({ email: null, mobile })
    expect(text).toBe(
      "Praktijk De Linde: Good news. Your appointment is on Fri 29 Jan 10:00-10:30, De Linde. Can't come? Phone 020 123 45 67. Bring your pass on Fri 29 Jan at 10:00.",
    )
  })

  it('stands in messages of its own kind and channel and nowhere else', async () => {
    write('reminder', 'email', { before: { en: 'REMINDER WORDS' } })
    write('confirmation', 'sms', { before: { en: 'SMS WORDS' } })
    const { mail } = await confirm({})
    expect(mail?.text).not.toMatch(/WORDS/)
  })

  it('is in the patient’s language; where nothing is written in it nothing is added', async () => {
    write('confirmation', 'email', { before: { en: 'ENGLISH', nl: 'NEDERLANDS' } })
    expect((await confirm({ language: 'nl' })).mail?.text).toContain('\n\nNEDERLANDS\n\n')
    expect((await confirm({ language: 'sv' })).mail?.text).not.toMatch(/ENGLISH|NEDERLANDS/)
    expect((await confirm({ language: 'sv' })).mail?.html).not.toContain('<p></p>')
  })

  it('O17: takes the name of a location and never its address, whatever stands there', async () => {
    write('confirmation', 'sms', { after: { en: 'At {location}.' } })
    desk.set('location', desk.practice.locationId, { name: '{phone} {{link}}' })
    const { text } = await confirm({ email: null, mobile })
    expect(text).toContain('At {phone} {{link}}.')
    expect(text).not.toContain('Lindelaan')
  })

  it('a change takes effect at once, for what has not left yet', async () => {
    write('confirmation', 'email', { after: { en: 'FIRST' } })
    queueConfirmation(desk.db, desk.visit().attendeeId, now)
    write('confirmation', 'email', { after: { en: 'SECOND' } })
    const { gateway, mails } = openPost()
    await desk.sender(gateway).tick()
    expect(mails[0]?.text).toContain('SECOND')
    expect(mails[0]?.text).not.toContain('FIRST')
  })

  it('every kind that is offered takes them, by both channels and in every language', () => {
    const around = { before: 'BEFORE {time}', after: 'AFTER {time}' }
    const scene = { practice: practiceOf(), location: 'De Linde', practitioner: 'Anna de Vries', now }
    for (const kind of wordedKinds)
      for (const language of languages) {
        const { mail } = sampleLetter(deskAt('linde.example'), kind, language, scene, around)
        for (const part of [mail.text, mail.html]) expect(part).toMatch(/BEFORE 13:15[\s\S]+AFTER 13:15/)
        const { text } = sampleText(deskAt('linde.example'), kind, language, scene, true, around)
        expect(text).toMatch(/^Praktijk De Linde: BEFORE 13:15 .+ AFTER 13:15$/)
      }
  })
})

describe('placeholders', () => {
  const values = Object.fromEntries(placeholders.map((name) => [name, `{${name}}{link}$&`])) as Record<
    (typeof placeholders)[number],
    string
  >

  it('are filled in once: what is filled in is never filled in again', () => {
    expect(fillIn('{phone} {{date}} {x}', values)).toBe('{phone}{link}$& {{date}{link}$&} {x}')
  })

  it('are all known in a text that is taken, whatever was typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'{}phone dt{time}{date}$\\ é'), maxLength: 40 })
    fc.assert(
      fc.property(typed, (text) => {
        if (unknownPlaceholders(text).length > 0) return
        const filled = fillIn(text, { practice: '', location: '', phone: '', date: '', time: '' })
        expect(filled).not.toMatch(/[{}]/)
      }),
      { numRuns: 1000 },
    )
  })
})

const evil = [
  'x\r\nBcc: evil@example.org',
  'x\nTo: evil@example.org',
  '"a" <evil@example.org>, b',
  'x\u2028Bcc: evil@example.org',
  'x\u0085Subject: y',
  '=?utf-8?q?Bcc:_evil?=',
  '{{link}}',
  '{link} {phone} {practice}',
  '<%= it.link %> <%~ it.t %> $&',
  '{count, plural, one {x} other {y}}',
  "'{'",
  '<script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  '\0',
]
const typed = fc.oneof(
  fc.constantFrom(...evil),
  fc.string({ unit: 'grapheme', maxLength: 50 }),
  fc.string({ unit: 'binary', maxLength: 50 }),
)

describe('whatever stands in a field that reaches a message', () => {
  let smtp: Awaited<ReturnType<typeof openSmtp>>
  beforeAll(async () => {
    smtp = await openSmtp()
    return () => smtp.close()
  })

  it('an e-mail has one recipient, no header more, and no tag of theirs', async () => {
    write('confirmation', 'email', {
      before: { en: '{practice} {location} {phone}' },
      after: { en: '{date}' },
    })
    const gateway = createMailGateway({
      smtpUrl: smtp.url,
      from: 'desk@linde.example',
      patience: { connect: 10_000, silence: 10_000, whole: 20_000 },
    })
    const expected = await headersOf(gateway, { first: 'Sanne', last: 'Bakker' })
    const property = fc.asyncProperty(typed, typed, typed, typed, async (first, last, place, phone) => {
      desk.set('location', desk.practice.locationId, { name: `.${place}`, phone })
      changePractice(desk.db, { name: `.${last}` }, theSystem, now)
      expect(await headersOf(gateway, { first, last })).toEqual(expected)
      expect(await headersOf(gateway, { first, last, booker: { first: place, last } })).toEqual(expected)
    })
    await fc.assert(property, { numRuns: 30, examples: evil.map((each) => [each, each, each, each]) })
  }, 120_000)

  async function headersOf(gateway: ReturnType<typeof createMailGateway>, name: Partial<Visit>) {
    smtp.deliveries.splice(0)
    queueConfirmation(desk.db, desk.visit(name).attendeeId, now)
    await desk.sender(gateway).tick()
    const [delivery, ...more] = smtp.deliveries
    const parsed = await PostalMime.parse(delivery?.raw ?? '')
    const tags = [...(parsed.html ?? '').matchAll(/<(\/?[a-z]+)/g)].map(([, tag]) => tag)
    return {
      more,
      recipients: delivery?.recipients,
      to: parsed.to,
      from: parsed.from?.address,
      headers: parsed.headers.map(({ key }) => key).sort(),
      tags: [...new Set(tags)].sort(),
    }
  }

  it('a text message is one line to one number, in the words of its kind, and a link in it is ours', async () => {
    write('confirmation', 'sms', { before: { en: '{practice} {location} {phone}' }, after: { en: '{date}' } })
    const property = fc.asyncProperty(typed, typed, typed, typed, async (first, last, place, phone) => {
      desk.set('location', desk.practice.locationId, { name: `.${place}`, phone })
      changePractice(desk.db, { name: `.${place}` }, theSystem, now)
      queueConfirmation(desk.db, desk.visit({ first, last, email: null, mobile }).attendeeId, now)
      const { sms, texts } = openTexts()
      await desk.sender(openPost().gateway, { sms }).tick()
      expect(texts).toHaveLength(1)
      expect(texts[0]?.to).toBe(mobile)
      expect(texts[0]?.text).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      expect(texts[0]?.text).toMatch(/: .*Your appointment is on Fri 29 Jan 10:00-10:30.*Fri 29 Jan$/u)
      expect(texts[0]?.text).not.toMatch(/https?:\/\/book\.example\.org/)
      desk.db.raw.exec('update message set to_hash = null, segments = 0')
    })
    await fc.assert(property, { numRuns: 60, examples: evil.map((each) => [each, each, each, each]) })
  }, 120_000)

  it('nobody’s name reaches a text message', async () => {
    const { text } = await confirm({ first: 'Zoë-Marie', last: 'Łukasz', email: null, mobile })
    expect(text).not.toMatch(/Zo|Marie|ukasz/)
  })
})
