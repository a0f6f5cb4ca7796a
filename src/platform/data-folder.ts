import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes the data folder for its owner alone; the folders above it stay open for passing through. */
export function makeDataFolder(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}
