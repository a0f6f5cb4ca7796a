import { writeName } from '../../../protocols/imap/folder-names.ts'
import { writeAString } from '../../../protocols/imap/strings.ts'
import { pathsAbove } from '../rules.ts'
import type { Folder } from '../types.ts'
import { useOf } from './uses.ts'

/** A line of LIST: a folder, or a level that only others are in. */
export type Listed = {
  readonly path: string
  readonly folder: Folder | undefined
  readonly hasChildren: boolean
  readonly hasSubscribedBelow: boolean
}

/** All folders and the levels above them, by path, the inbox first. */
export function listedOf(folders: readonly Folder[]): Listed[] {
  const byPath = new Map(folders.map((folder) => [folder.path, folder]))
  const above = folders.flatMap(({ path }) => pathsAbove(path))
  const parents = new Set(above)
  const over = new Set(
    folders.filter(({ isSubscribed }) => isSubscribed).flatMap(({ path }) => pathsAbove(path)),
  )
  return [...new Set([...byPath.keys(), ...above])].sort(inboxFirst).map((path) => ({
    path,
    folder: byPath.get(path),
    hasChildren: parents.has(path),
    hasSubscribedBelow: over.has(path),
  }))
}

const inboxFirst = (a: string, b: string) =>
  Number(b === 'INBOX') - Number(a === 'INBOX') || (a < b ? -1 : a > b ? 1 : 0)

/** `LIST (\HasNoChildren \Sent) "/" Sent` */
export function writeListed(it: Listed, asksSubscribed: boolean, isRecursive: boolean): string {
  const use = useOf(it.folder?.role ?? null)
  const attributes = [
    ...(it.folder ? [] : ['\\NonExistent', '\\Noselect']),
    it.hasChildren ? '\\HasChildren' : '\\HasNoChildren',
    ...(use ? [use] : []),
    ...(asksSubscribed && it.folder?.isSubscribed ? ['\\Subscribed'] : []),
  ]
  const more = isRecursive && it.hasSubscribedBelow ? ' ("CHILDINFO" ("SUBSCRIBED"))' : ''
  return `LIST (${attributes.join(' ')}) "/" ${writeAString(writeName(it.path))}${more}`
}
