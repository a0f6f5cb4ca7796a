import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlainVerb } from '../../platform/command-line.ts'
import type { Config } from '../../platform/config.ts'
import { settings } from '../../platform/settings/list.ts'
import { settingsPage } from '../../platform/settings/page.ts'

const page = 'docs/reference/settings.md'

export const configVerbs: readonly PlainVerb[] = [
  {
    noun: 'config',
    verb: 'print',
    summary: 'Shows every setting as it is understood.',
    options: { redact: { summary: 'Leave secrets out, so that the list can be shown to others.' } },
    examples: ['bin/plenary config print --redact', 'bin/plenary config print --redact --json'],
    runWithout: async (config, { redact }) => printed(config, Boolean(redact)),
  },
  {
    noun: 'config',
    verb: 'page',
    summary: 'Writes the page about settings in the manual, from the list the program reads.',
    options: {},
    examples: ['bin/plenary config page'],
    async runWithout() {
      writeFileSync(join(import.meta.dirname, '../../..', page), settingsPage())
      return { written: page }
    },
  },
]

/** Settings by their names in the environment. */
export function printed(config: Config, isRedacted: boolean): Record<string, unknown> {
  const entries = Object.entries(settings).map(([key, { name, ...about }]) => {
    const value = (config as Record<string, unknown>)[key]
    const isKept = isRedacted && 'isSecret' in about && value !== undefined
    return [name, isKept ? '(set)' : value instanceof Set ? [...value].join(',') : (value ?? '')]
  })
  return Object.fromEntries(entries) as Record<string, unknown>
}
