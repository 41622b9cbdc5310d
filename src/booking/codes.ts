import type { Translate } from '../i18n/translate.ts'
import type { Tones } from '../practice/accent.ts'

/** What a practice or its web builder copies into a page (J27, F40, F42, F43, P41). */
export interface Codes {
  readonly address: string
  readonly button: string
  readonly frame: string
  readonly script: string
}

/** The height of a frame without script, in pixels (F43). */
const frameHeight = 600

/** `t` speaks the practice's language: these words stand on its website. */
export function codesOf(baseUrl: string, path: string, practice: string, tones: Tones, t: Translate): Codes {
  const address = `${baseUrl}${path}`
  const href = escaped(address)
  const words = escaped(t('links.button'))
  const title = escaped(t('links.frameTitle', { practice }))
  const link = `<a href="${href}">${words}</a>`
  return {
    address,
    button: `<a href="${href}" style="${buttonStyle(tones)}">${words}</a>`,
    frame: `<p><iframe src="${href}" title="${title}" width="100%" height="${frameHeight}">${link}</iframe></p>`,
    script: [
      `<div data-ledig="${href}" data-title="${title}">${link}</div>`,
      `<script src="${escaped(baseUrl)}/embed.js" async></script>`,
    ].join('\n'),
  }
}

function buttonStyle({ accent, on }: Tones): string {
  return `display:inline-block;padding:.75em 1.25em;border-radius:.5em;background:${accent};color:${on};font-weight:bold;text-decoration:none`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
