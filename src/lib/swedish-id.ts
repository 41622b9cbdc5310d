import personnummer from 'personnummer'

// The package's types speak of its ES build; Node loads the CommonJS one, which is the class itself.
const Personnummer = personnummer as unknown as typeof personnummer.default

/** Whether twelve digits, century included, are a real personnummer or samordningsnummer (Luhn and date). */
export function isSwedishNumber(digits: string): boolean {
  return Personnummer.valid(digits, { allowCoordinationNumber: true, allowInterimNumber: false })
}
