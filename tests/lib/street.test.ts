import { describe, expect, it } from 'vitest'
import { looksLikeAddress } from '../../src/lib/street.ts'

describe('O17: what looks like an address', () => {
  it.each([
    'Lindelaan 14',
    'De Linde, Lindelaan 14 B',
    'Wij zitten op Dorpsstraat 3.',
    'Storgatan 12',
    'Drottninggatan 5 A',
    'Kirkegata 7',
    'Karl Johans gate 22',
    'Parkveien 4',
    '12 High Street',
    'High St. 12',
    '1234 AB Voorbeeld',
    '1234AB',
    '114 55 Stockholm',
    '0150 Oslo',
    'SW1A 1AA',
  ])('%s does', (text) => {
    expect(looksLikeAddress(text)).toBe(true)
  })

  it.each([
    'De Linde',
    'Praktijk De Linde Zuid',
    'Bel 020 123 45 67 als u niet kunt komen.',
    'Ring 08-123 45 67 om du är sjuk.',
    'Neem uw bril mee, 10 minuten eerder komen.',
    'Gesloten van 24 december 2027 tot 2 Januari 2028',
    'Vaktmester på vei 10:15',
    'U krijgt 15 minuten. Kom op tijd.',
    'Onderweg? Bel ons.',
    'Klinikk 2',
    'Wing 3, floor 2',
  ])('%s does not', (text) => {
    expect(looksLikeAddress(text)).toBe(false)
  })
})
