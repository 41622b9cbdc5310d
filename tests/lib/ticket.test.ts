import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTicket, writeTicket } from '../../src/lib/ticket.ts'

const key = Buffer.alloc(32, 7)

describe('a ticket', () => {
  it('says again what was written, and shows nothing of it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 4 })), (words) => {
        const ticket = writeTicket(key, 'step', words, 1000)
        expect(ticket).toMatch(/^[\w-]+$/)
        expect(readTicket(key, 'step', ticket, 1010, 60)).toEqual(words)
      }),
    )
  })

  it('is worth nothing for something else, under another key, changed, or too late', () => {
    const ticket = writeTicket(key, 'step', ['7'], 1000)
    expect(readTicket(key, 'step', ticket, 1060, 60)).toEqual(['7'])
    expect(readTicket(key, 'step', ticket, 1061, 60)).toBeUndefined()
    expect(readTicket(key, 'step', ticket, 999, 60)).toBeUndefined()
    expect(readTicket(key, 'other', ticket, 1000, 60)).toBeUndefined()
    expect(readTicket(Buffer.alloc(32, 8), 'step', ticket, 1000, 60)).toBeUndefined()
    for (const wrong of ['', 'x', ticket.slice(1), `${ticket.slice(0, -4)}AAAA`, '%00'])
      expect(readTicket(key, 'step', wrong, 1000, 60)).toBeUndefined()
  })
})
