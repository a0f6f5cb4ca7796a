import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { top } from '../run/tools.ts'

/** The project's own text files by their path. A test hands in a few lines instead. */
export type Sources = ReadonlyMap<string, string>

const patterns = [
  '*.{js,json,md,ts}',
  '{architecture,assets,bench,bin,client,db,profiles,src,test}/**/*.{cjs,css,js,json,md,sql,svg,ts,tsv,txt}',
  'bin/*',
  'docs/**/*.md',
  '.ci/run',
]

let read: Sources | undefined

/** Read once a run. Generated and foreign files (`package-lock.json`, `node_modules`, `data`, `look`) are not ours. */
export function ourSources(): Sources {
  if (read) return read
  const files = globSync(patterns, {
    cwd: top,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile() && entry.name !== 'package-lock.json')
    .map((entry) => join(entry.parentPath, entry.name))
  read = new Map(files.sort().map((file) => [file.slice(top.length), readFileSync(file, 'utf8')]))
  return read
}

export const sources = (files: Readonly<Record<string, string>>): Sources => new Map(Object.entries(files))

export const isTest = (path: string): boolean => path.endsWith('.test.ts')

/** The files whose path the pattern matches, tests left out. */
export const product = (all: Sources, pattern: RegExp): [string, string][] =>
  [...all].filter(([path]) => pattern.test(path) && !isTest(path))

/** The room a path belongs to, such as `registrations`; `undefined` outside of rooms. */
export const roomOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1]

export const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
