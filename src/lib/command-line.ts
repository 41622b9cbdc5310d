/** What a command of `dist/cli.js` is given. */
export interface CommandLine {
  readonly args: readonly string[]
  readonly now: number
  readonly print: (line: string) => void
}

/** Bad input on the command line: one clear line, exit code 2. */
export class UsageError extends Error {}

/** The value of an option that must be given. Throws a UsageError. */
export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`--${option} is missing`)
  return value.trim()
}
