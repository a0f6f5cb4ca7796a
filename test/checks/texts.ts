import { askedBy, type Asked } from './messages.ts'
import type { Sources } from './sources.ts'
import { words } from './syntax.ts'
import ts from 'typescript'

/** One text of one file. */
export type Text = {
  readonly file: string
  readonly language: string
  readonly key: string
  readonly words: string
}

/** A folder of texts and the languages it must speak: all for rooms, the profile's own for a profile. */
export type Shelf = {
  readonly folder: string
  readonly languages: readonly string[]
  readonly texts: readonly Text[]
}

/** The languages of each profile, as `profile.json` says them. */
export function profileLanguages(all: Sources): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const [path, text] of all) {
    const profile = /^profiles\/([^/]+)\/profile\.json$/.exec(path)?.[1]
    if (profile) found.set(profile, (JSON.parse(text) as { languages: string[] }).languages)
  }
  return found
}

export function shelves(all: Sources): Shelf[] {
  const profiles = profileLanguages(all)
  const every = [...new Set([...profiles.values()].flat())].sort()
  const folders = new Map<string, Text[]>()
  for (const [path, text] of all) {
    const [, folder, language] = /^((?:src|profiles)\/.*texts)\/([a-z-]+)\.json$/i.exec(path) ?? []
    if (!folder || !language) continue
    const texts = folders.get(folder) ?? []
    folders.set(folder, texts)
    for (const [key, said] of entries(path, text)) texts.push({ file: path, language, key, words: said })
  }
  return [...folders].map(([folder, texts]) => {
    const profile = /^profiles\/([^/]+)\//.exec(folder)?.[1]
    return { folder, languages: profile ? (profiles.get(profile) ?? []) : every, texts }
  })
}

/** Every text is there in every language; a key is said once; no language is there that nobody asked for. */
export function missingTexts(all: Sources): string[] {
  const found: string[] = []
  for (const shelf of shelves(all)) {
    const keys = new Set(shelf.texts.map((text) => text.key))
    for (const language of shelf.languages) {
      const said = shelf.texts.filter((text) => text.language === language).map((text) => text.key)
      for (const key of keys)
        if (!said.includes(key)) found.push(`${shelf.folder}/${language}.json lacks "${key}"`)
      for (const key of twice(said)) found.push(`${shelf.folder}/${language}.json says "${key}" twice`)
    }
    for (const text of shelf.texts)
      if (text.words.trim() === '') found.push(`${text.file} leaves "${text.key}" empty`)
  }
  return found
}

/** A text asks for the same values, tags and choices in every language as in the first. */
export function unequalTexts(all: Sources): string[] {
  const found: string[] = []
  for (const shelf of shelves(all)) {
    const first = new Map<string, { text: Text; asked: string }>()
    for (const text of inOrder(shelf)) {
      const asked = understood(text, found)
      if (!asked) continue
      const told = [...asked.names].map(([name, kind]) => (kind === 'tag' ? `<${name}>` : `{${name}}`)).sort()
      const choices = [...asked.selects].map(([name, forms]) => `{${name}: ${forms}}`).sort()
      const said = [...told, ...choices].join(' ')
      const model = first.get(text.key)
      if (!model) first.set(text.key, { text, asked: said })
      else if (model.asked !== said)
        found.push(
          `${text.file} "${text.key}" has ${said || 'nothing'} where ${model.text.language} has ${model.asked || 'nothing'}`,
        )
    }
  }
  return found
}

/** A plural has every form its language needs: six in Arabic, four in Russian. */
export function lackingPlurals(all: Sources): string[] {
  const found: string[] = []
  for (const { texts } of shelves(all))
    for (const text of texts)
      for (const plural of understood(text, [])?.plurals ?? []) {
        const type = plural.ordinal ? 'ordinal' : 'cardinal'
        const needed = new Intl.PluralRules(text.language, { type }).resolvedOptions().pluralCategories
        const lacking = needed.filter((form) => !plural.forms.includes(form))
        if (lacking.length > 0)
          found.push(`${text.file} "${text.key}" lacks for {${plural.name}}: ${lacking.join(', ')}`)
      }
  return found
}

function understood(text: Text, found: string[]): Asked | undefined {
  try {
    return askedBy(text.words, text.language)
  } catch (error) {
    found.push(
      `${text.file} "${text.key}" is not a message: ${error instanceof Error ? error.message : String(error)}`,
    )
    return undefined
  }
}

/** English first: the others are compared with it. */
const inOrder = (shelf: Shelf): Text[] =>
  shelf.texts.toSorted((one, other) => Number(other.language === 'en') - Number(one.language === 'en'))

/** Read by hand, since JSON.parse keeps the last of two equal keys and says nothing. */
function entries(path: string, text: string): [string, string][] {
  const source = ts.parseJsonText(path, text)
  const object = source.statements[0]?.expression
  if (!object || !ts.isObjectLiteralExpression(object)) return []
  return object.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property)) return []
    const [key, said] = [words(property.name), words(property.initializer)]
    return key !== undefined && said !== undefined ? [[key, said] as [string, string]] : []
  })
}

const twice = (keys: readonly string[]): string[] => keys.filter((key, place) => keys.indexOf(key) !== place)
