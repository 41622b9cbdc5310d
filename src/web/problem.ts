import type { Ctx } from './env.ts'

/** What is wrong with one field of what was sent. */
export interface Fault {
  /** Where, as `patient.number`; '' for the whole. */
  readonly at: string
  readonly is: string
}

export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

const titles: Readonly<Record<ProblemStatus, string>> = {
  400: 'This is not JSON',
  401: 'A valid token is needed',
  403: 'The token does not have this right',
  404: 'Not found',
  405: 'This method does nothing here',
  409: 'Not now',
  413: 'Too large',
  415: 'JSON is expected',
  422: 'This cannot be done as asked',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Nothing can be saved at the moment',
}

/** How the programming interface says no (RFC 9457). `word` names the problem for programs, `detail` for people. */
export function problem(
  c: Ctx,
  status: ProblemStatus,
  word: string,
  detail: string,
  errors: readonly Fault[] = [],
): Response {
  const type = `urn:ledig:problem:${word}`
  const body = { type, title: titles[status], status, detail, ...(errors.length > 0 ? { errors } : {}) }
  return c.body(JSON.stringify(body), status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })
}

/** Whether software asks, which reads no pages. */
export function isForSoftware(c: Ctx): boolean {
  return c.req.path === '/api' || c.req.path.startsWith('/api/')
}
