import { describe, expect, it } from 'vitest'
import type { Role } from '../src/web/env.ts'
import { rolesOf } from '../src/web/roles.ts'
import { openApp } from './helpers/app.ts'
import { type Browser, openBrowser } from './helpers/browser.ts'
import { signedIn } from './helpers/staff.ts'
import { smallPractice } from './helpers/world.ts'

const roles = ['owner', 'practitioner', 'reception'] as const
const open = ['/staff/sign-in', '/staff/sign-in/code', '/staff/sign-in/passkey', '/staff/sign-in/forgot']

interface Route {
  readonly method: string
  readonly path: string
  /** undefined: not declared. */
  readonly roles: readonly Role[] | undefined
}

const { app } = openApp()

/** What answers, as opposed to what only stands before it. */
const routes: readonly Route[] = app.routes
  .filter(({ method, path }, index) => {
    const before = app.routes.slice(0, index).some((each) => each.method === method && each.path === path)
    return method !== 'ALL' && !before
  })
  .map(({ method, path }) => {
    const handlers = app.routes.filter((each) => each.method === method && each.path === path)
    return {
      method,
      path,
      roles: handlers.map(({ handler }) => rolesOf(handler)).find((each) => each !== undefined),
    }
  })
const behindTheDoor = routes.filter(({ path }) => /^\/staff(\/|$)/.test(path) && !open.includes(path))

function addressOf(path: string): string {
  return path.replace(/:\w+(\{[^}]*\})?/g, '1')
}

async function ask(browser: Browser, { method, path }: Route): Promise<Response> {
  return browser.send(addressOf(path), { method, headers: { 'sec-fetch-site': 'same-origin' } })
}

