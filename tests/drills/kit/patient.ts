import type { Answer, Client, Fields } from './http.ts'

/** What patient number `n` types; nobody shares a name, a birth date and an address with anybody else. */
export function personNumber(n: number): Fields {
  return {
    firstName: `Noor ${letters(n)}`,
    lastName: `Bakker ${letters(n)}`,
    'birthDate-day': String(1 + (n % 28)),
    'birthDate-month': String(1 + (n % 12)),
    'birthDate-year': String(1930 + (n % 80)),
    email: emailOf(n),
    website: '',
  }
}

export function emailOf(n: number): string {
  return `patient-${n}@example.test`
}

/** An address of a public network of its own for visitor `n`; 62 000 of them before they repeat. */
export function fromNetwork(n: number): Fields {
  return { 'x-forwarded-for': `2001:db8:${(n >> 16).toString(16)}:${(n & 0xffff).toString(16)}::1` }
}

export interface Choice {
  readonly type: string
  readonly practitioner: string
}

export const withAnna: Choice = { type: 'consult', practitioner: 'anna-de-vries' }

/** Chooses a time; `token` is empty where it was not given. */
export async function chooseTime(client: Client, choice: Choice, slot: string, headers: Fields = {}) {
  const answer = await client.post('/book/hold', { ...choice, slot }, headers)
  return { answer, token: tokenIn(answer) }
}

/** The last button of a booking. */
export function confirm(client: Client, token: string, n: number, headers: Fields = {}): Promise<Answer> {
  return client.post('/book/confirm', { hold: token, ...personNumber(n) }, headers)
}

export function isBooked(answer: Answer): boolean {
  return answer.status === 303 && answer.location.startsWith('/book/booked/')
}

/** The page that says kindly that the time went, whole and with a way on. */
export function isCleanTaken(answer: Answer): boolean {
  const whole = answer.body.trimEnd().endsWith('</html>') && answer.body.includes('<h1>')
  return answer.status === 409 && whole && /name="slot" value=|href="\/book\/times/.test(answer.body)
}

function tokenIn(answer: Answer): string {
  return answer.status === 303 ? (new URL(answer.location, 'http://x').searchParams.get('hold') ?? '') : ''
}

function letters(n: number): string {
  return [...n.toString(26)].map((digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)]).join('')
}
