import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { isNear, networkOf, type Peer, peerOf } from '../../src/web/peer.ts'

async function peer(trustProxy: number, forwarded: string | undefined, socket = '192.0.2.1'): Promise<Peer> {
  const app = new Hono()
  app.get('*', (c) => c.json(peerOf(c, trustProxy, socket)))
  const answer = await app.request('/', {
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  })
  return (await answer.json()) as Peer
}

describe('who is at the other end', () => {
  it.each([
    [0, undefined, '192.0.2.1'],
    [0, '198.51.100.7', '192.0.2.1'],
    [1, undefined, '192.0.2.1'],
    [1, '198.51.100.7', '198.51.100.7'],
    [1, '10.0.0.1, 198.51.100.7', '198.51.100.7'],
    [1, '127.0.0.1,198.51.100.7', '198.51.100.7'],
    [2, '10.9.9.9, 198.51.100.7, 203.0.113.1', '198.51.100.7'],
    [2, '198.51.100.7', '198.51.100.7'],
    [1, '198.51.100.7:4711', '198.51.100.7'],
    [1, '[2001:db8::1]:4711', '2001:db8::1'],
    [1, '2001:db8::1', '2001:db8::1'],
    [1, '::ffff:198.51.100.7', '198.51.100.7'],
    [1, ' , ,198.51.100.7 ', '198.51.100.7'],
  ])('with %i trusted proxies and X-Forwarded-For: %s is %s', async (trust, forwarded, address) => {
    expect((await peer(trust, forwarded)).address).toBe(address)
  })

  it('says when forwarded headers come in though none are believed', async () => {
    expect((await peer(0, '198.51.100.7')).forwardedInVain).toBe(true)
    expect((await peer(0, undefined)).forwardedInVain).toBe(false)
    expect((await peer(1, '198.51.100.7')).forwardedInVain).toBe(false)
  })

  it.each(['evil', "1.2.3.4'", '999.1.1.1', '1.2.3', '<script>', 'a'.repeat(1000)])(
    'an address that is none (%s) is not taken over',
    async (forwarded) => {
      expect((await peer(1, forwarded)).address).not.toBe(forwarded)
    },
  )

  it.each(['evil', '999.1.1.1', 'unknown'])(
    'an address that is none (%s) is no desk of the practice: it is throttled',
    async (forwarded) => {
      expect((await peer(1, forwarded)).near).toBe(false)
    },
  )
})

describe('a network', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })

  it.each([
    '',
    '127.0.0.1',
    '127.255.0.1',
    '10.0.0.1',
    '192.168.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '169.254.0.1',
    '::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'febf::1',
  ])('"%s" is near', (address) => {
    expect(isNear(address)).toBe(true)
  })

  it.each([
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '11.0.0.1',
    '128.0.0.1',
    '2001:db8::1',
    '::2',
    'fec0::1',
    'ff02::1',
    '100.64.0.1',
  ])('%s is not', (address) => {
    expect(isNear(address)).toBe(false)
  })
})
