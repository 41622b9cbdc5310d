import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HandOver } from '../lib/hand-over.ts'
import type { SmsGateway } from '../texting/sms.ts'
import { type CaughtMail, parseCaught } from './caught.ts'
import type { MailGateway } from './messages.ts'

export interface Caught {
  readonly mail: MailGateway
  readonly sms: SmsGateway
  /** The message of an outbox id; undefined where none was caught. */
  find(messageId: number): CaughtMail | undefined
}

/** For the demonstration: nothing leaves the machine; every message is a file in `caught/` below the data folder. */
export function createCaughtGateway(dataDir: string): Caught {
  const folder = join(dataDir, 'caught')
  const fileOf = (id: number) => join(folder, `${Math.trunc(id)}.json`)

  function keep(id: number, { to, subject, text, html, calendar }: CaughtMail): HandOver {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(fileOf(id), JSON.stringify({ to, subject, text, html, calendar }), { mode: 0o600 })
      return { outcome: 'accepted', ref: 'caught' }
    } catch {
      return { outcome: 'temporary', trouble: 'server-away', server: true }
    }
  }

  return {
    mail: { send: async (mail) => keep(mail.id, mail) },
    sms: { send: async ({ id, to, text }) => keep(id, { to, text, subject: '', html: '', calendar: '' }) },
    find: (messageId) => {
      try {
        return parseCaught(readFileSync(fileOf(messageId), 'utf8'))
      } catch {
        return undefined
      }
    },
  }
}
