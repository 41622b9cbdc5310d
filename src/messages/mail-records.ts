import type { TxtAnswer } from '../lib/mail-doctor.ts'

/** One record as a page of a registrar asks for it. */
export interface DnsRecord {
  readonly name: string
  readonly value: string
}

export type SpfState = 'fine' | 'none' | 'several' | 'missing' | 'open' | 'unsure' | 'failed'

/** The texts of a domain that are SPF records (RFC 7208, 4.5). */
export function spfTexts(answer: TxtAnswer): readonly string[] {
  return answer.state === 'found' ? answer.texts.filter((text) => /^v=spf1(?: |$)/i.test(text)) : []
}

/** The domains that an SPF record refers to. */
export function spfRefersTo(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|\s)[+?~-]?(?:include:|redirect=)(\S+)/gi)].flatMap(([, name]) => name ?? [])
}

/** Whether it lets everybody send for the domain. */
function letsEverybody(text: string): boolean {
  return /(?:^|\s)\+?all(?:\s|$)/i.test(text)
}

/**
 * How a domain's SPF record stands. `wanted`: what it should name, undefined where nobody knows; `named`: what it names,
 * directly or through others.
 */
export function spfState(answer: TxtAnswer, wanted: string | undefined, named: readonly string[]): SpfState {
  if (answer.state === 'failed') return 'failed'
  const texts = spfTexts(answer)
  const [text = ''] = texts
  if (texts.length === 0) return 'none'
  // Two records are as good as none (RFC 7208, 4.5).
  if (texts.length > 1) return 'several'
  if (letsEverybody(text)) return 'open'
  if (wanted === undefined) return 'unsure'
  return named.some((each) => each.toLowerCase() === wanted.toLowerCase()) ? 'fine' : 'missing'
}

/** The record to set: what is there with the missing part put before its end, or a new one. */
export function spfToSet(domain: string, texts: readonly string[], part: string): DnsRecord {
  const words = [...new Set(texts.flatMap((text) => text.split(/\s+/).slice(1)))].filter(
    (word) => word !== '',
  )
  const ends = words.filter((word) => /^[+?~-]?all$/i.test(word) || /^redirect=/i.test(word))
  const kept = words.filter((word) => !ends.includes(word) && word !== part)
  const end = ends.find((word) => /^[~-]all$/i.test(word)) ?? '~all'
  return { name: domain, value: ['v=spf1', ...kept, part, end].join(' ') }
}

export type DmarcState = 'none' | 'several' | 'watch' | 'strict' | 'broken' | 'failed'

/** How a domain's DMARC record stands (RFC 7489, 6.3). */
export function dmarcState(answer: TxtAnswer): DmarcState {
  if (answer.state === 'failed') return 'failed'
  const texts = dmarcTexts(answer)
  const [text = ''] = texts
  if (texts.length === 0) return 'none'
  if (texts.length > 1) return 'several'
  const policy = /;\s*p\s*=\s*(\w+)/i.exec(text)?.[1]?.toLowerCase()
  if (policy === 'none') return 'watch'
  return policy === 'quarantine' || policy === 'reject' ? 'strict' : 'broken'
}

export function dmarcTexts(answer: TxtAnswer): readonly string[] {
  return answer.state === 'found'
    ? answer.texts.filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/i.test(text))
    : []
}

/** One to begin with: it refuses nothing, and lets the domain's owner see who sends in its name. */
export function dmarcToSet(domain: string, from: string): DnsRecord {
  return { name: `_dmarc.${domain}`, value: `v=DMARC1; p=none; rua=mailto:${from}` }
}

/** The domain and those above it down to two labels: where a DMARC record may stand. */
export function dmarcDomains(domain: string): readonly string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

/** Whether a text is a key for DKIM (RFC 6376, 3.6.1); an empty key is one that was withdrawn. */
export function isDkimKey(text: string): boolean {
  return /(?:^|;)\s*p\s*=\s*[A-Za-z0-9+/]/.test(text)
}

/** Where such a key lies, as somebody may type it: a label, or several with dots between. */
export function parseSelector(typed: string): string | undefined {
  const selector = typed
    .trim()
    .toLowerCase()
    .replace(/\._domainkey.*$/, '')
  const label = /^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/
  return selector.length <= 100 && selector.split('.').every((each) => label.test(each))
    ? selector
    : undefined
}
