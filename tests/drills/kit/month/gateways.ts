import type { HandOver } from '../../../../src/lib/hand-over.ts'
import type { MailGateway } from '../../../../src/messages/messages.ts'
import type { SmsGateway } from '../../../../src/texting/sms.ts'
import type { Call, Channel, Fact } from './facts.ts'

/** What happens to one message at a gateway; `kill` and `stop` end the process: before, after the mark, or before the answer. */
export type Fate = Call['answer'] | 'kill-before-mark' | 'kill-after-mark' | 'stop-after-mark'

/** One run of the process. */
export interface Life {
  over: boolean
  /** Ends the run; whoever waits for `end` goes on. */
  finish(how: 'killed' | 'stopped'): void
  readonly end: Promise<'killed' | 'stopped'>
}

export function newLife(): Life {
  let tell: (how: 'killed' | 'stopped') => void = () => undefined
  const end = new Promise<'killed' | 'stopped'>((resolve) => {
    tell = resolve
  })
  const life: Life = {
    over: false,
    end,
    finish: (how) => {
      life.over = true
      tell(how)
    },
  }
  return life
}

/** Gateways that collect what they are given, and answer as they are told. */
export interface Gateways {
  fateOf: (channel: Channel) => { readonly fate: Fate; readonly retryAfter?: number }
  mail(life: Life): MailGateway
  sms(life: Life): SmsGateway
}

const never = new Promise<never>(() => undefined)

export function openGateways(facts: Fact[], clock: () => number): Gateways {
  async function take(
    life: Life,
    about: Pick<Call, 'channel' | 'to' | 'text' | 'id'>,
    begin: () => boolean,
  ): Promise<HandOver> {
    if (life.over) {
      // The mark of a text message is there already: the process died between the two.
      if (about.channel === 'sms')
        facts.push({ fact: 'call', at: clock(), ...about, answer: 'lost', retryAfter: 0 })
      return never
    }
    const { fate, retryAfter = 0 } = gateways.fateOf(about.channel)
    if (fate === 'kill-before-mark') {
      life.finish('killed')
      return never
    }
    if (!begin()) return { outcome: 'withdrawn' }
    const call: Call = { fact: 'call', at: clock(), ...about, answer: 'lost', retryAfter }
    facts.push(call)
    // The other lanes go on meanwhile.
    await Promise.resolve()
    if (fate === 'kill-after-mark') life.finish('killed')
    if (fate === 'stop-after-mark') life.finish('stopped')
    if (life.over || fate === 'kill-after-mark' || fate === 'stop-after-mark') return never
    call.answer = fate
    return answerOf(fate, about.id, retryAfter)
  }

  const gateways: Gateways = {
    fateOf: () => ({ fate: 'taken' }),
    mail: (life) => ({
      beginsLate: true,
      send: ({ id, to, text }, begin = () => true) => take(life, { channel: 'email', id, to, text }, begin),
    }),
    sms: (life) => ({
      send: ({ id, to, text }) => take(life, { channel: 'sms', id, to, text }, () => true),
    }),
  }
  return gateways
}

function answerOf(fate: Exclude<Fate, `${string}-mark`>, id: number, retryAfter: number): HandOver {
  const wait = retryAfter > 0 ? { retryAfter } : {}
  if (fate === 'taken') return { outcome: 'accepted', ref: `g${id}` }
  if (fate === 'later') return { outcome: 'temporary', trouble: 'busy', server: false, ...wait }
  if (fate === 'away') return { outcome: 'temporary', trouble: 'server-away', server: true, ...wait }
  if (fate === 'never') return { outcome: 'permanent', trouble: 'address-refused' }
  return { outcome: 'unknown', trouble: 'unclear' }
}
