import { settingList } from './list.ts'
import type { Setting } from './setting.ts'

/** The manual's page about settings, made from the list the program itself reads. */
export function settingsPage(): string {
  return `# Settings

Made from \`src/platform/settings/list.ts\`; do not edit. All settings come from the environment and are read once, at
the start. When something is wrong with them, the start lists every problem at once and ends. A name that begins with
\`PLENARY_\` and is not in this list is such a problem. Secrets may also be given as the path of a file, under the
same name with \`_FILE\` behind it.

${settingList.map(entry).join('\n')}`
}

function entry({ name, meaning, standard, standardInWords, example, isSecret }: Setting<unknown>): string {
  const without = standardInWords ?? (standard === undefined ? 'not set' : `\`${standard}\``)
  return `## ${name}

${meaning}

- Without it: ${without}
- Example: \`${name}=${example}\`
${isSecret ? `- Secret; or \`${name}_FILE\` with the path of a file\n` : ''}`
}
