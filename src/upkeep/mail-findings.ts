import type { Key, Translate } from '../i18n/translate.ts'
import type { ServerFinding, TxtAnswer } from '../lib/mail-doctor.ts'
import { type MailHost, mailHostOf } from '../messages/mail-hosts.ts'
import {
  type DnsRecord,
  dmarcState,
  dmarcToSet,
  isDkimKey,
  spfState,
  spfTexts,
  spfToSet,
} from '../messages/mail-records.ts'
import type { MailServer } from '../messages/smtp-address.ts'

/** What the doctor asked the DNS about the sender's domain. */
export interface DomainAnswers {
  readonly domain: string
  readonly spf: TxtAnswer
  /** What the SPF record names, directly or through others. */
  readonly named: readonly string[]
  readonly dmarc: TxtAnswer
  /** What each place of a key says; none: nobody knows where it lies. */
  readonly keys: readonly { readonly selector: string; readonly answer: TxtAnswer }[]
  /** A domain at which everybody can have a mailbox. */
  readonly everybodys: boolean
}

export interface Finding {
  readonly topic: 'server' | 'tls' | 'login' | 'spf' | 'dkim' | 'dmarc'
  readonly tone: 'ok' | 'warn' | 'err'
  readonly key: Key
  readonly values: Readonly<Record<string, string | number>>
  /** The record to set. */
  readonly record?: DnsRecord
}

interface Stamps {
  birthDate(date: string): string
  dateOf(at: number): string
}

/** How soon the end of a certificate is worth a word, in seconds. */
const soon = 14 * 86_400

/** What was found at the server: whether it answers, whether it encrypts, whether it lets in. */
export function serverFindings(
  found: ServerFinding,
  server: MailServer,
  format: Stamps,
  now: number,
): readonly Finding[] {
  const { host, port } = server
  const at = { host, port: String(port) }
  if (found.answers === 'late') return (['server', 'tls', 'login'] as const).map(lateFinding)
  if (!found.answers)
    return [
      { topic: 'server', tone: 'err', key: 'doctor.server.away', values: { ...at, words: found.words } },
    ]
  return [
    { topic: 'server', tone: 'ok', key: 'doctor.server.fine', values: at },
    tlsFinding(found, server, format, now),
    loginFinding(found, server),
  ]
}

/** There was no time to look at it. */
function lateFinding(topic: Finding['topic']): Finding {
  return { topic, tone: 'warn', key: 'doctor.late', values: {} }
}

function tlsFinding(found: ServerFinding, server: MailServer, format: Stamps, now: number): Finding {
  const { tls } = found
  const needed = server.secure || server.tls === 'required'
  const topic = 'tls' as const
  if (!tls) {
    const tone = needed ? ('err' as const) : ('warn' as const)
    return { topic, tone, key: needed ? 'doctor.tls.none' : 'doctor.tls.near', values: {} }
  }
  const values = {
    version: tls.version.replace('TLSv', 'TLS '),
    issuer: tls.issuer || '–',
    until: format.birthDate(format.dateOf(tls.validUntil)),
    host: server.host,
    problem: tls.problem,
  }
  if (tls.problem === '')
    return tls.validUntil - now < soon
      ? { topic, tone: 'warn', key: 'doctor.tls.soon', values }
      : { topic, tone: 'ok', key: 'doctor.tls.fine', values }
  const tone = needed ? ('err' as const) : ('warn' as const)
  if (tls.problem === 'CERT_HAS_EXPIRED') return { topic, tone, key: 'doctor.tls.expired', values }
  if (tls.problem === 'ERR_TLS_CERT_ALTNAME_INVALID') return { topic, tone, key: 'doctor.tls.name', values }
  return { topic, tone, key: 'doctor.tls.untrusted', values }
}

function loginFinding({ login, words }: ServerFinding, { user }: MailServer): Finding {
  const values = { user: user === '' ? '–' : user, words }
  if (login === 'late') return lateFinding('login')
  if (login === 'let-in') return { topic: 'login', tone: 'ok', key: 'doctor.login.fine', values }
  if (login === 'not-asked') return { topic: 'login', tone: 'ok', key: 'doctor.login.none', values }
  if (login === 'refused') return { topic: 'login', tone: 'err', key: 'doctor.login.refused', values }
  return { topic: 'login', tone: 'err', key: 'doctor.login.notTried', values }
}

