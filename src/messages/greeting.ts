import type { Name } from './messages.ts'

const longest = 40

/**
 * Whether a name typed on the web may stand in a message: an advertisement sent in the practice's name may not. Nobody is
 * greeted by no name.
 */
export function isGreetable({ first, last }: Name): boolean {
  if (`${first}${last}`.trim() === '') return false
  return [first, last].every(
    (name) => name.length <= longest && !/[/:@<>]|\bwww\b|\.\p{L}{2,}|\d{3,}/iu.test(name),
  )
}
