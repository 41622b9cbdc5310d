import { createHash } from 'node:crypto'

/** The files that the practice has put up, below DATA_DIR. */
export interface Uploads {
  /** Keeps a file whole or not at all. */
  keep(name: string, bytes: Uint8Array): Promise<void>
  /** undefined: not there, as after a restore without the folder. */
  read(name: string): Promise<Uint8Array | undefined>
  remove(name: string): Promise<void>
}

/** What a file's name says of it, so that no page has to open it. */
export interface UploadName {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg' } as const

/** A name that is the content's own: another content has another name, and may be kept by browsers for ever. */
export function uploadName(bytes: Uint8Array, { type, width, height }: UploadName): string {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 24)
  return `${hash}-${width}x${height}.${endings[type]}`
}

/** undefined for every name that `uploadName` cannot have given: there is no way out of the folder. */
export function readUploadName(name: string): UploadName | undefined {
  const found = /^[0-9a-f]{24}-(\d{1,5})x(\d{1,5})\.(png|jpg)$/.exec(name)
  if (!found) return undefined
  const [, width, height, ending] = found
  return {
    type: ending === 'png' ? 'image/png' : 'image/jpeg',
    width: Number(width),
    height: Number(height),
  }
}
