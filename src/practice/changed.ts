/** The names of what differs between a row and what it becomes, for the audit: which settings, never to what. */
export function changedColumns(before: object | undefined, after: object): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before ?? {}))
  return Object.entries(after)
    .filter(([name, value]) => old.get(name) !== value)
    .map(([name]) => name)
}
