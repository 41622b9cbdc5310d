import { resolve } from 'node:path'
import { parseSmsUrl } from './texting/account-url.ts'
import { type LogLevel, logLevels } from './web/log.ts'

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Public address without a slash at its end, or undefined: then http://localhost:PORT of the port that was given. */
  readonly baseUrl: string | undefined
  readonly trustProxy: number
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  /** The gateway for text messages, see `parseSmsUrl`. */
  readonly smsUrl: string | undefined
  readonly secretKeyFile: string
  readonly logLevel: LogLevel
  /** Where the demonstration's clock starts, in epoch seconds. */
  readonly demoNow: number | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment of `surface.md`. Throws an Error whose message is one line that names the variable. */
export function readConfig(env: Environment): Config {
  refuseUnknown(env)
  refuseHalf(env)
  const dataDir = resolve(text(env, 'DATA_DIR') ?? './data')
  return {
    port: wholeNumber(env, 'PORT', 3000, 0, 65535),
    host: text(env, 'HOST') ?? '127.0.0.1',
    dataDir,
    baseUrl: address(env, 'BASE_URL', ['http:', 'https:']),
    trustProxy: wholeNumber(env, 'TRUST_PROXY', 0, 0, 10),
    smtpUrl: address(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: mailFrom(env),
    smsUrl: smsUrl(env),
    secretKeyFile: resolve(text(env, 'SECRET_KEY_FILE') ?? `${dataDir}/secret.key`),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
    demoNow: instant(env, 'LEDIG_NOW'),
  }
}

const known = ['LEDIG_NOW']

function refuseUnknown(env: Environment): void {
  const stranger = Object.keys(env).find((name) => name.startsWith('LEDIG_') && !known.includes(name))
  if (stranger) throw new Error(`${stranger} is not a variable of Ledig`)
}

/** With one of the two alone no message would ever leave. */
function refuseHalf(env: Environment): void {
  const [missing, ...others] = ['SMTP_URL', 'MAIL_FROM'].filter((name) => text(env, name) === undefined)
  if (missing && others.length === 0)
    throw new Error(`${missing} is missing: mail needs both SMTP_URL and MAIL_FROM`)
}

function text(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

function wholeNumber(env: Environment, name: string, otherwise: number, least: number, most: number): number {
  const value = text(env, name)
  if (value === undefined) return otherwise
  const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= least && number <= most))
    throw new Error(`${name} must be a whole number from ${least} to ${most}`)
  return number
}

function oneOf<T extends string>(env: Environment, name: string, choices: readonly T[], otherwise: T): T {
  const value = text(env, name)
  if (value === undefined) return otherwise
  const choice = choices.find((each) => each === value)
  if (!choice) throw new Error(`${name} must be one of ${choices.join(', ')}`)
  return choice
}

function address(env: Environment, name: string, protocols: readonly string[]): string | undefined {
  const value = text(env, name)
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url?.hostname || !protocols.includes(url.protocol))
    throw new Error(
      `${name} must be an address that begins with ${protocols.map((each) => `${each}//`).join(' or ')}`,
    )
  if (name === 'BASE_URL' && (url.pathname !== '/' || url.search || url.hash || url.username))
    throw new Error('BASE_URL must be an address without a path, such as https://book.example.org')
  return name === 'BASE_URL' ? url.origin : value
}

function mailFrom(env: Environment): string | undefined {
  const value = text(env, 'MAIL_FROM')
  if (value !== undefined && !/^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"()]+$/.test(value))
    throw new Error('MAIL_FROM must be an e-mail address, such as practice@example.org')
  return value
}

function smsUrl(env: Environment): string | undefined {
  const value = text(env, 'SMS_URL')
  if (value !== undefined) parseSmsUrl(value, true)
  return value
}

function instant(env: Environment, name: string): number | undefined {
  const value = text(env, name)
  if (value === undefined) return undefined
  const milliseconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value)
    ? Date.parse(value)
    : Number.NaN
  if (Number.isNaN(milliseconds)) throw new Error(`${name} must be an instant such as 2027-01-25T08:00:00Z`)
  return Math.floor(milliseconds / 1000)
}
