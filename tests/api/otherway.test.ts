import { beforeEach, describe, expect, it } from 'vitest'
import type { HandOver } from '../../src/lib/hand-over.ts'
import { recordReport } from '../../src/messages/delivery.commands.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import type { OutgoingSms, SmsGateway } from '../../src/texting/sms.ts'
import { count, rows } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { accepted, openPost } from '../messages/desk.ts'
import { messageIn, openSoftware, problemIn, type Software } from './kit.ts'

let software: Software
let texts: OutgoingSms[]
let smsAnswer: HandOver
let mailAnswer: HandOver

const refuses: HandOver = { outcome: 'permanent', trouble: 'address-refused' }
const unclear: HandOver = { outcome: 'unknown', trouble: 'unclear' }
const taken: HandOver = { outcome: 'accepted', ref: 'ref-1' }
const mobile = '+31612345678'
const text = 'Please fill in the questions.'
const link = 'https://vragen.example.org/q/8HjPx2'
const wanted = (more: object = {}) => ({ patient: { number: 1203 }, text, link, ...more })

beforeEach(() => {
  software = openSoftware()
  texts = []
  smsAnswer = taken
  mailAnswer = accepted
  noteTexting(software.db, true)
  software.db.raw.exec('update practice set sms_from_minute = 480, sms_until_minute = 1200')
  const id = addCard(software, { contacts: ['noor@example.org', mobile], more: 'number = 1203' })
  software.db.raw.exec(`update patient_contact set confirmed_at = 1 where patient_id = ${id}`)
})

async function tick() {
  const sms: SmsGateway = {
    send: async (each) => {
      texts.push(each)
      return smsAnswer
    },
  }
  const { gateway, mails } = openPost(() => mailAnswer)
  await software.sender(gateway, { sms }).tick()
  return mails
}

const post = async (body: object = wanted()) => messageIn(await software.post(body))
const now = async (id: number) => messageIn(await software.ask(`/api/v1/messages/${id}`))
const ends = () =>
  rows(software.db, 'select channel, state, reason from message order by id').map(
    ({ channel, state, reason }) => `${channel} ${reason ?? state}`,
  )

