import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files of one room in the data folder, each under the SHA-256 of its bytes: the same file twice is one file. */
export type FileFolder = {
  /** Writes the bytes so that they are still there after a power cut, and gives their address. */
  keep(bytes: Buffer): Promise<string>
  /** The bytes; undefined when there are none, or others than were put there. */
  read(address: string): Promise<Buffer | undefined>
  /** Removes what nobody uses and what is older than a day: something younger may still be on its way into a row. */
  clear(used: (addresses: readonly string[]) => Promise<ReadonlySet<string>>, now: Date): Promise<number>
}

const shape = /^[0-9a-f]{64}$/
const day = 24 * 60 * 60_000
const shaOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The folder of a room: `files/<room>` in the data folder, for its owner alone. */
export function fileFolder({ dataFolder }: { readonly dataFolder: string }, room: string): FileFolder {
  const root = join(dataFolder, 'files', room)
  const placeOf = (address: string) => join(root, address.slice(0, 2), address.slice(2))
  return {
    async keep(bytes) {
      const address = shaOf(bytes)
      const place = placeOf(address)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      const draft = join(root, `.${randomBytes(12).toString('hex')}`)
      await writeThrough(draft, bytes)
      await rename(draft, place)
      for (const folder of [dirname(place), root]) await writeNames(folder)
      return address
    },
    async read(address) {
      if (!shape.test(address)) return undefined
      const bytes = await readFile(placeOf(address)).catch(absent)
      return bytes && shaOf(bytes) === address ? bytes : undefined
    },
    async clear(used, now) {
      const old = await listOld(root, now)
      const kept = await used(old.flatMap(({ address }) => (address ? [address] : [])))
      const gone = old.filter(({ address }) => !address || !kept.has(address))
      // Looked at once more: the same bytes may have been handed in again meanwhile.
      for (const { place } of gone) if (await isOlder(place, now)) await unlink(place).catch(absent)
      return gone.length
    },
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

async function writeThrough(place: string, bytes: Buffer): Promise<void> {
  const file = await open(place, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A file is there after a power cut when its name is, which stands in its folder. */
async function writeNames(folder: string): Promise<void> {
  const names = await open(folder, 'r')
  try {
    await names.sync()
  } finally {
    await names.close()
  }
}

type Found = { readonly place: string; readonly address: string | undefined }

/** What has lain there for a day; without an address: the draft of a write that never ended. */
async function listOld(root: string, now: Date): Promise<Found[]> {
  const entries = (await readdir(root, { recursive: true, withFileTypes: true }).catch(absent)) ?? []
  const found: Found[] = []
  for (const entry of entries) {
    const place = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !(await isOlder(place, now))) continue
    const address = place.slice(root.length + 1).replace(/[\\/]/g, '')
    found.push({ place, address: shape.test(address) ? address : undefined })
  }
  return found
}

async function isOlder(place: string, now: Date): Promise<boolean> {
  const about = await stat(place).catch(absent)
  return about !== undefined && about.mtimeMs < now.getTime() - day
}
