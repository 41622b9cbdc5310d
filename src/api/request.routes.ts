import { readJson } from '../lib/json.ts'
import type { Ctx } from '../web/env.ts'
import { type Fault, problem } from '../web/problem.ts'

/** The most bytes of a body, and the most brackets in one another. */
const largestBody = 16 * 1024
const deepest = 8

/** The query of a request: each name with its value, or with all where it comes twice, which no validator takes. */
export function readQuery(c: Ctx): Readonly<Record<string, unknown>> {
  const entries = Object.entries(c.req.queries())
  return Object.fromEntries(entries.map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
}

/** The JSON that was sent, or the answer to what is none. */
export async function readBody(
  c: Ctx,
): Promise<
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly answer: Response }
> {
  const refused = (answer: Response) => ({ ok: false, answer }) as const
  if (!/^application\/json(?:\s*;|$)/i.test(c.req.header('content-type') ?? ''))
    return refused(problem(c, 415, 'not-json', 'Send Content-Type: application/json.'))
  const bytes = await readAtMost(c, largestBody)
  if (!bytes) return refused(tooLarge(c))
  const json = readJson(bytes, deepest)
  if (json.ok) return json
  const detail =
    json.problem === 'too-deep'
      ? `More than ${deepest} brackets lie in one another.`
      : 'The body cannot be read as JSON.'
  return refused(problem(c, 400, json.problem, detail))
}

export function tooLarge(c: Ctx): Response {
  return problem(c, 413, 'too-large', `A body has at most ${largestBody} bytes.`)
}

export function wrongRequest(c: Ctx, faults: readonly Fault[]): Response {
  return problem(c, 422, 'not-valid', 'Something in the request is not as the document says.', faults)
}

/** Reads no further than that, whatever length was announced. */
async function readAtMost(c: Ctx, most: number): Promise<Uint8Array | undefined> {
  if (Number(c.req.header('content-length') ?? 0) > most) return undefined
  const reader = c.req.raw.body?.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
    length += piece.value.length
    if (length > most) {
      await reader?.cancel()
      return undefined
    }
    pieces.push(piece.value)
  }
  return Buffer.concat(pieces)
}
