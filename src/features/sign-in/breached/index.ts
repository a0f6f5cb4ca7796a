import { listedPasswords, type ListedPasswords } from './listed.ts'
import { readList } from './keep.ts'

export { prepareListedPasswords } from './keep.ts'
export type { ListedPasswords } from './listed.ts'

const opened = new Map<string, Promise<ListedPasswords>>()

/** The list for this process. The first who asks begins reading it; the web asks at its start, so that nobody waits. */
export function openListedPasswords(dataFolder: string): Promise<ListedPasswords> {
  const before = opened.get(dataFolder)
  if (before) return before
  const list = readList(dataFolder).then(listedPasswords)
  opened.set(dataFolder, list)
  list.catch(() => opened.delete(dataFolder))
  return list
}
