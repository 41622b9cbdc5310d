import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, csvMark } from '../../src/lib/csv.ts'
import { askedOf, keyOf, queryOf } from '../../src/messages/ledger-filter.ts'
import { queueConfirmation } from '../../src/messages/messages.commands.ts'
import { queueSignInMail } from '../../src/messages/staff-mail.commands.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { amsterdam, at, type Desk, openDesk } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const day = 86_400

/** A settled message as the sender would have left it. */
function put(desk: Desk, changes: Readonly<Record<string, string | number | null>> = {}): number {
  const id = queueConfirmation(desk.db, desk.visit().attendeeId, desk.now)
  desk.set('message', id, { state: 'sent', settled_at: desk.now, to_masked: 's…@e….org', ...changes })
  return id
}

const lines = (page: { texts(which: string): readonly string[] }) =>
  page.texts('tbody tr').map((row) => row.replace(/\s+/g, ' '))

describe('the filters of the ledger (O31)', () => {
  it('show the last week unless other days are asked for, the last day included', async () => {
    const desk = openDesk(monday)
    put(desk, { created_at: at('2027-01-17', '23:59') })
    put(desk, { created_at: at('2027-01-18', '00:00') })
    put(desk, { created_at: at('2027-01-31', '23:59') })
    const browser = await signedIn(desk, 'reception')
    expect(lines(await browser.visit('/staff/messages'))).toHaveLength(1)
    const page = browser.page.fill({ from: '2027-01-17', until: '2027-01-31' })
    expect(lines(await page.press('Show'))).toHaveLength(3)
    await browser.visit('/staff/messages?from=2027-01-31&until=2027-01-17')
    expect(lines(browser.page)).toHaveLength(3)
  })

  it('show at most a year at a time, the last one of what was asked for', async () => {
    const desk = openDesk(monday)
    put(desk, { created_at: at('2026-01-24', '12:00') })
    put(desk, { created_at: at('2026-01-23', '12:00') })
    const browser = await signedIn(desk, 'reception')
    expect(lines(await browser.visit('/staff/messages?from=2017-01-01'))).toHaveLength(1)
    expect(browser.page.field('from').value).toBe('2026-01-24')
    expect(lines(await browser.visit('/staff/messages?from=2017-01-01&until=2026-01-23'))).toHaveLength(1)
  })

  it('narrow by way, kind, reason and reader, and every count follows', async () => {
    const desk = openDesk(monday)
    put(desk, { kind: 'reminder', channel: 'sms', segments: 2, cost_micros: 149_000 })
    put(desk, { state: 'failed', reason: 'address-refused' })
    put(desk, { state: 'skipped', reason: 'unsubscribed', kind: 'reminder' })
    put(desk, { kind: 'api', channel: 'sms', segments: 1 })
    const userId = await addStaff(desk.db, 'owner', monday)
    queueSignInMail(desk.db, userId, monday + day, monday)
    const browser = await signedIn(desk, 'owner')
    const counts = async (query: string) =>
      (await browser.visit(`/staff/messages?${query}`))
        .texts('.seg a')
        .map((each) => each.replace(/\s/g, ' '))
    expect(await counts('')).toEqual(['All', '1 waiting', '1 failed', '1 not sent', '2 sent'])
    expect(await counts('channel=sms')).toEqual(['All', '0 waiting', '0 failed', '0 not sent', '2 sent'])
    expect(await counts('kind=reminder')).toEqual(['All', '0 waiting', '0 failed', '1 not sent', '1 sent'])
    expect(await counts('why=unsubscribed')).toEqual(['All', '0 waiting', '0 failed', '1 not sent', '0 sent'])
    expect(await counts('who=staff')).toEqual(['All', '1 waiting', '0 failed', '0 not sent', '0 sent'])
    expect(await counts('who=software')).toEqual(['All', '0 waiting', '0 failed', '0 not sent', '1 sent'])
    expect(await counts('who=patients')).toEqual(['All', '0 waiting', '1 failed', '1 not sent', '1 sent'])
    expect(browser.page.texts('summary')).toContain('Filters 18 January 2027 – 25 January 2027 · Patients')
    expect(await counts('who=patients&state=failed')).toContain('1 failed')
    expect(lines(browser.page)).toEqual([expect.stringContaining('The address does not exist')])
  })

  it('O32, O33: say what left and what it cost, codes and notices to staff counted alike', async () => {
    const desk = openDesk(monday)
    put(desk, { channel: 'sms', segments: 2, cost_micros: 149_000 })
    put(desk, { channel: 'sms', segments: 1, cost_micros: 74_500, state: 'failed', reason: 'not-delivered' })
    put(desk)
    const userId = await addStaff(desk.db, 'owner', monday)
    desk.set('message', queueSignInMail(desk.db, userId, monday + day, monday), {
      state: 'sent',
      settled_at: monday,
    })
    put(desk, { state: 'skipped', reason: 'unsubscribed' })
    const browser = await signedIn(desk, 'owner')
    await browser.visit('/staff/messages')
    expect(browser.page.texts('summary .mut')[1]).toBe(
      '2 e-mails, without cost · 2 texts in 3 segments, €0.22',
    )
    desk.db.raw.exec('update message set cost_micros = null')
    await browser.visit('/staff/messages')
    expect(browser.page.texts('summary .mut')[1]).toMatch(/ · 2 texts in 3 segments, cost unknown$/)
  })

  it('of one patient name them, log the look, and know no period', async () => {
    const desk = openDesk(monday)
    const { patientId, attendeeId } = desk.visit()
    const old = queueConfirmation(desk.db, attendeeId, monday)
    desk.set('message', old, {
      created_at: monday - 400 * day,
      state: 'sent',
      settled_at: monday - 400 * day,
    })
    put(desk)
    const browser = await signedIn(desk, 'reception')
    const card = await browser.visit(`/staff/patients/${patientId}/messages`)
    const page = await card.link('Filter, count and download').click()
    expect(page.path).toBe('/staff/messages')
    expect(page.heading).toBe('Messages to Sanne Bakker')
    expect(lines(page)).toHaveLength(1)
    const seen = desk.db.raw
      .prepare("select patient_id from access_log where view = 'messages'")
      .pluck()
      .all()
    expect(seen).toEqual([patientId])
    desk.set('patient', patientId, { protected: 1 })
    await browser.visit(`/staff/messages?patient=${patientId}`)
    expect(browser.page.html).not.toMatch(/Sanne|s…@e/)
    expect((await browser.visit('/staff/messages?patient=999')).status).toBe(404)
  })

  it('turn pages by key, both ways, with a new message in between', async () => {
    const desk = openDesk(monday)
    for (let number = 0; number < 120; number++) put(desk)
    const browser = await signedIn(desk, 'owner')
    const ids = () =>
      browser.page.links('tbody').flatMap(({ href }) => /messages\/(\d+)$/.exec(href)?.[1] ?? [])
    await browser.visit('/staff/messages')
    const first = ids()
    desk.now += 60
    put(desk)
    await browser.page.link('Older').click()
    const second = ids()
    await browser.page.link('Older').click()
    const third = ids()
    expect([first.length, second.length, third.length]).toEqual([50, 50, 20])
    expect(new Set([...first, ...second, ...third]).size).toBe(120)
    await browser.page.link('Newer').click()
    expect(ids()).toEqual(second)
  })

  it('hold nobody’s name in the address, whatever is typed there', () => {
    const nonsense = fc.record({
      state: fc.string(),
      from: fc.string(),
      until: fc.string(),
      channel: fc.string(),
      kind: fc.string(),
      why: fc.string(),
      who: fc.string(),
      patient: fc.string(),
      older: fc.string(),
    })
    fc.assert(
      fc.property(nonsense, (query) => {
        const read = (name: string) => Object.entries(query).find(([key]) => key === name)?.[1]
        const asked = askedOf(read, amsterdam, monday)
        const written = queryOf(asked, amsterdam, monday, keyOf(read))
        expect(written).toMatch(/^(\?[a-z]+=[a-z0-9-]+(&[a-z]+=[a-z0-9-]+)*)?$/)
        const again = new URLSearchParams(written)
        expect(askedOf((name) => again.get(name) ?? undefined, amsterdam, monday)).toEqual(asked)
      }),
    )
  })
})

