import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { messageOfFormerRef, textRef } from '../../src/messages/links.ts'
import { queueConfirmation, tryAgain } from '../../src/messages/messages.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice, noteTexting } from '../../src/practice/practice.commands.ts'
import { type SmsProviderName, smsProviders } from '../../src/texting/account.ts'
import { reportPath } from '../../src/texting/hook.ts'
import type { OutgoingSms, SmsGateway } from '../../src/texting/sms.ts'
import { at, type Desk, openDesk } from '../messages/desk.ts'

const monday = at('2027-01-25', '08:00')
const sid = `AC${'0a'.repeat(16)}`
const accounts: Readonly<Record<SmsProviderName, string>> = {
  '46elks': 'elks://u:p@api.46elks.com',
  twilio: `twilio://${sid}:12345@api.twilio.com`,
  cm: 'cm://token@gw.cmtelecom.com',
  link: 'link://u:p@wsx.sp247.net?platform=A&partner=1&gate=g',
  http: 'https://u:p@sms.example.org/?to={to}&text={text}#method=get',
}

interface Said {
  readonly ref: string
  readonly ours: string
  readonly outcome: 'delivered' | 'failed' | 'on the way'
}
type Report = { readonly type: string; readonly body: string; readonly query?: string }

const form = (fields: Readonly<Record<string, string>>, ours: string): Report => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
  query: `?ref=${ours}`,
})
const json = (value: unknown): Report => ({ type: 'application/json', body: JSON.stringify(value) })

/** A report in the words of each gateway’s documentation. */
const reports: Readonly<Record<SmsProviderName, (said: Said) => Report>> = {
  '46elks': ({ ref, ours, outcome }) =>
    form(
      outcome === 'delivered'
        ? { id: ref, status: 'delivered', delivered: '2027-01-25T07:00:03.125000' }
        : { id: ref, status: outcome === 'failed' ? 'failed' : 'sent' },
      ours,
    ),
  twilio: ({ ref, ours, outcome }) => {
    const status = { delivered: 'delivered', failed: 'undelivered', 'on the way': 'sent' }[outcome]
    const error = outcome === 'failed' ? { ErrorCode: '30003' } : {}
    const about = { AccountSid: sid, From: '+3197012345678', To: '+31612345678', ApiVersion: '2010-04-01' }
    return form(
      { ...about, MessageSid: ref, SmsSid: ref, MessageStatus: status, SmsStatus: status, ...error },
      ours,
    )
  },
  cm: ({ ours, outcome }) => {
    const code = { delivered: '2', failed: '3', 'on the way': '0' }[outcome]
    const status = { code, errorCode: '', errorDescription: '' }
    const about = { received: '2027-01-25T08:00:03', to: '0031612345678', reference: ours, operator: '20408' }
    return json({ messages: { msg: { ...about, status } } })
  },
  link: ({ ref, ours, outcome }) => {
    const resultCode = { delivered: 1001, failed: 2106, 'on the way': 1000 }[outcome]
    const times = { sentTimestamp: '2027-01-25T07:00:01Z', timestamp: '2027-01-25T07:00:03Z' }
    return json({ refId: ours, id: ref, operator: 'no.telenor', ...times, resultCode, segments: 1 })
  },
  http: ({ ref, ours, outcome }) =>
    json({ id: ref, ref: ours, status: outcome === 'on the way' ? 'queued' : outcome }),
}

let desk: Desk
let provider: SmsProviderName = '46elks'

beforeEach(() => {
  provider = '46elks'
  desk = openDesk(
    monday,
    {},
    {},
    {
      sms: true,
      smsServer: {
        fixed: '',
        address: () => accounts[provider],
        tryOut: async () => ({ outcome: 'accepted', ref: 'x' }),
      },
    },
  )
  noteTexting(desk.db, true)
})

