import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes the data folder for its owner alone; the folders above it stay open for passing through. */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(`The data folder ${folder} cannot be made (${code}). PLENARY_DATA names another.`, {
      cause: error,
    })
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
