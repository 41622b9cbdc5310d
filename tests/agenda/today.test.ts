import { beforeEach, describe, expect, it } from 'vitest'
import { rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { at } from '../messages/desk.ts'
import { allOn, type Booked, bookAtDesk, type House, openHouse } from '../visit/kit.ts'

let house: House
let desk: Browser
let sanne: Booked

beforeEach(async () => {
  house = openHouse({ ...allOn, portal_open: 1 })
  sanne = bookAtDesk(house)
  house.now = at('2027-01-28', '10:50')
  desk = await signedIn(house, 'reception')
})

const agenda = (query = ''): Promise<Page> => desk.visit(`/staff/agenda${query}`)
const here = (page: Page): string => page.texts('#here').join()
const mark = async ({ appointmentId }: Booked, ...names: readonly string[]) => {
  for (const name of names) await (await desk.visit(`/staff/appointments/${appointmentId}`)).press(name)
}

describe('issue 5: who is here', () => {
  it('nobody, then whoever arrived, with the minutes, and then in treatment; one click each', async () => {
    expect(here(await agenda())).toContain('Nobody is waiting.')
    await mark(sanne, 'Arrived')
    house.now += 11 * 60 + 40
    const waiting = await agenda()
    expect(here(waiting)).toContain('Sanne Bos waits 11 min Anna de Vries')
    const called = await waiting.press('In treatment, Sanne Bos')
    expect(called.via).toEqual([{ status: 303, location: '/staff/agenda#here' }])
    expect(here(called)).toContain('Sanne Bos in treatment since 11:01')
    const done = await called.press('Done, Sanne Bos')
    expect(here(done)).toContain('Nobody is waiting.')
  })

  it('whoever waits longest comes first, whoever is being seen last', async () => {
    const tim = bookAtDesk(house, { startsAt: at('2027-01-28', '11:30') }, { firstName: 'Tim' })
    const ada = bookAtDesk(
      house,
      { startsAt: at('2027-01-28', '11:00'), calendarId: house.practice.selim },
      { firstName: 'Ada' },
    )
    await mark(tim, 'Arrived')
    house.now += 60
    await mark(ada, 'Arrived')
    await mark(sanne, 'Arrived', 'In treatment')
    expect((await agenda()).texts('#here b')).toEqual(['Tim Bos', 'Ada Bos', 'Sanne Bos'])
  })

  it('leads to the appointment, and a click leads back to what was looked at', async () => {
    await mark(sanne, 'Arrived')
    const list = await agenda('?view=list')
    expect(list.link('Sanne Bos', '#here').href).toBe(`/staff/appointments/${sanne.appointmentId}`)
    const after = await list.form('#here form').press('In treatment, Sanne Bos')
    expect([after.path, after.query.get('view')]).toEqual(['/staff/agenda', 'list'])
  })

  it('shows everybody in the house, also where only some columns are shown, and writes each look down', async () => {
    await mark(sanne, 'Arrived')
    house.db.raw.exec('delete from session')
    const other = await signedIn(house, 'owner')
    const page = await other.visit(`/staff/agenda?show=${house.practice.selim}`)
    expect(here(page)).toContain('Sanne Bos')
    const looks = rows(house.db, "select patient_id from access_log where view = 'agenda' and role = 'owner'")
    expect(looks).toHaveLength(1)
  })

  it('one click forward beside each appointment of the list, which comes back to its line', async () => {
    const list = await agenda('?view=list')
    const after = await list.press('Arrived, Sanne Bos')
    expect(after.via).toEqual([{ status: 303, location: `/staff/agenda?view=list#a${sanne.appointmentId}` }])
    const again = await after.form('#columns form').press('In treatment, Sanne Bos')
    expect(again.texts('#columns .st').join()).toContain('in room 10:50')
    const tomorrow = await agenda('?view=list&date=2027-01-29')
    expect(tomorrow.texts('#columns button')).toEqual([])
    bookAtDesk(house, { startsAt: at('2027-01-29', '11:00') })
    expect((await agenda('?view=list&date=2027-01-29')).texts('#columns button')).toEqual([
      'Confirmed, Sanne Bos',
    ])
  })

  it('is not there on another day', async () => {
    await mark(sanne, 'Arrived')
    expect((await agenda('?date=2027-01-27')).has('#here')).toBe(false)
    expect((await agenda('?date=2027-01-29')).has('#here')).toBe(false)
    expect(here(await agenda(`?view=week&practitioner=${house.practice.anna}`))).toContain('Sanne Bos')
  })

  it('rule 9: hides names where they are hidden, and those of a protected identity always', async () => {
    await mark(sanne, 'Arrived')
    const hidden = await (await agenda()).press('Hide names')
    expect(here(hidden)).toContain('S. B. waits 0 min')
    expect(here(hidden)).not.toMatch(/Sanne|Bos/)
    house.db.raw.exec('update patient set protected = 1')
    expect(here(await agenda())).toContain('Protected waits 0 min')
  })

  it('who clicks second is told, and sees the appointment as it is', async () => {
    await mark(sanne, 'Arrived')
    const [first, second] = [await agenda(), await agenda()]
    await first.press('In treatment, Sanne Bos')
    await (await agenda()).press('Done, Sanne Bos')
    const told = await second.press('In treatment, Sanne Bos')
    expect(told.status).toBe(409)
    expect(told.text).toContain('Somebody has changed this meanwhile. Now: Done 10:50, Ines Maas.')
  })
})

describe('rule 36: a practitioner’s day runs late', () => {
  const page = () => desk.visit(`/staff/agenda/running-late/${house.practice.anna}`)
  const head = async () => (await agenda()).texts('.hd small')[0]

  it('is said from the head of the column, shown in the agenda and beside who waits, and taken back', async () => {
    const form = await (await agenda()).link('Running late Anna de Vries').click()
    expect(form.heading).toBe('Running late today: Anna de Vries')
    const after = await form.press('20 min late')
    expect(after.url).toContain(`/staff/agenda#c${house.practice.anna}`)
    expect(await head()).toContain('20 min late')
    expect(here(after)).toContain('Anna de Vries is running 20 min late')
    expect((await page()).text).toContain('Now: 20 min late, said by Ines Maas at 10:50.')
    await (await page()).press('On time again')
    expect(await head()).not.toContain('min late')
    expect(rows(house.db, 'select minutes, said_at, said_by is not null as who from running_late')).toEqual([
      { minutes: 20, said_at: house.now, who: 1 },
      { minutes: 0, said_at: house.now, who: 1 },
    ])
  })

  it('takes any number of whole minutes up to four hours', async () => {
    await (await page()).form('form:has(#minutes)').fill({ minutes: ' 25 ' }).press('Save')
    expect(await head()).toContain('25 min late')
    for (const wrong of ['', '-5', '241', '7.5', 'many', '9999']) {
      const again = await (await page()).form('form:has(#minutes)').fill({ minutes: wrong }).press('Save')
      expect([wrong, again.status, again.errors()]).toEqual([
        wrong,
        422,
        ['Enter whole minutes from 0 to 240'],
      ])
    }
    expect(rows(house.db, 'select minutes from running_late')).toEqual([{ minutes: 25 }])
  })

  it('two at once: the second is told, and may replace it', async () => {
    const [first, second] = [await page(), await page()]
    await first.press('20 min late')
    const told = await second.press('30 min late')
    expect(told.status).toBe(409)
    expect(told.text).toContain('Meanwhile Ines Maas has said: 20 min.')
    await told.press('30 min late')
    expect(await head()).toContain('30 min late')
  })

  it('is the practitioner’s own to say, and reception’s for all', async () => {
    const id = await addStaff(house.db, 'practitioner', house.now)
    house.set('calendar', house.practice.anna, { user_id: id })
    await (await page()).press('20 min late')
    const anna = await signedIn(house, 'practitioner')
    const agendaOfAnna = await anna.visit('/staff/agenda')
    expect(agendaOfAnna.links('.hd').filter(({ href }) => href.includes('running-late'))).toHaveLength(1)
    await (await agendaOfAnna.link('20 min late Anna de Vries').click()).press('45 min late')
    expect(await head()).toContain('45 min late')
    const others = `/staff/agenda/running-late/${house.practice.selim}`
    expect((await anna.visit(others)).status).toBe(404)
    expect(
      (await anna.send(others, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } })).status,
    ).toBe(404)
    expect((await desk.visit('/staff/agenda/running-late/999')).status).toBe(404)
  })

  it('counts for today only', async () => {
    await (await page()).press('20 min late')
    house.now = at('2027-01-29', '09:00')
    desk = await signedIn(house, 'reception')
    expect(await head()).not.toContain('min late')
    expect((await page()).text).not.toContain('Now:')
  })

  describe('on the page of an appointment', () => {
    const patient = async ({ path }: Booked) => (await openBrowser(house).visit(path)).text
    const words = 'We are running about 20 minutes late today.'

    it('is told to whoever still comes to this practitioner today, and no more than that', async () => {
      const later = bookAtDesk(house, { startsAt: at('2027-01-28', '15:00') })
      const tomorrow = bookAtDesk(house, { startsAt: at('2027-01-29', '11:00') })
      const colleague = bookAtDesk(house, { calendarId: house.practice.selim })
      expect(await patient(sanne)).not.toContain('running')
      await (await page()).press('20 min late')
      expect(await patient(sanne)).toContain(words)
      expect(await patient(later)).toContain(words)
      expect(await patient(tomorrow)).not.toContain('running')
      expect(await patient(colleague)).not.toContain('running')
      expect(await patient(sanne)).not.toContain('Ines')
    })

    it('is not told any more to who has come, and goes with the word "in time again"', async () => {
      await (await page()).press('20 min late')
      await mark(sanne, 'Arrived')
      expect(await patient(sanne)).not.toContain('running')
      const later = bookAtDesk(house, { startsAt: at('2027-01-28', '15:00') })
      expect(await patient(later)).toContain(words)
      await (await page()).press('On time again')
      expect(await patient(later)).not.toContain('running')
    })

    it('in the reader’s language', async () => {
      await (await page()).press('20 min late')
      const texts: string[] = []
      for (const lang of ['nl', 'sv', 'nb'])
        texts.push((await openBrowser(house).visit(`${sanne.path}?lang=${lang}`)).text)
      expect(texts[0]).toContain('We lopen vandaag ongeveer 20 minuten uit.')
      expect(texts[1]).toContain('Vi är ungefär 20 minuter försenade i dag.')
      expect(texts[2]).toContain('Vi er omtrent 20 minutter forsinket i dag.')
    })
  })
})
