/** What was percent-encoded as UTF-8; undefined where a `%` begins no byte or the bytes are no text. */
export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
