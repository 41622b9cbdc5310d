import { beforeEach, describe, expect, it } from 'vitest'
import { findLocation } from '../../src/practice/settings.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows, type WidePractice, widePractice } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'

let test: TestApp
let practice: WidePractice
let olga: Browser
let address: string

beforeEach(async () => {
  test = openApp()
  practice = widePractice(test.db)
  olga = await signedIn(test, 'owner')
  address = `/staff/settings/locations/${practice.haven}`
})

const save = async (frameOrigins: string): Promise<Page> =>
  (await olga.visit(address)).form('main form').fill({ frameOrigins }).press('Save')
const framers = async () => {
  const policy = (await test.request('/book')).headers.get('content-security-policy') ?? ''
  return policy.slice(policy.indexOf('frame-ancestors'))
}

describe('F43: the websites of one location', () => {
  it('are named on its page, and may then show the booking page', async () => {
    test.db.raw.exec(`update practice set frame_origins = '["https://delinde.example"]'`)
    const page = await save('https://haven.example/\nhttp://localhost:8080 https://haven.example')
    expect([page.status, page.text.includes('Saved')]).toEqual([200, true])
    expect(page.field('frameOrigins').value).toBe('https://haven.example\nhttp://localhost:8080')
    expect(await framers()).toBe(
      "frame-ancestors 'self' https://delinde.example https://haven.example http://localhost:8080",
    )
    expect(rows(test.db, "select detail from audit where object = 'location' order by id").at(-1)).toEqual({
      detail: '{"settings":"frame_origins"}',
    })
  })

  it('are taken away again: then the practice’s are left', async () => {
    await save('https://haven.example')
    await save('')
    expect(rows(test.db, `select frame_origins from location where id = ${practice.haven}`)).toEqual([
      { frame_origins: null },
    ])
    expect(await framers()).toBe("frame-ancestors 'none'")
  })

  it.each([
    'haven.example',
    'https://haven.example/page',
    "https://x.example; script-src 'unsafe-inline'",
    'https://*.example',
    'javascript:alert(1)',
    Array.from({ length: 21 }, (_, n) => `https://h${n}.example`).join('\n'),
  ])('are refused beside the field where they are no bare addresses: %.40s', async (typed) => {
    await save('https://haven.example')
    const page = await save(typed)
    expect([page.status, page.field('frameOrigins').value.split(/\r?\n/)]).toEqual([422, typed.split('\n')])
    expect(page.field('frameOrigins').error).toBeTruthy()
    expect(page.errors().length).toBe(1)
    expect(findLocation(test.db, practice.haven)?.frameOrigins).toEqual(['https://haven.example'])
  })

  it('count no more once the location is closed down', async () => {
    await save('https://haven.example')
    await (await olga.visit(address)).form('main form').fill({ active: false }).press('Save')
    expect(await framers()).toBe("frame-ancestors 'none'")
  })
})
