import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Language, Localised } from '../../values/language.ts'
import { checkProfile } from './check.ts'
import { checkLogo } from './logo.ts'
import type { Profile, RuleWords } from './profile.ts'
import {
  bodyShape,
  categoriesShape,
  countriesShape,
  Languages,
  lettersShape,
  localised,
  participationShape,
} from './shapes.ts'

export type ReadProfile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads a profile's folder. A wrong one comes back with every problem at once, each naming its file and place. */
export function readProfile(folder: string): ReadProfile {
  const problems: string[] = []
  const languages = languagesOf(folder, problems)
  if (!languages) return { ok: false, problems }

  const text = localised(languages)
  const body = part(folder, 'profile.json', bodyShape(text), problems)
  const places = part(folder, 'countries.json', countriesShape(text), problems)
  const people = part(folder, 'categories.json', categoriesShape(text), problems)
  const participation = part(folder, 'participation.json', participationShape(text), problems)
  const letterTexts = part(folder, 'letters.json', lettersShape(text), problems)
  const terms = legalWords(folder, 'terms', languages, problems)
  const privacy = legalWords(folder, 'privacy', languages, problems)
  const logo = fileText(folder, 'logo.svg', problems)
  problems.push(...checkLogo(logo))
  if (!body || !places || !people || !participation || !letterTexts) return { ok: false, problems }

  const profile: Profile = {
    ...body,
    id: basename(folder),
    folder,
    logo,
    regions: places.regions,
    countries: places.countries,
    countryRule: places.rule,
    categoryPrompt: people.prompt,
    categories: people.categories,
    sectors: people.sectors,
    studyGroups: people.studyGroups,
    contactRoles: people.contactRoles,
    focalPointKinds: people.focalPointKinds,
    eventTypes: participation.eventTypes,
    policy: participation.policy,
    ruleParts: participation.rules,
    rules: mapValues(participation.rules, (rule) => wholeRule(rule, languages)),
    legal: {
      terms: { version: body.legal.terms.version, words: terms },
      privacy: { version: body.legal.privacy.version, words: privacy },
    },
    letterTexts,
  }
  problems.push(...checkProfile(profile))
  return problems.length ? { ok: false, problems } : { ok: true, profile }
}

function languagesOf(folder: string, problems: string[]): Language[] | undefined {
  const body = json(folder, 'profile.json', problems) as { languages?: unknown } | undefined
  if (!body) return undefined
  const parsed = Languages.safeParse(body.languages)
  if (!parsed.success) problems.push('profile.json: languages: must be a list of codes such as ["en", "fr"]')
  return parsed.data
}

function part<T>(folder: string, file: string, shape: z.ZodType<T>, problems: string[]): T | undefined {
  const value = json(folder, file, problems)
  if (value === undefined) return undefined
  const parsed = shape.safeParse(value)
  for (const issue of parsed.error?.issues ?? []) {
    const place = issue.path.join('.')
    problems.push(`${file}: ${place ? `${place}: ` : ''}${issue.message}`)
  }
  return parsed.data
}

function json(folder: string, file: string, problems: string[]): unknown {
  const known = problems.length
  const text = fileText(folder, file, problems)
  if (problems.length > known) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    problems.push(`${file}: is not JSON: ${(error as Error).message}`)
    return undefined
  }
}

function fileText(folder: string, file: string, problems: string[]): string {
  const path = join(folder, file)
  if (existsSync(path)) return readFileSync(path, 'utf8')
  const told = `${file}: is missing`
  if (!problems.includes(told)) problems.push(told)
  return ''
}

function legalWords(
  folder: string,
  name: string,
  languages: readonly Language[],
  problems: string[],
): Localised {
  const texts = languages.map((language) => {
    const file = `legal/${name}.${language}.md`
    const text = fileText(folder, file, problems).trim()
    if (!text && !problems.includes(`${file}: is missing`)) problems.push(`${file}: is empty`)
    return [language, text]
  })
  return Object.fromEntries(texts)
}

function wholeRule({ words, wayOut }: RuleWords, languages: readonly Language[]): Localised {
  const whole = (language: Language) =>
    [words[language], wayOut?.[language]].filter(Boolean).join(language === 'zh' ? '' : ' ')
  return Object.fromEntries(languages.map((language) => [language, whole(language)]))
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
