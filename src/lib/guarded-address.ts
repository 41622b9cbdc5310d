import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/**
 * Whether a web address may be asked at all, before its name is looked up: https, no password in it, and a name or a public
 * IP address. `new URL` has read other ways of writing an IP address (0x7f.1) by then.
 */
export function isGuardedUrl(text: string, isAllowed = isPublicAddress): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  if (protocol !== 'https:' || username !== '' || password !== '') return false
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) !== 0) return isAllowed(bare)
  return /\.[a-z][a-z0-9-]*\.?$/i.test(bare) && !/\.(?:localhost|local|internal|home\.arpa)\.?$/i.test(bare)
}

/**
 * The look-up of an http agent that answers allowed addresses only: a name that points at the inside is not found, however
 * often it changes (DNS rebinding), because what was judged is what is connected to. A bare IP address in a web address is
 * never looked up: `isGuardedUrl` judges it.
 */
export function guardedLookup(isAllowed = isPublicAddress, resolve = resolveName): LookupFunction {
  return (hostname, options, answer) =>
    resolve(hostname, (error, found) => {
      const [first] = found
      if (error || !first) answer(error ?? notPublic(hostname), '', 0)
      // One bad address spoils all: nobody honest has a name both outside and inside.
      else if (!found.every(({ address }) => isAllowed(address))) answer(notPublic(hostname), '', 0)
      else if (options.all) answer(null, [...found])
      else answer(null, first.address, first.family)
    })
}

/** How a name is looked up. */
export type Resolve = (
  name: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

const resolveName: Resolve = (name, done) =>
  lookup(name, { all: true }, (error, found) => done(error, found ?? []))

/** Whether a connection was not made because its address is not one that may be asked. */
export function isNotPublic(error: Error): boolean {
  return 'code' in error && error.code === 'ENOTPUBLIC'
}

function notPublic(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} is no public address`), { code: 'ENOTPUBLIC' })
}
