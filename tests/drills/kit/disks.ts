import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** A small disk whose state can be copied at a moment, without what has not been synced: what a power cut leaves. */
export interface CutDisk {
  /** Where the file system of the disk is mounted. */
  readonly folder: string
  /** Copies the disk as it is now, below the file system's cache, and mounts the copy read-write; returns its folder. */
  cut(): string
  forgetCut(): void
  remove(): void
}

/** Why this machine cannot make such disks; undefined where it can. */
export function missingForDisks(): string | undefined {
  if (process.getuid?.() !== 0) return 'not measured: needs root to mount'
  const missing = ['mkfs.xfs', 'mkfs.ext4', 'mount', 'losetup'].filter(
    (tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0,
  )
  return missing.length > 0
    ? `not measured: missing ${missing.join(', ')} (apt-get install xfsprogs)`
    : undefined
}

/**
 * An ext4 disk in a file on an XFS disk in a file: a reflink copy of the inner file is a snapshot of what has reached the
 * disk, for its file system's cache lies above it.
 */
export function makeCutDisk(folder: string): CutDisk {
  const [outer, inner, copy] = ['outer', 'inner', 'copy'].map((name) => join(folder, name))
  if (!outer || !inner || !copy) throw new Error('no folders')
  for (const each of [outer, inner, copy]) mkdirSync(each)
  const [image, disk, snapshot] = [join(folder, 'outer.img'), join(outer, 'disk.img'), join(outer, 'cut.img')]
  run('truncate', '-s', '400M', image)
  run('mkfs.xfs', '-q', '-m', 'reflink=1', image)
  run('mount', '-o', 'loop', image, outer)
  run('truncate', '-s', '64M', disk)
  run('mkfs.ext4', '-q', '-F', disk)
  run('mount', '-o', 'loop', disk, inner)
  return {
    folder: inner,
    cut: () => {
      run('cp', '--reflink=always', disk, snapshot)
      run('mount', '-o', 'loop', snapshot, copy)
      return copy
    },
    forgetCut: () => {
      run('umount', copy)
      run('rm', snapshot)
    },
    remove: () => {
      for (const each of [copy, inner, outer]) spawnSync('umount', [each])
    },
  }
}

/** A disk of so many megabytes in memory; `fn` gets its folder. */
export async function withSmallDisk<T>(
  folder: string,
  megabytes: number,
  fn: (mounted: string) => Promise<T>,
): Promise<T> {
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'ledig-drill', folder)
  try {
    return await fn(folder)
  } finally {
    run('umount', '-l', folder)
  }
}

function run(command: string, ...args: string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}
