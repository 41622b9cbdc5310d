import type { Db } from './db/run.ts'
import type { MailAddressing } from './lib/mail-doctor.ts'
import type { Keys } from './lib/token.ts'
import { createMailGateway } from './messages/mail.gateway.ts'
import { findMailAccount } from './messages/mail-account.queries.ts'
import { smtpUrlOf } from './messages/mail-account.ts'
import { createMailDoctor, type DoctorParts } from './messages/mail-doctor.gateway.ts'
import type { MailGateway } from './messages/messages.ts'
import type { MailServer } from './web/world.ts'

export interface Post {
  /** The way out for the next e-mail; undefined: there is none, and messages wait. */
  current(): MailGateway | undefined
  /** What the settings page may know and do of it. */
  readonly server: MailServer
}

/** Somebody waits before the screen for it. */
const trialPatience = { connect: 8000, silence: 10_000, whole: 20_000 }

export interface PostParts {
  /** What `fixed` sends through. */
  readonly environment?: MailAddressing | undefined
  readonly doctor?: DoctorParts
}

/** `fixed`, of the environment or of the demonstration, beats the settings; these are looked up at every message. */
export function createPost(
  db: Db,
  keys: Keys,
  fixed: MailGateway | undefined,
  demo: boolean,
  more: PostParts = {},
): Post {
  let kept: { readonly url: string; readonly from: string; readonly gateway: MailGateway } | undefined

  function fromSettings(): MailGateway | undefined {
    const account = findMailAccount(db, keys)
    if (!account) return undefined
    const [url, from] = [smtpUrlOf(account), account.from]
    if (kept?.url !== url || kept.from !== from)
      kept = { url, from, gateway: createMailGateway({ smtpUrl: url, from }) }
    return kept.gateway
  }

  function addressing(): MailAddressing | undefined {
    if (fixed) return demo ? undefined : more.environment
    const account = findMailAccount(db, keys)
    return account && { smtpUrl: smtpUrlOf(account), from: account.from }
  }

  return {
    current: () => fixed ?? fromSettings(),
    server: {
      fixed: demo ? 'demonstration' : fixed ? 'environment' : '',
      tryOut,
      addressing,
      doctor: createMailDoctor(more.doctor),
    },
  }
}

const tryOut: MailServer['tryOut'] = async (settings, mail) => {
  const trial = createMailGateway({ ...settings, patience: trialPatience })
  const answer = await trial.send({ ...mail, id: 0, calendar: '', unsubscribeUrl: undefined })
  return answer.outcome === 'accepted' || answer.outcome === 'withdrawn' ? answer.outcome : answer.trouble
}
