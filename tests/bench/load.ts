import type { Child } from '../drills/kit/child.ts'
import type { Client, Fields } from '../drills/kit/http.ts'

export interface Side {
  readonly server: Child
  readonly client: Client
  readonly path: string
  readonly headers?: Fields
}

const atOnce = 8
const asBrowsers = { 'accept-encoding': 'gzip', 'accept-language': 'en' }

/** Microseconds of the server's own CPU for one request, asked for from this process, eight at a time. */
export async function cpuPerRequest(side: Side, times: number): Promise<number> {
  const before = await side.server.ask('cpu')
  await askOften(side, times)
  return ((await side.server.ask('cpu')) - before) / times
}

export async function askOften({ client, path, headers }: Side, times: number): Promise<void> {
  let sent = 0
  const lane = async (): Promise<void> => {
    while (sent < times) {
      sent += 1
      const answer = await client.get(path, { ...asBrowsers, ...headers })
      if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
