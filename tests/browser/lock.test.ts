import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { shortcuts } from '../../src/staff/shortcuts.ts'
import { mondayMorning, openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff, password } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { itIsRightInEachLanguage, signIn } from './frames.ts'
import { faultsInBoth, leave, ready, shot, tabTo, withPage } from './kit.ts'

const minute = 60
let test: TestApp
let site: Listening

beforeAll(async () => {
  test = openApp()
  site = await listen(test)
  smallPractice(test.db)
  await addStaff(test.db, 'reception', test.now)
  await addStaff(test.db, 'owner', test.now)
})

beforeEach(() => {
  test.now = mondayMorning
  test.db.raw.exec(
    "delete from session; delete from kept_form; update staff_user set shortcuts = 0, language = 'en'",
  )
  test.db.raw.exec("update staff_user set name = 'Ines Maas' where id = 1")
})

afterAll(() => site.close())

/** The same time passes for the server and for the page; what the page asked for before is there by then. */
async function wait(page: Page, minutes: number): Promise<void> {
  await page.waitForLoadState('networkidle')
  await ready(page)
  test.now += minutes * minute
  await page.clock.fastForward(minutes * minute * 1000)
}

function desk(fn: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> {
  const viewport = { width: 1280, height: 800 }
  return withPage({ baseURL: site.url, viewport, javaScriptEnabled, locale: 'en-GB' }, async (page) => {
    if (javaScriptEnabled) await page.clock.install()
    await signIn(page, 'reception')
    await fn(page)
  })
}

const pathOf = (page: Page) => new URL(page.url()).pathname
const focused = (page: Page) => page.evaluate('document.activeElement.id || document.activeElement.tagName')
const nameField = (page: Page) => page.locator('#name')
const sessions = () => rows(test.db, 'select seen_at from session where ended_at is null')

describe('rule 34 in the browser: a word before the lock', () => {
  it(
    'comes three minutes beforehand, politely, and one press keeps the page as it is',
    () =>
      desk(async (page) => {
        await page.goto('/staff/account')
        await nameField(page).fill('Ines de Wit')
        await wait(page, 26)
        expect(await page.locator('#stay').textContent()).toBe('')
        await wait(page, 2)
        const note = page.locator('#stay')
        await note.getByText('This page locks at 08:30. What you typed stays.').waitFor()
        expect([await note.getAttribute('role'), await focused(page)]).toEqual(['status', 'name'])
        expect(await faultsInBoth(page, 'warning')).toEqual([])
        await shot(page, 'lock-warning')
        await note.getByRole('link', { name: 'Stay signed in' }).click()
        await page.locator('footer').getByText('Locks at 08:58 unless you do something.').waitFor()
        expect(await note.textContent()).toBe('')
        expect([await nameField(page).inputValue(), pathOf(page)]).toEqual(['Ines de Wit', '/staff/account'])
        await wait(page, 20)
        expect(await page.locator('h1').first().textContent()).toBe('Your account')
      }),
    30_000,
  )

  it(
    'is neither hidden nor put off by the agenda’s quiet refresh',
    () =>
      desk(async (page) => {
        for (let minutes = 0; minutes < 28; minutes += 4) await wait(page, 4)
        await page.locator('#stay').getByText('This page locks at').waitFor()
        const refreshed = page.waitForResponse(/quiet=1/)
        await wait(page, 1)
        await refreshed
        await ready(page)
        expect(await page.locator('#stay').textContent()).toContain('This page locks at 08:30.')
        expect(sessions()).toEqual([{ seen_at: test.now - 29 * minute }])
      }),
    30_000,
  )

  it(
    'does not come while another tab is used',
    () =>
      desk(async (page) => {
        const other = await page.context().newPage()
        await page.goto('/staff/account')
        await wait(page, 25)
        await other.goto('/staff/patients')
        await wait(page, 4)
        await page.locator('footer').getByText('Locks at 08:55 unless').waitFor()
        expect(await page.locator('#stay').textContent()).toBe('')
      }),
    30_000,
  )
})

describe('rule 34 in the browser: the lock', () => {
  it(
    'leads a page with nothing typed to the lock by itself, and back',
    () =>
      desk(async (page) => {
        await page.goto('/staff/schedule')
        await wait(page, 31)
        await page.getByRole('heading', { name: 'Locked' }).waitFor()
        await page.locator('#password:focus').waitFor()
        expect(await faultsInBoth(page, 'lock')).toEqual([])
        expect(await focused(page)).toBe('password')
        await shot(page, 'lock')
        await page.keyboard.type(password)
        await page.keyboard.press('Enter')
        await page.waitForURL('**/staff/schedule')
      }),
    30_000,
  )

  it(
    'covers a page with half a form, and gives it back as it was',
    () =>
      desk(async (page) => {
        await page.goto('/staff/account')
        await nameField(page).fill('Ines de Wit')
        await wait(page, 31)
        await page.getByText('What you typed is still on this page.').waitFor()
        expect(await nameField(page).isVisible()).toBe(false)
        expect(await page.getByText('Ines de Wit').count()).toBe(0)
        expect(await faultsInBoth(page, 'cover')).toEqual([])
        await shot(page, 'lock-cover')
        const popup = page.waitForEvent('popup')
        await page.getByRole('link', { name: 'Unlock' }).click()
        const small = await popup
        await small.locator('#password').fill(password)
        const closed = small.waitForEvent('close')
        // Its window may be gone before a click that waits for the page behind it would come back.
        await small.getByRole('button', { name: 'Unlock' }).click({ noWaitAfter: true })
        await closed
        await nameField(page).waitFor({ state: 'visible' })
        expect([await nameField(page).inputValue(), await focused(page)]).toEqual(['Ines de Wit', 'name'])
        await page.locator('form[action="/staff/account"] .btn').click()
        await page.getByText('Saved.').waitFor()
        expect(rows(test.db, 'select name from staff_user where id = 1')).toEqual([{ name: 'Ines de Wit' }])
      }),
    30_000,
  )

  it(
    'by the button covers half a form, too, and every other tab',
    () =>
      desk(async (page) => {
        const other = await page.context().newPage()
        await other.goto('/staff/patients')
        await page.goto('/staff/account')
        await nameField(page).fill('Ines de Wit')
        await page.getByRole('button', { name: 'Lock', exact: true }).click()
        await page.getByText('What you typed is still on this page.').waitFor()
        await other.getByRole('heading', { name: 'Locked' }).waitFor()
        await other.locator('#password').fill(password)
        await other.getByRole('button', { name: 'Unlock' }).click()
        await other.waitForURL('**/staff/patients')
        await nameField(page).waitFor({ state: 'visible' })
        expect(await nameField(page).inputValue()).toBe('Ines de Wit')
      }),
    30_000,
  )

  it(
    'shows nothing under the cover to whoever takes over the desk',
    () =>
      desk(async (page) => {
        const other = await page.context().newPage()
        await page.goto('/staff/account')
        await nameField(page).fill('Ines de Wit')
        await page.getByRole('button', { name: 'Lock', exact: true }).click()
        await page.getByText('What you typed is still on this page.').waitFor()
        await other.goto('/staff/agenda')
        await other.getByRole('link', { name: 'Someone else' }).click()
        await shot(other, 'lock-someone-else')
        await other.locator('#email').fill('owner@example.test')
        await other.locator('#password').fill(password)
        await other.getByRole('button', { name: 'Sign in' }).click()
        await other.waitForURL('**/staff/agenda')
        await page.waitForURL('**/staff/agenda?dropped=1')
        expect(await page.locator('.me').textContent()).toContain('Olga Owner')
      }),
    30_000,
  )

  it(
    'leaves nothing behind for the button Back',
    () =>
      desk(async (page) => {
        await page.goto('/staff/patients')
        await page.getByRole('button', { name: 'Lock', exact: true }).click()
        await page.getByRole('heading', { name: 'Locked' }).waitFor()
        await page.goBack()
        await page.getByRole('heading', { name: 'Locked' }).waitFor()
        expect(await page.getByRole('heading', { name: 'Patients' }).count()).toBe(0)
      }),
    30_000,
  )

  it(
    'that a panel or a search meets takes the whole page along',
    () =>
      desk(async (page) => {
        await page.goto('/staff/patients')
        test.db.raw.prepare('update session set locked_at = ?').run(test.now)
        await page.locator('#q').pressSequentially('be')
        await page.clock.runFor(1000)
        await page.getByRole('heading', { name: 'Locked' }).waitFor()
        await page.locator('#password').fill(password)
        await page.keyboard.press('Enter')
        await page.waitForURL('**/staff/patients')
      }),
    30_000,
  )

  it(
    'keeps what a form sends by script, and carries it on',
    () =>
      desk(async (page) => {
        await page.goto('/staff/patients/new')
        for (const [name, value] of Object.entries({ firstName: 'Lena', lastName: 'Berg' }))
          await page.locator(`[name="${name}"]`).fill(value)
        test.db.raw.prepare('update session set locked_at = ?').run(test.now)
        await page.locator('main form[method="post"] .btn').first().click()
        await page
          .getByText('What you sent is kept.')
          .or(page.getByText('What you typed is still'))
          .first()
          .waitFor()
        await shot(page, 'lock-kept')
      }),
    30_000,
  )
})

describe('rule 34 without script', () => {
  it(
    'says when it locks, and carries on what was sent, by keyboard alone',
    () =>
      desk(async (page) => {
        await page.goto('/staff/account')
        expect(await page.locator('footer').textContent()).toContain(
          'Locks at 08:30 unless you do something.',
        )
        await nameField(page).fill('Ines de Wit')
        test.now += 31 * minute
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { name: 'Locked' }).waitFor()
        await page.locator('#password').focus()
        await page.keyboard.type(password)
        await page.keyboard.press('Enter')
        await page.getByRole('heading', { name: 'Carry on where you were' }).waitFor()
        await shot(page, 'carry-on')
        const button = page.getByRole('button', { name: 'Carry on: send it now' })
        for (let tabs = 0; tabs < 30 && !(await button.evaluate((each) => each.matches(':focus'))); tabs += 1)
          await page.keyboard.press('Tab')
        await page.keyboard.press('Enter')
        await page.getByText('Saved.').waitFor()
      }, false),
    30_000,
  )
})

