import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { createMailDoctor } from '../../src/messages/mail-doctor.gateway.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { failJob } from '../../src/practice/job-runs.commands.ts'
import { openDns, type StubDns } from '../helpers/dns.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { at, away, busy, type Desk, openDesk, openPost, openSmtp } from '../messages/desk.ts'
import { faultsOn, invalidHere, itIsRightInEachLanguage } from './frames.ts'
import { faults, leave } from './kit.ts'

const monday = at('2027-01-25', '08:00')
let desk: Desk
let site: Listening
let server: Awaited<ReturnType<typeof openSmtp>>
let names: StubDns

/** One message sent at the third attempt, one that did not leave, one that waits, and two people to be phoned. */
beforeAll(async () => {
  server = await openSmtp()
  names = await openDns({})
  const doctor = createMailDoctor({ dnsServers: [names.address], dnsTimeout: 150 })
  const addressing = () => ({ smtpUrl: server.url, from: 'info@linde.example' })
  const mailServer = { fixed: '' as const, tryOut: async () => 'accepted', addressing, doctor }
  desk = openDesk(monday, { sms_ready: 1 }, {}, { mailServer })
  await addStaff(desk.db, 'owner', monday)
  queueConfirmation(desk.db, desk.visit().attendeeId, monday)
  for (const answer of [away, busy]) {
    await desk.sender(openPost(() => answer).gateway).tick()
    desk.now += 600
  }
  await desk.sender(openPost().gateway).tick()
  desk.set('message', 1, { segments: 2, cost_micros: 149_000 })
  queueConfirmation(desk.db, desk.visit({ notifications: 0 }).attendeeId, desk.now)
  queueConfirmation(desk.db, desk.visit({ email: null, mobile: '+31612345678' }).attendeeId, desk.now)
  failJob(desk.db, 'send-sms', 'no-credit', desk.now)
  desk.db.raw.exec(`
    insert into follow_up (category, patient_id, appointment_id, message_id, opened_at, tries, tried_at)
      values ('to-phone', 1, 1, 1, ${monday}, 1, ${monday}), ('to-phone', 2, 2, null, ${monday}, 0, null);
    insert into follow_up_try (follow_up_id, at, by_user, outcome, note) values (1, ${monday}, 1, 'no-answer', 'rings off');
    update patient set protected = 1 where id = 2`)
  site = await listen(desk)
})

afterAll(async () => {
  await site.close()
  await server.close()
  await names.close()
})

const pages = [
  '/staff/messages',
  '/staff/messages?from=2026-12-01&channel=sms&who=patients&state=waiting',
  '/staff/messages?patient=1',
  '/staff/messages/1',
  '/staff/messages/2',
  '/staff/messages/1/resend',
  '/staff/messages/2/resend',
  '/staff/follow-up',
  '/staff/follow-up/calls',
  '/staff/follow-up/calls/print',
  '/staff/settings/mail/doctor',
  '/staff/settings/mail/doctor?checked=1',
  '/staff/settings/mail/doctor?sent=1',
]

/** What the doctor answers to an address that is none, then to one that is. */
async function tryDoctor(page: Page): Promise<void> {
  const form = page.locator('form[action="/staff/settings/mail/doctor"]')
  await form.locator('[name="to"]').fill('nobody')
  await form.locator('button').click()
  await form.locator('.em').waitFor()
  expect(await faults(page, 'the doctor asks for an address')).toEqual([])
  await form.locator('[name="to"]').fill('owner@example.org')
  await form.locator('button').click()
  await page.waitForURL(/sent=1/)
  await form.locator('[role="status"]').waitFor()
}

describe('axe finds nothing on the pages of the ledger, the call list and the doctor', () => {
  const staff = { of: () => ({ db: desk.db, url: site.url }), as: 'owner', visit: { tolerate: /422/ } }
  itIsRightInEachLanguage({ ...staff, within: 120_000 }, (page, { index }) =>
    faultsOn(page, pages, {
      first: async (_, path) => {
        if (path === '/staff/messages') await page.locator('main summary').first().click()
        if (path.endsWith('?sent=1')) await tryDoctor(page)
        if (!path.endsWith('?checked=1')) return
        await page.locator('[name="selector"]').fill('key1')
        await leave(page, () => page.locator('form[action$="/check"] button').click())
        await page.waitForURL(/checked=1/)
      },
      look: async (_, path) => [
        ...(await faults(page, path)),
        ...(index === 0 ? await invalidHere(page, path) : []),
      ],
    }),
  )
})
