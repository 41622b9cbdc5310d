import { Resolver } from 'node:dns/promises'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { createTransport } from 'nodemailer'
import { cleanText } from '../lib/fold.ts'
import type {
  Deadline,
  MailDoctor,
  ServerFinding,
  TestAnswer,
  TlsFinding,
  TxtAnswer,
} from '../lib/mail-doctor.ts'
import { mailContent, type Patience, transportOptions } from './mail-transport.ts'
import { type MailServer, parseSmtpUrl } from './smtp-address.ts'

export interface DoctorParts {
  /** Other than the system's, as `127.0.0.1:5353`. */
  readonly dnsServers?: readonly string[]
  readonly patience?: Patience
  /** In milliseconds, for one question to one resolver. */
  readonly dnsTimeout?: number
  /** In milliseconds, for a whole examination. */
  readonly whole?: number
}

/** In milliseconds: whoever waits before the screen is told after so long what is known by then. */
const wholeExamination = 20_000

/** Somebody waits before the screen for it. */
const patient: Patience = { connect: 6000, silence: 8000, whole: 15_000 }

export function createMailDoctor({
  dnsServers = [],
  patience = patient,
  dnsTimeout = 2500,
  whole = wholeExamination,
}: DoctorParts = {}): MailDoctor {
  const resolver = new Resolver({ timeout: dnsTimeout, tries: 2 })
  if (dnsServers.length > 0) resolver.setServers(dnsServers)
  return {
    begin: () => deadlineAfter(whole),
    inspect: (settings, deadline) => inspect(parseSmtpUrl(settings.smtpUrl), patience, deadline),
    texts: (name) => textsOf(resolver, name),
    deliver: async (settings, mail) => {
      const server = parseSmtpUrl(settings.smtpUrl)
      try {
        const transport = createTransport(transportOptions(server, patience))
        const content = mailContent(
          { ...mail, id: 0, calendar: '', unsubscribeUrl: undefined },
          settings.from,
          mail.to,
        )
        const info = await transport.sendMail({ ...content, signal: AbortSignal.timeout(patience.whole) })
        return { accepted: true, words: wordsOf(info.response, server) }
      } catch (error) {
        return { accepted: false, words: wordsOf(said(error), server) } satisfies TestAnswer
      }
    },
  }
}

function deadlineAfter(milliseconds: number): Deadline {
  let over = false
  let timer: NodeJS.Timeout | undefined
  const bell = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      over = true
      resolve()
    }, milliseconds)
  })
  return {
    or: (work, late) => Promise.race([work, bell.then(() => late)]),
    isOver: () => over,
    end: () => clearTimeout(timer),
  }
}

async function inspect(server: MailServer, patience: Patience, { or }: Deadline): Promise<ServerFinding> {
  const nothing = { answers: false, tls: undefined, login: 'not-tried' as const }
  try {
    const tls = await or(knock(server, patience), 'late' as const)
    if (tls === 'late') return { ...nothing, answers: 'late', words: '' }
    const login = await or(signIn(server, patience), { login: 'late' as const, words: '' })
    return { answers: true, tls, ...login }
  } catch (error) {
    return { ...nothing, words: wordsOf(said(error), server) }
  }
}

/** Greets the server and, where it encrypts, looks at its certificate, whether that is to be believed or not. */
async function knock(server: MailServer, patience: Patience): Promise<TlsFinding | undefined> {
  const { host, port, secure } = server
  // A name is asked for by name; an address has none (RFC 6066).
  const named = isIP(host) ? {} : { servername: host }
  const open = { host, port, ...named, rejectUnauthorized: false, minVersion: 'TLSv1.2' as const }
  const first = secure ? connectTls(open) : connectPlain({ host, port })
  // Whoever waits is told by a listener of its own; what comes later concerns nobody.
  first.on('error', () => undefined)
  first.setTimeout(patience.connect, () => first.destroy(new Error('no answer in time')))
  try {
    if (secure) await once(first, 'secureConnect')
    await reply(first)
    if (secure) return certificateOf(first)
    const offers = await ask(first, 'EHLO ledig.invalid')
    if (!/^250[ -]STARTTLS\b/im.test(offers) || server.tls === 'off') return undefined
    await ask(first, 'STARTTLS')
    const second = connectTls({ ...open, socket: first })
    second.on('error', () => undefined)
    await once(second, 'secureConnect')
    return certificateOf(second)
  } finally {
    first.destroy()
  }
}

function certificateOf(socket: Socket | TLSSocket): TlsFinding | undefined {
  if (!('getPeerCertificate' in socket)) return undefined
  const certificate = socket.getPeerCertificate()
  const { O: company, CN: name } = certificate.issuer ?? {}
  return {
    version: socket.getProtocol() ?? '',
    issuer: cleanText([company ?? name ?? ''].flat().join(', ')).slice(0, 100),
    validUntil: Math.floor(Date.parse(certificate.valid_to ?? '') / 1000) || 0,
    problem: socket.authorized ? '' : String(socket.authorizationError ?? 'unknown'),
  }
}

async function signIn(
  server: MailServer,
  patience: Patience,
): Promise<Pick<ServerFinding, 'login' | 'words'>> {
  try {
    await createTransport(transportOptions(server, patience)).verify()
    return { login: server.user === '' ? 'not-asked' : 'let-in', words: '' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const refused = /^E(AUTH|NOAUTH|OAUTH2)$/.test(code)
    return { login: refused ? 'refused' : 'not-tried', words: wordsOf(said(error), server) }
  }
}

async function textsOf(resolver: Resolver, name: string): Promise<TxtAnswer> {
  try {
    const records = await resolver.resolveTxt(name)
    return { state: 'found', texts: records.map((parts) => cleanText(parts.join('')).slice(0, 2000)) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return { state: code === 'ENOTFOUND' || code === 'ENODATA' ? 'none' : 'failed' }
  }
}

function ask(socket: Socket, line: string): Promise<string> {
  Readable.from([`${line}\r\n`]).pipe(socket, { end: false })
  return reply(socket)
}

/** The server's whole reply; one that is none of ours, or a refusal, is an Error with its words. */
function reply(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const end = (settle: () => void): void => {
      socket.off('data', hear).off('error', fail).off('close', shut)
      settle()
    }
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('latin1')
      const over = /^\d{3}(?: .*)?\r?\n$/m.test(text.split('\n').slice(-2).join('\n'))
      if (over) end(() => (/^2\d\d/.test(text) ? resolve(text) : reject(new Error(text))))
      else if (text.length > 20_000) end(() => reject(new Error(text)))
    }
    const fail = (error: Error): void => end(() => reject(error))
    const shut = (): void => end(() => reject(new Error(text || 'the connection was closed')))
    socket.on('data', hear).on('error', fail).on('close', shut)
  })
}

function once(socket: Socket, event: 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve())
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the connection was closed')))
  })
}

function said(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  return 'response' in error && typeof error.response === 'string' ? error.response : error.message
}

/** One line for the screen: never the password, should a server repeat it, plain or as AUTH PLAIN has it. */
function wordsOf(words: string, { user, password }: MailServer): string {
  const encoded = [password, `\0${user}\0${password}`].map((each) => Buffer.from(each).toString('base64'))
  const secrets = password === '' ? [] : [password, ...encoded]
  const line = secrets.reduce((text, secret) => text.replaceAll(secret, '…'), words)
  return cleanText(line.replaceAll(/\s+/g, ' ')).slice(0, 300)
}