describe('shortcuts of the keyboard', () => {
  beforeEach(() => {
    test.db.raw.prepare('update staff_user set shortcuts = 1').run()
  })

  const press = async (page: Page, letter: string) => {
    await ready(page)
    await page.keyboard.press(`Alt+Shift+Key${letter}`)
  }

  it('are off until somebody switches them on, by keyboard alone', async () => {
    test.db.raw.prepare('update staff_user set shortcuts = 0').run()
    await desk(async (page) => {
      await press(page, 'K')
      await page.goto('/staff/help/keyboard')
      await page.getByText('They are off.').waitFor()
      await tabTo(page, /Switch them on or off/)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/staff/account#shortcuts')
      await page.locator('#shortcuts:focus').waitFor()
      expect(await focused(page)).toBe('shortcuts')
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await page.getByText('Saved.').waitFor()
      await press(page, 'K')
      await page.waitForURL('**/staff/agenda?date=2027-01-24')
    })
  }, 30_000)

  it(
    'go to today, a day on, a day back and to a new appointment, and keep the view',
    () =>
      desk(async (page) => {
        const isAt = (query: Record<string, string>) =>
          page.waitForURL(({ searchParams }) =>
            ['cols', 'date', 'view'].every((name) => searchParams.get(name) === (query[name] ?? null)),
          )
        await page.goto('/staff/agenda?date=2027-02-28&cols=r')
        await press(page, 'J')
        await isAt({ cols: 'r', date: '2027-03-01' })
        await press(page, 'K')
        await isAt({ cols: 'r', date: '2027-02-28' })
        await press(page, 'T')
        await isAt({ cols: 'r' })
        await page.goto('/staff/agenda?date=2027-02-01&view=week')
        await press(page, 'J')
        await isAt({ date: '2027-02-08', view: 'week' })
        await press(page, 'N')
        await page.waitForURL('**/staff/appointments/new?date=2027-02-08')
        await page.goto('/staff/schedule')
        await press(page, 'J')
        await page.waitForURL('**/staff/agenda?date=2027-01-26')
      }),
    30_000,
  )

  it(
    'search patients from wherever one is, and lock',
    () =>
      desk(async (page) => {
        await press(page, 'S')
        await page.waitForURL('**/staff/patients#q')
        await page.locator('#q:focus').waitFor()
        expect(await focused(page)).toBe('q')
        await page.keyboard.type('be')
        expect(await page.locator('#q').inputValue()).toBe('be')
        await press(page, 'S')
        expect(await page.evaluate('getSelection().toString() || document.activeElement.value')).toBe('be')
        await press(page, 'L')
        await page.getByRole('heading', { name: 'Locked' }).waitFor()
      }),
    30_000,
  )

  it(
    'write the sign that the keys write in a field, as on a Mac, and do nothing then',
    () =>
      desk(async (page) => {
        await page.goto('/staff/account')
        const fire = (selector: string, init: object) =>
          page.evaluate(
            `!document.querySelector('${selector}').dispatchEvent(new KeyboardEvent('keydown', ${JSON.stringify({ altKey: true, shiftKey: true, bubbles: true, cancelable: true, ...init })}))`,
          )
        for (const init of [
          { key: 'Í', code: 'KeyS' },
          { key: 'Dead', code: 'KeyN' },
          { key: 'T', code: 'KeyT', isComposing: true },
          { key: 'T', code: 'KeyT', ctrlKey: true },
          { key: 'T', code: 'KeyT', metaKey: true },
          { key: 'T', code: 'KeyT', modifierAltGraph: true },
          { key: 'T', code: 'KeyT', repeat: true },
          { key: 'Q', code: 'KeyQ' },
          { key: 'Unidentified', code: '' },
        ])
          expect([init, await fire('#name', init)]).toEqual([init, false])
        // Outside a field the place of the key counts where its sign is no letter; the printed letter counts on any layout.
        expect(await fire('main', { key: 'ˇ', code: 'KeyT' })).toBe(true)
        await page.waitForURL('**/staff/agenda')
        expect(await fire('main', { key: 'K', code: 'KeyV' })).toBe(true)
        await page.waitForURL('**/staff/agenda?date=2027-01-24')
      }),
    30_000,
  )

  it(
    'leave no page on which something typed is not saved',
    () =>
      desk(async (page) => {
        await page.goto('/staff/account')
        await nameField(page).fill('Ines de Wit')
        await press(page, 'T')
        await page.locator('#stay').getByText('Save or empty the form first').waitFor()
        expect([pathOf(page), await nameField(page).inputValue()]).toEqual(['/staff/account', 'Ines de Wit'])
        expect(await faultsInBoth(page, 'unsaved')).toEqual([])
      }),
    30_000,
  )

  it(
    'are all listed on the page of help',
    () =>
      desk(async (page) => {
        await page.goto('/staff/help/keyboard')
        const listed = await page.locator('tbody th').allTextContents()
        expect(listed.map((each) => each.at(-1))).toEqual(shortcuts.map(({ letter }) => letter))
        const script = await page.locator('script[src*="shortcuts"]').getAttribute('src')
        const text = await (await page.request.get(script ?? '')).text()
        const known = [...text.matchAll(/^ {4}([A-Z]): /gm)].map(([, letter]) => letter)
        expect(known).toEqual(shortcuts.map(({ letter }) => letter))
      }),
    30_000,
  )
})

