import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CaughtMail, parseCaught } from './caught.ts'
import type { MailGateway, OutgoingMail } from './messages.ts'

export interface CaughtMails extends MailGateway {
  /** The e-mail of an outbox id; undefined where none was caught. */
  find(messageId: number): CaughtMail | undefined
}

/** For the demonstration: nothing leaves the machine; every e-mail is a file in `caught/` below the data folder. */
export function createCaughtGateway(dataDir: string): CaughtMails {
  const folder = join(dataDir, 'caught')
  const fileOf = (id: number) => join(folder, `${Math.trunc(id)}.json`)
  return {
    send: async (mail: OutgoingMail) => {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 })
        const { to, subject, text, html, calendar } = mail
        writeFileSync(fileOf(mail.id), JSON.stringify({ to, subject, text, html, calendar }), { mode: 0o600 })
        return { outcome: 'accepted', ref: 'caught' }
      } catch {
        return { outcome: 'temporary', trouble: 'server-away', server: true }
      }
    },
    find: (messageId) => {
      try {
        return parseCaught(readFileSync(fileOf(messageId), 'utf8'))
      } catch {
        return undefined
      }
    },
  }
}
