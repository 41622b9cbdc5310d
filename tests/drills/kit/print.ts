/** One line for a person. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** A table with columns as wide as what stands in them. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  print(line(head))
  print(line(widths.map((width) => '-'.repeat(width))))
  for (const row of rows) print(line(row))
}

export function passOrShort(pass: boolean): string {
  return pass ? 'PASS' : 'SHORT'
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
}
