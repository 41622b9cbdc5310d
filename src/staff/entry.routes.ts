import { isLanguage } from '../i18n/languages.ts'
import { passkeyHome, passkeyOptions, randomChallenge } from '../lib/passkey.ts'
import { writeTicket } from '../lib/ticket.ts'
import { randomToken } from '../lib/token.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import {
  clearDoorCookie,
  clearSecondStepCookie,
  homePath,
  readDoorCookie,
  readSessionCookie,
  signInPath,
  writeDoorCookie,
  writeSessionCookie,
} from '../web/session.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'
import { findUser } from './accounts.queries.ts'
import { takeKeptForm } from './kept.commands.ts'
import { findKeptForm } from './kept.queries.ts'
import { agendaAt, keptTokenIn } from './kept.ts'
import { isAnyPasskey, listCredentials } from './passkeys.queries.ts'
import { startSession } from './sessions.commands.ts'
import { findAnySession, findLockedSession, type Session } from './sessions.queries.ts'

/** What the sign-in page says besides its form. */
export interface Entry {
  readonly next: string
  /** Somebody else than the one whose session is locked here. */
  readonly other?: boolean
  readonly note?: string
  readonly email?: string
  readonly problem?: 'staff.signIn.wrong' | 'staff.signIn.stale' | 'doors.passkey.refused'
  readonly missing?: readonly ('email' | 'password')[]
  readonly minutes?: number
  readonly status?: 200 | 403 | 422 | 429
}

/** The sign-in; where a session is locked here, the lock: it names its user, and asks for nothing but who it is. */
export function signInPage(c: Ctx, world: World, entry: Entry): Response {
  const waiting = lockedHere(c, world)
  const locked = entry.other ? undefined : waiting
  const formToken = atTheDoor(c, world, locked?.language)
  const mine = locked ? listCredentials(world.db, locked.userId) : []
  const usable = locked ? mine.length > 0 : isAnyPasskey(world.db)
  const passkey = usable ? passkeyForm(c, world, formToken, mine) : undefined
  const model = {
    ...{ email: '', note: '', problem: '', missing: [], minutes: 0, other: false, ...entry },
    ...{ formToken, home: homePath, passkey },
    locked: locked && { name: locked.name, email: locked.email, formToken: locked.formToken },
    kept: keptHere(c, world, entry.next, waiting),
    before: entry.other && waiting ? waiting.name : '',
    otherHref: `${signInPath}?${new URLSearchParams({ other: '1', next: entry.next })}`,
    backHref: `${signInPath}?${new URLSearchParams({ next: entry.next })}`,
    script: passkey ? world.files.href('passkey.js') : '',
    lockScript: locked || entry.note === 'out' ? world.files.href('lock.js') : '',
  }
  return page(c, world, locked ? 'staff/lock' : 'staff/sign-in', model, entry.status ?? 200)
}

/** The session of this browser where it waits behind its lock. */
function lockedHere(c: Ctx, world: World): Session | undefined {
  const token = readSessionCookie(c, world.baseUrl)
  const idle = findPractice(world.db)?.idleMinutes
  return token && idle ? findLockedSession(world.db, token, idle, c.var.now) : undefined
}

/** Whose form waits behind the sign-in; '' where none does. */
function keptHere(c: Ctx, world: World, next: string, waiting: Session | undefined): string {
  const kept = findKeptForm(world.db, world.keys, keptTokenIn(next) ?? '', c.var.now)
  if (!kept) return ''
  return waiting?.userId === kept.userId ? waiting.name : (findUser(world.db, kept.userId)?.name ?? '')
}

/** A page in front of the door speaks the practice's language, or its user's; returns the token that its forms carry. */
export function atTheDoor(c: Ctx, world: World, language?: string): string {
  const practice = findPractice(world.db)
  const spoken = language !== undefined && isLanguage(language) ? language : practice?.language
  if (practice && spoken) speak(c, spoken, practice.zone)
  const formToken = readDoorCookie(c, world.baseUrl) ?? randomToken()
  writeDoorCookie(c, world.baseUrl, formToken)
  return formToken
}

/** What a form needs that asks the browser for a passkey; undefined where browsers give none. */
export function passkeyForm(c: Ctx, world: World, formToken: string, allowed: readonly string[]) {
  const home = passkeyHome(world.baseUrl)
  if (!home) return undefined
  const challenge = randomChallenge()
  const ticket = writeTicket(world.keys.secrets, 'passkey-use', [challenge, formToken], c.var.now)
  return { options: JSON.stringify(passkeyOptions(home, challenge, allowed)), ticket }
}

/**
 * In: with a session of its own, and without anything that led here. Returns where they go on: to `next`, or, where
 * somebody else was signed in here, to the agenda of the same date.
 */
export function enter(c: Ctx, world: World, userId: number, next: string): string {
  const before = readSessionCookie(c, world.baseUrl)
  const earlier = before === undefined ? undefined : findAnySession(world.db, before)
  const again = earlier?.userId === userId && earlier.endedAt === null
  const agent = c.req.header('user-agent') ?? ''
  const formToken = again ? earlier.formToken : undefined
  const token = startSession(world.db, { userId, agent, before, formToken }, c.var.now)
  writeSessionCookie(c, world.baseUrl, token)
  clearDoorCookie(c, world.baseUrl)
  clearSecondStepCookie(c, world.baseUrl)
  return goesOnAt(c, world, userId, next, earlier && earlier.userId !== userId)
}

function goesOnAt(c: Ctx, world: World, userId: number, next: string, tookOver = false): string {
  const token = keptTokenIn(next)
  const kept = findKeptForm(world.db, world.keys, token ?? '', c.var.now)
  if (!token || !kept) return tookOver ? agendaAt(next) : next
  if (kept.userId === userId) return next
  takeKeptForm(world.db, token, kept.userId, c.var.now)
  const agenda = agendaAt(kept.form.page)
  return `${agenda}${agenda.includes('?') ? '&' : '?'}dropped=1`
}
