import { describe, expect, it } from 'vitest'
import { isGreetable } from '../../src/messages/greeting.ts'

describe('a name in a message', () => {
  it.each([
    ['Noor', 'Bakker'],
    ['J.', "van 't Hoff"],
    ['Anne-Marie', 'Öztürk'],
    ['محمد', 'العمراني'],
    ['J.P.', 'de Vries jr.'],
  ])('%s %s may be greeted', (first, last) => {
    expect(isGreetable({ first, last })).toBe(true)
  })

  it.each([
    ['Claim at https://evil.example', 'now'],
    ['www.evil.example', 'Bakker'],
    ['Noor', 'evil.example'],
    ['', ' '],
    ['Noor', 'a@b'],
    ['Call 0900 1234', 'now'],
    ['You have won a prize, and your account will be closed', 'soon'],
  ])('%s %s may not', (first, last) => {
    expect(isGreetable({ first, last })).toBe(false)
  })
})
