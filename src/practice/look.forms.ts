import { type Hex, parseColour } from '../lib/colour.ts'
import type { Drawn, Redrawn } from '../lib/picture.ts'
import { ledigAccent } from './accent.ts'
import type { Checked, Fields, Problem } from './checked.ts'
import { type Focus, focuses } from './look.ts'

/** The most bytes of a file, and of the form around it. */
const fileLimit = 10 * 1024 * 1024
export const uploadLimit = fileLimit + 64 * 1024

/** Where files are sent to. */
export function isUpload(path: string): boolean {
  return /^\/staff\/settings\/look\/(logo|picture)$/.test(path)
}

/**
 * What was made of the two fields for one colour: without script both are sent, and the digits win where both were
 * changed. `before` is what the page showed; null: Ledig's own.
 */
export function parseAccent(form: Fields, before: Hex | undefined): Checked<Hex | null> {
  const [typed, picked] = [form.text('accent').trim(), parseColour(form.text('picked'))]
  if (typed !== (before ?? '')) {
    const colour = parseColour(typed)
    if (typed === '' || colour) return { ok: true, value: colour ?? null }
    return { ok: false, problems: [{ field: 'accent', key: 'look.error.accent' }] }
  }
  const isPicked = picked !== undefined && picked !== (before ?? ledigAccent)
  return { ok: true, value: isPicked ? picked : (before ?? null) }
}

export function parseFocus(form: Fields): Focus {
  return focuses.find((each) => each === form.text('focus')) ?? 'centre'
}

/** A file as it can be shown, or what is wrong with it. */
export async function parseFile(
  field: 'logo' | 'picture',
  file: Uint8Array,
  redraw: (file: Uint8Array) => Promise<Redrawn>,
): Promise<Checked<Drawn>> {
  if (file.length > fileLimit) return { ok: false, problems: [tooLargeFile(field)] }
  const redrawn = await redraw(file)
  if (redrawn.ok) return redrawn
  const values = { least: field === 'logo' ? 24 : 300 }
  return { ok: false, problems: [{ field, key: `look.error.${redrawn.reason}`, values }] }
}

export function tooLargeFile(field: 'logo' | 'picture'): Problem {
  return { field, key: 'look.error.size' }
}
