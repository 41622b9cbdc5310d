import type { HandOver } from '../lib/hand-over.ts'

/** What nodemailer says of a failure. */
export interface MailFailure {
  readonly code: string
  /** The SMTP command that was answered, 'CONN' or 'API'. */
  readonly command: string
  /** The server's reply code; 0 where it said nothing. */
  readonly reply: number
}

/**
 * What a failed hand-over means. Once the server has asked for the body, only its own answer tells whether it took the
 * message; without one nobody knows, and sending again could deliver twice (trust.md 0.8).
 */
export function outcomeOf(
  failure: MailFailure,
  bodyBegun: boolean,
): Exclude<HandOver, { outcome: 'accepted' }> {
  if (failure.code === 'EMESSAGE') return refusal(failure.reply, 'message-refused')
  if (bodyBegun) return { outcome: 'unknown', trouble: 'unclear' }
  if (failure.code === 'EENVELOPE') return envelopeOutcome(failure)
  if (/^E(AUTH|NOAUTH|OAUTH2)$/.test(failure.code)) return serverTrouble('login-refused')
  if (/^E(TLS|REQUIRETLS)$/.test(failure.code)) return serverTrouble('not-encrypted')
  return serverTrouble('server-away')
}

function envelopeOutcome({ command, reply }: MailFailure) {
  if (reply >= 530 && reply <= 538) return serverTrouble('login-refused')
  if (command === 'MAIL FROM') return serverTrouble(reply >= 500 ? 'sender-refused' : 'busy')
  if (command === 'DATA') return refusal(reply, 'message-refused')
  return reply === 0 ? refusal(550, 'address-refused') : refusal(reply, 'address-refused')
}

/** A word about this very message: 5xx is final (but 503, which is about the session), anything else is for now. */
function refusal(reply: number, trouble: 'address-refused' | 'message-refused') {
  if (reply >= 500 && reply !== 503) return { outcome: 'permanent', trouble } as const
  return { outcome: 'temporary', trouble: 'busy', server: false } as const
}

function serverTrouble(
  trouble: 'login-refused' | 'not-encrypted' | 'sender-refused' | 'server-away' | 'busy',
) {
  return { outcome: 'temporary', trouble, server: true } as const
}
