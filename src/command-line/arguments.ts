import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { GivenOptions, PlainVerb, Verb } from '../platform/command-line.ts'

/** The line was not understood; the message says what to type instead. */
export class WrongUse extends Error {}

type Options = Verb['options']

/** Reads the options of one verb. A value that begins with `@` is read from that file, `@-` from the input. */
export function readOptions(
  { options }: Verb | PlainVerb,
  given: readonly string[],
): GivenOptions & { json?: boolean } {
  const places = Object.keys(options).filter((name) => options[name]?.positional)
  const { values, positionals } = parsed(options, given)
  if (positionals.length > places.length)
    throw new WrongUse(`"${positionals[places.length]}" is one word too many.`)
  const all: Record<string, string | boolean | undefined> = { ...values }
  for (const [index, name] of places.entries()) all[name] ??= positionals[index]
  for (const [name, option] of Object.entries(options)) {
    if (option.required && all[name] === undefined) throw new WrongUse(`${asTyped(name, option)} is missing.`)
    const value = all[name]
    if (typeof value === 'string' && value.startsWith('@'))
      all[name] = readFileSync(value === '@-' ? 0 : value.slice(1), 'utf8')
  }
  return all
}

function parsed(options: Options, given: readonly string[]) {
  const named = Object.entries(options).map(
    ([name, { value }]) => [name, { type: value ? 'string' : 'boolean' }] as const,
  )
  try {
    return parseArgs({
      args: [...given],
      options: {
        ...(Object.fromEntries(named) as Record<string, { type: 'string' | 'boolean' }>),
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    })
  } catch (error) {
    throw new WrongUse((error as Error).message.replace(/\. To specify a positional.*/, '.'))
  }
}

export const asTyped = (name: string, { value, positional }: Options[string]): string =>
  positional ? (value ?? name.toUpperCase()) : value ? `--${name} ${value}` : `--${name}`
