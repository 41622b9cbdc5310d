import { describe, expect, it } from 'vitest'
import { createMailGateway } from '../../src/messages/mail.gateway.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { recoverMessages } from '../../src/messages/recovery.commands.ts'
import { at, openDesk, openTalker } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const patience = { connect: 5000, silence: 5000, whole: 10_000 }

/** A mail server that tells of every line before it answers; `hangs`: it never asks for the body. */
async function serverThatTells(tell: (line: string) => void, hangs = false) {
  let body = false
  const talker = await openTalker('220 hi\r\n', (line, socket) => {
    tell(line)
    if (body && line !== '.') return
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'DATA' && hangs) return
    body = verb === 'DATA'
    socket.write(verb === 'DATA' ? '354 go on\r\n' : '250 ok\r\n')
  })
  return {
    ...talker,
    gateway: createMailGateway({ smtpUrl: talker.url, from: 'desk@linde.example', patience }),
  }
}

function withConfirmation() {
  const desk = openDesk(monday)
  return { desk, id: queueConfirmation(desk.db, desk.visit().attendeeId, monday) }
}

describe('the mark of what may have arrived', () => {
  it('is set when the server asks for the body, and not before', async () => {
    const { desk, id } = withConfirmation()
    const seen: string[] = []
    const server = await serverThatTells((line) =>
      seen.push(`${line.split(/[ :]/)[0]} ${desk.message(id).state}`),
    )
    await desk.sender(server.gateway).tick()
    await server.close()
    expect(seen.slice(0, 4)).toEqual(['EHLO claimed', 'MAIL claimed', 'RCPT claimed', 'DATA claimed'])
    expect(seen).toContain('. handing-over')
    expect(desk.message(id).state).toBe('sent')
  })

  it('withdraws the message where somebody else has it by then: no byte of it leaves', async () => {
    const { desk, id } = withConfirmation()
    const lines: string[] = []
    const server = await serverThatTells((line) => {
      lines.push(line)
      if (line === 'DATA') desk.db.raw.prepare("update message set claim = x'00' where id = ?").run(id)
    })
    await desk.sender(server.gateway).tick()
    await server.close()
    expect(lines.at(-1)).toBe('DATA')
    expect(desk.message(id)).toMatchObject({ state: 'claimed', settled_at: null })
  })

  it('is not on what hangs before the body: a stop leaves it to the next start', async () => {
    const { desk, id } = withConfirmation()
    let asked = () => {}
    const before = new Promise<void>((resolve) => {
      asked = resolve
    })
    const server = await serverThatTells((line) => line === 'DATA' && asked(), true)
    const sender = desk.sender(server.gateway)
    const run = sender.tick()
    await before
    await sender.stop()
    await server.close()
    await run
    expect(desk.message(id).state).toBe('claimed')
    expect(recoverMessages(desk.db, desk.now)).toEqual({ waiting: 1, unknown: 0 })
  })
})
