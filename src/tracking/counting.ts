/** A visitor's answer to the question whether the visit may be counted; '' before there is one. */
export type Answer = '' | 'yes' | 'no'

/**
 * The answer as an address carries it. "Yes" is believed only of somebody who came from one of our own pages: an address
 * that was passed on, kept or made up carries nobody's consent.
 */
export function answerIn(asked: string | undefined, fromHere: boolean): Answer {
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
export function carriesAnswer(path: string): boolean {
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