/** A confirmation by text message that has come so far, and the references of it. */
function texted(
  state: string,
  changes: Readonly<Record<string, string | number | null>> = {},
  email: string | null = null,
) {
  const { attendeeId } = desk.visit({ email, mobile: '+31612345678' })
  const id = queueConfirmation(desk.db, attendeeId, monday)
  const sent = state === 'sent' ? { gateway_ref: 'g1', settled_at: monday } : {}
  const ours = textRef(desk.world.keys, id, monday)
  desk.set('message', id, {
    channel: 'sms',
    state,
    handing_over_at: monday,
    must_reach: 1,
    text_ref: ours,
    ...sent,
    ...changes,
  })
  return { id, ref: 'g1', ours }
}

async function tell(said: Said, name: SmsProviderName = provider, headers: Record<string, string> = {}) {
  provider = name
  const { type, body, query = '' } = reports[name](said)
  const path = reportPath(desk.world.keys, name, 0) + query
  const sorted = [...new URLSearchParams(body)].sort(([one], [other]) => (one < other ? -1 : 1))
  const text = desk.world.baseUrl + path + sorted.flat().join('')
  const signature = createHmac('sha1', '12345').update(text).digest('base64')
  const signed = name === 'twilio' ? { 'x-twilio-signature': signature } : {}
  const all = { 'content-type': type, ...signed, ...headers }
  return desk.request(path, { method: 'POST', headers: all, body })
}

const toPhone = () =>
  desk.db.raw
    .prepare(`select count(*) from follow_up where category = 'to-phone' and closed_at is null`)
    .pluck()
    .get()

describe.each(smsProviders)('a report of %s', (name) => {
  it('that a message has arrived is noted', async () => {
    const { id, ref, ours } = texted('sent')
    const answer = await tell({ ref, ours, outcome: 'delivered' }, name)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null])
    expect(desk.message(id)).toMatchObject({ state: 'delivered', reason: null, delivered_at: monday })
    expect([desk.events(), toPhone()]).toEqual([[], 0])
  })

  it('that it has not goes to the history and to the call list', async () => {
    const { id, ref, ours } = texted('sent')
    expect((await tell({ ref, ours, outcome: 'failed' }, name)).status).toBe(200)
    expect(desk.message(id)).toMatchObject({ state: 'failed', reason: 'not-delivered' })
    expect([desk.events(), toPhone()]).toEqual([['message-failed'], 1])
  })

  it('that it is on its way says nothing new', async () => {
    const { id, ref, ours } = texted('sent')
    expect((await tell({ ref, ours, outcome: 'on the way' }, name)).status).toBe(200)
    expect(desk.message(id).state).toBe('sent')
  })

  it('with a reference that is none of ours is of other software, whatever the gateway calls it', async () => {
    const { id, ref } = texted('sent')
    for (const ours of ['invoice-17', 'A'.repeat(32), '17', 'g1'])
      expect((await tell({ ref, ours, outcome: 'failed' }, name)).status).toBe(200)
    // At an address of one's own a gateway may call its own number a reference.
    expect(desk.message(id).state).toBe(name === 'http' ? 'failed' : 'sent')
  })

  it('settles an unknown one, by our own reference', async () => {
    const [one, two] = [texted('unknown', { reason: 'unclear' }), texted('unknown', { reason: 'unclear' })]
    await tell({ ref: 'g7', ours: one.ours, outcome: 'delivered' }, name)
    await tell({ ref: 'g8', ours: two.ours, outcome: 'failed' }, name)
    expect(desk.message(one.id)).toMatchObject({ state: 'delivered', reason: null })
    expect(desk.message(two.id)).toMatchObject({ state: 'failed', reason: 'not-delivered' })
    expect(desk.events()).toEqual(['message-sent', 'message-failed'])
  })

  it('counts once, and the first end stands', async () => {
    const [one, two] = [texted('sent'), texted('sent', { gateway_ref: 'g2' })]
    for (const outcome of ['delivered', 'delivered', 'on the way', 'failed'] as const)
      expect((await tell({ ...one, outcome }, name)).status).toBe(200)
    for (const outcome of ['failed', 'failed', 'delivered', 'on the way'] as const)
      expect((await tell({ ...two, ref: 'g2', outcome }, name)).status).toBe(200)
    expect([desk.message(one.id).state, desk.message(two.id).state]).toEqual(['delivered', 'failed'])
    expect([desk.events(), toPhone()]).toEqual([['message-failed'], 1])
  })

  it('may come before the gateway has answered us', async () => {
    const { id, ours } = texted('handing-over')
    await tell({ ref: 'g1', ours, outcome: 'delivered' }, name)
    expect(desk.message(id)).toMatchObject({ state: 'delivered', claim: null })
    expect(desk.events()).toEqual(['message-sent'])
  })

  it('about nothing of ours is answered alike, and changes nothing', async () => {
    const { id } = texted('sent')
    const others = ['', 'deadbeefm1', `${desk.world.keys.id}m999`, `${desk.world.keys.id}m${id}x`, 'm1']
    for (const ours of others)
      expect((await tell({ ref: 'nobody', ours, outcome: 'failed' }, name)).status).toBe(200)
    expect(desk.message(id).state).toBe('sent')
  })

  it('in any other words is answered alike', async () => {
    texted('sent')
    provider = name
    const path = reportPath(desk.world.keys, name, 0)
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '[[]]',
      '"x"',
      '{"messages":{"msg":[null,1]}}',
      '<x/>',
      'a=b&a=c',
      '%',
    ])
      for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/xml', '']) {
        const answer = await desk.request(path, { method: 'POST', body, headers: { 'content-type': type } })
        expect(answer.status).toBe(name === 'twilio' ? 404 : 200)
      }
  })
})

