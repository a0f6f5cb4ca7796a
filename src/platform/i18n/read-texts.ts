import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../values/language.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Where texts are kept: beside the room or part that says them, and in the body's profile. */
export const textFiles = (profileId: string): string[] =>
  globSync(['src/**/texts/*.json', `profiles/${profileId}/texts/*.json`], { cwd: root })
    .sort()
    .map((file) => join(root, file))

/**
 * All texts of all files, by language and key. A key that stands in two files is an error, since one would hide the other.
 * Apostrophes after a letter become typographic: a straight one in front of a brace would quote it in ICU.
 */
export function readTexts(files: readonly string[]): Map<Language, Map<string, string>> {
  const languages = new Map<Language, Map<string, string>>()
  for (const file of files) {
    const language = basename(file, '.json')
    const texts = languages.get(language) ?? new Map<string, string>()
    languages.set(language, texts)
    for (const [key, words] of Object.entries(parsed(file))) {
      if (texts.has(key)) throw new Error(`${file}: "${key}" is already said in another file`)
      texts.set(key, words.replace(/(?<=\p{L})'/gu, '’'))
    }
  }
  return languages
}

function parsed(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch (error) {
    throw new Error(`${file} is not readable JSON`, { cause: error })
  }
}
