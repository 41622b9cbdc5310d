import { beforeEach, describe, expect, it } from 'vitest'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

const sql = (text: string) => void test.db.raw.exec(text)
const card = (id: number) => desk.visit(`/staff/patients/${id}`)

describe('a patient’s card', () => {
  it('shows who it is', async () => {
    const id = addCard(test)
    const page = await card(id)
    expect([page.status, page.heading]).toEqual([200, 'Noor Bakker'])
  })
})
