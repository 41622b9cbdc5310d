/**
 * Reads a QR code as a camera would after it has found the squares (ISO/IEC 18004, byte mode, versions 1 to 9, no damage):
 * written apart from what makes them. Throws where it is none.
 */
export function readQr(svg: string): string {
  const grid = gridOf(svg)
  const version = (grid.length - 17) / 4
  const format = formatOf(grid)
  const [ecc, mask] = [format >> 3, format & 7]
  const bits = dataBits(grid, version, mask)
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0),
  )
  return textOf(dataCodewords(codewords, version, ecc))
}

type Grid = readonly (readonly boolean[])[]

/** The modules within the quiet border, which must be four wide and light. */
function gridOf(svg: string): Grid {
  const whole = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const dark = new Set<string>()
  const black = /fill="#000" d="([^"]+)"/.exec(svg)?.[1] ?? ''
  for (const [, x, y, length] of black.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let step = 0; step < Number(length); step++) dark.add(`${Number(x) + step},${y}`)
  const outside = [...dark].filter((at) => at.split(',').some((n) => Number(n) < 4 || Number(n) >= whole - 4))
  if (outside.length > 0) throw new Error('the border is not quiet')
  const side = Array.from({ length: whole - 8 }, (_, index) => index + 4)
  return side.map((y) => side.map((x) => dark.has(`${x},${y}`)))
}

/** Error correction and mask; the two copies must agree. */
function formatOf(grid: Grid): number {
  const last = grid.length - 1
  const at = (x: number, y: number) => (grid[y]?.[x] ? 1 : 0)
  const left = [0, 1, 2, 3, 4, 5, 7, 8].map((x) => at(x, 8))
  const top = [7, 5, 4, 3, 2, 1, 0].map((y) => at(8, y))
  const other = [
    ...[0, 1, 2, 3, 4, 5, 6].map((step) => at(8, last - step)),
    ...[7, 6, 5, 4, 3, 2, 1, 0].map((step) => at(last - step, 8)),
  ]
  const number = (bits: readonly number[]) => bits.reduce((sum, bit) => sum * 2 + bit, 0) ^ 0b101010000010010
  const first = number([...left, ...top])
  if (first !== number(other)) throw new Error('the two formats differ')
  return first >> 10
}

function dataBits(grid: Grid, version: number, mask: number): readonly number[] {
  const size = grid.length
  const bits: number[] = []
  let up = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right -= 1
    for (let step = 0; step < size; step++) {
      const y = up ? size - 1 - step : step
      for (const x of [right, right - 1])
        if (!isFunction(x, y, size, version)) bits.push(Number(grid[y]?.[x] !== masked(mask, x, y)))
    }
    up = !up
  }
  return bits
}

function masked(mask: number, x: number, y: number): boolean {
  const rules = [
    (x + y) % 2,
    y % 2,
    x % 3,
    (x + y) % 3,
    (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
    ((x * y) % 2) + ((x * y) % 3),
    (((x * y) % 2) + ((x * y) % 3)) % 2,
    (((x + y) % 2) + ((x * y) % 3)) % 2,
  ]
  return rules[mask] === 0
}

const alignments: readonly (readonly number[])[] = [
  [],
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
]

function isFunction(x: number, y: number, size: number, version: number): boolean {
  if (x === 6 || y === 6) return true
  const corner = (far: boolean, n: number) => (far ? n >= size - 8 : n <= 8)
  if ((corner(false, x) && (corner(false, y) || corner(true, y))) || (corner(true, x) && corner(false, y)))
    return true
  if (version >= 7 && ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11))) return true
  const places = alignments[version] ?? []
  const last = places.at(-1) ?? 0
  return places.some((cx) =>
    places.some((cy) => {
      const finder = (cx === 6 && (cy === 6 || cy === last)) || (cx === last && cy === 6)
      return !finder && Math.abs(x - cx) <= 2 && Math.abs(y - cy) <= 2
    }),
  )
}

/** Version → by M, L, H, Q (as the format numbers them): blocks and data codewords in all. ISO/IEC 18004, table 9. */
const blocks: Readonly<Record<number, readonly (readonly [blocks: number, data: number])[]>> = {
  1: [
    [1, 16],
    [1, 19],
    [1, 9],
    [1, 13],
  ],
  2: [
    [1, 28],
    [1, 34],
    [1, 16],
    [1, 22],
  ],
  3: [
    [1, 44],
    [1, 55],
    [2, 26],
    [2, 34],
  ],
  4: [
    [2, 64],
    [1, 80],
    [4, 36],
    [2, 48],
  ],
  5: [
    [2, 86],
    [1, 108],
    [4, 46],
    [4, 62],
  ],
  6: [
    [4, 108],
    [2, 136],
    [4, 60],
    [4, 76],
  ],
  7: [
    [4, 124],
    [2, 156],
    [5, 66],
    [6, 88],
  ],
  8: [
    [4, 154],
    [2, 194],
    [6, 86],
    [6, 110],
  ],
  9: [
    [5, 182],
    [2, 232],
    [8, 100],
    [8, 132],
  ],
}

/** Puts the interleaved codewords back in order; the later blocks may be one longer. */
function dataCodewords(all: readonly number[], version: number, ecc: number): readonly number[] {
  const [count, total] = blocks[version]?.[ecc] ?? [0, 0]
  if (count === 0) throw new Error(`version ${version} is not read here`)
  const short = Math.floor(total / count)
  const lengths = Array.from({ length: count }, (_, at) => (at < count - (total % count) ? short : short + 1))
  const parts = lengths.map((): number[] => [])
  let at = 0
  for (let step = 0; step <= short; step++)
    for (const [index, length] of lengths.entries()) if (step < length) parts[index]?.push(all[at++] ?? 0)
  return parts.flat()
}

function textOf(codewords: readonly number[]): string {
  const bits = codewords.flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((place) => (word >> place) & 1))
  const read = (from: number, length: number) =>
    bits.slice(from, from + length).reduce((sum, bit) => sum * 2 + bit, 0)
  if (read(0, 4) !== 0b0100) throw new Error('only byte mode is read here')
  const length = read(4, 8)
  const bytes = Array.from({ length }, (_, index) => read(12 + index * 8, 8))
  return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes))
}
