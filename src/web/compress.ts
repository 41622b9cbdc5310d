import { gzipSync } from 'node:zlib'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ctx } from './env.ts'

/**
 * A page, in gzip for whoever can read it, at a low level: beyond it a page of some kilobytes gets no smaller, and a large
 * one costs two thirds of the throughput.
 */
export function sendHtml(c: Ctx, html: string, status: ContentfulStatusCode = 200): Response {
  c.header('vary', 'Accept-Encoding', { append: true })
  if (!readsGzip(c.req.header('accept-encoding') ?? '')) return c.html(html, status)
  const body = gzipSync(html, { level: 2 })
  return c.body(new Uint8Array(body), status, {
    'content-type': 'text/html; charset=UTF-8',
    'content-encoding': 'gzip',
    'content-length': String(body.length),
  })
}

function readsGzip(accepted: string): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(accepted)
}
