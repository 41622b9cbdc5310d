/** A colour as `#rrggbb` in small letters. */
export type Hex = string

/** OKLCH (Björn Ottosson, 2020): lightness as it is seen, 0–1; chroma, 0 for grey; hue in radians. */
export interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

/** `#1D6154`, `1d6154` or `#abc` as `#rrggbb`; undefined for anything else. */
export function parseColour(text: string): Hex | undefined {
  const [, typed = ''] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim()) ?? []
  if (typed === '') return undefined
  const full = typed.length === 3 ? [...typed].map((digit) => digit + digit).join('') : typed
  return `#${full.toLowerCase()}`
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Hex, other: Hex): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The least contrast of a colour with any of these. */
export function worstContrast(colour: Hex, others: readonly Hex[]): number {
  return Math.min(...others.map((other) => contrast(colour, other)))
}

export function oklchOf(hex: Hex): Oklch {
  const [red, green, blue] = linearOf(hex)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) }
}

/** The nearest colour that a screen can show: what is too strong loses chroma, never lightness or hue. */
export function hexOf(colour: Oklch): Hex {
  const lightness = Math.min(1, Math.max(0, colour.lightness))
  let [weak, strong] = [0, colour.chroma]
  if (isShowable({ ...colour, lightness })) weak = strong
  for (let step = 0; step < 20 && weak < strong; step++) {
    const chroma = (weak + strong) / 2
    if (isShowable({ ...colour, lightness, chroma })) weak = chroma
    else strong = chroma
  }
  const channels = rgbOf({ ...colour, lightness, chroma: weak }).map(encoded)
  return `#${channels.map((each) => each.toString(16).padStart(2, '0')).join('')}`
}

type Triple = readonly [number, number, number]

/** WCAG 2.2, "relative luminance". */
function luminance(hex: Hex): number {
  const [red, green, blue] = linearOf(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linearOf(hex: Hex): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function rgbOf({ lightness, chroma, hue }: Oklch): Triple {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function isShowable(colour: Oklch): boolean {
  return rgbOf(colour).every((each) => each >= -0.0005 && each <= 1.0005)
}

function encoded(linear: number): number {
  const within = Math.min(1, Math.max(0, linear))
  const value = within <= 0.0031308 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055
  return Math.round(value * 255)
}
