import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { isLanguage } from '../i18n/languages.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Alarm, StaffFrame } from '../view/frame.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { mayAct } from '../web/guard.ts'
import { page, seeOther } from '../web/page.ts'
import { rolesOf } from '../web/roles.ts'
import { isQuiet, readSessionCookie } from '../web/session.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'
import { needsFactor } from './factor.ts'
import { takeKeptForm } from './kept.commands.ts'
import { carriedField } from './kept.ts'
import { lockFrame, lockHeader } from './lock.ts'
import { navigation, type Waiting } from './navigation.ts'
import { locksAt, stateOf } from './session.ts'
import { seeSession } from './sessions.commands.ts'
import { findAnySession, findFormOwner, type Session } from './sessions.queries.ts'
import { meetShutDoor } from './shut-door.routes.ts'

/** Red bars for every staff page, in the language of the page. */
export type Alarms = (c: Ctx) => readonly Alarm[]

/** What a section of staff pages shows besides: what of the first run is left to do, the settings' menu, what waits. */
export type Beside = (
  c: Ctx,
  section: string,
) => Pick<StaffFrame, 'unfinished' | 'settings' | 'badges'> & { readonly waiting: Waiting | undefined }

/**
 * Stands before every /staff page but the sign-in: knows who it is, refuses forms from other sites, and lets nobody
 * through to a route that does not declare its roles.
 */
export function staffDoor(world: World, alarms: Alarms, beside: Beside): MiddlewareHandler<LedigEnv> {
  return async function staffDoor(c, next) {
    const practice = findPractice(world.db)
    const token = readSessionCookie(c, world.baseUrl)
    const session = token && practice ? findAnySession(world.db, token) : undefined
    if (!token || !practice || !session || stateOf(session, practice.idleMinutes, c.var.now) !== 'open')
      return meetShutDoor(c, world, token, session)
    const language = isLanguage(session.language) ? session.language : practice.language
    speak(c, language, practice.zone)
    c.set('user', { ...session, id: session.userId, language })
    const seenAt = isQuiet(c) || c.var.now - session.seenAt < 60 ? session.seenAt : c.var.now
    const owesFactor = session.hasFactor === 0 && needsFactor(session.role, practice.secondFactor)
    const staff = frameFor(c, world, session, locksAt({ ...session, seenAt }, practice.idleMinutes), beside)
    const nav = owesFactor ? [] : staff.nav
    c.set('frame', { ...c.var.frame, languages: [], staff: { ...staff, nav, alarms: alarms(c) } })
    const refused = await refusal(c, world, session, owesFactor)
    if (!refused && !isQuiet(c)) seeSession(world.db, token, session, c.var.now)
    if (!refused) await next()
    const answer = refused ?? c.res
    answer.headers.set(...lockHeader(staff.lock))
    return refused
  }
}

/** What is open to whoever must have a second factor and has none yet. */
function isOnTheWay(path: string): boolean {
  return /^\/staff\/(account\/(factor|passkeys)(\/|$)|(sign-out|lock|stay)$)/.test(path)
}

/** What nobody gets through with: a form that may not be taken, an owed second factor, a route without roles. */
async function refusal(
  c: Ctx,
  world: World,
  session: Session,
  owesFactor: boolean,
): Promise<Response | undefined> {
  if (!(await mayAct(c, world.baseUrl, session.formToken))) return page(c, world, 'staff/refused', {}, 403)
  if (owesFactor && !isOnTheWay(c.req.path)) return seeOther(c, '/staff/account/factor')
  if (!matchedRoutes(c).some((route) => rolesOf(route.handler))) return c.notFound()
  return c.req.method === 'POST' ? await formRefusal(c, world, session) : undefined
}

/** A form of a page that somebody else had opened, or one that was carried on already. */
async function formRefusal(c: Ctx, world: World, session: Session): Promise<Response | undefined> {
  const fields = await readForm(c)
  const formToken = fields.text('formToken')
  const owner = formToken === session.formToken ? undefined : findFormOwner(world.db, formToken)
  if (owner && owner.id !== session.userId) {
    const names = { other: owner.name, name: session.name }
    return page(c, world, 'staff/not-yours', names, 403)
  }
  const carried = fields.text(carriedField)
  if (carried === '') return undefined
  c.set('carriedOn', true)
  if (takeKeptForm(world.db, carried, session.userId, c.var.now)) return undefined
  return page(c, world, 'staff/carry-on', { form: undefined }, 410)
}

function frameFor(c: Ctx, world: World, session: Session, at: number, beside: Beside): StaffFrame {
  const { name: userName, role, formToken } = session
  const section = c.req.path.split('/')[2] ?? ''
  const lock = lockFrame(c.req.method, session.userId, at, c.var.now, c.var.format)
  const scripts = ['lock.js', ...(session.shortcuts ? ['shortcuts.js'] : [])].map((name) =>
    world.files.href(name),
  )
  const { waiting, ...rest } = beside(c, section)
  return {
    ...{ userName, role, formToken, section, lock, scripts, alarms: [] },
    today: c.var.format.dateOf(c.var.now),
    nav: navigation(role, section, waiting, c.var.t),
    dropped: c.req.query('dropped') === '1',
    ...rest,
  }
}
