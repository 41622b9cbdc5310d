import { gzipSync } from 'node:zlib'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ctx } from './env.ts'

/** A page as text and, once somebody has asked for it, compressed. */
export interface Html {
  readonly text: string
  zipped(): Uint8Array<ArrayBuffer>
}

/**
 * Compressed at a low level with little memory: beyond it a page of some kilobytes gets no smaller, and a large one costs
 * two thirds of the throughput.
 */
export function htmlOf(text: string): Html {
  let made: Uint8Array<ArrayBuffer> | undefined
  return {
    text,
    zipped: () => {
      made ??= new Uint8Array(gzipSync(text, { level: 4, windowBits: 14, memLevel: 6 }))
      return made
    },
  }
}

/** The page, in gzip for whoever can read it. */
export function sendHtml(c: Ctx, html: Html, status: ContentfulStatusCode = 200): Response {
  c.header('vary', 'Accept-Encoding', { append: true })
  if (!readsGzip(c.req.header('accept-encoding') ?? '')) return c.html(html.text, status)
  const body = html.zipped()
  return c.body(body, status, {
    'content-type': 'text/html; charset=UTF-8',
    'content-encoding': 'gzip',
    'content-length': String(body.length),
  })
}

function readsGzip(accepted: string): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted)
}