describe('the address for reports', () => {
  it('is a secret of 128 bits, another one for each gateway', () => {
    const paths = smsProviders.map((name) => reportPath(desk.world.keys, name, 0))
    expect(new Set(paths).size).toBe(smsProviders.length)
    for (const path of paths) expect(path).toMatch(/^\/hooks\/sms\/[\w-]{22}$/)
  })

  it('is nowhere without the secret, and whoever guesses waits', async () => {
    const { id, ref, ours } = texted('sent')
    const body = new URLSearchParams({ id: ref, status: 'failed' })
    for (const path of [
      '/hooks/sms/',
      '/hooks/sms/x',
      `/hooks/sms/${'A'.repeat(22)}`,
      '/hooks/sms/%00',
      '/hooks',
    ]) {
      const answer = await desk.request(`${path}?ref=${ours}`, { method: 'POST', body })
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([404, null])
    }
    expect(desk.pauses).toContain(500)
    expect(desk.message(id).state).toBe('sent')
    expect((await desk.request(reportPath(desk.world.keys, '46elks', 0))).status).toBe(404)
  })

  it('of another gateway than the present one changes nothing', async () => {
    const { id, ref, ours } = texted('sent')
    const { type, body } = reports.cm({ ref, ours, outcome: 'failed' })
    const path = reportPath(desk.world.keys, 'cm', 0)
    const answer = await desk.request(path, { method: 'POST', headers: { 'content-type': type }, body })
    expect([answer.status, desk.message(id).state]).toEqual([200, 'sent'])
  })

  it('takes no more than a form holds', async () => {
    const path = reportPath(desk.world.keys, '46elks', 0)
    const body = `id=${'x'.repeat(300_000)}`
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
    }
    expect((await desk.request(path, { method: 'POST', headers, body })).status).toBe(413)
  })

  it('of Twilio is nowhere for whoever cannot sign', async () => {
    const { id, ref, ours } = texted('sent')
    for (const signature of ['', 'AAAA', createHmac('sha1', 'other').update('x').digest('base64')]) {
      const headers = { 'x-twilio-signature': signature }
      expect((await tell({ ref, ours, outcome: 'failed' }, 'twilio', headers)).status).toBe(404)
    }
    expect(desk.message(id).state).toBe('sent')
  })
})

