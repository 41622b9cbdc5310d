import type { Hex } from '../lib/colour.ts'
import { readUploadName } from '../lib/uploads.ts'
import type { Brand } from '../view/frame.ts'
import { tonesOf } from './accent.ts'

export const focuses = ['left', 'centre', 'right'] as const
/** Which part of the picture stays where there is no room for all of it. */
export type Focus = (typeof focuses)[number]

/** A file that was put up, with the size of its pixels. */
export interface Upload {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** How the practice looks to its patients (J41–J43). */
export interface Look {
  /** undefined: Ledig's own. */
  readonly accent: Hex | undefined
  readonly logo: Upload | undefined
  /** The name can be read in the logo: it does not stand beside it. */
  readonly logoHasName: boolean
  readonly picture: Upload | undefined
  readonly focus: Focus
  /** Without a picture: the drawing that comes with Ledig. */
  readonly drawing: boolean
}

/** What stands in the place of static/theme.css; undefined where nothing was chosen. */
export interface Themes {
  readonly page: string | undefined
  readonly staffPage: string | undefined
}

export function uploadAddress(name: string): string {
  return `/uploads/${name}`
}

export function uploadOf(name: string | null): Upload | undefined {
  const about = name === null ? undefined : readUploadName(name)
  return about && name !== null ? { name, width: about.width, height: about.height } : undefined
}

/** The files that pages may show now. */
export function uploadsIn({ logo, picture }: Look): readonly string[] {
  return [logo, picture].filter((each) => each !== undefined).map(({ name }) => name)
}

/**
 * What the server writes for a practice (look.md 4). Pictures stand inside the media query for wide screens only, so that
 * a phone never fetches them (J43).
 */
export function themesOf(look: Look): Themes {
  const colours = look.accent === undefined ? '' : colourCss(look.accent)
  const around = look.logo || look.picture || !look.drawing
  const page = colours || around ? `${colours}${logoCss(look)}${besideCss(look)}` : undefined
  return { page, staffPage: colours || undefined }
}

/** The size at which a logo is drawn, in CSS pixels; at most this wide and high. */
export function logoSize({ width, height }: Upload, mostWidth: number, mostHeight: number) {
  const scale = Math.min(mostWidth / width, mostHeight / height, 1)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/** The logo's place at the top of a page, and whose name stands beside it. */
export function brandOf({ logo, logoHasName }: Look, practice: string): Brand {
  if (!logo) return { width: 40, height: 40, alt: '', name: practice }
  const { width, height } = logoSize(logo, logoHasName ? 224 : 160, 48)
  return { width, height, alt: logoHasName ? practice : '', name: logoHasName ? '' : practice }
}

function colourCss(accent: Hex): string {
  const write = (mode: 'light' | 'dark') => {
    const { accent: shown, on, soft } = tonesOf(accent, mode)
    return `:root{--accent:${shown};--on:${on};--soft:${soft}}`
  }
  return `${write('light')}\n@media screen and (prefers-color-scheme:dark){${write('dark')}}\n`
}

/** Beside the name there is less room. */
function logoCss({ logo, logoHasName }: Look): string {
  if (!logo) return ''
  const rule = (mostWidth: number, mostHeight: number) => {
    const { width, height } = logoSize(logo, mostWidth, mostHeight)
    return `.brand img{width:${width / 16}rem;height:${height / 16}rem;border-radius:4px}`
  }
  const [phone, wide] = logoHasName ? [rule(112, 40), rule(224, 48)] : [rule(64, 40), rule(160, 48)]
  return `${phone}\n@media (min-width:48em){${wide}}\n`
}

function besideCss({ picture, drawing, focus }: Look): string {
  if (!picture)
    return drawing
      ? '@media (min-width:48em){:root{--img:url(side.svg)}}\n@media screen and (min-width:48em) and (prefers-color-scheme:dark){:root{--img:url(side-dark.svg)}}\n'
      : ''
  const at = { left: '0', centre: '50%', right: '100%' }[focus]
  const show = `.pic .side{background:var(--soft) url(${uploadAddress(picture.name)}) ${at} 50%/cover}`
  const dim = '.pic .side{-webkit-filter:brightness(.7);filter:brightness(.7)}'
  return `@media (min-width:48em){${show}}\n@media screen and (min-width:48em) and (prefers-color-scheme:dark){${dim}}\n`
}
