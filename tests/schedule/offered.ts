import type { TestApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'

/** The starts that a patient is offered from a day on, as "2027-02-03 13:00"; of one day all, if it is named. */
export async function offered(
  test: TestApp,
  type: string,
  from: string,
  day = '',
): Promise<readonly string[]> {
  const query = `type=${type}&practitioner=anna-de-vries&from=${from}${day ? `&day=${day}` : ''}`
  const page = await openBrowser(test).visit(`/book/times?${query}`)
  return page.document
    .querySelectorAll('.slots button[name="slot"]')
    .map((button) => (button.getAttribute('value') ?? '').slice(0, 16).replace('T', ' '))
    .filter((start) => start.startsWith(day))
}

/** The days among them. */
export async function offeredDays(test: TestApp, type: string, from: string): Promise<readonly string[]> {
  return [...new Set((await offered(test, type, from)).map((start) => start.slice(0, 10)))]
}