describe('a message that is not simply under way', () => {
  it('waits again although it has arrived: it does not leave once more', async () => {
    const { id, ours } = texted('waiting', { attempts: 1 })
    await tell({ ref: 'g1', ours, outcome: 'delivered' })
    expect(desk.message(id).state).toBe('delivered')
  })

  it('has never left: a report about it is none', async () => {
    const { id, ours } = texted('waiting', { handing_over_at: null })
    await tell({ ref: 'g1', ours, outcome: 'delivered' })
    expect(desk.message(id).state).toBe('waiting')
  })

  it('was skipped, failed before or is an e-mail: it stays so', async () => {
    for (const changes of [{ state: 'skipped' }, { state: 'failed' }, { channel: 'email' }]) {
      const { id, ours } = texted('sent', changes)
      await tell({ ref: 'g1', ours, outcome: 'delivered' })
      expect(desk.message(id).state).toBe(changes.state ?? 'sent')
    }
  })

  it('was sent once more: the end of the first attempt does not count', async () => {
    const { id, ours } = texted('sent', { gateway_ref: 'second' })
    for (const outcome of ['failed', 'delivered'] as const) await tell({ ref: 'first', ours, outcome })
    expect(desk.message(id).state).toBe('sent')
  })

  it('is long at LINK Mobility: it has arrived with its last part, and fails with any', async () => {
    const part = (id: string, ours: string, number: number, resultCode: number) => {
      provider = 'link'
      const body = JSON.stringify({ refId: ours, id: `${id}$${number}`, resultCode, segments: 2 })
      const headers = { 'content-type': 'application/json' }
      return desk.request(reportPath(desk.world.keys, 'link', 0), { method: 'POST', headers, body })
    }
    const [one, two] = [texted('sent'), texted('sent', { gateway_ref: 'g2' })]
    await part('g1', one.ours, 0, 1001)
    expect(desk.message(one.id).state).toBe('sent')
    await part('g1', one.ours, 1, 1001)
    expect(desk.message(one.id)).toMatchObject({ state: 'delivered', segments: 2 })
    await part('g2', two.ours, 0, 1002)
    await part('g2', two.ours, 1, 1001)
    expect(desk.message(two.id).state).toBe('failed')
  })

  it.each([4, 5, 1010])('result %i of LINK Mobility says as little as we know', async (resultCode) => {
    const { id, ref, ours } = texted('unknown', { reason: 'unclear' })
    provider = 'link'
    const body = JSON.stringify({ refId: ours, id: ref, resultCode, segments: 1 })
    await desk.request(reportPath(desk.world.keys, 'link', 0), { method: 'POST', body })
    expect(desk.message(id).state).toBe('unknown')
  })
})

describe('what has not arrived by text message', () => {
  it('goes by e-mail where there is an address, once, and nobody phones', async () => {
    changePractice(desk.db, { channel_policy: 'preferred' }, theSystem, monday)
    const { id, ref, ours } = texted('sent', { channel: 'sms' }, 'sanne@example.org')
    desk.db.raw.prepare(`update message_subject set channel = 'sms' where message_id = ?`).run(id)
    for (let times = 0; times < 3; times++) await tell({ ref, ours, outcome: 'failed' })
    const rows = desk.messages().map(({ channel, state }) => `${channel} ${state}`)
    expect([rows, toPhone()]).toEqual([['sms failed', 'email waiting'], 0])
  })
})

