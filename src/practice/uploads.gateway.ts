import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readUploadName, type Uploads } from '../lib/uploads.ts'

/** The folder `uploads` below DATA_DIR. A name that is none of ours is not there, whatever it points to. */
export function createUploads(folder: string): Uploads {
  return {
    keep: async (name, bytes) => {
      const file = fileOf(folder, name)
      if (!file) throw new Error('not the name of an upload')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const half = join(folder, `.${randomUUID()}`)
      try {
        await writeThrough(half, bytes)
        await rename(half, file)
      } catch (error) {
        await rm(half, { force: true })
        throw error
      }
    },
    read: async (name) => {
      const file = fileOf(folder, name)
      try {
        return file ? await readFile(file) : undefined
      } catch {
        return undefined
      }
    },
    remove: async (name) => {
      const file = fileOf(folder, name)
      if (file) await rm(file, { force: true })
    },
  }
}

function fileOf(folder: string, name: string): string | undefined {
  return readUploadName(name) && join(folder, name)
}

/** On the disk before its name is: a power cut leaves the old picture or the new one. */
async function writeThrough(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