/** What the sender's domain says about who may send for it. */
export function domainFindings(answers: DomainAnswers, host: string, from: string): readonly Finding[] {
  const company = mailHostOf(host)
  const values = { domain: answers.domain, host: company?.name ?? host }
  if (answers.everybodys) return [{ topic: 'spf', tone: 'warn', key: 'doctor.domain.everybodys', values }]
  const isLate = answers.keys.some(({ answer }) => answer.state === 'late')
  const dkim = dkimFinding(answers, company, values)
  return [
    answers.spf.state === 'late' ? lateFinding('spf') : spfFinding(answers, company, host, values),
    isLate && dkim.tone !== 'ok' ? lateFinding('dkim') : dkim,
    answers.dmarc.state === 'late' ? lateFinding('dmarc') : dmarcFinding(answers, from, values),
  ]
}

type Values = Readonly<Record<string, string>>

function spfFinding(
  { domain, spf, named }: DomainAnswers,
  company: MailHost | undefined,
  host: string,
  values: Values,
): Finding {
  const state = spfState(spf, company?.include, named)
  const part = company ? `include:${company.include}` : `a:${host}`
  const record = spfToSet(domain, spfTexts(spf), part)
  const topic = 'spf' as const
  const text = spfTexts(spf)[0] ?? ''
  switch (state) {
    case 'fine':
      return { topic, tone: 'ok', key: 'doctor.spf.fine', values: { ...values, text } }
    case 'unsure':
      return { topic, tone: 'warn', key: 'doctor.spf.unsure', values: { ...values, text } }
    case 'failed':
      return { topic, tone: 'warn', key: 'doctor.dns.failed', values }
    case 'none':
      return { topic, tone: 'err', key: 'doctor.spf.none', values, record }
    case 'several':
      return { topic, tone: 'err', key: 'doctor.spf.several', values, record }
    case 'open':
      return { topic, tone: 'err', key: 'doctor.spf.open', values, record }
    case 'missing':
      return { topic, tone: 'err', key: 'doctor.spf.missing', values: { ...values, text }, record }
  }
}

function dkimFinding({ keys }: DomainAnswers, company: MailHost | undefined, values: Values): Finding {
  const topic = 'dkim' as const
  const set = keys.find(({ answer }) => answer.state === 'found' && answer.texts.some(isDkimKey))
  if (set)
    return { topic, tone: 'ok', key: 'doctor.dkim.fine', values: { ...values, selector: set.selector } }
  if (keys.some(({ answer }) => answer.state === 'failed'))
    return { topic, tone: 'warn', key: 'doctor.dns.failed', values }
  const [first] = keys
  if (!first) return { topic, tone: 'warn', key: 'doctor.dkim.ask', values }
  const tried = keys.map(({ selector }) => selector).join(', ')
  return { topic, tone: company ? 'err' : 'warn', key: 'doctor.dkim.none', values: { ...values, tried } }
}

function dmarcFinding({ domain, dmarc }: DomainAnswers, from: string, values: Values): Finding {
  const topic = 'dmarc' as const
  const record = dmarcToSet(domain, from)
  switch (dmarcState(dmarc)) {
    case 'strict':
      return { topic, tone: 'ok', key: 'doctor.dmarc.strict', values }
    case 'watch':
      return { topic, tone: 'ok', key: 'doctor.dmarc.watch', values }
    case 'failed':
      return { topic, tone: 'warn', key: 'doctor.dns.failed', values }
    case 'none':
      return { topic, tone: 'err', key: 'doctor.dmarc.none', values, record }
    case 'several':
      return { topic, tone: 'err', key: 'doctor.dmarc.several', values, record }
    case 'broken':
      return { topic, tone: 'err', key: 'doctor.dmarc.broken', values, record }
  }
}

export interface FindingModel {
  readonly title: string
  readonly tone: string
  readonly word: string
  readonly text: string
  readonly record: DnsRecord | undefined
}

export function findingModel({ topic, tone, key, values, record }: Finding, t: Translate): FindingModel {
  return {
    title: t(`doctor.topic.${topic}`),
    tone,
    word: t(`doctor.tone.${tone}`),
    text: t(key, values),
    record,
  }
}