describe('O6: what one channel refuses for good goes by the other', () => {
  it('once, in the same run, with the same words; the answer tells both', async () => {
    mailAnswer = refuses
    const asked = await post()
    expect(asked).toMatchObject({ channel: 'email', insteadOf: null, instead: null })
    await tick()
    await tick()
    expect(texts.map(({ to, text: says }) => [to, says])).toEqual([
      [mobile, `Praktijk De Linde: ${text} ${link}`],
    ])
    const told = await now(asked.id)
    expect(told).toMatchObject({
      state: 'failed',
      reason: 'address-refused',
      channel: 'email',
      insteadOf: null,
    })
    expect(told.instead).toMatchObject({ state: 'sent', reason: null, channel: 'sms' })
    const other = await now(told.instead?.id ?? 0)
    expect(other).toEqual({ ...told.instead, insteadOf: asked.id, instead: null })
  })

  it('from a text message to an e-mail, whose link stops such messages', async () => {
    software.db.raw.exec("update patient set preferred_channel = 'sms'")
    smsAnswer = refuses
    const asked = await post()
    const [mail] = await tick()
    expect(mail).toMatchObject({ to: 'noor@example.org' })
    expect(mail?.text).toContain(link)
    expect((await now(asked.id)).instead).toMatchObject({ channel: 'email', state: 'sent' })
    const stop = new URL(mail?.unsubscribeUrl ?? '').pathname
    expect((await openBrowser(software).visit(stop)).status).toBe(200)
    const press = await software.request(stop, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([press.status, count(software.db, 'unsubscription')]).toEqual([200, 1])
  })

  it('also where the gateway says so a while later, and only the first time it says so', async () => {
    software.db.raw.exec("update patient set preferred_channel = 'sms'")
    await post()
    await tick()
    const report = { ref: 'ref-1', ours: '', outcome: 'failed' } as const
    const say = () => recordReport(software.db, software.world.keys, report, software.now)
    say()
    say()
    expect(await tick()).toHaveLength(1)
    expect(ends()).toEqual(['sms not-delivered', 'email sent'])
  })

  it('where the day’s budget of text messages is used up, or their gateway gone', async () => {
    software.db.raw.exec("update patient set preferred_channel = 'sms'; update practice set sms_per_day = 0")
    await post()
    expect(await tick()).toHaveLength(1)
    expect(ends()).toEqual(['sms day-budget', 'email sent'])
    software.db.raw.exec('update practice set sms_per_day = 100')
    await post()
    const { gateway, mails } = openPost()
    await software.sender(gateway).tick()
    expect([mails.length, ends().slice(2)]).toEqual([1, ['sms sms-off', 'email sent']])
  })

  it('and of the day’s text messages other software uses half, so that reminders still leave', async () => {
    software.db.raw.exec("update patient set preferred_channel = 'sms'; update practice set sms_per_day = 3")
    software.db.raw.exec('update practice set sms_per_number = 100')
    for (let n = 0; n < 3; n++) {
      await post()
      await tick()
    }
    expect(ends()).toEqual(['sms sent', 'sms sent', 'sms day-budget', 'email sent'])
  })

  it('not to and fro where both refuse', async () => {
    mailAnswer = refuses
    smsAnswer = refuses
    const { id } = await post()
    for (let n = 0; n < 3; n++) await tick()
    expect(ends()).toEqual(['email address-refused', 'sms address-refused'])
    expect((await now(id)).instead).toMatchObject({ state: 'failed', reason: 'address-refused' })
  })

  it('never what may have arrived', async () => {
    mailAnswer = unclear
    const { id } = await post()
    await tick()
    await tick()
    expect([ends(), texts]).toEqual([['email unclear'], []])
    expect(await now(id)).toMatchObject({ state: 'unknown', instead: null })
  })

  it('never what the patient or the practice keeps: that is no refusal of the channel', async () => {
    await post()
    software.db.raw.exec("insert into unsubscription values ('noor@example.org', 1, 'link')")
    await tick()
    software.db.raw.exec('delete from unsubscription')
    await post()
    software.db.raw.exec('update patient set notifications = 0')
    await tick()
    expect([ends(), texts]).toEqual([['email unsubscribed', 'email patient-off'], []])
  })

  it('not what is too old to be of use, nor that of software whose access was revoked', async () => {
    mailAnswer = { outcome: 'temporary', trouble: 'busy', server: false }
    await post()
    await tick()
    software.now += 8 * 86_400
    await tick()
    expect(ends()).toEqual(['email expired'])
    mailAnswer = refuses
    await post()
    software.now += 13 * 3600
    await tick()
    software.db.raw.exec(`update api_client set revoked_at = ${software.now}`)
    software.now += 12 * 3600
    await tick()
    expect(ends().slice(1)).toEqual(['email address-refused', 'sms software-revoked'])
    expect(texts).toEqual([])
  })

  it('judged by its own gates: nobody is texted who wants no text messages, or on a number that is not confirmed', async () => {
    mailAnswer = refuses
    software.db.raw.exec(`insert into sms_stop values ('${mobile}', 1, 'staff')`)
    const first = await post()
    await tick()
    expect((await now(first.id)).instead).toMatchObject({ state: 'skipped', reason: 'unsubscribed' })
    software.db.raw.exec(
      "delete from sms_stop; update patient_contact set confirmed_at = null where channel = 'phone'",
    )
    const second = await post()
    await tick()
    expect((await now(second.id)).instead).toMatchObject({ state: 'skipped', reason: 'not-confirmed' })
    expect(texts).toEqual([])
  })

  it('in the hours in which text messages leave, and not before (rule 32)', async () => {
    mailAnswer = refuses
    software.now += 13 * 3600
    const { id } = await post()
    await tick()
    expect([texts, (await now(id)).instead]).toMatchObject([[], { state: 'waiting' }])
    software.now += 12 * 3600
    await tick()
    expect(texts).toHaveLength(1)
  })

  it('not where the patient has no other', async () => {
    software.db.raw.exec("update patient_contact set revoked_at = 1 where channel = 'phone'")
    mailAnswer = refuses
    const { id } = await post()
    await tick()
    expect([ends(), (await now(id)).instead]).toEqual([['email address-refused'], null])
  })

  it('and staff see both in the ledger, each with a link to the other', async () => {
    mailAnswer = refuses
    const { id } = await post()
    await tick()
    const other = (await now(id)).instead?.id
    const desk = await signedIn(software, 'reception')
    const first = await desk.visit(`/staff/messages/${id}`)
    expect(first.text).toContain('Sent by the other channel instead')
    expect(first.html).toContain(`href="/staff/messages/${other}"`)
    const second = await desk.visit(`/staff/messages/${other}`)
    expect(second.text).toContain('Sent instead of')
    expect(second.html).toContain(`href="/staff/messages/${id}"`)
  })
})

describe('O6: software may ask for one channel', () => {
  it.each([
    ['sms', 'email'],
    ['email', 'sms'],
  ])('%s, whatever the patient would rather have; then it goes by no other', async (channel, rather) => {
    software.db.raw.exec(`update patient set preferred_channel = '${rather}'`)
    smsAnswer = refuses
    mailAnswer = refuses
    expect(await post(wanted({ channel }))).toMatchObject({ channel, state: 'waiting' })
    await tick()
    expect(ends()).toEqual([`${channel} address-refused`])
  })

  it('and is told where the patient has none such', async () => {
    software.db.raw.exec("update patient_contact set revoked_at = 1 where channel = 'phone'")
    expect(await post(wanted({ channel: 'sms' }))).toMatchObject({ state: 'skipped', reason: 'no-mobile' })
    expect(await tick()).toEqual([])
  })

  it('of those there are', async () => {
    for (const channel of ['fax', 'none', '', null, 1])
      expect(await problemIn(await software.post(wanted({ channel })))).toMatch(
        /^422 not-valid; channel must be one of email, sms$/,
      )
  })

  it('which belongs to what its Idempotency-Key stands for', async () => {
    const key = { 'idempotency-key': 'the-very-same-key' }
    const first = await messageIn(await software.post(wanted({ channel: 'email' }), key))
    expect(await messageIn(await software.post(wanted({ channel: 'email' }), key))).toEqual(first)
    expect(await problemIn(await software.post(wanted(), key))).toBe('422 key-used')
  })
})

it('an answer that was kept before there was another way is given again in today’s shape', async () => {
  const key = { 'idempotency-key': 'kept-from-yesterday' }
  const first = await messageIn(await software.post(wanted(), key))
  software.db.raw.exec("update api_request set answer = json_remove(answer, '$.instead', '$.insteadOf')")
  expect(await messageIn(await software.post(wanted(), key))).toEqual(first)
})
