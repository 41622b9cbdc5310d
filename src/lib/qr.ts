import { encode } from 'uqr'

/** A QR code as one path in a square of `size` units a side: dark squares, with the quiet border of four around them. */
export interface QrCode {
  readonly size: number
  readonly path: string
}

/** The pixels of one module where nothing else says how large the picture is. */
const pixels = 4

/**
 * The QR code of a text (ISO/IEC 18004): error correction M or better, so that a scratched poster still reads. Throws a
 * RangeError where the text has more than 2 331 bytes.
 */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', boostEcc: true, border: 4 })
  const path = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { size, path: path.join('') }
}

/**
 * The same as an SVG picture: black on a white ground of its own, in dark mode too, because some readers cannot read light
 * on dark. Attributes only: no style and no script.
 */
export function qrSvg(text: string): string {
  const { size, path } = qrCode(text)
  const side = size * pixels
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${path}"/></svg>`,
  ].join('')
}

/** Where dark modules stand together in a row, and how many. */
function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1] += 1
    else if (dark) runs.push([x, 1])
  }
  return runs
}
