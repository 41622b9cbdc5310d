import { endingAlarms, endsSoon, softwareAlarms } from './api/alarms.ts'
import { listEnding } from './api/clients.queries.ts'
import { listSilent } from './api/webhooks.queries.ts'
import { countToPhone } from './follow-up/call.queries.ts'
import { followUpBadge } from './follow-up/call.ts'
import { messageAlarms } from './messages/alarms.queries.ts'
import { countWaiting } from './online/online.queries.ts'
import { settingsMenu } from './upkeep/settings-index.ts'
import { unfinishedFor } from './upkeep/unfinished.queries.ts'
import type { Ctx } from './web/env.ts'
import type { World } from './web/world.ts'

/** What everybody who works here should know, for the bar above every staff page. */
export function alarmsOf(c: Ctx, { db, mail }: World, forwardedInVain: boolean) {
  const { t, format, user, now } = c.var
  const writing = { t, stamp: format.stamp, isOwner: user.role === 'owner' }
  return [
    ...(forwardedInVain ? [{ text: t('staff.alarm.proxy'), href: '', link: '', quiet: false }] : []),
    ...messageAlarms(db, now, writing, mail),
    ...softwareAlarms(listSilent(db, now), writing),
    ...endingAlarms(listEnding(db, now, now + endsSoon), writing, format.longDate),
  ]
}

/** What a section of the staff pages shows besides. */
export function besideOf(c: Ctx, { db, mail }: World, section: string) {
  const { t, user } = c.var
  return {
    unfinished: unfinishedFor(db, mail, user.role, section, t),
    settings: section === 'settings' ? settingsMenu(t) : [],
    waiting: countWaiting(db, user),
    badges: followUpBadge(countToPhone(db), t),
  }
}