describe('our own reference', () => {
  it.each(['46elks', 'twilio', 'link', 'http'] as const)(
    'and that of %s have both to fit where both are known',
    async (name) => {
      const [one, two] = [texted('sent'), texted('sent', { gateway_ref: 'g2' })]
      await tell({ ref: 'g2', ours: one.ours, outcome: 'failed' }, name)
      await tell({ ref: 'g1', ours: two.ours, outcome: 'delivered' }, name)
      await tell({ ref: 'g1', ours: textRef(desk.world.keys, 999, monday), outcome: 'failed' }, name)
      expect([desk.message(one.id).state, desk.message(two.id).state]).toEqual(['sent', 'sent'])
      await tell({ ref: 'g1', ours: one.ours, outcome: 'delivered' }, name)
      expect(desk.message(one.id).state).toBe('delivered')
    },
  )

  it.each(['46elks', 'twilio', 'link', 'http'] as const)(
    'need not be said by %s where its own is',
    async (name) => {
      const { id } = texted('sent')
      await tell({ ref: 'g1', ours: '', outcome: 'delivered' }, name)
      expect(desk.message(id).state).toBe('delivered')
    },
  )

  it('is all that CM.com says: no other one is believed', async () => {
    const { id, ours } = texted('sent', { gateway_ref: null })
    const wrong = [
      `${desk.world.keys.id}m${id}`,
      ours.toUpperCase(),
      ours.slice(1),
      String(id),
      'g1',
      '%',
      '',
    ]
    for (const said of wrong) await tell({ ref: '', ours: said, outcome: 'failed' }, 'cm')
    expect(desk.message(id).state).toBe('sent')
    await tell({ ref: '', ours, outcome: 'failed' }, 'cm')
    expect(desk.message(id).state).toBe('failed')
  })

  it('is what a gateway without names of its own is kept under, so that a later name of its own fits', async () => {
    const { id, ours } = texted('sent', { gateway_ref: null })
    desk.set('message', id, { gateway_ref: ours })
    await tell({ ref: 'later', ours, outcome: 'delivered' }, 'link')
    expect(desk.message(id).state).toBe('delivered')
  })

  it('of before, which anybody could guess, counts for what left with it, for eight days', async () => {
    const old = (at: number) => texted('sent', { text_ref: null, handing_over_at: at, gateway_ref: null }).id
    const [late, in_time, now] = [old(monday - 8 * 86_400 - 1), old(monday - 8 * 86_400), texted('sent').id]
    for (const id of [late, in_time, now])
      await tell({ ref: '', ours: `${desk.world.keys.id}m${id}`, outcome: 'failed' }, 'cm')
    const states = [late, in_time, now].map((id) => desk.message(id).state)
    expect(states).toEqual(['sent', 'failed', 'sent'])
    const { keys } = desk.world
    expect(messageOfFormerRef(keys, `${keys.id}m17`)).toBe(17)
    for (const ref of ['', '17', 'deadbeefm17', `${keys.id}m017`, `${keys.id}m17 `, `${keys.id}m1e3`])
      expect(messageOfFormerRef(keys, ref)).toBeUndefined()
  })

  it('is random, the same at every attempt, and forgets what the gateway called an earlier one', async () => {
    const seen: OutgoingSms[] = []
    const sms: SmsGateway = {
      send: async (text) => {
        seen.push(text)
        return seen.length === 1
          ? { outcome: 'unknown', trouble: 'unclear' }
          : { outcome: 'accepted', ref: 'b' }
      },
    }
    const { id } = texted('waiting', { handing_over_at: null, text_ref: null })
    await desk.sender(undefined, { sms }).tick()
    desk.set('message', id, { gateway_ref: 'a' })
    tryAgain(desk.db, id, theSystem, desk.now)
    await desk.sender(undefined, { sms }).tick()
    expect(seen.map(({ ref }) => ref)).toEqual([seen[0]?.ref, seen[0]?.ref])
    expect(seen[0]?.ref).toMatch(/^[0-9a-f]{32}$/)
    expect(desk.message(id)).toMatchObject({ state: 'sent', gateway_ref: 'b' })
    await tell({ ref: 'a', ours: seen[0]?.ref ?? '', outcome: 'failed' })
    expect(desk.message(id).state).toBe('sent')
  })

  it('differs from message to message, so that one tells nothing of the next', async () => {
    const seen: string[] = []
    const sms: SmsGateway = {
      send: async ({ ref }) => {
        seen.push(ref)
        return { outcome: 'accepted', ref: `g${seen.length}` }
      },
    }
    for (let count = 0; count < 3; count++) texted('waiting', { handing_over_at: null, text_ref: null })
    await desk.sender(undefined, { sms }).tick()
    expect([seen.length, new Set(seen).size]).toEqual([3, 3])
    for (const ref of seen) expect(ref).not.toContain(desk.world.keys.id)
  })
})
