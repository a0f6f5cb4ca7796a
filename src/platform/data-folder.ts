import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

const reasons: Record<string, string> = {
  EACCES: 'this user may not write there',
  ENOTDIR: 'a file stands in its place',
  EROFS: 'nothing can be written on that disk',
}

/**
 * Makes the data folder for its owner alone; the folders above it stay open for passing through. Throws, in words, when
 * nothing could be kept in it.
 */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700)
    accessSync(`${folder}/.`, constants.W_OK | constants.X_OK)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new Error(
      `The data folder ${folder} cannot be used: ${reasons[code] ?? `it cannot be made (${code})`}. PLENARY_DATA names another.`,
      { cause: error },
    )
  }
}

/** One folder at a time: where none can be made, such as under /proc, Node's own recursive way never comes back. */
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), 0o777)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
