import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows } from '../helpers/booking.ts'
import { bookWith, fillIn } from '../helpers/cards.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

describe('rule 5: any valid phone number is a contact', () => {
  it.each([
    ['a mobile', '06-12 34 56 78', '+31612345678'],
    ['a landline', '020 123 45 67', '+31201234567'],
    ['a Swedish mobile', '+46 70 123 45 67', '+46701234567'],
    ['a British landline', '0044 20 7946 0018', '+442079460018'],
    ['a Norwegian one in other digits', '+٤٧ ٢١ ٢٣ ٤٥ ٦٧', '+4721234567'],
    ['a number with "tel:"', 'tel: 06 12345678', '+31612345678'],
  ])('%s', async (_, mobile, stored) => {
    await bookWith(test, { ...noor, mobile, email: '' })
    expect(rows(test.db, 'select contact_mobile, phone_folded from attendee')).toEqual([
      { contact_mobile: stored, phone_folded: stored },
    ])
    expect(rows(test.db, 'select channel, value from patient_contact')).toEqual([
      { channel: 'phone', value: stored },
    ])
  })

  it.each(['12345', '+999 123456789', '06 1234567', 'ask for Noor', '06 12345678 / 79', '06 12345678 ext 3'])(
    '%s is none',
    async (mobile) => {
      const page = await fillIn(test, { ...noor, mobile })
      expect([page.status, page.errors()]).toEqual([422, ['Enter a phone number with all its digits']])
    },
  )

  it('the same number in two notations finds the same card', async () => {
    await bookWith(test, { ...noor, mobile: '020 123 45 67', email: '' })
    expect(await bookWith(test, { ...noor, mobile: '+31 (0)20-1234567', email: '' })).toEqual({
      on: 1,
      perhaps: [],
    })
  })

  it('without an e-mail address the page says that we phone', async () => {
    const check = await fillIn(test, { ...noor, email: '' })
    expect(check.text).toContain('We have your phone number and phone you if anything changes.')
  })

  describe('where text messages can leave', () => {
    const confirmed = 'You will get a confirmation by'
    const says = async (policy: 'preferred' | 'all', contact: { mobile: string; email: string }) => {
      changePractice(test.db, { sms_ready: 1, channel_policy: policy }, theSystem, test.now)
      return (await fillIn(test, { ...noor, ...contact })).text
    }

    it('the page says that a mobile phone gets one, and that nobody phones instead', async () => {
      const text = await says('preferred', { mobile: '0612345678', email: '' })
      expect(text).toContain(`${confirmed} text message.`)
      expect(text).not.toContain('We have your phone number')
    })

    it('the page says that a landline is phoned', async () => {
      const text = await says('preferred', { mobile: '020 123 45 67', email: '' })
      expect(text).not.toContain(confirmed)
      expect(text).toContain('We have your phone number and phone you if anything changes.')
    })

    it('it says both where both are used, and one where one is', async () => {
      const contact = { mobile: '0612345678', email: 'noor@example.org' }
      expect(await says('all', contact)).toContain(`${confirmed} e-mail and by text message.`)
      expect(await says('preferred', contact)).toContain(`${confirmed} e-mail. Look`)
    })
  })
})
