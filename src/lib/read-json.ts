/** What a text of JSON holds; undefined where it is none, which `null` is not. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What stands at `data.0.id` in it; undefined where nothing does. Only what the value itself holds is seen. */
export function jsonAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined
    return Object.getOwnPropertyDescriptor(inner, name)?.value
  }, value)
}

/** The same, as a text: a number is written out, and anything else that is no text is ''. */
export function jsonText(value: unknown, path: string): string {
  const found = jsonAt(value, path)
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : ''
}
