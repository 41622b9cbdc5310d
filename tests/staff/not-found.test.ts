import { describe, expect, it } from 'vitest'
import { openApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

function opened() {
  const test = openApp()
  smallPractice(test.db)
  return test
}

describe('a staff page that is not there', () => {
  it('is a page of the staff with the way on', async () => {
    const browser = await signedIn(opened(), 'practitioner')
    const page = await browser.visit('/staff/nowhere')
    expect([page.status, page.heading]).toEqual([404, 'This page is not there, or not open to your role'])
    expect(page.links('header nav').map(({ name }) => name)).toEqual([
      ...['Agenda', 'Patients', 'Follow-up', 'Schedule'],
    ])
    expect(page.link('Agenda', 'main').href).toBe('/staff/agenda')
  })

  it('looks like one that is not theirs, byte for byte', async () => {
    const browser = await signedIn(opened(), 'reception')
    const addresses = [
      '/staff/nowhere',
      '/staff/settings',
      '/staff/settings/types',
      '/staff/appointments/999',
      '/staff/appointments/x',
      '/staff/messages/999',
      '/staff/schedule/kinds/new',
      '/staff/agenda/',
    ]
    const pages = new Set<string>()
    for (const address of addresses) {
      const answer = await browser.send(address)
      expect([address, answer.status]).toEqual([address, 404])
      pages.add(`${JSON.stringify([...answer.headers])}\n${await answer.text()}`)
    }
    expect(pages.size).toBe(1)
  })

  it.each([
    ['nl', 'Deze pagina bestaat niet of is niet open voor uw rol'],
    ['sv', 'Sidan finns inte eller är inte öppen för din roll'],
    ['nb', 'Siden finnes ikke eller er ikke åpen for rollen din'],
  ])('says so in %s', async (language, words) => {
    const test = opened()
    await addStaff(test.db, 'owner', test.now, language)
    const page = await (await signedIn(test, 'owner')).visit('/staff/nowhere')
    expect([page.lang, page.heading]).toEqual([language, words])
  })

  it('sends a stranger to sign in; elsewhere the public page stays', async () => {
    const test = opened()
    const stranger = openBrowser(test)
    expect((await stranger.visit('/staff/nowhere')).path).toBe('/staff/sign-in')
    const owner = await signedIn(test, 'owner')
    expect((await owner.visit('/nowhere')).heading).toBe('Page not found')
  })
})

describe('the root of the staff', () => {
  it.each(['/staff', '/staff/'])('%s leads to the agenda or to the sign-in', async (address) => {
    const test = opened()
    const [stranger, owner] = [openBrowser(test), await signedIn(test, 'owner')]
    const go = async (browser: typeof owner) => {
      const answer = await browser.send(address)
      return [answer.status, answer.headers.get('location')]
    }
    expect(await go(stranger)).toEqual([303, '/staff/sign-in'])
    expect(await go(owner)).toEqual([303, '/staff/agenda'])
  })
})

describe('before the set-up', () => {
  it.each(['/staff', '/staff/sign-in', '/staff/agenda'])('%s says so instead of asking', async (address) => {
    const page = await openBrowser(openApp()).visit(address)
    expect(page.heading).toBe('This appointment book is not set up yet')
    expect(page.forms()).toEqual([])
  })

  it('nobody signs in', async () => {
    const body = new URLSearchParams({ email: 'owner@example.test', password: 'heron lantern seventeen' })
    const init = { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }
    const answer = await openBrowser(openApp()).send('/staff/sign-in', init)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/sign-in'])
  })
})
