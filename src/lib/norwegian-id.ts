import { idnr } from '@navikt/fnrvalidator'

/** What eleven digits are, by both control digits and the date; the test numbers of the authorities count as real. */
export function kindOfNorwegianNumber(digits: string): 'fodselsnummer' | 'd-nummer' | undefined {
  const result = idnr(digits)
  if (result.status === 'invalid') return undefined
  const kinds = {
    fnr: 'fodselsnummer',
    tnr: 'fodselsnummer',
    dnr: 'd-nummer',
    'dnr-and-tnr': 'd-nummer',
  } as const
  return result.type === 'hnr' || result.type === 'dnr-and-hnr' ? undefined : kinds[result.type]
}
