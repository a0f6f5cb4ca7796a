import { existsSync, readFileSync } from 'node:fs'
import { Wrong } from './settings/kinds.ts'
import { settings, settingList, type Values } from './settings/list.ts'
import type { Setting } from './settings/setting.ts'
import { nearest } from './settings/nearest.ts'

/** The settings of this installation. Read once; nothing else looks at the environment. */
export type Config = Omit<Values, 'url' | 'mailDomain' | 'mailFrom'> & {
  /** The public address without a slash at the end. */
  readonly url: string
  readonly mailDomain: string
  readonly mailFrom: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads all settings, or says everything that is wrong with them at once. */
export function readConfig(
  env: Environment,
): { ok: true; config: Config } | { ok: false; problems: string[] } {
  const problems = unknownNames(env)
  const values: Record<string, unknown> = {}
  for (const [key, setting] of Object.entries(settings) as [string, Setting<unknown>][]) {
    const read = readSetting(setting, env)
    if (read instanceof Problem) problems.push(read.words)
    else values[key] = read
  }
  const read = values as Values
  problems.push(...contradictions(read))
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    config: {
      ...read,
      url: read.url ?? localAddress(read),
      mailDomain: read.mailDomain ?? '',
      mailFrom: read.mailFrom ?? '',
    },
  }
}

/** Fills in what a setting leaves to the profile. */
export function withProfile(config: Config, profile: { readonly mailDomain: string }): Config {
  const mailDomain = config.mailDomain || profile.mailDomain
  return { ...config, mailDomain, mailFrom: config.mailFrom || `no-reply@${mailDomain}` }
}

class Problem {
  readonly words: string
  constructor(words: string) {
    this.words = words
  }
}

function readSetting(setting: Setting<unknown>, env: Environment): unknown {
  const given = givenText(setting, env)
  if (given instanceof Problem) return given
  const text = given ?? setting.standard
  if (text === undefined) return undefined
  const value = setting.kind(text)
  if (!(value instanceof Wrong)) return value
  const shown = setting.isSecret ? '' : ` is "${text}", but`
  return new Problem(
    `${setting.name}${shown} must be ${value.expected}. Example: ${setting.name}=${setting.example}`,
  )
}

/** The text of a setting: by value, or from the file that NAME_FILE points to. An empty one counts as not given. */
function givenText({ name, isSecret }: Setting<unknown>, env: Environment): string | undefined | Problem {
  const file = isSecret ? env[`${name}_FILE`] : undefined
  const text = env[name]?.trim()
  if (!file) return text || undefined
  if (text) return new Problem(`${name} and ${name}_FILE are both set; keep one of them.`)
  if (!existsSync(file)) return new Problem(`${name}_FILE names ${file}, which is not there.`)
  return readFileSync(file, 'utf8').trim()
}

function unknownNames(env: Environment): string[] {
  const known = settingList.flatMap(({ name, isSecret }) => (isSecret ? [name, `${name}_FILE`] : [name]))
  const strange = Object.keys(env).filter((name) => /^PLENARY_(?!TEST_)/.test(name) && !known.includes(name))
  return strange.map((name) => {
    const meant = nearest(name, known)
    return `${name} is not a setting.${meant ? ` Did you mean ${meant}?` : ' docs/reference/settings.md lists them all.'}`
  })
}

function contradictions({ tlsCert, tlsKey }: Values): string[] {
  if (Boolean(tlsCert) === Boolean(tlsKey)) return []
  return ['PLENARY_TLS_CERT and PLENARY_TLS_KEY belong together: set both of them, or none.']
}

const localAddress = ({ tlsCert, port }: Values) => `${tlsCert ? 'https' : 'http'}://localhost:${port}`
