import { describe, expect, it } from 'vitest'
import { failJob } from '../../src/practice/job-runs.commands.ts'
import { openApp } from '../helpers/app.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const bar = 'E-mail is not set up: confirmations and reminders wait.'

function withoutMail() {
  const test = openApp(undefined, { mail: false })
  smallPractice(test.db)
  return test
}

describe('without a mail server', () => {
  it.each(['owner', 'practitioner', 'reception'] as const)('the %s is told from the start', async (role) => {
    const browser = await signedIn(withoutMail(), role)
    expect((await browser.visit('/staff/agenda')).texts('.alarm')).toEqual([expect.stringContaining(bar)])
  })

  it('the page of messages does not say that everything runs', async () => {
    const browser = await signedIn(withoutMail(), 'reception')
    const page = await browser.visit('/staff/messages')
    expect(page.text).not.toContain('Everything is running.')
    expect(page.text).toContain('Not everything is running.')
  })

  it('the checklist leads to where it is set', async () => {
    const browser = await signedIn(withoutMail(), 'owner')
    const page = await browser.visit('/staff/settings')
    const [step] = page.texts('.path .is')
    expect(step).toContain('E-mail')
    expect((await page.link('E-mail', '.path').click()).path).toBe('/staff/settings/mail')
    expect(page.text).not.toContain('Everything is ready')
  })

  it.each([
    ['nl', 'E-mail is niet ingesteld: bevestigingen en herinneringen wachten.'],
    ['sv', 'E-posten är inte inställd: bekräftelser och påminnelser väntar.'],
    ['nb', 'E-post er ikke satt opp: bekreftelser og påminnelser venter.'],
  ])('says so in %s', async (language, words) => {
    const test = withoutMail()
    await addStaff(test.db, 'owner', test.now, language)
    const browser = await signedIn(test, 'owner')
    expect((await browser.visit('/staff/settings')).texts('.alarm')).toEqual([expect.stringContaining(words)])
  })

  it('a practice that sends nothing misses nothing', async () => {
    const test = withoutMail()
    test.db.raw.prepare('update practice set messages_on = 0').run()
    const browser = await signedIn(test, 'owner')
    expect((await browser.visit('/staff/agenda')).texts('.alarm')).toEqual([])
  })

  it('the failing sender adds no second bar', async () => {
    const test = withoutMail()
    failJob(test.db, 'send', 'no-server', test.now - 3600)
    const browser = await signedIn(test, 'owner')
    expect((await browser.visit('/staff/agenda')).texts('.alarm')).toEqual([expect.stringContaining(bar)])
  })
})

describe('with a mail server', () => {
  it('nothing is said of it, and the checklist has it done', async () => {
    const test = openApp()
    smallPractice(test.db)
    const browser = await signedIn(test, 'owner')
    const page = await browser.visit('/staff/settings')
    expect(page.texts('.alarm')).toEqual([])
    expect(page.texts('.path li')).toHaveLength(5)
    expect(page.texts('.path .was').at(-1)).toBe('E-mail Done')
    expect(page.text).toContain('Everything is ready: patients can book.')
  })
})
