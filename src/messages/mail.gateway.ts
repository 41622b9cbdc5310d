import { createTransport } from 'nodemailer'
import { parseEmailAddress } from '../lib/email-address.ts'
import { cleanText } from '../lib/fold.ts'
import { outcomeOf } from './mail-outcome.ts'
import type { HandOver, MailGateway, OutgoingMail } from './messages.ts'
import { type MailServer, parseSmtpUrl } from './smtp-address.ts'

export interface MailSettings {
  /** SMTP_URL, see `parseSmtpUrl`. */
  readonly smtpUrl: string
  /** MAIL_FROM. */
  readonly from: string
  readonly patience?: Patience
}

/** In milliseconds. */
interface Patience {
  readonly connect: number
  readonly silence: number
  readonly whole: number
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
  return { send: (mail) => send(server, from, mail, settings.patience ?? patient) }
}

async function send(
  server: MailServer,
  from: string,
  mail: OutgoingMail,
  patience: Patience,
): Promise<HandOver> {
  const to = parseEmailAddress(mail.to)
  if (to === undefined) return { outcome: 'permanent', trouble: 'address-refused' }
  const watch = { bodyBegun: false }
  const signal = AbortSignal.timeout(patience.whole)
  try {
    const transport = createTransport({ ...transportOptions(server, patience), logger: watcher(watch) })
    const info = await transport.sendMail({ ...contentOf(mail, from, to), signal })
    return { outcome: 'accepted', ref: cleanText(String(info.response)).slice(0, 200) }
  } catch (error) {
    return outcomeOf(failureOf(error), watch.bodyBegun)
  }
}

function transportOptions(server: MailServer, patience: Patience) {
  return {
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure && server.tls === 'required',
    ignoreTLS: server.tls === 'off',
    tls: { rejectUnauthorized: server.tls === 'required', minVersion: 'TLSv1.2' as const },
    ...(server.user === '' ? {} : { auth: { user: server.user, pass: server.password } }),
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    dnsTimeout: patience.connect,
    socketTimeout: patience.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    transactionLog: true,
  }
}

/** Sees the server ask for the body; nothing of what it hears is kept. */
function watcher(watch: { bodyBegun: boolean }) {
  const listen = (entry: unknown, message: unknown) => {
    const fromServer = typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'server'
    if (fromServer && typeof message === 'string' && message.startsWith('354')) watch.bodyBegun = true
  }
  const deaf = () => undefined
  return { trace: deaf, debug: listen, info: deaf, warn: deaf, error: deaf, fatal: deaf }
}

/** The recipient goes in as an object and nothing else: of a string nodemailer would read a list (trust.md 0.6). */
function contentOf(mail: OutgoingMail, from: string, to: string) {
  const unsubscribe = mail.unsubscribeUrl
  return {
    from: { name: mail.fromName, address: from },
    to: { name: '', address: to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    icalEvent: { method: 'PUBLISH', filename: 'appointment.ics', content: mail.calendar },
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe === undefined
        ? {}
        : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function failureOf(error: unknown): { code: string; command: string; reply: number } {
  if (!(error instanceof Error)) return { code: '', command: '', reply: 0 }
  return {
    code: 'code' in error ? String(error.code) : '',
    command: 'command' in error ? String(error.command) : '',
    reply: 'responseCode' in error ? Number(error.responseCode) || 0 : 0,
  }
}
