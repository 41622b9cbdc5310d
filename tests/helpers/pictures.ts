import sharp from 'sharp'

/** Pictures as people have them, made on the spot. */
export interface Wanted {
  readonly width?: number
  readonly height?: number
  readonly colour?: string
}

export function png({ width = 400, height = 100, colour = '#1d3f8f' }: Wanted = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()
}

/** A photograph that does not get small by itself. */
export function photo({ width = 2400, height = 1600 }: Wanted = {}): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  return sharp({ create: { width, height, channels: 3, background: '#446688', noise } })
    .jpeg({ quality: 60 })
    .toBuffer()
}

export function fileOf(bytes: Uint8Array, name = 'picture.png', type = 'image/png'): File {
  return new File([new Uint8Array(bytes)], name, { type })
}
