import PostalMime, { type Email } from 'postal-mime'
import type { OutgoingSms } from '../../../src/texting/sms.ts'
import type { Arrived } from './sink.ts'

/** One patient as stored. */
export interface Case {
  readonly email: string
  readonly phone: string
  readonly names: readonly [string, string]
  /** Where a harmless address or number stands; undefined: nothing may go anywhere. */
  readonly mailTo: string | undefined
  readonly textTo: string | undefined
}

const usual = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'subject',
  'to',
]

/** What came to the mail server: one recipient and the usual headers each, and nothing of anybody else. */
export async function judgeMails(
  deliveries: readonly Arrived[],
  cases: readonly Case[],
  names: readonly [string, string],
): Promise<readonly string[]> {
  const wrong = missing(
    'e-mail',
    cases.map(({ mailTo }) => mailTo),
    deliveries.flatMap(({ recipients }) => recipients),
  )
  for (const { recipients, raw } of deliveries) {
    const [to = ''] = recipients
    const own = cases.find(({ mailTo }) => mailTo === to)
    const mail = await PostalMime.parse(raw)
    const say = (what: string): void => void wrong.push(`e-mail to ${JSON.stringify(to)}: ${what}`)
    if (recipients.length !== 1) say(`${recipients.length} recipients`)
    if (!own) continue
    const strange = mail.headers.map(({ key }) => key).filter((key) => !usual.includes(key))
    if (strange.length > 0) say(`a header of somebody else: ${strange.join(', ')}`)
    if (mail.headers.length !== new Set(mail.headers.map(({ key }) => key)).size) say('a header twice')
    if (mail.from?.address !== 'practice@example.test') say(`from ${mail.from?.address}`)
    if (mail.to?.length !== 1 || mail.to[0]?.address !== to) say('another address in the header')
    const parts = partsOf(mail)
    // Whose name is none that a letter can begin with is greeted without.
    const greeted = parts.text.startsWith('Dear ') ? own.names : []
    for (const fault of faultsIn(parts, [...greeted, ...names], cases, own)) say(fault)
  }
  return wrong
}

function partsOf({ subject = '', text = '', html = '', attachments }: Email) {
  const files = attachments.map(({ content }) =>
    typeof content === 'string' ? content : new TextDecoder().decode(content),
  )
  return { line: subject, text, html, all: [subject, text, html, ...files].join('\n') }
}

/** The same for what came to the gateway for text messages. */
export function judgeTexts(
  texts: readonly OutgoingSms[],
  cases: readonly Case[],
  names: readonly [string, string],
): readonly string[] {
  const wrong = missing(
    'text',
    cases.map(({ textTo }) => textTo),
    texts.map(({ to }) => to),
  )
  for (const { to, from, text } of texts) {
    const own = cases.find(({ textTo }) => textTo === to)
    const say = (what: string): void => void wrong.push(`text to ${to}: ${what}`)
    if (isBroken(from)) say('a broken sender')
    // Nobody's name is in a text message.
    if (/zq[a-z]+zq/.test(text)) say('a name')
    const parts = { line: text, text, html: '', all: text }
    if (own) for (const fault of faultsIn(parts, names, [], own)) say(fault)
  }
  return wrong
}

function missing(what: string, wanted: readonly (string | undefined)[], found: readonly string[]): string[] {
  const to = wanted.filter((each) => each !== undefined)
  const strange = found
    .filter((each) => !to.includes(each))
    .map((each) => `${what} to ${JSON.stringify(each)}, which is nobody's`)
  const twice = found
    .filter((each, index) => found.indexOf(each) !== index)
    .map((each) => `${what} to ${each} twice`)
  const lost = to.filter((each) => !found.includes(each)).map((each) => `no ${what} to ${each}`)
  return [...strange, ...twice, ...lost]
}

interface Parts {
  readonly line: string
  readonly text: string
  readonly html: string
  readonly all: string
}

function faultsIn(
  parts: Parts,
  typed: readonly string[],
  cases: readonly Case[],
  own: Case,
): readonly string[] {
  const others = cases.filter(
    (each) => each !== own && parts.all.includes(each.names[0].split(' ').at(-1) ?? ''),
  )
  const links = parts.text.match(/https?:\/\/[^\s]*/g) ?? []
  const foreign = links.filter(
    (link) =>
      !link.startsWith('http://localhost:3000/') && !typed.some((each) => each.includes(link.slice(0, 12))),
  )
  return [
    ...(isBroken(parts.line) ? ['a line that is broken'] : []),
    ...(others.length > 0 ? ['the name of another patient'] : []),
    ...(foreign.length > 0 ? [`a link that is not ours: ${foreign[0]}`] : []),
    // What is live in a page would be a tag that somebody typed.
    ...(/<(zq|script|img|iframe|form)\b/i.test(parts.html) ? ['a tag that somebody typed'] : []),
    ...typed.flatMap((each) => expanded(each, parts)),
  ]
}

function isBroken(line: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(line)
}

const placeholders = [
  '{{link}}',
  '{link}',
  '{practice}',
  '{{practice}}',
  '{date}',
  '{phone}',
  '<%= it.practice %>',
  '<%= zq %>',
]

/** A placeholder that somebody typed stands there as it was typed, wherever that is said. */
function expanded(typed: string, { all, text, line }: Parts): readonly string[] {
  const its = placeholders.filter((each) => typed === each)
  // The first line of a letter names its reader; a text message begins with the practice.
  const said = `${text}\n${line}`
  return its
    .filter((each) => !said.includes(each) && all !== '')
    .map((each) => `${each} is not there as it was typed`)
}
