import { contrast, type Hex, hexOf, oklchOf, worstContrast } from '../lib/colour.ts'

/** What a page makes of the practice's colour: links and buttons, the text on a button, a tint to lay things on. */
export interface Tones {
  readonly accent: Hex
  readonly on: Hex
  readonly soft: Hex
}

export type Mode = 'light' | 'dark'

/** The least contrast of text (WCAG 2.2, 1.4.3). */
export const enough = 4.5

/** The colour of a practice that has chosen none. */
export const ledigAccent: Hex = '#1d6154'

interface Paper {
  /** Everything that a link or the accent's text may lie on (static/app.css, static/staff.css). */
  readonly grounds: readonly Hex[]
  /** What is written on the tint. */
  readonly inks: readonly Hex[]
  readonly soft: Ink
  readonly on: Ink
  /** Which way a colour goes until it can be read. */
  readonly step: number
  /** The contrast that a colour is given if it must be changed at all: on a dark page the least is hard to read. */
  readonly goal: number
}

/** How light a tone is, and how much of the practice's colour is in it. */
interface Ink {
  readonly lightness: number
  readonly share: number
  readonly most: number
}

const papers: Readonly<Record<Mode, Paper>> = {
  light: {
    grounds: ['#faf8f4', '#ffffff', '#f0ece4', '#fdf0d0', '#fcece9', '#e4f2e7'],
    inks: ['#1c2826', '#54625e', '#b3261e'],
    soft: { lightness: 0.945, share: 0.16, most: 0.02 },
    on: { lightness: 1, share: 0, most: 0 },
    step: -0.004,
    goal: enough,
  },
  dark: {
    grounds: ['#121817', '#1b2322', '#0d1211', '#32270f', '#3a1d1b', '#17301f'],
    inks: ['#e9eeeb', '#a9b5b1', '#ff9d94'],
    soft: { lightness: 0.295, share: 0.4, most: 0.045 },
    on: { lightness: 0.22, share: 0.4, most: 0.05 },
    step: 0.004,
    goal: 7,
  },
}

/**
 * The tones for a practice's colour: the very colour where everything can be read, else one of the same hue, darker or
 * lighter. Each pair that pages use has 4.5:1 or more; made from its own accent it comes out the same.
 */
export function tonesOf(chosen: Hex, mode: Mode): Tones {
  const paper = papers[mode]
  const asChosen = tonesFrom(chosen, mode)
  if (worstPair(asChosen, mode) >= enough) return asChosen
  const colour = oklchOf(chosen)
  const end = paper.step < 0 ? 0 : 1
  for (let lightness = colour.lightness; Math.abs(end - lightness) > 0.004; lightness += paper.step) {
    const found = tones(hexOf({ ...colour, lightness }), paper)
    if (accentContrast(found, mode) >= paper.goal && worstPair(found, mode) >= enough) return found
  }
  return tones(paper.step < 0 ? '#000000' : '#ffffff', paper)
}

/** The tones of this very colour, readable or not. */
export function tonesFrom(accent: Hex, mode: Mode): Tones {
  return tones(accent, papers[mode])
}

/** The least contrast of all pairs that pages make of these tones. */
export function worstPair(found: Tones, mode: Mode): number {
  return Math.min(
    accentContrast(found, mode),
    contrast(found.on, found.accent),
    worstContrast(found.soft, papers[mode].inks),
  )
}

/** The least contrast of the accent as text on anything it may lie on. */
function accentContrast({ accent, soft }: Tones, mode: Mode): number {
  return worstContrast(accent, [...papers[mode].grounds, soft])
}

function tones(accent: Hex, { soft, on }: Paper): Tones {
  const { chroma, hue } = oklchOf(accent)
  const made = (ink: Ink) =>
    hexOf({ lightness: ink.lightness, chroma: Math.min(ink.most, chroma * ink.share), hue })
  return { accent, soft: made(soft), on: made(on) }
}
