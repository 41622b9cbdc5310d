import { lookup as lookUp } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Whether an IP address, IPv4 or IPv6, is one of the public internet: not this machine, not its neighbours, not the cloud's
 * own services (trust.md 29). What is no IP address is not.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  // A zone names a cable of this machine.
  if (family !== 6 || address.includes('%')) return false
  return global.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

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
export function guardedLookup(isAllowed = isPublicAddress): LookupFunction {
  return (hostname, options, answer) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '', 0)
      // One bad address spoils all: nobody honest has a name both outside and inside.
      const refused = found.length === 0 || found.some(({ address }) => !isAllowed(address))
      if (refused) return answer(notPublic(hostname), '', 0)
      const [first] = found
      if (options.all) answer(null, found)
      else answer(null, first?.address ?? '', first?.family)
    })
  }
}

function notPublic(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} is no public address`), { code: 'ENOTPUBLIC' })
}

/** The one range of IPv6 that is given out to the public (RFC 4291 2.4). */
const global = blockList(['2000::/3'])

/** IANA's special-purpose registries, as far as they lie within what would otherwise be public. */
const closed = blockList([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  // Ways to write an IPv4 address: Teredo, 6to4.
  '2001::/23',
  '2002::/16',
  '2001:db8::/32',
  '2620:4f:8000::/48',
  '3fff::/20',
])

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4')
  }
  return list
}
