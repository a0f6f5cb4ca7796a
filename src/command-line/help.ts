import type { PlainVerb, Verb } from '../platform/command-line.ts'
import { asTyped } from './arguments.ts'

type AnyVerb = Verb | PlainVerb

const ends = `
Every verb takes --json (data for programs) and --help. Data goes to the standard output, everything else to the
error output. A value that begins with @ is read from that file, @- from the standard input.

Exit codes: 0 done, 1 refused, 2 not understood, 3 the database is not available, 70 a fault of the program.
Settings come from the environment: docs/reference/settings.md.
`

/** All verbs, one line each. */
export function helpForAll(verbs: readonly AnyVerb[]): string {
  const width = Math.max(...verbs.map(({ noun, verb }) => `${noun} ${verb}`.trim().length))
  const lines = verbs.map(
    ({ noun, verb, summary }) => `  ${`${noun} ${verb}`.trim().padEnd(width)}  ${summary}`,
  )
  return `bin/plenary <noun> <verb> [options]\n\n${lines.join('\n')}\n${ends}`
}

/** One verb: how it is typed, its options, examples. */
export function helpForOne({ noun, verb, summary, options, examples }: AnyVerb): string {
  const named = Object.entries(options).map(([name, option]) => [asTyped(name, option), option] as const)
  const usage = named.map(([typed, { required }]) => (required ? typed : `[${typed}]`)).join(' ')
  const width = Math.max(0, ...named.map(([typed]) => typed.length))
  const lines = named.map(([typed, option]) => `  ${typed.padEnd(width)}  ${option.summary}`)
  const parts = [
    `bin/plenary ${`${noun} ${verb}`.trim()} ${usage}`.trim(),
    summary,
    lines.join('\n'),
    `Examples:\n${examples.map((example) => `  ${example}`).join('\n')}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
