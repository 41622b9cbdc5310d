import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstNamesCompatible } from '../../src/lib/fold.ts'
import { type Candidate, type Claim, matchByEmail, openByEmail } from '../../src/patients/match.ts'

const firstNames = ['Noor', 'Noortje', 'nöör', 'Elin', '']
const birthDates = ['1979-03-27', '2019-06-05', null]

const bearer: fc.Arbitrary<Candidate> = fc
  .record({
    id: fc.nat(50),
    firstName: fc.constantFrom(...firstNames),
    birthDate: fc.constantFrom(...birthDates),
    status: fc.constantFrom('registered', 'active', 'inactive', 'deceased'),
    protected: fc.boolean(),
    lastFolded: fc.constant('bakker'),
    contacts: fc.subarray(['a', 'b']),
    own: fc.boolean(),
  })
  .map(({ own, ...card }) => ({ ...card, numbers: [], ownContacts: own ? card.contacts : [] }))
const bearers = fc.uniqueArray(bearer, { maxLength: 6, selector: (each) => each.id })
const claims: fc.Arbitrary<Claim> = fc.record({
  firstName: fc.constantFrom(...firstNames),
  birthDate: fc.constantFrom(...birthDates),
  contacts: fc.constant(['a']),
  number: fc.constant(undefined),
  byOther: fc.boolean(),
  lastFolded: fc.constant('bakker'),
})
const whole = (claim: Claim) => claim.firstName !== '' && claim.birthDate !== null

describe('any cards with an e-mail address', () => {
  it('none is matched that is not open, does not count the address, or contradicts what was said', () => {
    fc.assert(
      fc.property(bearers, claims, (cards, claim) => {
        const { patientId, perhaps } = matchByEmail(cards, [], claim)
        const found = cards.find((each) => each.id === patientId)
        if (!found) return
        expect([found.status === 'deceased', found.protected, found.contacts.includes('a')]).toEqual([
          false,
          false,
          true,
        ])
        if (whole(claim)) expect(found.birthDate).toBe(claim.birthDate)
        if (claim.firstName !== '') expect(firstNamesCompatible(found.firstName, claim.firstName)).toBe(true)
        if (claim.byOther || found.ownContacts.length === 0) expect(whole(claim)).toBe(true)
        expect(perhaps).not.toContain(patientId)
      }),
      { numRuns: 2000 },
    )
  })

  it('nothing more is asked exactly where a card is matched', () => {
    fc.assert(
      fc.property(bearers, claims, (cards, claim) => {
        const open = openByEmail(cards, claim, whole(claim) ? 'who' : 'email')
        const { patientId } = matchByEmail(cards, [], claim)
        if (!claim.byOther) expect(open === 'nothing').toBe(patientId !== undefined)
        if (claim.byOther) expect(open).toBe('everything')
      }),
      { numRuns: 2000 },
    )
  })

  it('the order of the cards decides nothing', () => {
    fc.assert(
      fc.property(bearers, claims, (cards, claim) => {
        expect(matchByEmail(cards.toReversed(), [], claim)).toEqual(matchByEmail(cards, [], claim))
      }),
    )
  })
})
