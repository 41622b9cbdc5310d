import { join } from 'node:path'
import type { Db } from '../db/run.ts'
import { dateOfDay, dayNumber, type EpochSeconds, today, zoneOf } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import type { MailGateway } from '../messages/messages.ts'
import { planReminders } from '../messages/reminders.commands.ts'
import { createSender } from '../messages/sender.commands.ts'
import { findRoot } from '../root.ts'
import type { SmsGateway } from '../texting/sms.ts'
import { formatFor } from '../view/format.ts'
import { createRenderer } from '../view/render.ts'
import { timeZone } from './house.ts'

/** What the timetable would have done, had the practice been open all this time. */
export interface Post {
  /** Sends what became due, each message at its own time: reminders at ten, confirmations at once. */
  catchUp(until: EpochSeconds): Promise<void>
}

export interface PostParts {
  readonly db: Db
  readonly keys: Keys
  readonly gateway: MailGateway
  readonly texting: SmsGateway
  readonly baseUrl: string
}

/** Mail servers know no such place: a message to it fails, and staff see it. */
export const unknownPlace = 'exmaple.test'

export function createPost(parts: PostParts, from: EpochSeconds): Post {
  const zone = zoneOf(timeZone)
  let now = from
  const render = createRenderer(join(findRoot(), 'views'), true)
  const desk = { ...parts, render, words: formatFor, gateway: fussy(parts.gateway), sms: parts.texting }
  const sender = createSender({ ...desk, clock: () => now, pause: async () => undefined })

  async function remind(until: EpochSeconds): Promise<void> {
    for (let day = dayNumber(today(zone, now)); ; day++) {
      const at = zone.instant(dateOfDay(day), reminderMinute)
      if (at > until) return
      if (at <= now) continue
      now = at
      planReminders(parts.db, now)
      await sender.tick()
    }
  }

  return {
    catchUp: async (until) => {
      await remind(until)
      now = Math.max(now, until)
      await sender.tick()
    },
  }
}

function fussy(gateway: MailGateway): MailGateway {
  return {
    send: async (mail) =>
      mail.to.endsWith(`@${unknownPlace}`)
        ? { outcome: 'permanent', trouble: 'address-refused' }
        : gateway.send(mail),
  }
}

/** A little after ten, as the timetable comes round. */
const reminderMinute = 601
