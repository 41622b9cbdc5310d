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

/** Everything at once, for somebody waits. `selector`: where the key of the signature lies, if somebody said it. */
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
  const [server, answers] = await Promise.all([
    doctor.inspect(addressing),
    everybodys ? nothing : askDomain(doctor, domain, selectors, company?.include),
  ])
  return { server, answers }
}

async function askDomain(
  doctor: MailDoctor,
  domain: string,
  selectors: readonly string[],
  wanted: string | undefined,
): Promise<DomainAnswers> {
  const [spf, dmarc, keys] = await Promise.all([
    doctor.texts(domain),
    askDmarc(doctor, domain),
    Promise.all(
      selectors.map(async (selector) => ({
        selector,
        answer: await doctor.texts(`${selector}._domainkey.${domain}`),
      })),
    ),
  ])
  const named = await listNamed(doctor, spf, wanted)
  return { domain, spf, named, dmarc, keys, everybodys: false }
}

/** The domain's own record, else that of the domain above it. */
async function askDmarc(doctor: MailDoctor, domain: string): Promise<TxtAnswer> {
  let answer: TxtAnswer = { state: 'none' }
  for (const each of dmarcDomains(domain)) {
    answer = await doctor.texts(`_dmarc.${each}`)
    if (answer.state === 'failed' || dmarcTexts(answer).length > 0) return answer
  }
  return answer
}

/** What an SPF record refers to, and what that refers to in turn, until the wanted one is met. */
async function listNamed(
  doctor: MailDoctor,
  spf: TxtAnswer,
  wanted: string | undefined,
): Promise<readonly string[]> {
  const named: string[] = []
  const waiting = spfTexts(spf).flatMap(spfRefersTo)
  while (waiting.length > 0 && named.length < mostLookups) {
    const [name = ''] = waiting.splice(0, 1)
    if (named.includes(name)) continue
    named.push(name)
    if (wanted === undefined || name.toLowerCase() === wanted) break
    waiting.push(...spfTexts(await doctor.texts(name)).flatMap(spfRefersTo))
  }
  return named
}
