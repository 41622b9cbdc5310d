import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What happens to one connection: untouched, or torn or stuck once the client has sent so many bytes. */
export type Fate =
  | { readonly kind: 'pass' }
  | { readonly kind: 'reset' | 'hang'; readonly afterBytes: number }

export interface FaultyLine {
  readonly port: number
  /** How many connections were torn or stuck so far. */
  readonly broken: number
  close(): Promise<void>
}

/** Stands between a client and a server on this machine and breaks connections as a drill decides. */
export async function openFaultyLine(target: number, fateOf: () => Fate): Promise<FaultyLine> {
  const open = new Set<Socket>()
  let broken = 0
  const server = createServer((client) => {
    const fate = fateOf()
    const upstream = connect(target, '127.0.0.1')
    const both = [client, upstream]
    for (const socket of both) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        open.delete(socket)
        for (const each of both) each.destroy()
      })
    }
    let sent = 0
    let stuck = false
    client.on('data', (chunk) => {
      sent += chunk.length
      if (fate.kind !== 'pass' && !stuck && sent > fate.afterBytes) {
        broken += 1
        stuck = true
        if (fate.kind === 'reset') client.resetAndDestroy()
      }
      if (!stuck) upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (!stuck) client.write(chunk)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    get broken() {
      return broken
    },
    close: () => {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
