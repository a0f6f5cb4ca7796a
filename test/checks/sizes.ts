import { isTest, type Sources } from './sources.ts'

const most = 300

/**
 * A file past 300 lines is two ideas. Words of a profile and of the demo cast are data and may be long; so may a list
 * of tests, which is read by its names. What a program wrote says so in its first line and is as long as it is.
 */
export function largeFiles(all: Sources): string[] {
  return [...all]
    .filter(([path, text]) => !isTest(path) && !text.startsWith('// Made '))
    .filter(([path]) =>
      /^(src|client|assets|test|bench|bin|db|architecture)\/.*(\.(ts|js|cjs|css)|\/[a-z]+)$/.test(path),
    )
    .map(([path, text]) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > most)
    .map(({ path, lines }) => `${path} has ${lines} lines; ${most} is the most`)
}

/** For the curious: the median and the share of files under 200 lines. */
export function sizesInWords(all: Sources): string {
  const sizes = [...all]
    .filter(([path]) => /^src\/.*\.ts$/.test(path))
    .map(([, text]) => text.split('\n').length - 1)
    .sort((one, other) => one - other)
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0
  const small = sizes.filter((size) => size < 200).length
  return `${sizes.length} files, median ${median} lines, ${Math.round((100 * small) / Math.max(1, sizes.length))} % under 200`
}
