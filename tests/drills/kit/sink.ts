import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'

export interface Arrived {
  readonly to: string
  /** All that the server was told to deliver it to. */
  readonly recipients: readonly string[]
  readonly raw: Buffer
  readonly messageId: string
  readonly subject: string
  /** When it came, by performance.now(). */
  readonly at: number
}

/** A mail server on this machine that keeps what it took. */
export interface Sink {
  readonly port: number
  readonly arrived: readonly Arrived[]
  /** What a drill answers instead of taking a message: an SMTP code such as 451, or 0 to take it. */
  refuseWith(answer: () => number): void
  close(): Promise<void>
}

export async function openSink(port = 0): Promise<Sink> {
  const arrived: Arrived[] = []
  let answer = (): number => 0
  const server = new SMTPServer({
    authOptional: true,
    // Who connects is known; asking the name service would take longer than the mail.
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', () => undefined)
      stream.on('end', () => {
        const code = answer()
        if (code !== 0)
          return done(Object.assign(new Error('not now, says the drill'), { responseCode: code }))
        const raw = Buffer.concat(chunks)
        const text = raw.toString()
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        arrived.push({
          ...{ to: recipients[0] ?? '', recipients, raw },
          messageId: header(text, 'Message-ID'),
          subject: header(text, 'Subject'),
          at: performance.now(),
        })
        done()
      })
    },
  })
  // A client that was killed breaks its connection; without this the sink would die of it.
  server.on('error', () => undefined)
  const listening = server.listen(port, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    arrived,
    refuseWith: (code) => {
      answer = code
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Message ids that arrived more than once. */
export function twice(arrived: readonly Arrived[]): readonly string[] {
  const seen = new Set<string>()
  return arrived.map(({ messageId }) => messageId).filter((id) => seen.has(id) || !seen.add(id))
}

function header(text: string, name: string): string {
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(text)?.[1]?.trim() ?? ''
}
