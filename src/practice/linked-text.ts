/** A stretch of a text; `href` is '' where it is no link. */
export interface Part {
  readonly text: string
  readonly href: string
}

/** A whole web address, without the punctuation of the sentence around it. */
const address = /https?:\/\/[^\s<>"'()[\]{}]*[^\s<>"'()[\]{}.,;:!?]/gi

/** A plain text with its web addresses as links; the stretches together are the very text. */
export function linkedText(text: string): readonly Part[] {
  const parts: Part[] = []
  let end = 0
  for (const found of text.matchAll(address)) {
    const [written] = found
    if (!URL.canParse(written)) continue
    if (found.index > end) parts.push({ text: text.slice(end, found.index), href: '' })
    parts.push({ text: written, href: new URL(written).href })
    end = found.index + written.length
  }
  return end < text.length ? [...parts, { text: text.slice(end), href: '' }] : parts
}
