import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { TestApp } from './app.ts'

export interface Listening {
  readonly url: string
  close(): Promise<void>
}

/** The test's app behind a real socket, for browsers; `before` is done at each request. */
export async function listen(test: TestApp, before: () => void = () => {}): Promise<Listening> {
  const answer = (request: Request) => {
    before()
    return test.app.fetch(request)
  }
  return opened(createServer(getRequestListener(answer)))
}

/** The same at a name of this machine, which the app must know as its BASE_URL before it answers: passkeys need both. */
export async function listenAtName(
  make: (baseUrl: string) => TestApp,
): Promise<Listening & { readonly test: TestApp }> {
  let test: TestApp | undefined
  const answer = (request: Request) => test?.app.fetch(request) ?? new Response('starting', { status: 503 })
  const site = await opened(createServer(getRequestListener(answer)))
  const url = site.url.replace('127.0.0.1', 'localhost')
  test = make(url)
  return { ...site, url, test }
}

/** A page of somebody else's website, at an origin of its own. */
export async function elsewhere(html: string): Promise<Listening> {
  return opened(
    createServer((_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(html)
    }),
  )
}

async function opened(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!isInternet(address)) throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function isInternet(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
