import type { Drill } from './kit/drill.ts'
import { playInjection } from './kit/injection.ts'
import { print } from './kit/print.ts'

/** Hostile names, addresses, numbers, practices and locations through both channels (trust.md 17 and 22). */
export const injection: Drill = async (size) => {
  const count = size.of(5000, 200)
  const { mails, texts, refused, wrong } = await playInjection(count, size.random)
  for (const line of wrong.slice(0, 40)) print(`  FAIL ${line}`)
  return [
    {
      name: 'hostile names, addresses, practices and locations',
      count: `${count} patients`,
      found: `${mails} e-mails and ${texts} text messages, each to its one recipient; ${refused} contacts written to by nobody; ${wrong.length} faults`,
      pass: wrong.length === 0,
    },
  ]
}
