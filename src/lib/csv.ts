/** What tells a spreadsheet that the text is UTF-8. */
export const csvMark = '\uFEFF'

/**
 * One line of a table as spreadsheets in the Netherlands, Sweden and Norway open it by a double click: semicolons, CRLF
 * (RFC 4180 otherwise), and nothing that would be reckoned as a formula (OWASP, CSV injection).
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(';')}\r\n`
}

function cellOf(text: string): string {
  const safe = looksReckoned.test(text) ? `'${text}` : text
  return /[";\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

// The full-width signs are taken for the plain ones by some spreadsheets; a tab or a line's end at the front is cut off.
const looksReckoned = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/