describe('the table to download', () => {
  it('opens in a spreadsheet: semicolons, a mark for UTF-8, no text, no name, masked readers', async () => {
    const desk = openDesk(monday)
    const { patientId } = desk.visit()
    const id = put(desk, {
      channel: 'sms',
      segments: 1,
      cost_micros: 74_500,
      to_masked: '+31…78',
      text_as_sent: 'Dear Sanne',
    })
    const browser = await signedIn(desk, 'reception')
    const link = (await browser.visit('/staff/messages')).link(/^Download as a table/)
    const answer = await browser.send(link.href)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="messages-2027-01-18-2027-01-25.csv"',
    )
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head = '', row = '', ...more] = bytes.toString('utf8').slice(1).split('\r\n')
    expect(head.split(';')).toHaveLength(15)
    expect(row).toBe(
      `${id};2027-01-25 08:00;2027-01-25 08:00;2027-01-25 08:00;;Booked for 29 Jan 10:00;2027-01-29 10:00;'+31…78;Text;sent;Accepted by the gateway;1;0,0745;EUR;`,
    )
    expect(more).toEqual([''])
    expect(bytes.toString('utf8')).not.toContain('Sanne')
    const logged = desk.db.raw
      .prepare("select patient_id, action from access_log where view = 'messages-csv'")
      .all()
    expect(logged).toEqual([{ patient_id: patientId + 1, action: 'E' }])
  })

  it('hides protected identities, follows the filters, and is for the desk alone', async () => {
    const desk = openDesk(monday)
    put(desk)
    desk.db.raw.exec('update patient set protected = 1')
    put(desk, { state: 'failed', reason: 'address-refused' })
    const browser = await signedIn(desk, 'owner')
    const all = await (await browser.send('/staff/messages/list.csv')).text()
    expect(all.split('\r\n').filter((line) => line.includes(';Protected;'))).toHaveLength(1)
    const failed = await (await browser.send('/staff/messages/list.csv?state=failed')).text()
    expect(failed.trimEnd().split('\r\n')).toHaveLength(2)
    const practitioner = await signedIn(desk, 'practitioner')
    expect((await practitioner.send('/staff/messages/list.csv')).status).toBe(404)
  })

  it('is whole, however long: read piece by piece, each patient logged once', async () => {
    const desk = openDesk(monday)
    const { attendeeId } = desk.visit()
    queueConfirmation(desk.db, attendeeId, monday)
    desk.db.raw.exec(`
      with recursive n (i) as (select 1 union all select i + 1 from n where i < 1700)
      insert into message (kind, channel, attendee_id, patient_id, state, due_at, useful_until, settled_at, created_at)
      select 'reminder', 'email', ${attendeeId}, 1, 'sent', ${monday}, ${monday}, ${monday}, ${monday} - i % 7 from n`)
    const browser = await signedIn(desk, 'owner')
    const text = await (await browser.send('/staff/messages/list.csv')).text()
    const numbers = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(';')[0]))
    expect(new Set(numbers).size).toBe(1701)
    expect(numbers).toHaveLength(1701)
    expect(
      desk.db.raw.prepare("select count(*) from access_log where view = 'messages-csv'").pluck().get(),
    ).toBe(1)
  })

  it('never begins a cell with what a spreadsheet would reckon, and can be read back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (cells) => {
        const line = csvLine(cells)
        const read = parse(line)
        expect(read).toHaveLength(cells.length)
        for (const [index, cell] of read.entries()) {
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
          expect(cell.replace(/^'/, '')).toBe((cells[index] ?? '').replace(/^'/, ''))
        }
      }),
    )
    for (const trick of ['=1+1', '+31', '-2', '@x', '\t=1', ' =1', '\r=1', '＝1', '\uFEFF=1'])
      expect(parse(csvLine([trick]))[0]?.startsWith("'")).toBe(true)
    expect(csvMark).toBe('\uFEFF')
  })
})

/** A line of RFC 4180 with semicolons, read letter by letter. */
function parse(line: string): string[] {
  const cells: string[] = ['']
  let quoted = false
  const text = line.slice(0, -2)
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    const last = cells.length - 1
    if (quoted && letter === '"' && text[at + 1] === '"') cells[last] += text[at++] ?? ''
    else if (letter === '"' && (quoted || cells[last] === '')) quoted = !quoted
    else if (letter === ';' && !quoted) cells.push('')
    else cells[last] += letter
  }
  return cells
}
