import type { Context } from 'hono'

/** The fields of a posted form; the last of equal names wins, lists keep all. */
export interface Form {
  text(name: string): string
  list(name: string): readonly string[]
  has(name: string): boolean
  readonly values: Readonly<Record<string, string>>
  /** All of them in their order, equal names too. */
  readonly entries: readonly (readonly [name: string, value: string])[]
}

/**
 * Reads a urlencoded or multipart form. A missing body, another content type or a broken encoding is an empty form, which
 * the form's own validation answers in words.
 */
export async function readForm(c: Context): Promise<Form> {
  const type = c.req.header('content-type') ?? ''
  if (c.get('tooMuch')) return formOf(new URLSearchParams())
  if (type.startsWith('application/x-www-form-urlencoded'))
    // Kept by the context: the guard may have read it before.
    return formOf(new URLSearchParams(new TextDecoder().decode(await c.req.arrayBuffer())))
  const fields = [...(await readParts(c)).entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return formOf(new URLSearchParams(fields))
}

/** A file of a posted form; undefined where none was chosen. */
export async function readFile(c: Context, name: string): Promise<Uint8Array | undefined> {
  const file = (await readParts(c)).get(name)
  if (!(file instanceof File) || file.size === 0) return undefined
  return new Uint8Array(await file.arrayBuffer())
}

/** Whether a file came with a form, or would have if it were smaller. */
export async function sendsFile(c: Context): Promise<boolean> {
  if (c.get('tooMuch')) return true
  return [...(await readParts(c)).values()].some((each) => each instanceof File && each.size > 0)
}

async function readParts(c: Context): Promise<FormData> {
  const type = c.req.header('content-type') ?? ''
  if (c.get('tooMuch') || !type.startsWith('multipart/form-data')) return new FormData()
  const body = await c.req.arrayBuffer()
  return new Response(body, { headers: { 'content-type': type } }).formData().then(
    (form) => form,
    () => new FormData(),
  )
}

export function formOf(parameters: URLSearchParams): Form {
  return {
    text: (name) => parameters.getAll(name).at(-1) ?? '',
    list: (name) => parameters.getAll(name),
    has: (name) => parameters.has(name),
    values: Object.fromEntries(parameters),
    entries: [...parameters],
  }
}
