import type { Context } from 'hono'

/** The fields of a posted form; the last of equal names wins, lists keep all. */
export interface Form {
  text(name: string): string
  list(name: string): readonly string[]
  has(name: string): boolean
  readonly values: Readonly<Record<string, string>>
}

/**
 * Reads a urlencoded or multipart form. A missing body, another content type or a broken encoding is an empty form, which
 * the form's own validation answers in words.
 */
export async function readForm(c: Context): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  // Kept by the context: the guard may have read it before.
  const body = await c.req.arrayBuffer()
  if (type.startsWith('application/x-www-form-urlencoded'))
    return formOf(new URLSearchParams(new TextDecoder().decode(body)))
  if (!type.startsWith('multipart/form-data')) return formOf(new URLSearchParams())
  const data = await new Response(body, { headers: { 'content-type': type } }).formData().then(
    (form) => form,
    () => new FormData(),
  )
  const fields = [...data.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return formOf(new URLSearchParams(fields))
}

export function formOf(parameters: URLSearchParams): Form {
  return {
    text: (name) => parameters.getAll(name).at(-1) ?? '',
    list: (name) => parameters.getAll(name),
    has: (name) => parameters.has(name),
    values: Object.fromEntries(parameters),
  }
}
