import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { smsProviders } from '../../src/texting/account.ts'
import { parseSmsUrl } from '../../src/texting/account-url.ts'
import { createSmsGateway } from '../../src/texting/sms.gateway.ts'
import type { OutgoingSms } from '../../src/texting/sms.ts'
import { standIns } from '../helpers/sms/all.ts'
import { nobody } from '../helpers/sms/elks.ts'
import type { Fault } from '../helpers/sms/stand-in.ts'

let closing: (() => Promise<void>)[] = []

async function opened(provider: (typeof smsProviders)[number], patience = 400) {
  const stand = await standIns[provider]()
  closing.push(stand.close)
  const account = parseSmsUrl(stand.url, true)
  const callback = (ref: string) => `https://linde.example/hooks/sms/secret?ref=${ref}`
  const line = { account, reach: 'any' as const, callback, currency: 'SEK', patience }
  return { stand, gateway: createSmsGateway(line), line }
}

const text = 'Herinnering: do 24 sep 13:15. Kunt u niet? https://linde.example/v/aB3dE5 {secret} "&+€'
const sms: OutgoingSms = {
  ...{ id: 7, ref: 'r7b2c3d4e5f60718293a4b5c6d7e8f90', to: '+31612345678' },
  ...{ from: 'Praktijk De Linde', text, segments: 1 },
}

const unclear = { outcome: 'unknown', trouble: 'unclear' }
const ends: Readonly<Record<Fault, object>> = {
  hang: unclear,
  reset: unclear,
  half: unclear,
  html: unclear,
  empty: unclear,
  fault: unclear,
  endless: unclear,
  'too-many': { outcome: 'temporary', trouble: 'busy', server: true, retryAfter: 7 },
  'too-many-until': { outcome: 'temporary', trouble: 'busy', server: true, retryAfter: 90 },
  shut: { outcome: 'temporary', trouble: 'busy', server: true, retryAfter: 30 },
  redirect: { outcome: 'temporary', trouble: 'server-away', server: true },
  login: { outcome: 'temporary', trouble: 'login-refused', server: true },
}
const faultNames = Object.keys(ends).filter((name): name is Fault => name in ends)

describe.each(smsProviders)('%s', (provider) => {
  it('takes a message word for word, and says how it is found again', async () => {
    const { stand, gateway } = await opened(provider)
    const end = await gateway.send(sms)
    const [taken] = stand.taken
    expect(taken).toMatchObject({ to: sms.to, text: sms.text })
    expect(taken?.from).toMatch(/^(Linde|De Linde|\+3197012345678)$/)
    const ref = provider === 'cm' ? sms.ref : taken?.id
    expect(end).toMatchObject({ outcome: 'accepted', ref })
    expect([stand.taken.length, stand.questions.length]).toEqual([1, 1])
  })

  it('is told our reference, in the message or in the address for reports', async () => {
    const { stand, gateway } = await opened(provider)
    await gateway.send(sms)
    expect(stand.taken.map(({ ref, callback }) => `${ref} ${callback}`)[0]).toContain(sms.ref)
  })

  it.each(faultNames)('says of %s what is known, and asks once', async (fault) => {
    const { stand, gateway } = await opened(provider)
    stand.fault = fault
    expect(await gateway.send(sms)).toEqual(ends[fault])
    expect(stand.questions.length).toBe(1)
    expect(stand.taken.length).toBeLessThanOrEqual(1)
  })

  it('out of credit: everything waits', async () => {
    const { stand, gateway } = await opened(provider)
    stand.broke = true
    expect(await gateway.send(sms)).toEqual({ outcome: 'temporary', trouble: 'no-credit', server: true })
    expect(stand.taken).toEqual([])
  })

  it('a number that the gateway does not know is this message’s fault', async () => {
    const { stand, gateway } = await opened(provider)
    const trouble = provider === 'http' ? 'message-refused' : 'address-refused'
    expect(await gateway.send({ ...sms, to: nobody })).toEqual({ outcome: 'permanent', trouble })
    expect(stand.taken).toEqual([])
  })

  it('an empty text is refused for good', async () => {
    const { gateway } = await opened(provider)
    expect(await gateway.send({ ...sms, text: '' })).toEqual({
      outcome: 'permanent',
      trouble: 'message-refused',
    })
  })

  it('a wrong secret is the account’s fault, so that everything waits', async () => {
    const { line } = await opened(provider)
    const gateway = createSmsGateway({ ...line, account: { ...line.account, secret: 'wrong' } })
    expect(await gateway.send(sms)).toEqual({ outcome: 'temporary', trouble: 'login-refused', server: true })
  })

  it('nothing answers there: nothing has left', async () => {
    const { stand, gateway } = await opened(provider)
    await stand.close()
    closing = []
    expect(await gateway.send(sms)).toEqual({ outcome: 'temporary', trouble: 'server-away', server: true })
  })

  it.each(['', '0612345678', '+31612345678,+31687654321', '+31612345678\n', '+', '+0612345678', '112'])(
    'does not even ask about the number %j',
    async (to) => {
      const { stand, gateway } = await opened(provider)
      expect(await gateway.send({ ...sms, to })).toEqual({ outcome: 'permanent', trouble: 'address-refused' })
      expect(stand.questions).toEqual([])
    },
  )

  it('a text that is broken in itself stops nothing and nobody', async () => {
    const { gateway } = await opened(provider)
    expect((await gateway.send({ ...sms, text: 'half \ud83d of a sign' })).outcome).toMatch(
      /accepted|permanent/,
    )
  })
})