describe('the routes', () => {
  it('are there', () => {
    expect(behindTheDoor.length).toBeGreaterThan(10)
    expect(app.routes.some(({ path }) => path === '/staff/*')).toBe(true)
  })

  it('answer to GET and POST only', () => {
    expect(routes.filter(({ method }) => !['GET', 'POST'].includes(method))).toEqual([])
    // What stands before the others is no way in by another method.
    const middleware = app.routes.filter(({ method }) => method === 'ALL').map(({ path }) => path)
    expect(middleware.filter((path) => path !== '/*' && path !== '/staff/*')).toEqual([])
  })

  it('refuse other methods', async () => {
    const test = openApp()
    smallPractice(test.db)
    const owner = await signedIn(test, 'owner')
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      for (const path of ['/', '/book', '/staff/settings', '/staff/sign-out'])
        expect(
          (await owner.send(path, { method, headers: { 'sec-fetch-site': 'same-origin' } })).status,
        ).toBe(404)
  })

  it('behind the door declare who may use them', () => {
    expect(
      behindTheDoor
        .filter((route) => route.roles === undefined)
        .map(({ method, path }) => `${method} ${path}`),
    ).toEqual([])
  })

  it('behind the door are open to the owner', () => {
    expect(behindTheDoor.filter((route) => !route.roles?.includes('owner'))).toEqual([])
  })

  it('of the settings are the owner’s alone', () => {
    const settings = behindTheDoor.filter(({ path }) => path.startsWith('/staff/settings'))
    expect(settings.filter((route) => route.roles?.join() !== 'owner')).toEqual([])
  })

  it('that do not say who may use them are there for nobody', async () => {
    const test = openApp()
    smallPractice(test.db)
    test.app.get('/staff/forgotten', (c) => c.text('secret'))
    const owner = await signedIn(test, 'owner')
    const answer = await owner.send('/staff/forgotten')
    expect([answer.status, (await answer.text()).includes('secret')]).toEqual([404, false])
  })

  it.each(behindTheDoor)('$method $path sends a stranger to sign in', async (route) => {
    const test = openApp()
    smallPractice(test.db)
    for (const cookie of [
      undefined,
      'ledig=AAAAAAAAAAAAAAAAAAAAAA',
      'ledig=x',
      '__Host-ledig=AAAAAAAAAAAAAAAAAAAAAA',
    ]) {
      const browser = openBrowser(test, cookie ? { headers: { cookie } } : {})
      const answer = await ask(browser, route)
      expect([answer.status, await answer.text()]).toEqual([303, ''])
      expect(answer.headers.get('location')).toMatch(/^\/staff\/sign-in(\?|$)/)
    }
  })

  it('are not there for a role that may not use them', async () => {
    const test = openApp()
    smallPractice(test.db)
    for (const role of roles) {
      const browser = await signedIn(test, role)
      const shut = behindTheDoor.filter((route) => !route.roles?.includes(role))
      const wrongAddress = await (await browser.send('/staff/nowhere')).text()
      for (const route of shut) {
        const answer = await ask(browser, route)
        expect([route.path, answer.status, await answer.text()]).toEqual([route.path, 404, wrongAddress])
      }
      expect(shut.length > 0).toBe(role !== 'owner')
    }
  })

  it('show forms that a text browser may send', async () => {
    const test = openApp()
    smallPractice(test.db)
    const browser = await signedIn(test, 'owner', { textBrowser: true })
    const token = test.db.raw.prepare('select form_token from session').pluck().get()
    for (const { path } of behindTheDoor.filter(
      ({ method, path }) => method === 'GET' && !path.includes(':'),
    )) {
      const page = await browser.visit(path)
      const forms = page.document
        .querySelectorAll('form')
        .filter((form) => /^post$/i.test(form.getAttribute('method') ?? ''))
      for (const form of forms) {
        const given = form.querySelector('input[type="hidden"][name="formToken"]')?.getAttribute('value')
        expect([path, form.getAttribute('action'), given]).toEqual([path, form.getAttribute('action'), token])
      }
    }
  })

  it('show every role the pages in its menu', async () => {
    const test = openApp()
    smallPractice(test.db)
    for (const role of roles) {
      const browser = await signedIn(test, role)
      const page = await browser.visit('/staff/schedule')
      const links = page.links('header nav')
      expect(links.map(({ name }) => name)).toEqual(menus[role])
      for (const link of links)
        expect([link.href, (await browser.visit(link.href)).status]).toEqual([link.href, 200])
    }
  })

  it('E36: have the list of what came in online in the menu where it is on', async () => {
    const test = openApp()
    smallPractice(test.db, { online_list_on: 1 })
    for (const role of roles) {
      const names = (await (await signedIn(test, role)).visit('/staff/schedule')).links('header nav')
      const [before, after] = [names.map(({ name }) => name), menus[role]]
      expect(before.filter((name) => name !== 'Online')).toEqual(after)
      expect(before.indexOf('Online')).toBe(before.indexOf('Follow-up') - 1)
    }
  })

  it('let every role come by links to every page that it may see', async () => {
    const test = openApp()
    smallPractice(test.db, { online_list_on: 1 })
    for (const role of roles) {
      const browser = await signedIn(test, role)
      const found = new Set(['/staff', '/staff/'])
      for (const path of found) {
        const links = (await browser.visit(path)).links('body').map(({ href }) => href.replace(/[?#].*/, ''))
        for (const each of links) if (/^\/staff\//.test(each) && !/\d/.test(each)) found.add(each)
      }
      const pages = behindTheDoor.filter(({ method, roles }) => method === 'GET' && roles?.includes(role))
      const may = pages.map(({ path }) => path)
      expect(may.filter((path) => !path.includes(':') && !found.has(path))).toEqual([])
      const shapes = may.map((path) => new RegExp(`^${path.replace(/:\w+/g, '[a-z-]+')}$`))
      expect(
        [...found].filter((path) => !shapes.some((shape) => shape.test(path)) && !open.includes(path)),
      ).toEqual([])
    }
  })
})

const menus: Readonly<Record<Role, readonly string[]>> = {
  owner: ['Agenda', 'Patients', 'Messages', 'Follow-up', 'Schedule', 'Settings'],
  practitioner: ['Agenda', 'Patients', 'Follow-up', 'Schedule'],
  reception: ['Agenda', 'Patients', 'Messages', 'Follow-up', 'Schedule'],
}
