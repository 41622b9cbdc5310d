import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
  test.db.raw.exec(`
    insert into appointment_type (slug, name, minutes, online) values ('massage', 'Massage', 30, 1);
    insert into type_calendar select id, 1 from appointment_type where slug = 'massage'`)
})

const read = async (address = '/book', headers: Record<string, string> = {}) => {
  const answer = await test.request(address, { headers })
  return answer.text()
}
const readPacked = async () => {
  const answer = await test.request('/book', { headers: { 'accept-encoding': 'gzip' } })
  return gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()
}

describe('a page of arrangements is kept, and', () => {
  it('comes out the same, packed or not', async () => {
    const first = await read()
    expect(first).toContain('Massage')
    expect([await read(), await readPacked(), await readPacked()]).toEqual([first, first, first])
  })

  it('shows what is changed at once, whoever changes it', async () => {
    await read()
    test.db.raw.exec(`update appointment_type set name = 'Long massage' where slug = 'massage'`)
    expect([await read(), await readPacked()]).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('Long massage')),
    )
    test.db.raw.exec(`update practice set name = 'Praktijk De Eik'`)
    expect(await read()).toContain('Praktijk De Eik')
    test.db.raw.exec(`update appointment_type set online = 0 where slug = 'massage'`)
    expect(await read()).not.toContain('massage')
    test.db.raw.exec('update practice set portal_open = 0')
    expect(await read()).not.toContain('type=')
  })

  it('is its own in each language and for each address', async () => {
    const english = await read()
    const dutch = await read('/book', { 'accept-language': 'nl' })
    const chosen = await read('/book?lang=nl')
    expect(new Set([english, dutch, chosen]).size).toBe(3)
    expect(dutch).toContain('<html lang="nl">')
    expect(dutch).toContain('href="/book?lang=en"')
    expect(await read()).toBe(english)
  })

  it('tells of a closure on the day that it begins to matter', async () => {
    test.db.raw.exec(`insert into closure (from_date, to_date, texts)
      values ('2027-03-01', '2027-03-05', '{"en":"We are away."}')`)
    expect(await read()).not.toContain('We are away.')
    test.now += 20 * 86_400
    expect(await read()).toContain('We are away.')
  })
})
