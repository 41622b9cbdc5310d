import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import { parseEmailAddress } from '../lib/email-address.ts'
import { cleanText } from '../lib/fold.ts'
import type { HandOver } from '../lib/hand-over.ts'
import { outcomeOf } from './mail-outcome.ts'
import { mailContent, type Patience, transportOptions } from './mail-transport.ts'
import type { MailGateway, OutgoingMail } from './messages.ts'
import { type MailServer, parseSmtpUrl } from './smtp-address.ts'

export interface MailSettings {
  /** SMTP_URL, see `parseSmtpUrl`. */
  readonly smtpUrl: string
  /** MAIL_FROM. */
  readonly from: string
  readonly patience?: Patience
}

const patient: Patience = { connect: 10_000, silence: 30_000, whole: 120_000 }

/**
 * Hands e-mails to an SMTP server, one connection each: a pooled one that breaks would send again by itself. Throws an
 * Error of one line where a setting is malformed; `send` itself never throws.
 */
export function createMailGateway(settings: MailSettings): MailGateway {
  const server = parseSmtpUrl(settings.smtpUrl)
  const from = parseEmailAddress(settings.from)
  if (from === undefined) throw new Error('MAIL_FROM must be an e-mail address, such as practice@example.org')
  const patience = settings.patience ?? patient
  return {
    send: (mail, begin = () => true) => send(server, from, mail, patience, begin),
    beginsLate: true,
  }
}

async function send(
  server: MailServer,
  from: string,
  mail: OutgoingMail,
  patience: Patience,
  begin: () => boolean,
): Promise<HandOver> {
  const to = parseEmailAddress(mail.to)
  if (to === undefined) return { outcome: 'permanent', trouble: 'address-refused' }
  const body: Body = { begin, state: 'not-asked-for' }
  const signal = AbortSignal.timeout(patience.whole)
  try {
    const transport = createTransport(transportOptions(server, patience))
    transport.use('stream', (letter, done) => {
      const whole = letter.message.createReadStream.bind(letter.message)
      letter.message.createReadStream = () => Readable.from(bodyOf(body, whole), { objectMode: false })
      done()
    })
    const info = await transport.sendMail({ ...mailContent(mail, from, to), signal })
    return { outcome: 'accepted', ref: cleanText(String(info.response)).slice(0, 200) }
  } catch (error) {
    if (body.state === 'refused') return { outcome: 'withdrawn' }
    return outcomeOf(failureOf(error), body.state === 'begun')
  }
}

interface Body {
  readonly begin: () => boolean
  state: 'not-asked-for' | 'refused' | 'begun'
}

/**
 * Read only once the server has asked for the body: before its first byte nothing can have arrived. It is written out
 * before the mark, so that as little time as can be lies between the mark and the server's answer.
 */
async function* bodyOf(body: Body, whole: () => Readable): AsyncGenerator<Buffer> {
  const written = Buffer.concat(await whole().toArray())
  body.state = body.begin() ? 'begun' : 'refused'
  if (body.state === 'refused') throw new Error('withdrawn')
  yield written
}

function failureOf(error: unknown): { code: string; command: string; reply: number } {
  if (!(error instanceof Error)) return { code: '', command: '', reply: 0 }
  return {
    code: 'code' in error ? String(error.code) : '',
    command: 'command' in error ? String(error.command) : '',
    reply: 'responseCode' in error ? Number(error.responseCode) || 0 : 0,
  }
}
