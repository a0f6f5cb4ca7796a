import type { Sources } from './sources.ts'

const never = new Set(
  ['util', 'helper', 'common', 'manager', 'service', 'data', 'info', 'process', 'handle', 'misc'].flatMap(
    (word) => [word, `${word}s`],
  ),
)

/** Names that say nothing are not given to files and folders; names are kebab-case. */
export function emptyNames(all: Sources): string[] {
  const found = new Set<string>()
  for (const path of all.keys()) {
    if (!/^(src|client|test|bench)\/.*\.ts$/.test(path)) continue
    for (const part of path.split('/')) {
      const name = part.replace(/(\.test)?\.[a-z]+$/, '')
      if (never.has(name)) found.add(`${path}: "${name}" says nothing about what is in it`)
      if (path.startsWith('src/') && name !== 'README' && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
        found.add(`${path}: "${name}" is not kebab-case`)
    }
  }
  return [...found]
}
