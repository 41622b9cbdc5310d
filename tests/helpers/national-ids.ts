/** Identity numbers made by the authorities' own rules, with nothing of the product, for tests. */

/** Birth date `19790327`, or another one with 60 added to its day, and three digits of a serial number. */
export function swedish(date: string, serial: string): string {
  const digits = `${date.slice(2)}${serial}`
  const sum = [...digits].reduce(
    (total, digit, at) => total + crossSum(Number(digit) * (at % 2 === 0 ? 2 : 1)),
    0,
  )
  return `${date}${serial}${(10 - (sum % 10)) % 10}`
}

export function samordningsnummer(date: string, serial: string): string {
  return swedish(`${date.slice(0, 6)}${Number(date.slice(6)) + 60}`, serial)
}

/**
 * The first Norwegian number of that birth date at or after that individual number; a third of these have none.
 * @param more what is added to day and month: 40 and 0 of a D-number, 0 and 80 of a test number
 */
export function norwegian(
  date: string,
  individual: number,
  more: readonly [number, number] = [0, 0],
): string {
  const day = String(Number(date.slice(6)) + more[0]).padStart(2, '0')
  const month = String(Number(date.slice(4, 6)) + more[1]).padStart(2, '0')
  for (let serial = individual; ; serial++) {
    const nine = `${day}${month}${date.slice(2, 4)}${String(serial).padStart(3, '0')}`
    const first = control(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2])
    const second = control(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2])
    if (first < 10 && second < 10) return `${nine}${first}${second}`
  }
}

/** The first number that passes the 11-test at or after these eight digits and a check digit. */
export function bsn(eight: number): string {
  for (let start = eight; ; start++) {
    const digits = String(start).padStart(8, '0')
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0)
    if (sum % 11 < 10 && start > 0) return `${digits}${sum % 11}`
  }
}

function crossSum(number: number): number {
  return number > 9 ? number - 9 : number
}

function control(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return (11 - (sum % 11)) % 11
}
