import { beforeEach, describe, expect, it } from 'vitest'
import { createTeller } from '../../src/api/teller.commands.ts'
import { setWebhook } from '../../src/api/webhooks.commands.ts'
import type { WebhookGateway } from '../../src/lib/webhook-post.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { count, rows } from '../helpers/booking.ts'
import type { Browser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { bookAtDesk } from '../visit/kit.ts'
import { openSoftware, problemIn, reader, type Software } from './kit.ts'

let software: Software
let owner: Browser
const address = '/staff/settings/software'

beforeEach(async () => {
  software = openSoftware()
  owner = await signedIn(software, 'owner')
})

const make = async (until: string) => {
  const page = await owner.visit(address)
  const typed = { name: 'Kassa', readAppointments: true, until }
  return page.form(`form[action="${address}"]`).fill(typed).press('Make a token')
}
const ends = () => rows(software.db, 'select expires_at from api_client order by id desc')[0]?.expires_at

describe('O6: access that ends by itself', () => {
  it('counts until the end of its last day, then the token is as unknown as any', async () => {
    const page = await make('2027-01-26')
    const token = page.document.querySelector('#token')?.getAttribute('value') ?? ''
    expect(page.field('until').value).toBe('2027-01-26')
    expect(ends()).toBe(at('2027-01-27', '00:00'))
    software.now = at('2027-01-27', '00:00') - 1
    expect((await software.ask('/api/v1/appointments', {}, token)).status).toBe(200)
    software.now += 1
    const over = await software.ask('/api/v1/appointments', {}, token)
    const unknown = await software.ask('/api/v1/appointments', {}, 'ledig_never-was')
    expect([over.status, await over.text()]).toEqual([401, await unknown.text()])
    expect((await software.ask('/api/v1/appointments')).status).toBe(200)
    const back = await signedIn(software, 'owner')
    expect((await back.visit(address)).text).toContain('Ended')
    expect((await back.visit(`${address}/2`)).text).toContain('Ended')
  })

  it('is given more time by another date, and for good by none', async () => {
    const path = `${address}/${software.clientId}`
    const save = async (until: string) =>
      (await owner.visit(path)).form(`form[action="${path}"]`).fill({ until }).press('Save')
    await save('2027-01-25')
    expect(ends()).toBe(at('2027-01-26', '00:00'))
    await save('2027-02-25')
    expect(ends()).toBe(at('2027-02-26', '00:00'))
    expect((await save('')).field('until').value).toBe('')
    expect(ends()).toBe(null)
  })

  it.each(['2027-01-24', '2027-02-30', 'tomorrow', '0', '99999-01-01'])(
    'refuses %s and keeps what was typed',
    async (until) => {
      const wrong = await make(until)
      expect([wrong.status, wrong.field('until').value, wrong.field('name').value]).toEqual([
        ...[422, until, 'Kassa'],
      ])
      expect(wrong.errors().join()).toContain('Enter a date from today on')
      expect(count(software.db, 'api_client')).toBe(1)
    },
  )

  it('neither asks for messages nor is told of anything afterwards', async () => {
    reader(software)
    const url = 'https://hooks.example.org/x'
    setWebhook(software.db, software.world.keys, software.clientId, url, theSystem, software.now)
    software.db.raw.exec(`update api_client set expires_at = ${software.now + 1}`)
    bookAtDesk(software, { startsAt: at('2027-01-29', '09:00') })
    expect(count(software.db, 'webhook_delivery')).toBe(1)
    software.now += 1
    bookAtDesk(software, { startsAt: at('2027-01-29', '10:00') })
    expect(count(software.db, 'webhook_delivery')).toBe(1)
    const message = { patient: { number: 1203 }, text: 'Hello' }
    expect(await problemIn(await software.post(message))).toBe('401 token-unknown')
    expect(count(software.db, 'message', "kind = 'api'")).toBe(0)
  })

  it('what waited for it then is not tried for days: it is listed as ended, and can be sent with more time', async () => {
    const url = 'https://hooks.example.org/x'
    const { db, world } = software
    setWebhook(db, world.keys, software.clientId, url, theSystem, software.now)
    bookAtDesk(software, { startsAt: at('2027-01-29', '09:00') })
    const posts: string[] = []
    const gateway: WebhookGateway = {
      post: async (post) => {
        posts.push(post.url)
        return { outcome: 'refused', trouble: 'status', status: 503, took: 9 }
      },
    }
    const teller = createTeller({ db, keys: world.keys, gateway, clock: world.clock })
    await teller.tick()
    db.raw.exec(`update api_client set expires_at = ${software.now + 10}`)
    software.now += 10
    await teller.tick()
    expect(posts).toEqual([url])
    const page = await owner.visit(`${address}/${software.clientId}/deliveries`)
    expect(page.text).toMatch(/Waiting \(0\)/)
    expect(page.text).toContain('The access of the software had ended. 1 attempt.')
    db.raw.exec('update api_client set expires_at = null')
    await (await owner.visit(`${address}/${software.clientId}/deliveries`)).press(/^Send again: /)
    await teller.tick()
    expect(posts).toEqual([url, url])
    await teller.stop()
  })

  it('owners are told two weeks before, on every page and on its own, and nobody else', async () => {
    await make('2027-02-08')
    const warning = 'The access of Kassa ends after Monday 8 February 2027.'
    expect((await owner.visit('/staff/agenda')).text).not.toContain(warning)
    expect((await owner.visit(`${address}/2`)).text).not.toContain('ends by itself')
    expect((await owner.visit(address)).text).toContain('until Monday 8 February 2027')
    software.now = at('2027-01-26', '08:00')
    const [reception, later] = [await signedIn(software, 'reception'), await signedIn(software, 'owner')]
    const page = await later.visit('/staff/agenda')
    expect(page.text).toContain(warning)
    expect((await page.link('Give it more time, or leave it').click()).text).toContain(
      'The access ends by itself after Monday 8 February 2027.',
    )
    expect((await reception.visit('/staff/agenda')).text).not.toContain('Kassa')
    software.now = at('2027-02-09', '00:00')
    expect((await (await signedIn(software, 'owner')).visit('/staff/agenda')).text).not.toContain('Kassa')
  })

  it('is told nothing again afterwards, not even on purpose', async () => {
    const url = 'https://hooks.example.org/x'
    setWebhook(software.db, software.world.keys, software.clientId, url, theSystem, software.now)
    bookAtDesk(software, { startsAt: at('2027-01-29', '09:00') })
    software.db.raw.exec("update webhook_delivery set state = 'failed', settled_at = 1")
    const page = await owner.visit(`${address}/${software.clientId}/deliveries`)
    software.db.raw.exec(`update api_client set expires_at = ${software.now}`)
    const done = await page.press(/^Send again: /)
    expect([done.path, done.text]).toEqual([
      `${address}/${software.clientId}`,
      expect.stringContaining('Ended'),
    ])
    expect(count(software.db, 'webhook_delivery', "state = 'waiting'")).toBe(0)
  })
})
