import { describe, expect, it } from 'vitest'
import { openApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

describe('a patient books', () => {
  it('from the type to the receipt, without script', async () => {
    const test = openApp()
    smallPractice(test.db)
    const browser = openBrowser(test)
    let page = await browser.visit('/book')
    expect(page.url).toContain('/book')
    console.log(page.text.slice(0, 600))
    page = await page.link(/No preference/).click()
    console.log(page.text.slice(0, 900))
    page = await page.form('form:has(.slots)').press({ name: 'slot' })
    console.log(page.path, page.text.slice(0, 1200))
    test.now += 20
    page = await page
      .fill({
        firstName: 'Noor',
        lastName: 'Bakker',
        'birthDate-day': '27',
        'birthDate-month': '3',
        'birthDate-year': '1979',
        mobile: '06 12345678',
        email: 'noor@example.org',
      })
      .press('Continue')
    console.log(page.status, page.text.slice(0, 1500))
    page = await page.press('Book appointment')
    console.log(page.status, page.text.slice(0, 300), test.lines)
    expect(page.path).toMatch(/^\/book\/booked\//)
    console.log(page.status, page.text.slice(0, 1500))
  })
})
