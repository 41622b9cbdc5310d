import type { OutgoingMail } from './messages.ts'
import type { MailServer } from './smtp-address.ts'

/** In milliseconds. */
export interface Patience {
  readonly connect: number
  readonly silence: number
  readonly whole: number
}

/** How nodemailer is told of a server and of how long to wait for it. */
export function transportOptions(server: MailServer, patience: Patience) {
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
  }
}

/** The recipient goes in as an object and nothing else: of a string nodemailer would read a list (trust.md 0.6). */
export function mailContent(mail: OutgoingMail, from: string, to: string) {
  const unsubscribe = mail.unsubscribeUrl
  return {
    from: { name: mail.fromName, address: from },
    to: { name: '', address: to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...calendarOf(mail.calendar),
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

/** Mail programs believe the part's method, which has to be the file's own. */
function calendarOf(content: string) {
  if (content === '') return {}
  const method = content.includes('METHOD:CANCEL') ? 'CANCEL' : 'PUBLISH'
  return { icalEvent: { method, filename: 'appointment.ics', content } }
}
