import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packed } from './listed.ts'
import { entriesOf, sourceOfList } from './source.ts'

const placeIn = (dataFolder: string): string => join(dataFolder, 'cache', 'stolen-passwords')

/** The first line of the file: what it was made from, and a checksum of the rest. */
const headOf = (version: string, list: Buffer): string =>
  `1 ${version} ${createHash('sha256').update(list).digest('hex')}\n`

/** The kept list, if it is whole and made from the package that is installed now. */
function readKept(dataFolder: string, version: string): Buffer | undefined {
  try {
    const file = readFileSync(placeIn(dataFolder))
    const head = file.subarray(0, file.indexOf('\n') + 1)
    const list = file.subarray(head.length)
    return head.toString() === headOf(version, list) ? list : undefined
  } catch {
    return undefined
  }
}

/** Appears whole or not at all. Where nothing can be written, the next start makes the list again. */
function keep(dataFolder: string, version: string, list: Buffer): void {
  const place = placeIn(dataFolder)
  const half = `${place}.${randomUUID()}`
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
    writeFileSync(half, Buffer.concat([Buffer.from(headOf(version, list)), list]), { mode: 0o600 })
    renameSync(half, place)
  } catch {
    if (existsSync(half)) rmSync(half)
  }
}

const makeList = async (): Promise<Buffer> => packed(await entriesOf(sourceOfList().path))

/**
 * Makes the list ready before anybody is let in, in a process that ends afterwards: reading the whole package takes
 * memory that a server would keep.
 */
export async function prepareListedPasswords(dataFolder: string): Promise<void> {
  const { version } = sourceOfList()
  if (!readKept(dataFolder, version)) keep(dataFolder, version, await makeList())
}

/** The list from the data folder; from the package where the folder has none that can be trusted. */
export async function readList(dataFolder: string): Promise<Buffer> {
  return readKept(dataFolder, sourceOfList().version) ?? (await makeList())
}
