import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { toBooked } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { arrangeSchedule } from '../schedule/arranged.ts'

let test: TestApp
let olga: Browser

beforeEach(async () => {
  test = openApp()
  const practice = smallPractice(test.db)
  addResource(
    test.db,
    { kind: 'room', name: 'Chair 1', locationId: practice.locationId },
    theSystem,
    test.now,
  )
  arrangeSchedule(test.db, practice, test.now)
  await toBooked(test, openBrowser(test))
  olga = await signedIn(test, 'owner')
})

const paths = [
  ...[
    '',
    '/practice',
    '/functions',
    '/fine-tuning',
    '/statements',
    '/locations',
    '/locations/1',
    '/patients',
  ],
  ...['/practitioners', '/practitioners/1', '/rooms', '/rooms/3', '/types', '/types/1', '/types/1/remove'],
  ...['/hours?calendar=1', '/links', '/links/new', '/accounts', '/accounts/1'],
].map((path) => `/staff/settings${path}`)
const schedule = [
  ...['', '/kinds/1', '/kinds/1/remove', '/kinds/new', '/templates', '/templates/1', '/templates/1/blocks/1'],
  ...['/templates/3', '/templates/3/blocks/21', '/templates/4/force', '/days?calendar=1&date=2027-01-26'],
  ...['/days/1/2027-01-26/0', '/absences', '/absences/1', '/closures', '/closures/1'],
].map((path) => `/staff/schedule${path}`)

describe('the settings’ overview', () => {
  it('leads to every page of the menu, and to those of the schedule', async () => {
    const page = await olga.visit('/staff/settings')
    const menu = page.links('nav.sub').map(({ href }) => href)
    const found = page.links('section').map(({ href }) => href)
    expect(menu).toEqual(['/staff/settings', ...found.filter((href) => href.startsWith('/staff/settings/'))])
    for (const href of found) expect([href, (await olga.visit(href)).status]).toEqual([href, 200])
  })
})

describe('names that are scripts', () => {
  const hostile = `"><script>alert(1)</script>'{{x}}`

  it('are shown as they are on every page of settings and schedule, and run on none', async () => {
    for (const [table, column] of [
      ['practice', 'name'],
      ['location', 'name'],
      ['resource', 'name'],
      ['calendar', 'public_name'],
      ['appointment_type', 'name'],
      ['block_kind', 'name'],
      ['schedule_template', 'name'],
      ['staff_user', 'name'],
      ['type_need', 'name'],
      ['absence', 'reason'],
      ['closure', 'cover_name'],
    ])
      test.db.raw.prepare(`update ${table} set ${column} = ?`).run(hostile)
    for (const path of [...paths, ...schedule]) {
      const page = await olga.visit(path)
      expect([path, page.status, page.html.includes('<script>alert')]).toEqual([path, 200, false])
    }
    expect((await olga.visit('/staff/settings/types')).text).toContain(hostile)
  })
})

describe('forms filled with nonsense', () => {
  const nonsense = [
    'x'.repeat(30_000),
    '-1',
    '1e9',
    '٣',
    '\u0000',
    '💥'.repeat(300),
    "'; drop table practice; --",
  ]

  it.each(nonsense.map((text) => [text.slice(0, 12), text]))('are answered in words: %s', async (_, text) => {
    const tables = () => test.db.raw.prepare('select count(*) from sqlite_schema').pluck().get()
    const before = tables()
    for (const path of [...paths, ...schedule]) {
      const page = await olga.visit(path)
      const form = page
        .forms()
        .find(({ method, element }) => method === 'post' && element.hasAttribute('novalidate'))
      if (!form) continue
      const fields = form.element
        .querySelectorAll('input:not([type]), input[type="text"], textarea')
        .map((field) => field.getAttribute('name') ?? '')
      if (fields.length === 0) continue
      const answer = await form.tamper(Object.fromEntries(fields.map((name) => [name, text]))).enter()
      expect([path, [200, 409, 413, 422].includes(answer.status)]).toEqual([path, true])
    }
    expect(tables()).toBe(before)
    expect(test.lines.filter((line) => line.includes('"error"'))).toEqual([])
  })
})
