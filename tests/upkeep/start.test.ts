import { describe, expect, it } from 'vitest'
import { openApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signedIn, signIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { firstDay, firstWeek, ownerTyped, stepsOn } from './first-day.ts'

const names = [
  'A starting point',
  'Your hours',
  'E-mail',
  'Changes by patients',
  'Try it and open',
  'On your website',
]

describe('the first steps', () => {
  it('are the owner’s front page until they are done', async () => {
    const { browser, page } = await firstDay()
    expect([page.path, page.heading, stepsOn(page)]).toEqual(['/staff/start', 'First steps', names])
    expect(page.text).toContain('0 of 6 done')
    for (const front of ['/staff', '/staff/']) expect((await browser.visit(front)).path).toBe('/staff/start')
    expect((await page.link('Begin').click()).path).toBe('/staff/start/basis')
  })

  it('stand above the agenda as a short list with links, without looking for a single time', async () => {
    const { browser } = await firstWeek()
    const agenda = await browser.visit('/staff/agenda')
    expect(agenda.texts('details.card summary')).toEqual(['First steps: 1 of 6 done'])
    expect(agenda.links('details.card').map(({ name }) => name)).toEqual([...names.slice(1), 'Continue'])
    expect((await agenda.link('Your hours', 'details.card').click()).path).toBe('/staff/start/hours')
    expect((await browser.visit('/staff/messages')).text).not.toContain('First steps: 1 of 6 done')
  })

  it('stand in the overview of the settings in the place of its own list, so that one thing is told once', async () => {
    const { browser } = await firstWeek()
    const open = await browser.visit('/staff/settings')
    expect(stepsOn(open)).toEqual(['A starting point Done', ...names.slice(1)])
    expect(open.text).not.toContain('Before patients can book')
    await (await browser.visit('/staff/start')).press('Hide this list')
    expect((await browser.visit('/staff/settings')).text).toContain('Before patients can book')
  })

  it('can be hidden, and are still there under Settings', async () => {
    const { test, browser } = await firstDay()
    const page = await (await browser.visit('/staff/start')).press('Hide this list')
    expect(page.path).toBe('/staff/agenda')
    expect(page.has('details.card')).toBe(false)
    expect((await browser.visit('/staff')).path).toBe('/staff/agenda')
    const settings = await browser.visit('/staff/settings')
    const again = await settings.link('First steps').click()
    expect([again.path, again.has('form[action="/staff/start/hide"]')]).toEqual(['/staff/start', false])
    expect(test.db.raw.prepare('select hidden_at, hidden_by from first_run').get()).toEqual({
      hidden_at: test.now,
      hidden_by: 1,
    })
  })

  it('can be put off one by one, and the guide goes on with the next', async () => {
    const { browser } = await firstDay()
    let page = await browser.visit('/staff/start/basis')
    const passed: string[] = []
    for (let step = 0; step < 6; step++) {
      passed.push(page.path)
      page = await page.press(page.path.endsWith('/mail') ? 'Later' : 'Skip for now')
    }
    expect(passed).toEqual([
      '/staff/start/basis',
      '/staff/start/hours',
      '/staff/start/mail',
      '/staff/start/changes',
      '/staff/start/open',
      '/staff/start/website',
    ])
    expect(page.path).toBe('/staff/start')
    expect(stepsOn(page)).toEqual(names.map((name) => `${name} Later`))
    expect(page.text).toContain('0 of 6 done')
    expect(page.link('Begin').href).toMatch(/\/staff\/start\/basis$/)
  })

  it('are taken up where they were left, in another browser and on another day', async () => {
    const { test } = await firstWeek()
    test.now += 3 * 86_400
    const later = openBrowser(test)
    await signIn(later, ownerTyped.email)
    const page = await later.visit('/staff')
    expect(page.path).toBe('/staff/start')
    expect((await page.link('Continue').click()).path).toBe('/staff/start/hours')
  })

  it('say what is undone again: a door that was closed is not open', async () => {
    const { test, browser } = await firstWeek()
    await (await browser.visit('/staff/start/open')).press('Open for booking')
    expect(stepsOn(await browser.visit('/staff/start'))[4]).toBe('Try it and open Done')
    test.db.raw.prepare('update practice set portal_open = 0').run()
    expect(stepsOn(await browser.visit('/staff/start'))[4]).toBe('Try it and open')
  })

  it('end with the last of them: no list, no front page of their own', async () => {
    const { test, browser } = await firstWeek('gp', { mail: true })
    await (await browser.visit('/staff/start/hours')).press('Save and continue')
    await (await browser.visit('/staff/start/changes')).choose('may', 'no').press('Save and continue')
    await (await browser.visit('/staff/start/open')).press('Open for booking')
    const page = await (await browser.visit('/staff/start/website')).press('Done')
    expect(page.texts('h2')[0]).toBe('Everything is done')
    expect((await browser.visit('/staff')).path).toBe('/staff/agenda')
    expect((await browser.visit('/staff/agenda')).has('details.card')).toBe(false)
    expect(test.db.raw.prepare('select count(*) from first_step').pluck().get()).toBe(5)
  })

  it('are nobody’s business but the owner’s', async () => {
    const { test } = await firstWeek()
    for (const role of ['reception', 'practitioner'] as const) {
      const browser = await signedIn(test, role)
      expect((await browser.visit('/staff')).path).toBe('/staff/agenda')
      expect((await browser.visit('/staff/agenda')).has('details.card')).toBe(false)
      expect((await browser.visit('/staff/start')).status).toBe(404)
    }
  })

  it('do not turn up in a practice that has been at work before them', async () => {
    const test = openApp()
    smallPractice(test.db)
    const browser = await signedIn(test, 'owner')
    expect((await browser.visit('/staff')).path).toBe('/staff/agenda')
    expect((await browser.visit('/staff/agenda')).has('details.card')).toBe(false)
  })

  it('know no other step', async () => {
    const { browser, page } = await firstDay()
    const formToken = page.form('[action="/staff/start/hide"]').entries()[0]?.[1] ?? ''
    const body = new URLSearchParams({ step: 'coffee', formToken })
    const answer = await browser.send('/staff/start/skip', { method: 'POST', body })
    expect(answer.status).toBe(404)
  })
})
