import { describe, expect, it } from 'vitest'
import { guardedLookup, isGuardedUrl } from '../../src/lib/guarded-address.ts'
import { isPublicAddress } from '../../src/lib/public-address.ts'

describe('an address of the public internet', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.0',
    '100.128.0.1',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00:1450:4001::1',
  ])('is %s', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each([
    ...[
      '127.0.0.1',
      '127.255.255.254',
      '0.0.0.0',
      '10.0.0.1',
      '100.64.0.1',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...['192.168.1.1', '192.0.2.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...[
      '::1',
      '::',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::7f00:1',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      'ff02::1',
    ],
    ...['2001:db8::1', '2002:7f00:1::', '2001:0:53aa::1', '64:ff9b::7f00:1', '3fff::1', '2606:4700::1111%lo'],
    ...['', 'localhost', '127.1', '2130706433', '0x7f.0.0.1', '1.1.1.1 ', '1.1.1.1/8', '[::1]'],
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('a web address that may be asked', () => {
  it.each([
    'https://example.org/hook',
    'https://hooks.example.org:8443/a?b=c',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/x',
    'https://præksis.example/x',
  ])('is %s', (url) => expect(isGuardedUrl(url)).toBe(true))

  it.each([
    ...[
      'http://example.org/',
      'ftp://example.org/',
      'file:///etc/passwd',
      'example.org',
      '',
      'https://',
      'javascript:alert(1)',
    ],
    ...[
      'https://user@example.org/',
      'https://user:pass@example.org/',
      'https://localhost/',
      'https://ledig/',
      'https://a.localhost/',
    ],
    ...[
      'https://127.0.0.1/',
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://0177.0.0.1/',
      'https://[::1]/',
    ],
    ...[
      'https://[::ffff:169.254.169.254]/',
      'https://169.254.169.254/latest',
      'https://printer.local/',
      'https://metadata.google.internal/',
    ],
  ])('is not %s', (url) => expect(isGuardedUrl(url)).toBe(false))
})

describe('the look-up of a guarded agent', () => {
  const ask = (name: string, all: boolean, isAllowed?: (address: string) => boolean) =>
    new Promise((resolve) => {
      guardedLookup(isAllowed)(name, { all }, (error, address) => resolve(error?.code ?? address))
    })

  it('does not find a name that points at this machine', async () => {
    expect(await ask('localhost', true)).toBe('ENOTPUBLIC')
    expect(await ask('localhost', false)).toBe('ENOTPUBLIC')
  })

  it('answers as the agent asks, where the address is allowed', async () => {
    expect(await ask('127.0.0.1', false, () => true)).toBe('127.0.0.1')
    expect(await ask('127.0.0.1', true, () => true)).toEqual([{ address: '127.0.0.1', family: 4 }])
  })

  it('refuses a name of which one address is inside', async () => {
    let asked = 0
    expect(await ask('localhost', true, () => asked++ > 0)).toBe('ENOTPUBLIC')
  })
})
