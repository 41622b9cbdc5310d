import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { isLanguage } from '../i18n/languages.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { StaffFrame } from '../view/frame.ts'
import type { Ctx, LedigEnv, SignedIn } from '../web/env.ts'
import { mayAct } from '../web/guard.ts'
import { page, seeOther } from '../web/page.ts'
import { rolesOf } from '../web/roles.ts'
import { isQuiet, readSessionCookie, toSignIn } from '../web/session.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'
import { needsFactor } from './factor.ts'
import { navigation } from './navigation.ts'
import { seeSession } from './sessions.commands.ts'
import { findSession } from './sessions.queries.ts'

/** Red bars for every staff page, in the language of the page. */
export type Alarms = (c: Ctx) => readonly string[]

/** What a section of staff pages shows besides: what of the first run is left to do, the settings' menu. */
export type Beside = (c: Ctx, section: string) => Pick<StaffFrame, 'unfinished' | 'settings' | 'badges'>

/**
 * Stands before every /staff page but the sign-in: knows who it is, refuses forms from other sites, and lets nobody
 * through to a route that does not declare its roles.
 */
export function staffDoor(world: World, alarms: Alarms, beside: Beside): MiddlewareHandler<LedigEnv> {
  return async function staffDoor(c, next) {
    const practice = findPractice(world.db)
    const token = readSessionCookie(c, world.baseUrl)
    const session =
      token && practice ? findSession(world.db, token, practice.idleMinutes, c.var.now) : undefined
    if (!token || !practice || !session) return toSignIn(c, token !== undefined)
    const language = isLanguage(session.language) ? session.language : practice.language
    speak(c, language, practice.zone)
    c.set('user', { ...session, id: session.userId, language })
    const owesFactor = session.hasFactor === 0 && needsFactor(session.role, practice.secondFactor)
    const staff = frameFor(c, c.var.user, alarms, beside)
    const nav = owesFactor ? [] : staff.nav
    c.set('frame', { ...c.var.frame, languages: [], staff: { ...staff, nav } })
    if (!(await mayAct(c, world.baseUrl, session.formToken))) return page(c, world, 'staff/refused', {}, 403)
    if (owesFactor && !isOnTheWay(c.req.path)) return seeOther(c, '/staff/account/factor')
    if (!matchedRoutes(c).some((route) => rolesOf(route.handler))) return c.notFound()
    if (!isQuiet(c)) seeSession(world.db, token, session, c.var.now)
    return next()
  }
}

/** What is open to whoever must have a second factor and has none yet. */
function isOnTheWay(path: string): boolean {
  return /^\/staff\/(account\/(factor|passkeys)(\/|$)|sign-out$)/.test(path)
}

function frameFor(c: Ctx, user: SignedIn, alarms: Alarms, beside: Beside): StaffFrame {
  const { name: userName, role, formToken } = user
  const section = c.req.path.split('/')[2] ?? ''
  const nav = navigation(role, section, c.var.t)
  const around = { nav, alarms: alarms(c), ...beside(c, section) }
  return { userName, role, formToken, section, ...around }
}
