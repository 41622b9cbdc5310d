import type { Call, Fact } from './facts.ts'
import { readMessage, type Said } from './reading.ts'

/** The log with one thing in it that never happened so; undefined: there is nothing to spoil in it. */
export type Mutation = (facts: readonly Fact[]) => readonly Fact[] | undefined

/** A message that arrived is not in the log. */
export const missing: Mutation = (facts) => {
  const call = arrivedIn(facts).find(({ kind }) => kind === 'reminder')?.call
  return call && facts.filter((fact) => fact !== call)
}

/** A message arrived a second time. */
export const doubled: Mutation = (facts) => {
  const call = arrivedIn(facts)[0]?.call
  return (
    call && facts.flatMap((fact) => (fact === call ? [call, { ...call, id: call.id + 1_000_000 }] : [fact]))
  )
}

/** A message went to somebody else who is a patient, too. */
export const misdirected: Mutation = (facts) => {
  const [first, ...others] = arrivedIn(facts).map(({ call }) => call)
  const other = others.find(({ to, channel }) => channel === first?.channel && to !== first.to)
  return first && other && facts.map((fact) => (fact === first ? { ...first, to: other.to } : fact))
}

/** A reader reads another language than that of the message. */
export const inAnotherLanguage: Mutation = (facts) => {
  const told = arrivedIn(facts).find(({ kind }) => kind === 'confirmation')?.call
  const to =
    told && facts.find((fact) => fact.fact === 'booked' && [fact.email, fact.phone].includes(told.to))
  if (to?.fact !== 'booked') return undefined
  const language = to.language === 'sv' ? 'nb' : 'sv'
  return facts.map((fact) => (fact === to ? { ...to, language } : fact))
}

/** A message left some beats after it could. */
export const late: Mutation = (facts) => {
  const call = arrivedIn(facts).find(({ kind }) => kind === 'reminder')?.call
  if (!call) return undefined
  const at = facts.indexOf(call)
  const later = facts.findIndex(
    (fact, index) => index > at && fact.fact === 'beat' && fact.at >= call.at + 3600,
  )
  const beat = facts[later]
  if (!beat) return undefined
  return [
    ...facts.slice(0, at),
    ...facts.slice(at + 1, later + 1),
    { ...call, at: beat.at },
    ...facts.slice(later + 1),
  ]
}

/** A message left before the grace was over, in which it could be taken back. */
export const early: Mutation = (facts) => {
  for (const { call } of arrivedIn(facts)) {
    const booked = facts.find(
      (fact) =>
        fact.fact === 'booked' &&
        fact.by === 'staff' &&
        fact.tell &&
        [fact.email, fact.phone].includes(call.to),
    )
    if (!booked || call.at - booked.at < 300 || call.at - booked.at > 900) continue
    const at = facts.indexOf(booked)
    const rest = facts.slice(at + 1).filter((fact) => fact !== call)
    return [...facts.slice(0, at + 1), { ...call, at: booked.at }, ...rest]
  }
  return undefined
}

function arrivedIn(
  facts: readonly Fact[],
): readonly { readonly call: Call; readonly kind: Said['kind'] | undefined }[] {
  return facts.flatMap((fact) => {
    if (fact.fact !== 'call' || fact.answer !== 'taken') return []
    // What it says is the same in every zone.
    const kind = readMessage(fact.text, fact.channel, fact.at, 'Europe/Amsterdam')?.kind
    return [{ call: fact, kind }]
  })
}