describe('what a gateway says of a message', () => {
  it('46elks: parts and the cost, where it is in the practice’s currency', async () => {
    const { gateway, line } = await opened('46elks')
    const long = { ...sms, text: 'x'.repeat(161) }
    expect(await gateway.send(long)).toMatchObject({ segments: 2, costMicros: 700_000 })
    const krone = createSmsGateway({ ...line, currency: 'NOK' })
    const end = await krone.send(long)
    expect([end, 'costMicros' in end]).toEqual([expect.objectContaining({ segments: 2 }), false])
  })

  it.each(['twilio', 'cm', 'link'] as const)('%s: parts', async (provider) => {
    const { gateway } = await opened(provider)
    expect(await gateway.send({ ...sms, text: 'x'.repeat(161) })).toMatchObject({ segments: 2 })
  })

  it('does not keep the words at 46elks longer than it needs them', async () => {
    const { stand, gateway } = await opened('46elks')
    await gateway.send(sms)
    expect(new URLSearchParams(stand.questions[0]?.body).get('dontlog')).toBe('message')
  })

  it('without a sender of its own the practice’s name is cut to what a phone shows', async () => {
    const { stand, line } = await opened('cm')
    await createSmsGateway({ ...line, account: { ...line.account, from: '' } }).send(sms)
    expect(stand.taken[0]?.from).toBe('Praktijk De')
  })
})

describe('on the way there', () => {
  it('who takes the connection and says nothing may have the message', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => void silent.listen(0, '127.0.0.1', resolve))
    closing.push(async () => void silent.close())
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { line } = await opened('46elks')
    const account = { ...line.account, base: `http://127.0.0.1:${port}` }
    expect(await createSmsGateway({ ...line, account, patience: 200 }).send(sms)).toEqual(unclear)
    const secure = { ...line.account, base: `https://127.0.0.1:${port}` }
    const shaken = await createSmsGateway({ ...line, account: secure, patience: 200 }).send(sms)
    expect(shaken).toEqual({ outcome: 'temporary', trouble: 'server-away', server: true })
  })

  it('who does not speak TLS where it has to be spoken gets nothing', async () => {
    const { line, stand } = await opened('46elks')
    const account = { ...line.account, base: `https://127.0.0.1:${stand.port}` }
    const end = await createSmsGateway({ ...line, account }).send(sms)
    expect(end).toEqual({ outcome: 'temporary', trouble: 'not-encrypted', server: true })
    expect(stand.questions).toEqual([])
  })
})

afterEach(async () => {
  await Promise.all(closing.map((close) => close()))
  closing = []
})
