import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

const problem = (env: Record<string, string>): string => {
  try {
    readConfig(env)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : 'no error'
  }
}

describe('the environment', () => {
  it('empty gives the defaults of surface.md', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      baseUrl: undefined,
      trustProxy: 0,
      smtpUrl: undefined,
      mailFrom: undefined,
      smsUrl: undefined,
      secretKeyFile: resolve('data/secret.key'),
      logLevel: 'info',
      demoNow: undefined,
    })
  })

  it.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65535 }],
    ['PORT', ' 8080 ', { port: 8080 }],
    ['PORT', '', { port: 3000 }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['HOST', '::1', { host: '::1' }],
    ['DATA_DIR', '/var/lib/ledig', { dataDir: '/var/lib/ledig', secretKeyFile: '/var/lib/ledig/secret.key' }],
    ['DATA_DIR', 'here', { dataDir: resolve('here') }],
    ['SECRET_KEY_FILE', '/run/secrets/key', { secretKeyFile: '/run/secrets/key' }],
    ['BASE_URL', 'https://book.example.org', { baseUrl: 'https://book.example.org' }],
    ['BASE_URL', 'https://Book.Example.org:8443/', { baseUrl: 'https://book.example.org:8443' }],
    ['BASE_URL', 'http://192.168.1.5:3000', { baseUrl: 'http://192.168.1.5:3000' }],
    ['TRUST_PROXY', '2', { trustProxy: 2 }],
    [
      'SMTP_URL',
      'smtp://user:pa%20ss@mail.example.org:587',
      { smtpUrl: 'smtp://user:pa%20ss@mail.example.org:587', mailFrom: 'desk@example.org' },
    ],
    ['SMTP_URL', 'smtps://mail.example.org', { smtpUrl: 'smtps://mail.example.org' }],
    [
      'SMS_URL',
      'elks://u1:pw@api.46elks.com?from=Linde',
      { smsUrl: 'elks://u1:pw@api.46elks.com?from=Linde' },
    ],
    ['SMS_URL', 'elks://u1:pw@127.0.0.1:4711', { smsUrl: 'elks://u1:pw@127.0.0.1:4711' }],
    ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
    ['LEDIG_NOW', '2027-01-25T08:00:00Z', { demoNow: 1800864000 }],
    ['LEDIG_NOW', '2027-01-25T09:00:00+01:00', { demoNow: 1800864000 }],
  ])('%s=%s is taken', (name, value, expected) => {
    const mailFrom = name === 'SMTP_URL' ? { MAIL_FROM: 'desk@example.org' } : {}
    expect(readConfig({ [name]: value, ...mailFrom })).toMatchObject(expected)
  })

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['PORT', '3.5'],
    ['PORT', '0x10'],
    ['PORT', 'http'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '11'],
    ['BASE_URL', 'book.example.org'],
    ['BASE_URL', 'ftp://book.example.org'],
    ['BASE_URL', 'https://book.example.org/practice'],
    ['BASE_URL', 'https://book.example.org/?a=b'],
    ['BASE_URL', 'https://'],
    ['BASE_URL', 'https://user:secret@book.example.org'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['SMS_URL', 'api.46elks.com'],
    ['SMS_URL', 'elks://u:p@sms.example.org'],
    ['SMS_URL', 'http://sms.example.org/?to={to}&text={text}#method=get'],
    ['SMS_URL', 'elks://u:p@api.46elks.com?from=Praktijk%20De%20Linde'],
    ['MAIL_FROM', 'practice'],
    ['MAIL_FROM', 'a@example.org, b@example.org'],
    ['MAIL_FROM', 'Practice <a@example.org>'],
    ['MAIL_FROM', 'a@example.org\r\nBcc: b@example.org'],
    ['LOG_LEVEL', 'verbose'],
    ['LOG_LEVEL', 'INFO'],
    ['LEDIG_NOW', 'yesterday'],
    ['LEDIG_NOW', '2027-01-25'],
    ['LEDIG_NOW', '2027-13-25T08:00:00Z'],
    ['LEDIG_NOW', '1800864000'],
    ['LEDIG_PORT', '3000'],
    ['LEDIG_', ''],
    ['LEDIG_NOWW', ''],
  ])('%s=%s stops the start with one line that names it', (name, value) => {
    const both = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'desk@example.org' }
    const message = problem({ ...(name in both ? both : {}), [name]: value })
    expect(message).toContain(name)
    expect(message).not.toContain('\n')
    expect(message.length).toBeLessThan(200)
  })

  it('one of SMTP_URL and MAIL_FROM without the other is refused, and the missing one named', () => {
    const smtp = { SMTP_URL: 'smtp://mail.example.org' }
    expect(problem(smtp)).toMatch(/^MAIL_FROM is missing: .+$/)
    expect(problem({ ...smtp, MAIL_FROM: ' ' })).toMatch(/^MAIL_FROM is missing: .+$/)
    expect(problem({ MAIL_FROM: 'desk@example.org' })).toMatch(/^SMTP_URL is missing: .+$/)
    expect(problem({ ...smtp, MAIL_FROM: 'desk@example.org' })).toBe('')
    expect(problem({ SMTP_URL: '', MAIL_FROM: '' })).toBe('')
  })

  it('a password in a malformed address is not repeated', () => {
    expect(
      problem({ SMTP_URL: 'http://user:secret@mail.example.org', MAIL_FROM: 'desk@example.org' }),
    ).not.toContain('secret')
  })

  it('other programs’ variables are none of our business', () => {
    expect(
      problem({ PATH: '/bin', NODE_ENV: 'production', npm_config_x: 'y', HOME: '/', LEDIGHEID: 'x' }),
    ).toBe('')
  })

  it('an instant without its zone is refused: it would be another one elsewhere', () => {
    expect(problem({ LEDIG_NOW: '2027-01-25T08:00:00' })).toContain('LEDIG_NOW')
  })
})
