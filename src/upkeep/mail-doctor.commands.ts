import type { MailAddressing, MailDoctor, ServerFinding, TxtAnswer } from '../lib/mail-doctor.ts'
import { isEverybodys, mailHostOf } from '../messages/mail-hosts.ts'
import { dmarcDomains, dmarcTexts, spfRefersTo, spfTexts } from '../messages/mail-records.ts'
import { parseSmtpUrl } from '../messages/smtp-address.ts'
import type { DomainAnswers } from './mail-findings.ts'

/** Records that an SPF record may refer to before receivers give up (RFC 7208, 4.6.4). */
const mostLookups = 10

export interface Examined {
  readonly server: ServerFinding
  readonly answers: DomainAnswers
}

/** Everything at once, and all of it by one deadline, for somebody waits. `selector`: where the key of the signature lies, if somebody said it. */
export async function examineMail(
  doctor: MailDoctor,
  addressing: MailAddressing,
  selector: string | undefined,
): Promise<Examined> {
  const domain = addressing.from.slice(addressing.from.lastIndexOf('@') + 1)
  const { host } = parseSmtpUrl(addressing.smtpUrl)
  const company = mailHostOf(host)
  const selectors = selector === undefined ? (company?.selectors ?? []) : [selector]
  const everybodys = isEverybodys(domain)
  const nothing: DomainAnswers = {
    ...{ domain, everybodys, named: [], keys: [] },
    ...{ spf: { state: 'none' as const }, dmarc: { state: 'none' as const } },
  }
  const deadline = doctor.begin()
  const ask: Ask = async (name) => (deadline.isOver() ? late : deadline.or(doctor.texts(name), late))
  const [server, answers] = await Promise.all([
    doctor.inspect(addressing, deadline),
    everybodys ? nothing : askDomain(ask, domain, selectors, company?.include),
  ])
  deadline.end()
  return { server, answers }
}

/** Asks the DNS, as long as there is time. */
type Ask = (name: string) => Promise<TxtAnswer>

const late: TxtAnswer = { state: 'late' }

async function askDomain(
  ask: Ask,
  domain: string,
  selectors: readonly string[],
  wanted: string | undefined,
): Promise<DomainAnswers> {
  const [spf, dmarc, keys] = await Promise.all([
    ask(domain),
    askDmarc(ask, domain),
    Promise.all(
      selectors.map(async (selector) => ({
        selector,
        answer: await ask(`${selector}._domainkey.${domain}`),
      })),
    ),
  ])
  const named = await listNamed(ask, spf, wanted)
  // Of half of what it refers to nothing can be said.
  const known = named === 'late' ? { spf: late, named: [] } : { spf, named }
  return { domain, ...known, dmarc, keys, everybodys: false }
}

/** The domain's own record, else that of the domain above it. */
async function askDmarc(ask: Ask, domain: string): Promise<TxtAnswer> {
  let answer: TxtAnswer = { state: 'none' }
  for (const each of dmarcDomains(domain)) {
    answer = await ask(`_dmarc.${each}`)
    if (answer.state === 'failed' || answer.state === 'late' || dmarcTexts(answer).length > 0) return answer
  }
  return answer
}

/** What an SPF record refers to, and what that refers to in turn, until the wanted one is met. */
async function listNamed(
  ask: Ask,
  spf: TxtAnswer,
  wanted: string | undefined,
): Promise<readonly string[] | 'late'> {
  const named: string[] = []
  const waiting = spfTexts(spf).flatMap(spfRefersTo)
  while (waiting.length > 0 && named.length < mostLookups) {
    const [name = ''] = waiting.splice(0, 1)
    if (named.includes(name)) continue
    named.push(name)
    if (wanted === undefined || name.toLowerCase() === wanted) break
    const answer = await ask(name)
    if (answer.state === 'late') return 'late'
    waiting.push(...spfTexts(answer).flatMap(spfRefersTo))
  }
  return named
}
