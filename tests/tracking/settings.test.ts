import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseTracking } from '../../src/tracking/tracking.forms.ts'
import { findTracking } from '../../src/tracking/tracking.queries.ts'
import { framePolicy, trackerOf } from '../../src/tracking/tracking.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, rows } from '../helpers/booking.ts'
import type { Browser, Page, Value } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { countWith, google } from '../helpers/tracked.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let owner: Browser
const address = '/staff/settings/tracking'

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  owner = await signedIn(test, 'owner')
})

const save = async (values: Readonly<Record<string, Value>>): Promise<Page> =>
  (await owner.visit(address)).form(`form[action="${address}"]`).fill(values).press('Save')

describe('the setting', () => {
  it('P35: is found in Settings, is off, and is the owner’s alone', async () => {
    const page = await (await owner.visit('/staff/settings')).link('Counting visits').click()
    expect([page.path, page.field('kind').value]).toEqual([address, 'off'])
    expect(page.text).toContain('without a yes nothing is loaded')
    for (const role of ['reception', 'practitioner'] as const) {
      const other = await signedIn(test, role)
      for (const path of [address, `${address}/test`]) expect((await other.visit(path)).status).toBe(404)
    }
  })

  it('P26, P27, P28: an id is all that is typed; the script is ours, and the booking page counts from then on', async () => {
    const saved = await save({ kind: 'ga4', ga4Id: ' g-abc1234567 ' })
    expect([saved.status, saved.via[0]?.status, saved.texts('[role="status"]')]).toEqual([
      200,
      303,
      ['Saved.'],
    ])
    expect(saved.field('ga4Id').value).toBe('G-ABC1234567')
    const html = await (await test.request('/tracking/frame')).text()
    expect(html.split('G-ABC1234567').length - 1).toBe(2)
    expect((await owner.visit('/book/times?practitioner=any')).text).toContain('Google Analytics')
  })

  it.each([
    ['UA-12345678-9', /Numbers that begin with UA- stopped counting in 2023.*begins with G-/],
    ['ua-12345678-9', /UA-/],
    ['YOUR_TRACKER_CODE', /Give the measurement ID alone/],
    ['XXXXXXXXXX', /Give the measurement ID alone/],
    ['GTM-ABC123', /Give the measurement ID alone/],
    ['G-', /Give the measurement ID alone/],
    ['G-ABC 123', /Give the measurement ID alone/],
    ['G-ABC"><script>alert(1)</script>', /Give the measurement ID alone/],
    [
      '<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABC1234567"></script>',
      /Give the measurement ID/,
    ],
    ["G-ABC1234567'; default-src *", /Give the measurement ID alone/],
    ['', /Give the measurement ID alone/],
  ])('P27: %j is no measurement ID; it is checked, never run, and kept to be put right', async (id, why) => {
    const page = await save({ kind: 'ga4', ga4Id: id })
    expect([page.status, page.title]).toEqual([422, expect.stringMatching(/^Error: /)])
    expect(page.errors()).toEqual([expect.stringMatching(why)])
    expect([page.field('ga4Id').value, page.field('kind').value]).toEqual([id, 'ga4'])
    expect(findTracking(test.db).kind).toBe('off')
    expect((await test.request('/tracking/frame')).status).toBe(404)
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)//https://stats.example.org/',
    'data:text/javascript,alert(1)',
    'http://stats.example.org/',
    '//stats.example.org/',
    'stats.example.org',
    'https://',
    'https://user:secret@stats.example.org/',
    'https://user@stats.example.org/',
    'https://localhost/',
    'https://printer/',
    'https://127.0.0.1/',
    'https://192.168.1.10/',
    'https://[::1]/',
    'https://2130706433/',
    'https://server.local/',
    'https://stats.internal/',
    'https://a;script-src *.evil.example/',
    'https://a,b.example/',
    'https://stats.example.org/ onload=x',
    'https://stats.example.org/"x',
    'https://stats.example.org/#x',
    '<script src="https://stats.example.org/x.js"></script>',
    `https://stats.example.org/${'x'.repeat(300)}`,
    '',
  ])('P28: %j is no address of a script', async (typed) => {
    const matomo = await save({ kind: 'matomo', matomoUrl: typed, matomoSite: '1' })
    expect([matomo.status, matomo.errors()]).toEqual([
      422,
      [expect.stringMatching(/^Address of your Matomo: /)],
    ])
    expect(matomo.field('matomoUrl').value).toBe(typed)
    const own = await save({ kind: 'own', ownUrl: typed })
    expect([own.status, own.errors()]).toEqual([422, [expect.stringMatching(/^Address of the script: /)]])
    expect(findTracking(test.db).kind).toBe('off')
  })

  it('P28: refuses the appointment book’s own address, which would be nobody else’s script', async () => {
    const busy = openApp(undefined, { baseUrl: 'https://book.example.org' })
    smallPractice(busy.db)
    const boss = await signedIn(busy, 'owner', { origin: 'https://book.example.org' })
    const page = await boss.visit(address)
    const answer = await page
      .form(`form[action="${address}"]`)
      .fill({ kind: 'own', ownUrl: 'https://book.example.org/static/x.js' })
      .press('Save')
    expect([answer.status, answer.errors().join()]).toEqual([
      422,
      expect.stringContaining('appointment book itself'),
    ])
  })

  it.each([
    ['https://stats.example.org', 'https://stats.example.org/'],
    ['https://stats.example.org/matomo', 'https://stats.example.org/matomo/'],
    ['https://stats.example.org/matomo/index.php', 'https://stats.example.org/matomo/'],
    ['https://Stats.Example.org:8443/matomo.js', 'https://stats.example.org:8443/'],
    ['https://linde.matomo.cloud/', 'https://linde.matomo.cloud/'],
  ])('P28: takes %s for Matomo, in the place where it lives', async (typed, kept) => {
    await save({ kind: 'matomo', matomoUrl: typed, matomoSite: '12' })
    expect(findTracking(test.db)).toMatchObject({ kind: 'matomo', matomoUrl: kept, matomoSite: '12' })
    expect((await test.request('/tracking/frame')).headers.get('content-security-policy')).toContain(
      `script-src 'self' http://localhost:3000/static/`,
    )
  })

  it.each(['0', '-1', 'abc', '1.5', '1234567890', ''])('P28: %j is no website in Matomo', async (site) => {
    const page = await save({ kind: 'matomo', matomoUrl: 'https://stats.example.org/', matomoSite: site })
    expect([page.status, page.errors().length]).toEqual([422, 1])
  })

  it.each(['a b', '"', "'", '<b>', 'x'.repeat(81), '{id}'])('P28: %j is no id of a script', async (id) => {
    const page = await save({ kind: 'own', ownUrl: 'https://stats.example.org/count.js', ownId: id })
    expect([page.status, page.field('ownId').value]).toEqual([422, id])
  })

  it('P28: an own script is its address, with an id or without', async () => {
    await save({ kind: 'own', ownUrl: 'https://plausible.io/js/script.js?v=1', ownId: 'de-linde.example' })
    const html = await (await test.request('/tracking/frame')).text()
    expect(html).toContain('data-script="https://plausible.io/js/script.js?v=1"')
    expect(html).toContain('data-id="de-linde.example"')
    await save({ ownId: '' })
    expect(await (await test.request('/tracking/frame')).text()).toContain('data-id=""')
  })

  it('P35: keeps what was typed for another kind, and the questions in each language', async () => {
    await save({
      kind: 'matomo',
      matomoUrl: 'https://stats.example.org/',
      matomoSite: '1',
      'question-nl': 'Mag het?',
    })
    const page = await save({ kind: 'off' })
    expect([page.field('matomoSite').value, page.field('question-nl').value]).toEqual(['1', 'Mag het?'])
    expect(findTracking(test.db)).toMatchObject({ kind: 'off', questions: { nl: 'Mag het?' } })
    test.db.raw.exec(`update practice set languages = '["en"]'`)
    await save({ kind: 'off', 'question-en': 'May we?' })
    expect(findTracking(test.db).questions).toEqual({ en: 'May we?', nl: 'Mag het?' })
  })

  it('P35: refuses a question that nobody would read', async () => {
    const page = await save({ kind: 'off', 'question-sv': 'å'.repeat(301) })
    expect([page.status, page.errors().length]).toEqual([422, 1])
    expect((await save({ kind: 'off', 'question-sv': 'å'.repeat(300) })).status).toBe(200)
  })

  it('refuses a kind that is none, and a form that is empty', async () => {
    const page = await owner.visit(address)
    const token = page.document.querySelector('[name="formToken"]')?.getAttribute('value') ?? ''
    for (const fields of [{ kind: 'ads' }, { kind: '' }, {}]) {
      const answer = await owner.send(address, {
        method: 'POST',
        body: new URLSearchParams({ formToken: token, ...fields }),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      expect(answer.status).toBe(422)
    }
  })

  it('tells the second of two who change it, keeps what they filled in, and lets them save again', async () => {
    const page = await owner.visit(address)
    countWith(test.db, google)
    const late = await page.form(`form[action="${address}"]`).fill({ 'question-en': 'Please?' }).press('Save')
    expect([late.status, late.text.includes('someone else has changed these settings meanwhile')]).toEqual([
      409,
      true,
    ])
    expect([late.field('question-en').value, findTracking(test.db).kind]).toEqual(['Please?', 'ga4'])
    await late.form(`form[action="${address}"]`).press('Save')
    expect(findTracking(test.db)).toMatchObject({ kind: 'off', questions: { en: 'Please?' } })
  })

  it('writes who changed it into the audit, from what to what', async () => {
    await save({ kind: 'ga4', ga4Id: 'G-ABC1234567' })
    const [line] = rows(test.db, `select * from audit where object = 'tracking'`)
    expect(line).toMatchObject({ actor: 'staff', action: 'changed', detail: '{"from":"off","to":"ga4"}' })
    await save({ kind: 'ga4', ga4Id: 'UA-1' })
    expect(count(test.db, 'audit', `object = 'tracking'`)).toBe(1)
  })

  it('whatever is typed, what is taken can stand in a policy and names one public host', () => {
    const text = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc
        .tuple(fc.webAuthority({ withUserInfo: true, withPort: true }), fc.string())
        .map(([host, rest]) => `https://${host}/${rest}`),
      fc
        .string({ unit: fc.constantFrom('a', '.', ';', ',', "'", '*', '/', ':', '@', '-', '1') })
        .map((host) => `https://${host}/x.js`),
    )
    fc.assert(
      fc.property(text, fc.string(), (url, id) => {
        const values: Record<string, string> = {
          kind: 'own',
          ownUrl: url,
          ownId: id,
          ga4Id: '',
          matomoUrl: '',
          matomoSite: '',
        }
        const form = { values, text: (name: string) => values[name] ?? '', list: () => [] }
        const parsed = parseTracking(form, ['en'], 'book.example.org')
        if (!parsed.ok) return
        const tracker = trackerOf({ ...parsed.value, rowVersion: 1 })
        if (!tracker) throw new Error('nothing to count with')
        const policy = framePolicy(tracker, 'https://book.example.org/l.js', [])
        expect(tracker.scriptFrom.join(' ')).toMatch(/^https:\/\/([a-z0-9-]+\.)+[a-z][a-z0-9-]*(:\d+)?$/)
        expect(policy.split(';')).toHaveLength(8)
        expect(policy).not.toMatch(/,|unsafe| \* /)
        expect(tracker.id).toMatch(/^[\w.-]*$/)
      }),
    )
  })
})

describe('the test page', () => {
  it('P42: is found from the setting, lists each event and when it is told', async () => {
    countWith(test.db, google)
    const page = await (await owner.visit(address)).link('Test it', '.tools').click()
    expect(page.texts('tbody th')).toEqual([
      'booking_init',
      'type_selected',
      'calendar_selected',
      'date_selected',
      'button',
      'booking_completed',
    ])
    expect(page.texts('#state')).toEqual([expect.stringMatching(/^This test needs JavaScript/)])
    expect(page.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'; frame-src 'self'$/)
  })

  it('P42: says so where nothing is counted, and opens nothing', async () => {
    const page = await owner.visit(`${address}/test`)
    expect(page.text).toContain('Nothing is counted at present')
    expect([page.has('#start'), /frame-src/.test(page.headers.get('content-security-policy') ?? '')]).toEqual(
      [false, false],
    )
  })
})
