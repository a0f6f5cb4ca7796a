import { createHash, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataFolder } from './data-folder.ts'

/** The installation's key: the setting where it is given, else the file in the data folder, made when it is not there. */
export function readKey({ dataFolder, secret }: { dataFolder: string; secret?: string | undefined }): Buffer {
  if (secret) return createHash('sha256').update(secret).digest()
  const file = join(dataFolder, 'secret')
  if (!existsSync(file)) makeKey(file, dataFolder)
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url')
}

/** Two processes that start at once end up with the same key: the file appears whole, and only once. */
function makeKey(file: string, folder: string): void {
  makeDataFolder(folder)
  const half = `${file}.${process.pid}`
  writeFileSync(half, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(half, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(half)
  }
}
