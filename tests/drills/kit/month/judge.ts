import { act } from './acts-judged.ts'
import { beat, rest } from './beats-judged.ts'
import { called } from './calls-judged.ts'
import type { Books, Fact, Rules } from './facts.ts'
import { begin, type State, shown, visitOf } from './state.ts'

export interface Verdict {
  /** One line for each difference; none: all is as the rules want it. */
  readonly wrong: readonly string[]
  /** How many messages arrived, by what they say. */
  readonly arrived: Readonly<Record<string, number>>
  /** What may have arrived; each is listed as such. */
  readonly unclear: number
  readonly refused: number
  /** What was not said because it was no longer true or wanted when it could leave. */
  readonly unsaid: number
  /** Of which the log cannot tell whether it had to be said. */
  readonly doubtful: number
  readonly toPhone: number
  readonly toRemind: number
}

/**
 * Holds what the gateways were given against what rules 27 to 32 want of the log of acts. It shares no rule with the product,
 * and asks it for nothing but its ledger and its lists.
 */
export function judge(facts: readonly Fact[], rules: Rules, books: Books): Verdict {
  const state = begin(rules)
  for (const fact of facts) take(state, fact)
  closeBooks(state, books)
  const answered = (which: readonly string[]) =>
    state.calls.filter(({ answer }) => which.includes(answer)).length
  return {
    ...{ wrong: state.wrong, arrived: state.arrived, unsaid: state.unsaid, doubtful: state.doubtful },
    unclear: answered(['unclear', 'lost']),
    refused: answered(['never']),
    toPhone: state.toPhone.size,
    toRemind: state.toRemind.size,
  }
}

function take(state: State, fact: Fact): void {
  switch (fact.fact) {
    case 'call':
      called(state, fact)
      break
    case 'beat':
      beat(state, fact.at)
      break
    case 'rest':
      rest(state, fact.at)
      break
    case 'stopped':
      state.stopped.add(fact.address)
      break
    case 'texts-stopped':
      visitOf(state, fact.visit).textsStopped = true
      break
    case 'person':
      state.people.set(fact.patient, { ...fact, confirmed: new Set(fact.confirmed) })
      break
    case 'end':
      break
    default:
      act(state, fact)
  }
}

/** The ledger says what happened, and whoever had to be reached and was not is on a list. */
function closeBooks(state: State, books: Books): void {
  const ends = { taken: ['sent', 'delivered'], never: ['failed'], unclear: ['unknown'], lost: ['unknown'] }
  const left = new Map<number, string>()
  for (const { id, answer } of state.calls) if (answer !== 'later' && answer !== 'away') left.set(id, answer)
  for (const [id, kept] of books.states) {
    const answer = left.get(id)
    const mustBeLeft = ['sent', 'delivered', 'unknown'].includes(kept)
    if (['waiting', 'claimed', 'handing-over'].includes(kept))
      state.wrong.push(`message ${id} is "${kept}" after the month`)
    if (mustBeLeft && answer === undefined)
      state.wrong.push(`message ${id} is "${kept}" in the ledger, and no gateway has seen it`)
  }
  for (const { id, answer, to, at } of state.calls)
    if (answer !== 'later' && answer !== 'away') {
      const kept = books.states.get(id) ?? 'nowhere'
      if (!ends[answer].includes(kept))
        state.wrong.push(
          `${shown(state, at)} message ${id} to ${to} was ${answer}, and is ${kept} in the ledger`,
        )
    }
  compare(state, 'to be phoned', state.toPhone, books.toPhone, new Set())
  compare(state, 'to be reminded by phone', state.toRemind, books.toRemind, state.perhapsRemind)
}

function compare(
  state: State,
  what: string,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  found: ReadonlySet<string>,
  perhaps: ReadonlySet<string>,
): void {
  const allowed = new Set(perhaps)
  for (const ids of wanted.values()) {
    for (const id of ids) allowed.add(id)
    if (![...ids].some((id) => found.has(id)))
      state.wrong.push(
        `the people of appointment ${[...ids].join(', ')} are ${what}, and are not on the list`,
      )
  }
  for (const id of found)
    if (!allowed.has(id))
      state.wrong.push(`appointment ${id} is on the list of those ${what}, and need not be`)
}
