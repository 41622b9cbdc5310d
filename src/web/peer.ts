import { isIPv4, isIPv6 } from 'node:net'
import type { Context } from 'hono'

/** Who is at the other end, as far as it can be believed. */
export interface Peer {
  /** The address as text; '' where unknown (tests, sockets). */
  readonly address: string
  /** What throttles count by: the IPv4 address or the IPv6 /64. */
  readonly network: string
  /** Loopback and private peers are not throttled by address (rules 17 and 25). */
  readonly near: boolean
  /** Forwarded headers came in although no proxy is believed. */
  readonly forwardedInVain: boolean
}

/** Believes as many proxies as `TRUST_PROXY` says, counted from the right of X-Forwarded-For. */
export function peerOf(c: Context, trustProxy: number, socketAddress: string): Peer {
  const forwarded = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  const believed = trustProxy > 0 ? forwarded[Math.max(0, forwarded.length - trustProxy)] : undefined
  const address = plainAddress(believed ?? socketAddress)
  const forwardedInVain = trustProxy === 0 && forwarded.length > 0
  return {
    address,
    network: networkOf(address),
    // What a proxy could not name is no desk of the practice.
    near: isNear(address) && (address !== '' || believed === undefined) && !forwardedInVain,
    forwardedInVain,
  }
}

/** The IPv4 address itself, or the first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  return `${expandIPv6(address).slice(0, 4).join(':')}::/64`
}

export function isNear(address: string): boolean {
  if (address === '') return true
  if (isIPv4(address)) return /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
  return address === '::1' || /^(fc|fd|fe[89ab])/i.test(address)
}

function plainAddress(text: string): string {
  const bare = text
    .replace(/^\[/, '')
    .replace(/\](:\d+)?$/, '')
    .replace(/^::ffff:/i, '')
  const address = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.slice(0, bare.lastIndexOf(':')) : bare
  return isIPv4(address) || isIPv6(address) ? address : ''
}

function expandIPv6(address: string): readonly string[] {
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].map((part) =>
    Number.parseInt(part, 16).toString(16),
  )
}
