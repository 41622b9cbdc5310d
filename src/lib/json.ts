export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: 'not-json' | 'too-deep' }

/** The JSON in these bytes, which must be UTF-8; nothing is built that lies deeper than `deepest` brackets. */
export function readJson(bytes: Uint8Array, deepest: number): ReadJson {
  const text = decode(bytes)
  if (text === undefined) return { ok: false, problem: 'not-json' }
  if (depthOf(text) > deepest) return { ok: false, problem: 'too-deep' }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, problem: 'not-json' }
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** How many brackets stand open at the deepest place, those in strings left out. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0]
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '[' || token === '{') most = Math.max(most, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return most
}
