import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

export interface StubDns {
  /** As a resolver takes it: `127.0.0.1:5353`. */
  readonly address: string
  /** The names that were asked for, in their order. */
  readonly asked: string[]
  close(): Promise<void>
}

/**
 * A name server on this machine that knows these TXT records and no others; a name that maps to 'silent' gets no answer,
 * one that maps to 'broken' the answer that the server has failed.
 */
export async function openDns(
  records: Readonly<Record<string, readonly string[] | 'silent' | 'broken'>>,
): Promise<StubDns> {
  const socket = createSocket('udp4')
  const asked: string[] = []
  socket.on('message', (question, from) => {
    const { name, end } = nameIn(question)
    const known = records[name]
    asked.push(name)
    if (known === 'silent') return
    const texts = known === undefined || known === 'broken' ? [] : known
    socket.send(
      answer(question, end, texts, known === 'broken' ? 2 : texts.length > 0 ? 0 : 3),
      from.port,
      from.address,
    )
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const { port }: AddressInfo = socket.address()
  return {
    address: `127.0.0.1:${port}`,
    asked,
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  }
}

/** RFC 1035, 4.1: the question comes after twelve bytes, label by label, with type and class behind it. */
function nameIn(question: Buffer): { readonly name: string; readonly end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 }
}

function answer(question: Buffer, end: number, texts: readonly string[], code: number): Buffer {
  const head = Buffer.alloc(12)
  question.copy(head, 0, 0, 2)
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(texts.length, 6)
  return Buffer.concat([head, question.subarray(12, end), ...texts.map(record)])
}

/** A text longer than 255 bytes is several in a row. */
function record(text: string): Buffer {
  const bytes = Buffer.from(text)
  const parts: Buffer[] = []
  for (let at = 0; at < Math.max(1, bytes.length); at += 255) {
    const part = bytes.subarray(at, at + 255)
    parts.push(Buffer.from([part.length]), part)
  }
  const data = Buffer.concat(parts)
  const head = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0])
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}
