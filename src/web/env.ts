import type { Context } from 'hono'
import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import type { Format } from '../view/format.ts'
import type { Frame } from '../view/frame.ts'
import type { Peer } from './peer.ts'

export type Role = 'owner' | 'practitioner' | 'reception'

/** Who is signed in. */
export interface SignedIn {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly formToken: string
  /** Whether they work with shortcuts of the keyboard. */
  readonly shortcuts: 0 | 1
}

export interface LedigEnv {
  Variables: {
    requestId: string
    /** The instant of this request, in epoch seconds. */
    now: number
    peer: Peer
    lang: Language
    t: Translate
    format: Format
    frame: Frame
    user: SignedIn
    /** Where this page may be framed; empty: nowhere. */
    frameOrigins: readonly string[]
    /** A page that shows a frame of our own. */
    framesOwn: boolean
    /** A policy of the page's own, in place of everybody's; '' for that one. */
    contentPolicy: string
    /** A page whose address is a secret: links out of it tell nobody. */
    secretAddress: boolean
    /** The file that was sent is too large, and nothing of the form has been read. */
    tooMuch: boolean
    /** The form was sent to a locked screen, and is carried on with. */
    carriedOn: boolean
  }
}

export type Ctx = Context<LedigEnv>
