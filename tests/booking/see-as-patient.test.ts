import { beforeEach, describe, expect, it } from 'vitest'
import { addLink } from '../../src/booking/links.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { setTypeOnline } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything, noor, toDetails, type WidePractice, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'

const tuesday = '2027-01-26'
const bar = 'Preview: nothing is booked Back to your work'
let test: TestApp
let practice: WidePractice
let owner: Browser

beforeEach(async () => {
  test = openApp()
  practice = widePractice(test.db)
  owner = await signedIn(test, 'owner')
})

/** Everything but who signed in, holds too. */
const all = () => everything(test.db, ['session', 'audit', 'staff_user', 'access_log'])

describe('J51: see as a patient', () => {
  it.each([
    ['the agenda of a day', `/staff/agenda?date=${tuesday}`, '/book', `/staff/agenda?date=${tuesday}`],
    ['the schedule of a week', '/staff/schedule?week=2027-02-01', '/book', '/staff/schedule?week=2027-02-01'],
    [
      'a day of the schedule',
      `/staff/schedule/days?calendar=1&date=${tuesday}`,
      '/book',
      `/staff/schedule/days?calendar=1&date=${tuesday}`,
    ],
    ['a type', '/staff/settings/types/2', '/book/times', '/staff/settings/types/2'],
    ['a practitioner', '/staff/settings/practitioners/2', '/book/times', '/staff/settings/practitioners/2'],
    ['the settings’ overview', '/staff/settings', '/book', '/staff/settings'],
    ['the colour and logo', '/staff/settings/look', '/book', '/staff/settings/look'],
    ['a location', '/staff/settings/locations/1', '/book', '/staff/settings/locations/1'],
    ['the guide, once it is open', '/staff/start/open', '/book', '/staff/start/open'],
    [
      'the page that says why',
      `/staff/schedule/why?type=2&practitioner=1&date=${tuesday}&time=10:00`,
      '/book/times',
      `/staff/schedule/why?type=2&practitioner=1&date=${tuesday}`,
    ],
  ])('opens a preview from %s, with the way back', async (_what, from, path, back) => {
    const page = await (await owner.visit(from)).link('See as a patient').click()
    expect([page.path, page.texts('.demo')]).toEqual([path, [bar]])
    expect(page.link('Back to your work').href).toBe(back)
    expect((await page.link('Back to your work').click()).status).toBe(200)
  })

  it('shows the very list that a patient finds: that type, practitioner and day', async () => {
    await toDetails(openBrowser(test), undefined, '/book/times?type=vaccination&practitioner=anna-de-vries')
    const query = `type=${practice.vaccination}&practitioner=1&date=${tuesday}`
    const preview = await owner.visit(`/staff/schedule/as-patient?${query}`)
    const real = await openBrowser(test).visit(`/book/times?type=vaccination&from=${tuesday}&day=${tuesday}`)
    expect(preview.texts('button[name="slot"]').length).toBeGreaterThan(10)
    expect(preview.texts('button[name="slot"]')).toEqual(real.texts('button[name="slot"]'))
  })

  it.each(['owner', 'reception', 'practitioner'] as const)(
    'books nothing for %s: no appointment, card, message, count or hold, whatever is pressed',
    async (role) => {
      const browser = await signedIn(test, role)
      const before = all()
      const times = await browser.visit(
        `/staff/schedule/as-patient?type=${practice.vaccination}&date=${tuesday}`,
      )
      const details = await times.form('form:has(.slots)').press({ name: 'slot' })
      test.now += 20
      const check = await details.fill(noor).press('Continue')
      expect(check.texts('.demo')).toEqual([bar])
      const done = await check.press('Book appointment')
      expect([done.heading, done.texts('.demo')]).toEqual(['This is where the preview ends', [bar]])
      expect(done.link('Back to your work').href).toContain('/staff/schedule/why?type=')
      expect(all()).toEqual(before)
      expect(
        ['hold', 'appointment', 'message', 'patient', 'attendee'].map((table) => count(test.db, table)),
      ).toEqual([0, 0, 0, 0, 0])
    },
  )

  it('is not counted by a link, and the report of what nobody found knows nothing of it', async () => {
    const facts = { typeId: practice.vaccination, locationId: null, calendarId: null }
    addLink(test.db, { ...facts, slug: 'flu-jab', fixed: true, active: true }, theSystem, test.now)
    const times = await owner.visit(`/staff/schedule/as-patient?link=1&date=${tuesday}`)
    expect([times.path, times.texts('.sofar a')]).toEqual(['/book/times', []])
    const before = all()
    const wish = await times.link(/times would suit/).click()
    expect(wish.texts('.demo')).toEqual([bar])
    await wish.form('main form').enter()
    expect(all()).toEqual(before)
    expect((await owner.visit('/staff/reports/demand')).text).toContain('Nobody has told us')
  })

  it('leaves the times to real visitors, who see no bar and no way to the staff', async () => {
    const times = await owner.visit(`/staff/schedule/as-patient?type=${practice.vaccination}&date=${tuesday}`)
    await times.form('form:has(.slots)').press({ name: 'slot' })
    const real = await openBrowser(test).visit(`/book/times?type=vaccination&from=${tuesday}&day=${tuesday}`)
    expect([real.has('.demo'), real.html.includes('/staff/')]).toEqual([false, false])
    expect(real.texts('button[name="slot"]')).toEqual(times.texts('button[name="slot"]'))
  })

  it('works behind a closed door, and says what patients are told of a type that is offline', async () => {
    test.db.raw.exec('update practice set portal_open = 0')
    expect((await owner.visit('/staff/schedule/as-patient')).texts('.demo')).toEqual([bar])
    setTypeOnline(test.db, practice.vaccination, false, theSystem, test.now)
    const gone = await owner.visit(`/staff/schedule/as-patient?type=${practice.vaccination}`)
    expect([gone.status, gone.texts('.demo')]).toEqual([404, [bar]])
  })

  it.each([
    'type=99&practitioner=x',
    'date=never',
    'location=-1&link=7',
    'from=https://evil.example',
    'from=type&type=1/../..',
  ])('forgets what is not there: %s', async (query) => {
    const page = await owner.visit(`/staff/schedule/as-patient?${query}`)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('evil')
    for (const { href } of page.links('.demo')) expect(href).toMatch(/^\/staff\/schedule\/why\?/)
  })

  it('a pass leads back to pages of staff only, however it is written', async () => {
    const page = await owner.visit(`/staff/schedule/as-patient?date=${tuesday}&from=agenda`)
    const link = page.query.get('link') ?? ''
    expect(link).toMatch(/\.agenda-2027-01-26$/)
    const forged = (back: string) => `/book?link=${encodeURIComponent(link.replace(/agenda-.*/, back))}`
    for (const back of ['https://evil.example', 'agenda-//evil', 'why-1-2-//evil', '', 'type-1"><script>']) {
      const tried = await openBrowser(test).visit(forged(back))
      expect([back, tried.texts('.demo'), tried.links('.demo')]).toEqual([
        back,
        ['Preview: nothing is booked'],
        [],
      ])
    }
  })
})
