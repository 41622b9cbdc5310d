import { afterAll, beforeAll, describe } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { toBooked } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { type Listening, listen } from '../helpers/server.ts'
import { addStaff } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'
import { arrangeSchedule } from '../schedule/arranged.ts'
import { faultsOn, frames, itIsRightInEachLanguage } from './frames.ts'

let test: TestApp
let site: Listening

beforeAll(async () => {
  test = openApp()
  const practice = smallPractice(test.db)
  await toBooked(test, openBrowser(test))
  arrangeSchedule(test.db, practice, test.now)
  // A night with hours, so that a clock change has something to play through.
  test.db.raw.exec('update template_block set weekday = 7, from_minute = 60, to_minute = 300 where id = 2')
  await addStaff(test.db, 'owner', test.now)
  site = await listen(test)
})

afterAll(() => site.close())

const why = '/staff/schedule/why'
const pages = [
  '/staff/agenda?date=2027-01-27',
  '/staff/schedule?week=2027-01-25',
  '/staff/schedule/days?calendar=1&date=2027-02-02',
  why,
  `${why}?type=1&practitioner=1&date=2027-01-27`,
  `${why}?type=1&practitioner=1&date=2027-01-27&time=09:00`,
  `${why}?type=1&practitioner=1&date=2027-02-02&time=09:10`,
  `${why}?type=1&date=2027-01-25`,
  `${why}?practitioner=1&date=2027-01-25&time=09:00`,
  `${why}?type=9&date=x&time=99`,
  '/staff/schedule/clock-change',
  '/staff/schedule/as-patient?type=1&practitioner=1&date=2027-01-27&from=agenda',
]

/** The other way round than elsewhere: wide in the dark, and the phone in the light. */
const turned = frames.map((frame) => {
  const colorScheme = frame.colorScheme === 'dark' ? ('light' as const) : ('dark' as const)
  return { ...frame, name: `in ${frame.language}, ${frame.width} px, ${colorScheme}`, colorScheme }
})

describe('axe finds nothing on the pages that say why, and on the clock changes', () => {
  const of = () => ({ db: test.db, url: site.url })
  const visit = { tolerate: /422/ }
  itIsRightInEachLanguage({ of, as: 'owner', within: 120_000, frames: turned, visit }, (page, { language }) =>
    faultsOn(page, pages, { shots: `why-${language}` }),
  )
})