describe('skip links', () => {
  it(
    'lead to the content, the agenda and the lists',
    () =>
      desk(async (page) => {
        await page.goto('/staff/agenda')
        const names: (string | null)[] = []
        for (let tabs = 0; tabs < 3; tabs += 1) {
          await page.keyboard.press('Tab')
          names.push(await page.evaluate('document.activeElement.textContent'))
        }
        expect(names).toEqual(['Skip to content', 'To the agenda', 'To the lists'])
        await page.keyboard.press('Enter')
        await page.locator('#lists:focus').waitFor()
        await page.keyboard.press('Tab')
        expect(await page.evaluate("document.activeElement.closest('.lists') !== null")).toBe(true)
      }),
    30_000,
  )
})

describe('the lock and the keyboard are for everyone', () => {
  const staff = { of: () => ({ db: test.db, url: site.url }), as: 'reception', visit: { tolerate: /4\d\d/ } }
  itIsRightInEachLanguage({ ...staff, within: 120_000 }, async (page, { language }) => {
    const found: string[] = []
    const look = async (where: string) => {
      await shot(page, `lock-${language}-${where}`)
      found.push(...(await faultsInBoth(page, where)))
    }
    for (const path of ['help/keyboard', 'stay', 'account', 'carry-on/AAAAAAAAAAAAAAAAAAAAAA']) {
      await page.goto(`/staff/${path}`)
      await look(path.replaceAll('/', '-'))
    }
    await page.goto('/staff/account')
    test.now += 31 * minute
    await nameField(page).fill('Ines de Wit')
    await page.locator('form[action="/staff/account"] .btn').click()
    await page.locator('#password').waitFor()
    await look('kept')
    await page.locator('#password').fill('wrong')
    await page.locator('form.card button').click()
    await page.locator('.es').waitFor()
    await look('wrong')
    await leave(page, () => page.locator('p > a.btn').click())
    await page.locator('input[name="other"]').waitFor({ state: 'attached' })
    await look('someone-else')
    await leave(page, () => page.locator('a[href^="/staff/sign-in?next"]').click())
    await page.locator('#password').fill(password)
    await page.locator('form.card button').click()
    await page.waitForURL('**/staff/carry-on/*')
    await look('carry-on')
    await signIn2(page)
    await page.goto('/staff/settings/accounts')
    test.now += 11 * minute
    await page.reload()
    await look('accounts')
    await page.goto('/staff/settings/fine-tuning')
    await look('fine-tuning')
    return found
  })
})

async function signIn2(page: Page): Promise<void> {
  await page.context().clearCookies()
  await signIn(page, 'owner')
}
