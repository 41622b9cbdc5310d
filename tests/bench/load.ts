import type { Child } from '../drills/kit/child.ts'
import type { Client } from '../drills/kit/http.ts'

export interface Side {
  readonly server: Child
  readonly client: Client
  readonly path: string
}

const atOnce = 8
const asBrowsers = { 'accept-encoding': 'gzip', 'accept-language': 'en' }

/** Microseconds of the server's own CPU for one request, asked for from this process, eight at a time. */
export async function cpuPerRequest({ server, client, path }: Side, times: number): Promise<number> {
  const before = await server.ask('cpu')
  await askOften(client, path, times)
  return ((await server.ask('cpu')) - before) / times
}

export async function askOften(client: Client, path: string, times: number): Promise<void> {
  let sent = 0
  const lane = async (): Promise<void> => {
    while (sent < times) {
      sent += 1
      const answer = await client.get(path, asBrowsers)
      if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
