import { type Language, textIn } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import type { Counting } from '../view/frame.ts'
import { type Tracking, trackerOf } from './tracking.ts'

/** A visitor's answer to the question whether the visit may be counted; '' before there is one. */
export type Answer = '' | 'yes' | 'no'

/**
 * The answer as an address carries it. "Yes" is believed only of somebody who came from one of our own pages: an address
 * that was passed on, kept or made up carries nobody's consent.
 */
function answerIn(asked: string | undefined, fromHere: boolean): Answer {
  if (asked === 'no') return 'no'
  return asked === 'yes' && fromHere ? 'yes' : ''
}

/** Whether the browser says that one of our own pages led here: by Sec-Fetch-Site, or without it by the referrer. */
export function cameFromHere(
  site: string | undefined,
  referer: string | undefined,
  host: string | undefined,
): boolean {
  if (site !== undefined) return site === 'same-origin'
  return referer !== undefined && URL.canParse(referer) && new URL(referer).host === host
}

/** What is known of a request. */
export interface Asked {
  readonly method: string
  readonly path: string
  /** Path and query. */
  readonly address: string
  readonly query: (name: string) => string | undefined
  readonly fromHere: boolean
}

/** How a request takes part in counting, where the practice counts at all. */
export interface CountingHere {
  readonly answer: Answer
  readonly part: ReturnType<typeof partOf>
  /** The page came of a form, and cannot be had by a link. */
  readonly posted: boolean
  /** The address of this page without an answer that nobody here has given. */
  readonly address: string
}

/** Undefined on pages without a visitor: staff's, those behind a link in a message, and the preview's. */
export function countingHere({ method, path, address, query, fromHere }: Asked): CountingHere | undefined {
  const triesOut = query('preview') !== undefined || (query('link') ?? '').startsWith('preview.')
  if (triesOut || !carriesAnswer(path)) return undefined
  const said = query('count')
  const answer = answerIn(said, fromHere)
  const isOwn = said === undefined || said === answer
  return {
    answer,
    part: partOf(method, path),
    posted: method === 'POST',
    address: isOwn ? address : withAnswer(address, answer),
  }
}

/** Whether this page opens the frame. */
export function opensFrame(here: CountingHere | undefined): boolean {
  return here?.part === 'counts' && here.answer === 'yes'
}

/** What a page shows of it; undefined on pages that have nothing to do with it. `script` opens the frame. */
export function countingModel(
  tracking: Tracking,
  here: CountingHere,
  language: Language,
  otherwise: Language,
  script: string,
): Counting | undefined {
  const tracker = trackerOf(tracking)
  if (!tracker || !here.part) return undefined
  const { service } = tracker
  const own = textIn(tracking.questions, language, otherwise)
  return {
    answer: here.answer,
    question: own || translator(language)('tracking.question', { service }),
    service,
    posted: here.posted,
    yesHref: `${withAnswer(here.address, 'yes')}#counting`,
    noHref: withAnswer(here.address, 'no'),
    script: opensFrame(here) ? script : '',
  }
}

/**
 * What a page has to do with counting. 'counts': it may open the frame. 'quiet': it never does, but tells of it and lets
 * somebody say "stop": the check page by a button that keeps what was typed, and the privacy statement. Undefined: neither.
 */
export function partOf(method: string, path: string): 'counts' | 'quiet' | undefined {
  if (method === 'POST') return path === '/book/check' ? 'quiet' : undefined
  if (path === '/privacy') return 'quiet'
  const counts = /^\/book(\/(times|wish|wish\/thanks|booked\/[^/]+))?$/.test(path)
  return counts ? 'counts' : undefined
}

/** Public pages whose links carry the answer on. */
function carriesAnswer(path: string): boolean {
  return /^\/($|book(\/|$)|to\/|(privacy|accessibility)$)/.test(path)
}

/** The same address with another answer, or with none. */
export function withAnswer(address: string, answer: Answer): string {
  const url = new URL(`http://ledig.invalid${address}`)
  if (answer === '') url.searchParams.delete('count')
  else url.searchParams.set('count', answer)
  return `${url.pathname}${url.search}`
}

/** What travels with a visitor from page to page, as one word: the language chosen by hand and the answer, each may be ''. */
export function carry(lang: string, answer: Answer): string {
  return answer === '' ? lang : `${lang} ${answer}`
}

/** The parameters of an address or hidden fields of a form that carry it on. */
export function carried(word: string): [name: string, value: string][] {
  const [lang = '', count = ''] = word.split(' ')
  return [
    ['lang', lang],
    ['count', count],
  ]
}
